/**
 * Hashes in the index: what a scan asks of the filter and the table, and how a form is proven to stand at a spot.
 */
import { FIRST_FOLD, SEPARATOR_UNIT, WORD } from '../text/characters';
import { BYTES } from '../text/utf8';
import { EXACT_FORM, FIRST_FORM, LAST_FORM, LONGER, NAME_MASK, PRINT_SHIFT, RULE_MASK, RULE_SHIFT } from './format';
import { CHECK_SEED, mix, nonZero, PRIME, printOf, SEED, slotOf, spread } from './hash';
import { type Hits, record } from './hits';
import type { NameIndex } from './name-index';
import { Walker } from './walk';

/** Units walked beyond the first look at each, for `scanWork`. */
export const work = { units: 0 };

/** Whether the filter lets a word through: false proves that no form begins with it. */
export function passes(filter: Uint32Array, mask: number, hash: number): boolean {
  const mixed = spread(hash);
  const bits = (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
  return ((filter[(mixed >>> 10) & mask] as number) & bits) === bits;
}

/**
 * Looks the folded hash of `text[start, end)` up: records the forms that its second and its exact hash prove, and says
 * whether a longer form may follow. A print does not prove a key, so all of the run are read; a false "longer" only
 * walks on in vain.
 */
export function visit(
  index: NameIndex,
  hash: number,
  check: number,
  exact: number,
  start: number,
  end: number,
  kind: number,
  hits: Hits,
): boolean {
  const { table } = index;
  const slots = table.length;
  const print = printOf(hash);
  let longer = 0;
  let slot = slotOf(hash, slots);
  for (let found = table[slot] as number; found !== 0; found = table[slot] as number) {
    if (found >>> PRINT_SHIFT === print) {
      const first = found & FIRST_FORM;
      if (first !== 0 && matches(index, first - 1, check, exact)) record(hits, start, end, kind, first - 1);
      longer |= found & LONGER;
    }
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return longer !== 0;
}

/**
 * The same for plain words of the bytes `[start, end)`, every one a letter, digit or space of ASCII, whose other hashes
 * are reckoned only where they are asked for. `extra` bytes before them make no unit of their own.
 */
export function visitBytes(
  index: NameIndex,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  extra: number,
  hits: Hits,
): boolean {
  const { table } = index;
  const slots = table.length;
  const print = printOf(hash);
  let longer = 0;
  let slot = slotOf(hash, slots);
  for (let found = table[slot] as number; found !== 0; found = table[slot] as number) {
    if (found >>> PRINT_SHIFT === print) {
      const first = found & FIRST_FORM;
      if (first !== 0 && provenByBytes(index, first - 1, bytes, start, end)) {
        record(hits, start - extra, end - extra, WORD, first - 1);
      }
      longer |= found & LONGER;
    }
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return longer !== 0;
}

function provenByBytes(index: NameIndex, first: number, bytes: Uint8Array, start: number, end: number): boolean {
  const { forms, checks } = index;
  const values = BYTES;
  let check = 0;
  let exact = 0;
  work.units += end - start;
  for (let form = first; ; form++) {
    const value = forms[form] as number;
    if ((value & EXACT_FORM) !== 0) {
      if (exact === 0) {
        exact = SEED;
        for (let at = start; at < end; at++) {
          const byte = bytes[at] as number;
          exact = Math.imul(exact ^ (byte > SPACE_BYTE ? byte : SEPARATOR_UNIT), PRIME);
        }
        exact = nonZero(exact);
      }
      if (checks[form] === exact) return true;
    } else {
      if (check === 0) {
        check = CHECK_SEED;
        for (let at = start; at < end; at++) {
          const folded = values[bytes[at] as number] as number;
          check = mix(check, folded >= FIRST_FOLD ? folded : SEPARATOR_UNIT);
        }
        check = nonZero(check);
      }
      if (checks[form] === check) return true;
    }
    if ((value & LAST_FORM) !== 0) return false;
  }
}

/** Letters and digits are above it, the spaces between them not. */
const SPACE_BYTE = 0x20;

/** Walks from `start` as long as a longer form may follow, and records every form on the way. */
export function walkFrom(index: NameIndex, text: string, start: number, walker: Walker, hits: Hits): void {
  walker.start(text, start);
  while (walker.next() && visit(index, walker.hash, walker.check, walker.exact, start, walker.end, walker.kind, hits));
  work.units += walker.at - start;
}

/** Whether any form of the key is proven by its check. */
function matches(index: NameIndex, first: number, check: number, exact: number): boolean {
  for (let form = first; ; form++) {
    if (proven(index, form, check, exact)) return true;
    if ((index.forms[form] as number) & LAST_FORM) return false;
  }
}

function proven(index: NameIndex, form: number, check: number, exact: number): boolean {
  return index.checks[form] === nonZero((index.forms[form] as number) & EXACT_FORM ? exact : check);
}

/** A form that stands at a hit. */
export interface FoundForm {
  name: number;
  rule: number;
  exact: boolean;
}

/** Walks hits a second time; one for all, since a page has thousands. */
const again = new Walker();

/** All forms proven for the hit `text[start, end)` whose key begins at `form`. */
export function formsAt(index: NameIndex, text: string, start: number, end: number, form: number): FoundForm[] {
  const found: FoundForm[] = [];
  const walker = again;
  walker.start(text, start);
  while (walker.next() && walker.end < end);
  for (let f = form; ; f++) {
    const value = index.forms[f] as number;
    if (proven(index, f, walker.check, walker.exact)) {
      found.push({
        name: value & NAME_MASK,
        rule: (value >>> RULE_SHIFT) & RULE_MASK,
        exact: (value & EXACT_FORM) !== 0,
      });
    }
    if (value & LAST_FORM) return found;
  }
}

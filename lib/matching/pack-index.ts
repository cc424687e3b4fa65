/**
 * Writes the binary index from forms. Separate from what the forms mean, so that measurements can build indexes of any
 * size, and a test can compare them with a naive dictionary.
 */

import { writeSections } from '../sections';
import { HANGUL, WORD } from '../text/characters';
import {
  EXACT_FORM,
  FIRST_FORM,
  FORMAT_VERSION,
  HEADER,
  LAST_FORM,
  MAGIC,
  NAME_MASK,
  PRINT_SHIFT,
  RULE_SHIFT,
} from './format';
import {
  checksum,
  endBits,
  filterWord,
  longerBits,
  openingOf,
  openingShiftOf,
  printOf,
  slotOf,
  spread,
  thirdBits,
} from './hash';
import { EMPTY_TABLE, type NameTableSource, packNameTable } from './name-table';
import { Walker } from './walk';

/** One form to be put into the index. */
export interface FormEntry {
  /** Clean text (NFC, nothing hidden). */
  text: string;
  exact: boolean;
  /** Number of the rule that made it. */
  rule: number;
  /** Name number. */
  name: number;
}

/** Slots per form: linear probing stays short at this load. */
const LOAD = 0.5;
/** Least bits of the filter per hash; 12 leave about 3% of what is no form to the table. */
const FILTER_BITS = 12;
/** Least words of the openings per opening: one word in ten that opens no name passes, and is met by the filter. */
const OPENING_WORDS = 0.5;

/** What is known of a folded hash. Two keys of one hash share it; the forms' checks tell them apart. */
interface Key {
  longer: boolean;
  forms: { check: number; value: number }[];
}

/**
 * Builds the index. `entityOf` and `flags` are per name number; `table` is what goes with the names, nothing by itself.
 * @throws Error naming the form when one cannot be walked to its end (it holds a character no name may hold).
 */
export function packIndex(
  entries: Iterable<FormEntry>,
  entityOf: readonly number[],
  flags: readonly number[],
  table: NameTableSource = EMPTY_TABLE,
): ArrayBuffer {
  const keys = new Map<number, Key>();
  const openings = new Map<number, number>();
  let formCount = 0;
  let singles = 0;
  for (const entry of entries) {
    const path = pathOf(entry.text);
    const last = path.at(-1);
    if (!last || last.end < trimmedLength(entry.text)) throw new Error(`"${entry.text}" cannot be matched`);
    if (path.length === 1) singles |= last.kind === HANGUL ? 1 : last.kind === WORD ? 0 : 2;
    addOpening(openings, entry.text, path);
    for (const step of path) {
      let key = keys.get(step.hash);
      if (!key) {
        key = { longer: false, forms: [] };
        keys.set(step.hash, key);
      }
      if (step !== last) key.longer = true;
      else {
        const check = entry.exact ? step.exact : step.check;
        const value = ((entry.exact ? EXACT_FORM : 0) | (entry.rule << RULE_SHIFT) | (entry.name & NAME_MASK)) >>> 0;
        if (!key.forms.some((form) => form.check === check && (form.value & NAME_MASK) === entry.name)) {
          key.forms.push({ check, value });
          formCount++;
        }
      }
    }
  }
  return write(keys, openings, formCount, singles, [
    Uint32Array.from(entityOf),
    Uint16Array.from(flags),
    ...packNameTable(table, entityOf),
  ]);
}

/** Whether the walk gets to the end of `text`: nothing in it breaks a name. */
export function isWalkable(text: string): boolean {
  const end = pathOf(text).at(-1)?.end;
  return end !== undefined && end >= trimmedLength(text);
}

interface Step {
  hash: number;
  check: number;
  exact: number;
  end: number;
  kind: number;
  words: number;
}

/** Every place where the walk over `text` stops. */
export function pathOf(text: string): Step[] {
  const steps: Step[] = [];
  const walker = new Walker();
  walker.start(text, 0);
  while (walker.next()) {
    const { hash, check, exact, end, kind, words } = walker;
    steps.push({ hash, check, exact, end, kind, words });
  }
  return steps;
}

function trimmedLength(text: string): number {
  return text.replace(/[.'’\s]+$/u, '').length;
}

function write(
  keys: Map<number, Key>,
  openings: ReadonlyMap<number, number>,
  formCount: number,
  singles: number,
  names: readonly ArrayBufferView[],
): ArrayBuffer {
  if (formCount >= FIRST_FORM) throw new Error(`${formCount} forms are more than a name index can hold`);
  const ends = [...keys.values()].filter((key) => key.forms.length > 0).length;
  const slots = Math.max(4, Math.ceil(ends / LOAD));
  let filterWords = 16;
  while (filterWords * 32 < keys.size * FILTER_BITS) filterWords *= 2;
  const filter = new Uint32Array(filterWords);
  const table = new Uint32Array(slots);
  const checks = new Int32Array(formCount);
  const forms = new Uint32Array(formCount);

  let next = 0;
  for (const [hash, key] of keys) {
    const mixed = spread(hash);
    const bits = (key.forms.length > 0 ? endBits(mixed) : 0) | (key.longer ? longerBits(mixed) : 0);
    const word = filterWord(mixed, filterWords - 1);
    filter[word] = ((filter[word] as number) | bits) >>> 0;
    if (key.forms.length === 0) continue;
    let slot = slotOf(hash, slots);
    while (table[slot] !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
    table[slot] = ((printOf(hash) << PRINT_SHIFT) | (next + 1)) >>> 0;
    key.forms.forEach((form, position) => {
      checks[next] = form.check;
      forms[next] = (form.value | (position === key.forms.length - 1 ? LAST_FORM : 0)) >>> 0;
      next++;
    });
  }

  const buffer = writeSections(
    [MAGIC, FORMAT_VERSION, 0, singles],
    [filter, openingWords(openings), table, checks, forms, ...names],
  );
  const all = new Uint32Array(buffer);
  all[HEADER.checksum] = checksum(all.subarray(HEADER.words));
  return buffer;
}

/** Puts the first syllables or characters of a form into `openings`: bits of words, by `openingOf`. */
function addOpening(openings: Map<number, number>, text: string, path: readonly Step[]): void {
  const [first, second, third] = path;
  if (!first || !second || first.kind === WORD || second.kind === WORD) return;
  const unit = ({ end }: Step): number => text.charCodeAt(end - 1);
  const opening = openingOf(unit(first), unit(second));
  const more = third ? (third.kind === WORD ? 0 : thirdBits(opening, unit(third))) : longerBits(opening);
  openings.set(opening, (openings.get(opening) ?? 0) | endBits(opening) | more);
}

/** The openings as they are stored. */
function openingWords(openings: ReadonlyMap<number, number>): Uint32Array {
  let size = 16;
  while (size < openings.size * OPENING_WORDS) size *= 2;
  const words = new Uint32Array(size);
  const shift = openingShiftOf(size);
  for (const [opening, bits] of openings) {
    const word = opening >>> shift;
    words[word] = ((words[word] as number) | bits) >>> 0;
  }
  return words;
}

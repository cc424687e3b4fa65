/**
 * One pass over a text: every place where a form of the index stands, in order of start, longer ones after shorter ones
 * of the same start. What may be marked is decided later; here only spelling counts.
 *
 * Most words of a text begin no name. They cost one multiplication a letter and one look into the filter; only what
 * passes it is walked.
 */
import {
  APOSTROPHE,
  classOf,
  DOT,
  FIRST_FOLD,
  HANGUL,
  HIDDEN,
  isUpper,
  JOINER,
  KANJI,
  OTHER,
  SEPARATOR_UNIT,
  SPACE,
  TABLE_SIZE,
  UNITS,
  WORD,
} from '../text/characters';
import { EXACT_FORM, FIRST_FORM, LAST_FORM, LONGER, NAME_MASK, RULE_MASK, RULE_SHIFT } from './format';
import { CHECK_SEED, mix, nonZero, PRIME, SEED, slotOf, spread } from './hash';
import { type Hits, newHits, record } from './hits';
import type { NameIndex } from './name-index';
import { printOf } from './pack-index';
import { Walker } from './walk';

/**
 * Scans `text` and appends to `hits`. Returns false, having found nothing, when the text holds units that must be cleaned
 * away first (see `cleanText`); with `clean` set it never does.
 */
export function scan(index: NameIndex, text: string, hits: Hits, clean = false): boolean {
  const { filter, filterMask } = index;
  const length = text.length;
  const before = hits.length;
  const walker = new Walker();
  // A binding of another module is read through its cell each time; a local is a register.
  const units = UNITS;
  let i = 0;
  while (i < length) {
    let unit = text.charCodeAt(i);
    let value = unit < TABLE_SIZE ? (units[unit] as number) : classOf(unit);
    if (value >= FIRST_FOLD) {
      const start = i;
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, PRIME);
        if (++i === length) {
          value = OTHER;
          break;
        }
        unit = text.charCodeAt(i);
        value = unit < TABLE_SIZE ? (units[unit] as number) : classOf(unit);
      } while (value >= FIRST_FOLD);
      const found = passes(filter, filterMask, hash);
      if (value === OTHER || value === SPACE) {
        // The common case by far.
        if (found) plainFrom(index, text, start, i, hash, walker, hits);
        i++;
        continue;
      }
      if (value === HIDDEN && !clean) return dirty(hits, before);
      if (found || value === APOSTROPHE || value === WORD || (value === DOT && i - start === 1)) {
        walkFrom(index, text, start, walker, hits);
      }
      if (i < length) i = afterWord(text, start, i, value);
      continue;
    }
    if (value === HANGUL || value === KANJI) {
      const start = i;
      let hash = Math.imul(SEED ^ unit, PRIME);
      let found = passes(filter, filterMask, hash);
      i++;
      if (i < length) {
        const next = text.charCodeAt(i);
        const nextKind = classOf(next);
        if (nextKind === HANGUL || nextKind === KANJI) {
          hash = Math.imul(hash ^ next, PRIME);
          found = passes(filter, filterMask, hash) || (found && lookUp(index, Math.imul(SEED ^ unit, PRIME)) !== 0);
        } else if (nextKind === JOINER || nextKind === DOT) found = true;
      }
      if (found) {
        if (value === HANGUL) hangulFrom(index, text, start, walker, hits);
        else walkFrom(index, text, start, walker, hits);
      }
      if (value === HANGUL) while (i < length && isHangul(text.charCodeAt(i))) i++;
      continue;
    }
    if (value === HIDDEN && !clean) return dirty(hits, before);
    if (value === WORD) {
      // Full-width and other letters above the tables.
      walkFrom(index, text, i, walker, hits);
      do i++;
      while (i < length && classOf(text.charCodeAt(i)) === WORD);
      continue;
    }
    i++;
  }
  return true;
}

/**
 * Where the next name may start after the word `text[start, end)`. Not inside it: not at the letters after an apostrophe
 * (`O'Brien`; but at `ONU` in `l'ONU`), nor at a later initial (`N. Korea` in `U.N. Korea envoy`).
 */
function afterWord(text: string, start: number, end: number, tail: number): number {
  const size = end - start;
  let i = end;
  if (tail === APOSTROPHE && (size > 2 || isUpper(text.charCodeAt(start)))) {
    do i++;
    while (i < text.length && classOf(text.charCodeAt(i)) === WORD);
  } else if (tail === DOT && size === 1) {
    while (classAt(text, i) === DOT && classAt(text, i + 1) === WORD && classAt(text, i + 2) !== WORD) {
      i += 2;
    }
  }
  return i;
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : OTHER;
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function dirty(hits: Hits, before: number): false {
  hits.length = before;
  return false;
}

function passes(filter: Uint32Array, mask: number, hash: number): boolean {
  const mixed = spread(hash);
  const bits = (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
  return ((filter[(mixed >>> 10) & mask] as number) & bits) === bits;
}

/** All that is known of a folded hash: values of the keys that look like it, or-ed; 0 where there is none. */
function lookUp(index: NameIndex, hash: number): number {
  const { prints, values } = index;
  const slots = prints.length;
  const print = printOf(hash);
  let slot = slotOf(hash, slots);
  let value = 0;
  for (let found = prints[slot] as number; found !== 0; found = prints[slot] as number) {
    if (found === print) value |= values[slot] as number;
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return value;
}

/**
 * Names that begin with the word `text[start, i)`, whose hash is given, as long as they go on with plain words between
 * single spaces. Whatever else comes in between is left to the walk.
 */
function plainFrom(
  index: NameIndex,
  text: string,
  start: number,
  i: number,
  hash: number,
  walker: Walker,
  hits: Hits,
): void {
  const { filter, filterMask } = index;
  const { length } = text;
  const before = hits.length;
  for (;;) {
    const known = lookUp(index, hash);
    if ((known & FIRST_FORM) !== 0) {
      prove(index, text, start, i, hash, hits);
      unitsWalked += i - start;
    }
    if ((known & LONGER) === 0 || i >= length - 1) return;
    let unit = text.charCodeAt(i);
    let value = unit < TABLE_SIZE ? (UNITS[unit] as number) : classOf(unit);
    if (value === OTHER) return;
    if (value === SPACE) {
      unit = text.charCodeAt(++i);
      value = unit < TABLE_SIZE ? (UNITS[unit] as number) : classOf(unit);
      if (value === OTHER) return;
      if (value >= FIRST_FOLD) {
        const word = i;
        hash = Math.imul(hash ^ SEPARATOR_UNIT, PRIME);
        do {
          hash = Math.imul(hash ^ value, PRIME);
          if (++i === length) {
            value = OTHER;
            break;
          }
          unit = text.charCodeAt(i);
          value = unit < TABLE_SIZE ? (UNITS[unit] as number) : classOf(unit);
        } while (value >= FIRST_FOLD);
        unitsWalked += i - word;
        if (value !== APOSTROPHE && value !== WORD && !(value === DOT && i - word === 1)) {
          if (!passes(filter, filterMask, hash)) return;
          continue;
        }
      }
    }
    hits.length = before;
    walkFrom(index, text, start, walker, hits);
    return;
  }
}

/** Names that begin with the syllable at `start`, as long as they go on without a space; else the walk goes on. */
function hangulFrom(index: NameIndex, text: string, start: number, walker: Walker, hits: Hits): void {
  const before = hits.length;
  let hash = SEED;
  for (let i = start; ; ) {
    hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    const known = lookUp(index, hash);
    i++;
    if ((known & FIRST_FORM) !== 0) prove(index, text, start, i, hash, hits);
    unitsWalked++;
    if ((known & LONGER) === 0 || i === text.length) return;
    const next = text.charCodeAt(i);
    if (isHangul(next)) continue;
    if (classOf(next) === OTHER) return;
    hits.length = before;
    walkFrom(index, text, start, walker, hits);
    return;
  }
}

/** Records the form `text[start, end)` of plain words if one is proven. */
function prove(index: NameIndex, text: string, start: number, end: number, hash: number, hits: Hits): void {
  let check = CHECK_SEED;
  let exact = SEED;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const value = unit < TABLE_SIZE ? (UNITS[unit] as number) : unit;
    const letter = value >= FIRST_FOLD;
    check = mix(check, letter ? value : SEPARATOR_UNIT);
    exact = Math.imul(exact ^ (letter ? unit : SEPARATOR_UNIT), PRIME);
  }
  const { prints, values } = index;
  const slots = prints.length;
  const kind = isHangul(text.charCodeAt(end - 1)) ? HANGUL : WORD;
  const print = printOf(hash);
  let slot = slotOf(hash, slots);
  for (let found = prints[slot] as number; found !== 0; found = prints[slot] as number) {
    const first = found === print ? (values[slot] as number) & FIRST_FORM : 0;
    if (first !== 0 && matches(index, first - 1, check, exact)) record(hits, start, end, kind, first - 1);
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
}

let unitsWalked = 0;

/** How many units of `text` a scan walks, some of them more than once: what its time grows with, counted, not timed. */
export function scanWork(index: NameIndex, text: string): number {
  unitsWalked = 0;
  scan(index, text, newHits(), true);
  return unitsWalked;
}

/** Walks from `start` as long as a longer form may follow, and records every form on the way. */
function walkFrom(index: NameIndex, text: string, start: number, walker: Walker, hits: Hits): void {
  const { prints, values } = index;
  const slots = prints.length;
  walker.start(text, start);
  let longer = LONGER;
  while (longer !== 0 && walker.next()) {
    longer = 0;
    const print = printOf(walker.hash);
    let slot = slotOf(walker.hash, slots);
    // A print does not prove a key: go on to the end of the run. A false "longer" only walks on in vain.
    for (let found = prints[slot] as number; found !== 0; found = prints[slot] as number) {
      if (found === print) {
        const value = values[slot] as number;
        const first = value & FIRST_FORM;
        if (first !== 0 && matches(index, first - 1, walker.check, walker.exact))
          record(hits, start, walker.end, walker.kind, first - 1);
        longer |= value & LONGER;
      }
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  }
  unitsWalked += walker.at - start;
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

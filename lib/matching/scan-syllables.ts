/**
 * The scan over text that is mostly Hangul, Han or Kana, unit by unit: as bytes each of them would be three.
 *
 * What costs most here is the number of instructions a unit and a word take. So the loops read numbers of other modules
 * into locals first (a binding of a module is read, and proven to be a number, at each use), write numbers and small
 * functions out (Hangul is 11,172 units from 0xac00; 10 is a line break, which also stands for the end, 32 a space), and most
 * words are told apart by the openings: one word of bits for two or three syllables.
 */
import {
  APOSTROPHE,
  classOf,
  DOT,
  FIRST_FOLD,
  HANGUL,
  HIDDEN,
  isHangul,
  KANJI,
  OTHER,
  SPACE,
  unitValue,
  WORD,
} from '../text/characters';
import { BYTES } from '../text/utf8';
import { CHECK_SEED, mayEnd, mix, openingOf, PRIME, SEED, thirdBits } from './hash';
import type { Hits } from './hits';
import { beginsAlone, passes, visit, walkFrom, work } from './lookup';
import type { NameIndex } from './name-index';
import { DIRTY, scanToken } from './scan-token';
import { Walker } from './walk';

const walker = new Walker();

/** As `scan`, and with the same hits. */
export function scanSyllables(index: NameIndex, text: string, hits: Hits, clean: boolean): boolean {
  const { filter, filterMask, openings, openingShift } = index;
  const hangulSingles = (index.singles & 1) !== 0;
  const values = BYTES;
  const { length } = text;
  const before = hits.length;
  let at = 0;
  // Each unit is asked for once: asking is what costs most of all.
  let unit = length > 0 ? text.charCodeAt(0) : 10;
  while (at < length) {
    const start = at;
    if ((unit - 0xac00) >>> 0 < 11_172) {
      // A run of syllables: a name begins with its first ones, and ends where a particle does.
      const first = unit;
      unit = ++at < length ? text.charCodeAt(at) : 10;
      if ((unit - 0xac00) >>> 0 < 11_172) {
        const second = unit;
        unit = ++at < length ? text.charCodeAt(at) : 10;
        // `openingOf`, `endBits`, `longerBits` and `thirdBits` in place.
        const opening = Math.imul((first << 16) | second, 0x9e3779b1);
        const word = openings[opening >>> openingShift] as number;
        const any = (1 << opening) | (1 << (opening >>> 5));
        const whole = (any << 11) | (any >>> 21);
        if ((unit - 0xac00) >>> 0 < 11_172) {
          const mixed = Math.imul(opening ^ unit, 0x85ebca6b);
          const third = (1 << (mixed >>> 27)) | (1 << (mixed >>> 22));
          // One guess for both: which of them it is the next one tells better.
          if ((~word & whole) === 0 || (~word & third) === 0 || hangulSingles)
            runAt(index, text, start, first, second, (~word & whole) === 0 ? 0 : unit, hits);
        } else if ((word & whole) === whole || hangulSingles) runAt(index, text, start, first, second, 0, hits);
        else if (unit !== 10 && (word & any) === any) acrossAt(index, text, start, first, second, unit, hits);
        while ((unit - 0xac00) >>> 0 < 11_172) unit = ++at < length ? text.charCodeAt(at) : 10;
      } else aloneAt(index, text, start, first, unit, hits);
      // What mostly ends a run.
      if (unit === 10 || unit === 32) unit = ++at < length ? text.charCodeAt(at) : 10;
      continue;
    }
    let value = unit < 0x80 ? (values[unit] as number) : unitValue(unit);
    if (value === OTHER || value === SPACE) {
      unit = ++at < length ? text.charCodeAt(at) : 10;
      continue;
    }
    if (value >= FIRST_FOLD) {
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, PRIME);
        unit = ++at < length ? text.charCodeAt(at) : 10;
        value = unit < 0x80 ? (values[unit] as number) : unitValue(unit);
      } while (value >= FIRST_FOLD);
      if (value !== APOSTROPHE && value !== WORD && value !== HIDDEN && (value !== DOT || at - start > 1)) {
        if (passes(filter, filterMask, hash)) walkFrom(index, text, start, walker, hits);
        continue;
      }
      value = WORD;
    }
    if (value === WORD || value === HIDDEN) {
      at = scanToken(index, text, start, walker, hits, clean);
      if (at === DIRTY) {
        hits.length = before;
        return false;
      }
    } else {
      const next = ++at < length ? text.charCodeAt(at) : 10;
      if (value === KANJI && beginsAlone(index, next, Math.imul(SEED ^ unit, PRIME), (index.singles & 2) !== 0))
        walkFrom(index, text, start, walker, hits);
    }
    unit = at < length ? text.charCodeAt(at) : 10;
  }
  return true;
}

/** Names at a run of which two syllables are given, and a third one where no name is those two alone, 0 else. */
function runAt(
  index: NameIndex,
  text: string,
  start: number,
  first: number,
  second: number,
  third: number,
  hits: Hits,
): void {
  let from = start + 1;
  let hash = Math.imul(SEED ^ first, PRIME);
  let check = mix(CHECK_SEED, first);
  // With names of one syllable every run is to be looked up from its first one.
  if ((index.singles & 1) === 0) {
    from++;
    hash = Math.imul(hash ^ second, PRIME);
    check = mix(check, second);
    if (third !== 0) {
      from++;
      hash = Math.imul(hash ^ third, PRIME);
      check = mix(check, third);
    }
  } else if (!passes(index.filter, index.filterMask, hash)) return;
  hangulFrom(index, text, start, from, hash, check, hits);
}

/** Names that go on behind a run of two syllables, where `next` stands: those two alone are none. */
function acrossAt(
  index: NameIndex,
  text: string,
  start: number,
  first: number,
  second: number,
  next: number,
  hits: Hits,
): void {
  const third = next === 32 && start + 3 < text.length ? text.charCodeAt(start + 3) : 10;
  const opening = openingOf(first, second);
  if (isHangul(third) && ~(index.openings[opening >>> index.openingShift] as number) & thirdBits(opening, third))
    return;
  runAt(index, text, start, first, second, 0, hits);
}

/** Names at a syllable behind which `next` stands, which is none. */
function aloneAt(index: NameIndex, text: string, start: number, unit: number, next: number, hits: Hits): void {
  const { openings, openingShift, singles } = index;
  const hangulSingles = (singles & 1) !== 0;
  if (!hangulSingles) {
    if (next === 10) return;
    const second = next === 32 && start + 2 < text.length ? text.charCodeAt(start + 2) : 10;
    if (isHangul(second)) {
      const opening = openingOf(unit, second);
      if (!mayEnd(openings[opening >>> openingShift] as number, opening)) return;
    }
  }
  const first = Math.imul(SEED ^ unit, PRIME);
  if (beginsAlone(index, next, first, hangulSingles))
    hangulFrom(index, text, start, start + 1, first, mix(CHECK_SEED, unit), hits);
}

/**
 * Names that begin with the syllables of `text[start, from)`, whose hashes are given, as long as they go on with syllables,
 * single spaces between them or none. Whatever else comes in between is left to the walk.
 */
function hangulFrom(
  index: NameIndex,
  text: string,
  start: number,
  from: number,
  firstHash: number,
  firstCheck: number,
  hits: Hits,
): void {
  const { filter, filterMask } = index;
  const prime = PRIME | 0;
  const { length } = text;
  const before = hits.length;
  let at = from;
  let hash = firstHash;
  let check = firstCheck;
  for (;;) {
    work.units++;
    // `spread`, `filterWord`, `endBits` and `longerBits` in place.
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    const word = filter[(mixed >>> 10) & filterMask] as number;
    const ends = (1 << mixed) | (1 << (mixed >>> 5));
    // Folding leaves Hangul as it is: the exact hash is the folded one.
    if ((word & ends) === ends) visit(index, hash, check, hash, start, at, HANGUL, hits);
    const longer = (ends << 11) | (ends >>> 21);
    if (at >= length || (word & longer) !== longer) return;
    let unit = text.charCodeAt(at);
    if (unit === 32 && at + 1 < length && isHangul(text.charCodeAt(at + 1))) unit = text.charCodeAt(++at);
    if ((unit - 0xac00) >>> 0 >= 11_172) {
      if (unit === 10 || classOf(unit) === OTHER) return;
      hits.length = before;
      walkFrom(index, text, start, walker, hits);
      return;
    }
    hash = Math.imul(hash ^ unit, prime);
    check = mix(check, unit);
    at++;
  }
}

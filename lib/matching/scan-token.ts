/**
 * The scan's way over everything that is not plain: one word or syllable at a time, over the UTF-16 units of the text.
 */
import {
  APOSTROPHE,
  classOf,
  DOT,
  FIRST_FOLD,
  HANGUL,
  HIDDEN,
  isHangul,
  isUpper,
  KANJI,
  OTHER,
  SPACE,
  unitValue,
  WORD,
} from '../text/characters';
import { PRIME, SEED } from './hash';
import type { Hits } from './hits';
import { beginsAlone, passes, walkFrom } from './lookup';
import type { NameIndex } from './name-index';
import type { Walker } from './walk';

/** What `scanToken` returns for a text that must be cleaned first. */
export const DIRTY = -1;

/** Stands for the end of the text. */
export const LINE_BREAK = 0x0a;

/**
 * Scans the word, run of syllables or single unit at `i` and appends what begins there to `hits`. Returns where to go on,
 * or `DIRTY` at a unit that must be cleaned away first (never with `clean`).
 */
export function scanToken(
  index: NameIndex,
  text: string,
  start: number,
  walker: Walker,
  hits: Hits,
  clean: boolean,
): number {
  const { filter, filterMask } = index;
  const length = text.length;
  let i = start;
  let unit = text.charCodeAt(i);
  let value = unitValue(unit);
  if (value >= FIRST_FOLD) {
    let hash = SEED;
    do {
      hash = Math.imul(hash ^ value, PRIME);
      if (++i === length) {
        value = OTHER;
        break;
      }
      unit = text.charCodeAt(i);
      value = unitValue(unit);
    } while (value >= FIRST_FOLD);
    if (value === HIDDEN && !clean) return DIRTY;
    const found = passes(filter, filterMask, hash);
    if (value === OTHER || value === SPACE) {
      if (found) walkFrom(index, text, start, walker, hits);
      return i + 1;
    }
    if (
      found ||
      value === APOSTROPHE ||
      value === WORD ||
      (value === DOT && i - start === 1 && !isDigit(text.charCodeAt(start)))
    ) {
      walkFrom(index, text, start, walker, hits);
    }
    return i < length ? afterWord(text, start, i, value) : i;
  }
  if (value === HANGUL || value === KANJI) return syllablesAt(index, text, i, value, walker, hits);
  if (value === HIDDEN && !clean) return DIRTY;
  if (value === WORD) {
    // Full-width and other letters above the tables.
    walkFrom(index, text, i, walker, hits);
    do i++;
    while (i < length && classOf(text.charCodeAt(i)) === WORD);
    return i;
  }
  return i + 1;
}

/** Hangul of a whole run, or one character of Han or Kana. */
function syllablesAt(index: NameIndex, text: string, start: number, kind: number, walker: Walker, hits: Hits): number {
  const { length } = text;
  let at = start + 1;
  const first = Math.imul(SEED ^ text.charCodeAt(start), PRIME);
  const next = at < length ? text.charCodeAt(at) : LINE_BREAK;
  const singles = (index.singles & (kind === HANGUL ? 1 : 2)) !== 0;
  if (beginsAlone(index, next, first, singles)) walkFrom(index, text, start, walker, hits);
  if (kind === HANGUL) while (at < length && isHangul(text.charCodeAt(at))) at++;
  return at;
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

/** No initial: `3.5` begins what `3` begins. */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : OTHER;
}

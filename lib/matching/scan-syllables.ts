/**
 * The scan over text that is mostly Hangul, Han or Kana, unit by unit: as bytes each of them would be three.
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
import { CHECK_SEED, filterWord, mayEnd, mayGoOn, mix, PRIME, SEED, spread } from './hash';
import type { Hits } from './hits';
import { beginsAlone, type Proof, passes, visit, walkFrom, work } from './lookup';
import type { NameIndex } from './name-index';
import { DIRTY, scanToken } from './scan-token';
import { Walker } from './walk';

const walker = new Walker();

/** As `scan`, and with the same hits. */
export function scanSyllables(index: NameIndex, text: string, hits: Hits, clean: boolean): boolean {
  const { filter, filterMask } = index;
  const hangulSingles = (index.singles & 1) !== 0;
  const { length } = text;
  const before = hits.length;
  let at = 0;
  // Each unit is asked for once: asking is what costs most here.
  let unit = length > 0 ? text.charCodeAt(0) : LINE_BREAK;
  while (at < length) {
    const start = at;
    if (isHangul(unit)) {
      // A run of syllables: a name begins with its first ones, and ends where a particle does.
      const first = Math.imul(SEED ^ unit, PRIME);
      unit = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
      if (isHangul(unit)) {
        const second = Math.imul(first ^ unit, PRIME);
        if (hangulSingles) {
          if (passes(filter, filterMask, first)) hangulFrom(index, text, start, at, first, hits);
        } else if (passes(filter, filterMask, second)) hangulFrom(index, text, start, at + 1, second, hits);
        do unit = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
        while (isHangul(unit));
      } else if (beginsAlone(index, unit, first, hangulSingles)) hangulFrom(index, text, start, at, first, hits);
      // What mostly ends a run.
      if (unit === LINE_BREAK || unit === BLANK) unit = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
      continue;
    }
    let value = unitValue(unit);
    if (value === OTHER || value === SPACE) {
      unit = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
      continue;
    }
    if (value >= FIRST_FOLD) {
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, PRIME);
        unit = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
        value = unitValue(unit);
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
      const kanji = value === KANJI ? Math.imul(SEED ^ unit, PRIME) : 0;
      at++;
      if (value === KANJI) {
        const next = at < length ? text.charCodeAt(at) : LINE_BREAK;
        if (beginsAlone(index, next, kanji, (index.singles & 2) !== 0)) walkFrom(index, text, start, walker, hits);
      }
    }
    unit = at < length ? text.charCodeAt(at) : LINE_BREAK;
  }
  return true;
}

const LINE_BREAK = 0x0a;
const BLANK = 0x20;

/** Proves forms of nothing but Hangul; one for all, since a text has thousands of spots. */
class HangulProof implements Proof {
  check = 0;
  /** Folding leaves Hangul as it is: the exact hash is the folded one. */
  exact = 0;
}
const proof = new HangulProof();

/**
 * Names that begin with the syllables of `text[start, from)`, whose hash is given, as long as they go on with syllables,
 * single spaces between them or none. Whatever else comes in between is left to the walk.
 */
function hangulFrom(index: NameIndex, text: string, start: number, from: number, firstHash: number, hits: Hits): void {
  const { filter, filterMask } = index;
  const { length } = text;
  const before = hits.length;
  let at = from;
  let hash = firstHash;
  let check = CHECK_SEED;
  for (let i = start; i < from; i++) check = mix(check, text.charCodeAt(i));
  for (;;) {
    work.units++;
    const mixed = spread(hash);
    const word = filter[filterWord(mixed, filterMask)] as number;
    if (mayEnd(word, mixed)) {
      proof.check = check;
      proof.exact = hash;
      visit(index, hash, proof, start, at, HANGUL, hits);
    }
    if (at >= length || !mayGoOn(word, mixed)) return;
    let unit = text.charCodeAt(at);
    if (unit === 0x20 && at + 1 < length && isHangul(text.charCodeAt(at + 1))) unit = text.charCodeAt(++at);
    if (!isHangul(unit)) {
      if (classOf(unit) === OTHER) return;
      hits.length = before;
      walkFrom(index, text, start, walker, hits);
      return;
    }
    hash = Math.imul(hash ^ unit, PRIME);
    check = mix(check, unit);
    at++;
  }
}

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
  JOINER,
  KANJI,
  OTHER,
  SPACE,
  unitValue,
  WORD,
} from '../text/characters';
import { CHECK_SEED, filterWord, mayEnd, mayGoOn, mix, PRIME, SEED, spread } from './hash';
import type { Hits } from './hits';
import { type Proof, passes, visit, walkFrom, work } from './lookup';
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
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (isHangul(unit)) {
      // A run of syllables: a name begins with its first ones, and ends where a particle does.
      const start = at++;
      const first = Math.imul(SEED ^ unit, PRIME);
      const next = at < length ? text.charCodeAt(at) : LINE_BREAK;
      if (isHangul(next)) {
        const second = Math.imul(first ^ next, PRIME);
        if (hangulSingles) {
          if (passes(filter, filterMask, first)) hangulFrom(index, text, start, at, first, hits);
        } else if (passes(filter, filterMask, second)) hangulFrom(index, text, start, at + 1, second, hits);
        do at++;
        while (at < length && isHangul(text.charCodeAt(at)));
      } else if (beginsAlone(index, next, first, hangulSingles)) hangulFrom(index, text, start, at, first, hits);
      continue;
    }
    let value = unitValue(unit);
    if (value === OTHER || value === SPACE) {
      at++;
      continue;
    }
    if (value >= FIRST_FOLD) {
      const start = at;
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, PRIME);
        const next = ++at < length ? text.charCodeAt(at) : LINE_BREAK;
        value = unitValue(next);
      } while (value >= FIRST_FOLD);
      if (value !== APOSTROPHE && value !== WORD && value !== HIDDEN && (value !== DOT || at - start > 1)) {
        if (passes(filter, filterMask, hash)) walkFrom(index, text, start, walker, hits);
        continue;
      }
      at = start;
      value = WORD;
    }
    if (value === WORD || value === HIDDEN) {
      at = scanToken(index, text, at, walker, hits, clean);
      if (at !== DIRTY) continue;
      hits.length = before;
      return false;
    }
    if (value === KANJI) {
      const first = Math.imul(SEED ^ unit, PRIME);
      const next = at + 1 < length ? text.charCodeAt(at + 1) : LINE_BREAK;
      const begins = beginsAlone(index, next, first, (index.singles & 2) !== 0);
      if (begins) walkFrom(index, text, at, walker, hits);
    }
    at++;
  }
  return true;
}

/** Stands for the end of the text. */
const LINE_BREAK = 0x0a;

/**
 * Whether a name may begin with the syllable or character of which `first` is the hash, behind which the unit `next`
 * stands: by the two together, and by the first where no second one follows or names of one there are.
 */
function beginsAlone({ filter, filterMask }: NameIndex, next: number, first: number, singles: boolean): boolean {
  const kind = classOf(next);
  if (kind === JOINER || kind === DOT) return true;
  if (kind === KANJI || kind === HANGUL) {
    return passes(filter, filterMask, Math.imul(first ^ next, PRIME)) || (singles && passes(filter, filterMask, first));
  }
  return passes(filter, filterMask, first);
}

/** Proves forms of nothing but Hangul at the syllables of `text[start, end)`. */
class HangulProof implements Proof {
  text = '';
  start = 0;
  end = 0;
  hash = 0;

  get check(): number {
    let check = CHECK_SEED;
    for (let at = this.start; at < this.end; at++) {
      const unit = this.text.charCodeAt(at);
      if (isHangul(unit)) check = mix(check, unit);
    }
    work.units += this.end - this.start;
    return check;
  }

  /** Folding leaves Hangul as it is: the exact hash is the folded one. */
  get exact(): number {
    return this.hash;
  }
}

/** One for all: a text has thousands of spots. */
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
  for (;;) {
    work.units++;
    const mixed = spread(hash);
    const word = filter[filterWord(mixed, filterMask)] as number;
    if (mayEnd(word, mixed)) {
      proof.text = text;
      proof.start = start;
      proof.end = at;
      proof.hash = hash;
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
    at++;
  }
}

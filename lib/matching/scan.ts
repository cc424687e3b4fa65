/**
 * One pass over a text: every place where a form of the index stands, in order of start, longer ones after shorter ones
 * of the same start. What may be marked is decided later; here only spelling counts.
 *
 * Most words of a text begin no name. They cost one multiplication a letter and one look into the filter; only what
 * passes it is walked. The pass runs over the bytes of the text; where a word is not plain it is handed to `scanToken`,
 * which reads the text itself. Text in scripts of three bytes a unit is read by `scanSyllables`.
 */
import {
  APOSTROPHE,
  classOf,
  DOT,
  FIRST_FOLD,
  HANGUL,
  HIDDEN,
  KANJI,
  OTHER,
  SEPARATOR_UNIT,
  SPACE,
  WORD,
} from '../text/characters';
import { BYTES, encode, NOT_ASCII, unitAt } from '../text/utf8';
import { HAS_HEADS } from './format';
import { CHECK_SEED, filterWord, headOf, mayEnd, mayGoOn, mix, PRIME, SEED, spread } from './hash';
import { type Hits, newHits } from './hits';
import { passes, visit, walkFrom, work } from './lookup';
import type { NameIndex } from './name-index';
import { scanSyllables } from './scan-syllables';
import { DIRTY, scanToken } from './scan-token';
import { Walker } from './walk';

/** One for all scans: a page has hundreds of blocks. */
const walker = new Walker();

/**
 * Scans `text` and appends to `hits`. Returns false, having found nothing, when the text holds units that must be cleaned
 * away first (see `cleanText`); with `clean` set it never does.
 */
export function scan(index: NameIndex, text: string, hits: Hits, clean = false): boolean {
  return isForeign(text) ? scanSyllables(index, text, hits, clean) : scanBytes(index, text, hits, clean);
}

/** Units of a text that are looked at to tell its script. */
const SAMPLES = 32;

/** Whether at least one unit in eight is beyond the Latin letters, by samples. Decides how a text is read, not what is found. */
function isForeign(text: string): boolean {
  const step = 1 + Math.floor(text.length / SAMPLES);
  let foreign = 0;
  let samples = 0;
  for (let at = 0; at < text.length; at += step) {
    samples++;
    if (text.charCodeAt(at) >= 0x2e80) foreign++;
  }
  return foreign * 8 > samples;
}

/** As `scan`, over the bytes. */
export function scanBytes(index: NameIndex, text: string, hits: Hits, clean: boolean): boolean {
  const { filter, filterMask } = index;
  const before = hits.length;
  const { bytes, size } = encode(text);
  // A binding of another module is read through its cell each time; a local is a register.
  const values = BYTES;
  const prime = PRIME | 0;
  const firstFold = FIRST_FOLD | 0;
  // `at` counts bytes, `at - extra` units of the text.
  let at = 0;
  let extra = 0;
  while (at < size) {
    let value = values[bytes[at] as number] as number;
    const start = at;
    const from = at - extra;
    if (value >= firstFold) {
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, prime);
        value = values[bytes[++at] as number] as number;
      } while (value >= firstFold);
      if (value === OTHER || value === SPACE) {
        // The common case by far.
        // `passes` in place.
        const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
        const word = filter[(mixed >>> 10) & filterMask] as number;
        const ends = (1 << mixed) | (1 << (mixed >>> 5));
        const longer = (ends << 11) | (ends >>> 21);
        if ((word & ends) === ends || (word & longer) === longer)
          plainFrom(index, text, bytes, start, at, extra, hash, hits);
        at++;
        continue;
      }
      if (value !== NOT_ASCII && value !== APOSTROPHE && (value !== DOT || at - start > 1)) {
        if (passes(filter, filterMask, hash)) walkFrom(index, text, from, walker, hits);
        at++;
        continue;
      }
    } else if (value !== NOT_ASCII) {
      at++;
      continue;
    } else {
      const unit = unitAt(bytes, at);
      const kind = classOf(unit);
      if (kind !== WORD && kind !== KANJI && kind !== HIDDEN && kind !== HANGUL) {
        const length = unit < 0x800 ? 2 : 3;
        at += length;
        extra += length - 1;
        continue;
      }
    }
    const to = scanToken(index, text, from, walker, hits, clean);
    if (to === DIRTY) {
      hits.length = before;
      return false;
    }
    at = start;
    while (at - extra < to && at < size) {
      const lead = bytes[at] as number;
      const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      at += length;
      extra += length === 4 ? 2 : length - 1;
    }
  }
  return true;
}

/** Letters and digits are above it, the spaces between them not. */
const SPACE_BYTE = 0x20;

/** Records the form proven at the plain words of the bytes `[start, end)`: every one a letter, digit or space of ASCII. */
function visitPlain(
  index: NameIndex,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  extra: number,
  hits: Hits,
): void {
  const values = BYTES;
  const [prime, firstFold] = [PRIME | 0, FIRST_FOLD | 0];
  let check = CHECK_SEED | 0;
  let exact = SEED | 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const folded = values[byte] as number;
    check = mix(check, folded >= firstFold ? folded : SEPARATOR_UNIT);
    exact = Math.imul(exact ^ (byte > SPACE_BYTE ? byte : SEPARATOR_UNIT), prime);
  }
  work.units += end - start;
  visit(index, hash, check, exact, start - extra, end - extra, WORD, hits);
}

/**
 * Names that begin with the word of the bytes `[start, at)`, whose hash is given, as long as they go on with plain words
 * between single spaces. Whatever else comes in between is left to the walk.
 */
function plainFrom(
  index: NameIndex,
  text: string,
  bytes: Uint8Array,
  start: number,
  from: number,
  extra: number,
  firstHash: number,
  hits: Hits,
): void {
  const { filter, filterMask } = index;
  const hasHeads = (index.singles & HAS_HEADS) !== 0;
  const values = BYTES;
  const before = hits.length;
  let hash = firstHash;
  let at = from;
  for (;;) {
    work.units++;
    const mixed = spread(hash);
    const word = filter[filterWord(mixed, filterMask)] as number;
    if (mayEnd(word, mixed)) visitPlain(index, hash, bytes, start, at, extra, hits);
    if (!mayGoOn(word, mixed)) return;
    let value = values[bytes[at] as number] as number;
    if (value === OTHER) return;
    if (value === SPACE) {
      value = values[bytes[++at] as number] as number;
      if (value === OTHER) return;
      if (value >= FIRST_FOLD) {
        const next = at;
        hash = headOf(hash, value);
        if (hasHeads) {
          work.units++;
          const head = spread(hash);
          if (!mayGoOn(filter[filterWord(head, filterMask)] as number, head)) return;
        }
        value = values[bytes[++at] as number] as number;
        while (value >= FIRST_FOLD) {
          hash = Math.imul(hash ^ value, PRIME);
          value = values[bytes[++at] as number] as number;
        }
        work.units += at - next;
        if (value !== APOSTROPHE && value !== NOT_ASCII && !(value === DOT && at - next === 1)) continue;
      }
    }
    hits.length = before;
    walkFrom(index, text, start - extra, walker, hits);
    return;
  }
}

/**
 * How many units of `text` a scan walks beyond its first look at each, some of them more than once, and how many forms of
 * the table it reads: what its time grows with, counted, not timed.
 */
export function scanWork(index: NameIndex, text: string): number {
  work.units = 0;
  scan(index, text, newHits(), true);
  return work.units;
}

/**
 * One pass over a text: every place where a form of the index stands, in order of start, longer ones after shorter ones
 * of the same start. What may be marked is decided later; here only spelling counts.
 *
 * Most words of a text begin no name. They cost one multiplication a letter and one look into the filter; only what
 * passes it is walked. The pass runs over the bytes of the text; where a word is not plain it is handed to `scanToken`,
 * which reads the text itself.
 */
import {
  APOSTROPHE,
  classOf,
  DOT,
  FIRST_FOLD,
  HANGUL,
  HIDDEN,
  JOINER,
  KANJI,
  OTHER,
  SEPARATOR_UNIT,
  SPACE,
  WORD,
} from '../text/characters';
import { BYTES, encode, FOUR_BYTES, NOT_ASCII, unitAt } from '../text/utf8';
import { CHECK_SEED, mix, PRIME, SEED } from './hash';
import { type Hits, newHits } from './hits';
import { passes, visit, visitBytes, walkFrom, work } from './lookup';
import type { NameIndex } from './name-index';
import { DIRTY, scanToken } from './scan-token';
import { Walker } from './walk';

/** One for all scans: a page has hundreds of blocks. */
const walker = new Walker();

/**
 * Scans `text` and appends to `hits`. Returns false, having found nothing, when the text holds units that must be cleaned
 * away first (see `cleanText`); with `clean` set it never does.
 */
export function scan(index: NameIndex, text: string, hits: Hits, clean = false): boolean {
  const { filter, filterMask } = index;
  const hangulSingles = (index.singles & 1) !== 0;
  const kanjiSingles = (index.singles & 2) !== 0;
  const before = hits.length;
  const { bytes, size } = encode(text);
  // A binding of another module is read through its cell each time; a local is a register.
  const values = BYTES;
  // `at` counts bytes, `at - extra` units of the text.
  let at = 0;
  let extra = 0;
  while (at < size) {
    let value = values[bytes[at] as number] as number;
    const start = at;
    const from = at - extra;
    if (value >= FIRST_FOLD) {
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ value, PRIME);
        value = values[bytes[++at] as number] as number;
      } while (value >= FIRST_FOLD);
      if (value === OTHER || value === SPACE) {
        // The common case by far.
        if (passes(filter, filterMask, hash)) plainFrom(index, text, bytes, start, at, extra, hash, hits);
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
      if (isHangulAt(bytes, at)) {
        // A run of syllables: a name begins with its first ones, and ends where a particle does.
        const first = Math.imul(SEED ^ unitAt(bytes, at), PRIME);
        at += 3;
        let begins = false;
        if (isHangulAt(bytes, at)) {
          begins = passes(filter, filterMask, Math.imul(first ^ unitAt(bytes, at), PRIME));
          if (!begins && hangulSingles) begins = passes(filter, filterMask, first);
          do at += 3;
          while (isHangulAt(bytes, at));
        } else begins = beginsAlone(index, bytes, at, first);
        if (begins) hangulFrom(index, text, bytes, start, extra, hits);
        extra += ((at - start) / 3) * 2;
        continue;
      }
      const unit = unitAt(bytes, at);
      const kind = classOf(unit);
      if (kind === KANJI && unit !== FOUR_BYTES) {
        const first = Math.imul(SEED ^ unit, PRIME);
        if (beginsAlone(index, bytes, at + 3, first) || (kanjiSingles && passes(filter, filterMask, first))) {
          walkFrom(index, text, from, walker, hits);
        }
        at += 3;
        extra += 2;
        continue;
      }
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

/** Whether the three bytes at `at` are a Hangul syllable: U+AC00 to U+D7A3. */
function isHangulAt(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] as number;
  if (lead === 0xeb || lead === 0xec) return true;
  if (lead === 0xea) return (bytes[at + 1] as number) >= 0xb0;
  if (lead !== 0xed) return false;
  const second = bytes[at + 1] as number;
  return second < 0x9e || (second === 0x9e && (bytes[at + 2] as number) <= 0xa3);
}

/**
 * Whether a name may begin with the syllable or character of which `first` is the hash and what stands at `next` behind
 * it: by the two together, and where no second one follows by the first.
 */
function beginsAlone(index: NameIndex, bytes: Uint8Array, next: number, first: number): boolean {
  const { filter, filterMask } = index;
  const value = BYTES[bytes[next] as number] as number;
  if (value !== NOT_ASCII) return value === JOINER || value === DOT || passes(filter, filterMask, first);
  const unit = unitAt(bytes, next);
  if (unit === FOUR_BYTES) return true;
  const kind = classOf(unit);
  if (kind === KANJI || kind === HANGUL) return passes(filter, filterMask, Math.imul(first ^ unit, PRIME));
  return kind === JOINER || kind === DOT || passes(filter, filterMask, first);
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
  const values = BYTES;
  const before = hits.length;
  let hash = firstHash;
  let at = from;
  while (visitBytes(index, hash, bytes, start, at, extra, hits)) {
    let value = values[bytes[at] as number] as number;
    if (value === OTHER) return;
    if (value === SPACE) {
      value = values[bytes[++at] as number] as number;
      if (value === OTHER) return;
      if (value >= FIRST_FOLD) {
        const word = at;
        hash = Math.imul(hash ^ SEPARATOR_UNIT, PRIME);
        do {
          hash = Math.imul(hash ^ value, PRIME);
          value = values[bytes[++at] as number] as number;
        } while (value >= FIRST_FOLD);
        work.units += at - word;
        if (value !== APOSTROPHE && value !== NOT_ASCII && !(value === DOT && at - word === 1)) {
          if (!passes(index.filter, index.filterMask, hash)) return;
          continue;
        }
      }
    }
    hits.length = before;
    walkFrom(index, text, start - extra, walker, hits);
    return;
  }
}

/** Names that begin with the syllable at byte `start`, as long as they go on without a space; else the walk goes on. */
function hangulFrom(index: NameIndex, text: string, bytes: Uint8Array, start: number, extra: number, hits: Hits): void {
  const before = hits.length;
  const from = start - extra;
  let unit = unitAt(bytes, start);
  let hash = Math.imul(SEED ^ unit, PRIME);
  let check = mix(CHECK_SEED, unit);
  let at = start + 3;
  let end = from + 1;
  // Without names of one syllable the first says nothing that the second does not.
  let longer = (index.singles & 1) === 0 && isHangulAt(bytes, at);
  for (;;) {
    work.units++;
    // Folding leaves Hangul as it is: the exact hash is the folded one.
    longer ||= visit(index, hash, check, hash, from, end, HANGUL, hits);
    if (!longer) return;
    longer = false;
    if (isHangulAt(bytes, at)) {
      unit = unitAt(bytes, at);
      hash = Math.imul(hash ^ unit, PRIME);
      check = mix(check, unit);
      at += 3;
      end++;
      continue;
    }
    const value = BYTES[bytes[at] as number] as number;
    if (value === OTHER || (value === NOT_ASCII && classOf(unitAt(bytes, at)) === OTHER)) return;
    hits.length = before;
    walkFrom(index, text, from, walker, hits);
    return;
  }
}

/** How many units of `text` a scan walks, some of them more than once: what its time grows with, counted, not timed. */
export function scanWork(index: NameIndex, text: string): number {
  work.units = 0;
  scan(index, text, newHits(), true);
  return work.units;
}

/** Where a query stands in a text, for showing the reader why a result was found. */
import { allowedEdits, editDistance } from './edits';
import { type Folded, fold, original, wordsOf } from './fold';
import { fitInitials } from './hangul';
import type { Range } from './model';
import { soundKey } from './sound';

/** Spans of a text that a query matched, and how many of its words were among them. */
export interface Located {
  ranges: Range[];
  words: number;
  /** They stand there one after the other, as typed. */
  phrase: boolean;
}

/**
 * Finds a query in a text: run together first (so that "kimjongun" shows in "Kim Jong Un"), then word by word, each
 * directly or else by another romanisation or within the typos allowed.
 * @param words The query's words that count, folded.
 * @param near Whether other romanisations and typos count; looking for them takes most of the time.
 * @param wholeBelow Latin words and numbers shorter than this match whole words only (2 is not 2017).
 */
export function locate(
  text: string | Folded,
  query: string,
  words: readonly string[],
  { wholeBelow = 0, near = true }: { wholeBelow?: number; near?: boolean } = {},
): Located {
  const folded = typeof text === 'string' ? fold(text) : text;
  const start = phraseAt(folded, query);
  if (start >= 0) return { ranges: [original(folded, start, start + query.length)], words: words.length, phrase: true };

  const found: [number, number][] = [];
  let matched = 0;
  const textWords = near ? wordsOf(folded) : [];
  for (const word of words) {
    const spots = directSpots(folded, word, word.charCodeAt(0) < 0x80 && word.length < wholeBelow);
    if (spots.length === 0 && near) spots.push(...nearSpots(folded, textWords, word));
    if (spots.length > 0) matched++;
    found.push(...spots);
  }
  return { ranges: merged(found).map(([from, to]) => original(folded, from, to)), words: matched, phrase: false };
}

/** Spans of a query of which every word stands in the text as it was typed, or null. */
export function locateDirect(text: string, query: string, words: readonly string[]): Range[] | null {
  const folded = fold(text);
  const start = phraseAt(folded, query);
  if (start >= 0) return [original(folded, start, start + query.length)];
  const spots = words.map((word) => directSpots(folded, word, false));
  if (spots.some((spot) => spot.length === 0)) return null;
  return merged(spots.flat()).map(([from, to]) => original(folded, from, to));
}

/** Spans of the syllables a query of initial consonants stands for. */
export function locateInitials(text: string, query: string): Range[] {
  const at = fitInitials(query, text)?.at ?? [];
  return merged(at.map((offset) => [offset, offset + 1]));
}

function phraseAt(folded: Folded, query: string): number {
  if (query === '') return -1;
  for (let at = folded.key.indexOf(query); at >= 0; at = folded.key.indexOf(query, at + 1)) {
    if (folded.starts.includes(at)) return at;
  }
  return -1;
}

function directSpots(folded: Folded, word: string, whole: boolean): [number, number][] {
  const spots: [number, number][] = [];
  const ends = (at: number) => at === folded.key.length || folded.words.includes(at);
  for (const start of folded.starts) {
    if (folded.key.startsWith(word, start) && (!whole || ends(start + word.length)))
      spots.push([start, start + word.length]);
  }
  return spots;
}

function nearSpots(folded: Folded, textWords: string[], word: string): [number, number][] {
  const sound = soundKey(word);
  const allowed = allowedEdits(word);
  const spots: [number, number][] = [];
  for (const [i, candidate] of textWords.entries()) {
    const start = folded.words[i] as number;
    const alike =
      (sound !== null && soundKey(candidate) === sound) ||
      (allowed > 0 && editDistance(word, candidate, 0, candidate.length, allowed, true) <= allowed);
    if (alike) spots.push([start, start + candidate.length]);
  }
  return spots;
}

function merged(spots: [number, number][]): [number, number][] {
  const sorted = [...spots].sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/**
 * Words run together: sites that set names in elements of their own, and scripts that drop the markup, lose the space
 * between ("ComradeKim Jong Unto", "all missilesZelenskyy said"). Here is where such words are taken apart again, and
 * which names may stand at a place that was: many true names hold a capital inside (YouTube, PetroChina).
 */

import { isLower } from './characters';
import type { CleanText } from './clean';
import { letters } from './letters';

/** A lower-case letter, a digit or initials, then a word with a capital: `Comrade|Kim`, `4|Kim`, `HE|Kim`. */
const SEAM = /[a-z\xdf-\xff](?=[A-Z\xc0-\xde])|(?:\d|[A-Z]{2})(?=[A-Z][a-z]{2})/g;
/** Most blocks hold nothing of the kind: a first look that costs a fraction of it. */
const MAYBE_SEAM = /[a-z\xdf-\xff][A-Z\xc0-\xde]|[A-Z\d][A-Z][a-z]{2}/;

/** A name of three words whose last has grown on: "Kim Jong Unto". */
const GROWN = /\b(?=([A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z])([a-z]{2,}))[A-Z]/g;

/** What grows onto a name: words that follow a subject. Whether a name stands before them is asked of the index. */
const FOLLOWERS = new Set(
  (
    'and to for who was on as is with also that at has in before by had of will would said made gave paid went met set sent ' +
    'took put led told called visited received expressed inspected extended instructed arrived presided appeared looked ' +
    'replied invited examined stopped discussed worked stressed underlined passed dispatched stood watched guided attended ' +
    'organized wrote signed spoke held wished praised noted making highly warmly good'
  ).split(' '),
);

/** Words that begin a sentence after a headline and its full stop were lost: what stands before them is whole. */
const OPENERS = new Set(
  (
    'a an the in on at by for from with as after before this that these those he she it they we his her its their there ' +
    'president prime minister police officials members people residents state according former special acting incumbent ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

/** Offsets at which words of `text` meet without a space. Cheap where there are none. */
export function seamsOf(text: string): number[] {
  const seams: number[] = [];
  if (!MAYBE_SEAM.test(text)) return seams;
  SEAM.lastIndex = 0;
  for (let match = SEAM.exec(text); match; match = SEAM.exec(text)) {
    seams.push(match.index + match[0].length);
    SEAM.lastIndex = match.index + 1;
  }
  return seams;
}

/** Offsets at which a follower has grown onto three words that `isName` knows. */
export function growthsOf(text: string, isName: (text: string) => boolean): number[] {
  const growths: number[] = [];
  for (const match of text.matchAll(GROWN)) {
    const head = match[1] as string;
    const tail = match[2] as string;
    for (let i = 0; i <= tail.length - 2; i++) {
      if (!FOLLOWERS.has(tail.slice(i)) || !isName(head + tail.slice(0, i))) continue;
      growths.push(match.index + head.length + i);
      break;
    }
  }
  return growths;
}

/** `clean` with a space set in at every offset (of its own text) of `seams`, which are in order. */
export function withSpaces(clean: CleanText, seams: readonly number[]): CleanText {
  let text = '';
  let from = 0;
  const size = clean.text.length + seams.length;
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  seams.concat(clean.text.length).forEach((seam, number) => {
    text += clean.text.slice(from, seam);
    starts.set(clean.starts.subarray(from, seam), from + number);
    ends.set(clean.ends.subarray(from, seam), from + number);
    if (number < seams.length) {
      text += ' ';
      // Of no width, at the seam.
      starts[seam + number] = ends[seam + number] = clean.starts[seam] as number;
    }
    from = seam;
  });
  return { text, starts, ends };
}

/**
 * Whether the name `text[start, end)` may stand beside a space that was set in before it (`atStart`) or behind it
 * (`atEnd`). Names of several words may; one word only after a word in lower case ("missiles|Zelenskyy", never
 * "Petro|China") and before a word that opens a sentence ("Thailand|Police").
 */
export function standsAtSeam(text: string, start: number, end: number, atStart: boolean, atEnd: boolean): boolean {
  if (letters`\p{L}[ -]\p{L}`.test(text.slice(start, end))) return true;
  if (atStart && !letters`(?<![\p{L}\d])\p{Ll}{3,} $`.test(text.slice(Math.max(0, start - 40), start))) return false;
  if (!atEnd) return true;
  const next = letters`^ (\p{L}+)`.exec(text.slice(end, end + 20))?.[1] ?? '';
  return isLower(text.charCodeAt(end - 1)) && OPENERS.has(next.toLowerCase());
}

/**
 * Definitions an article makes itself: "Multilateral Sanctions Monitoring Team (MSMT)", "MSMT (Multilateral Sanctions
 * Monitoring Team)".
 *
 * The rule is that of Schwartz and Hearst (Pacific Symposium on Biocomputing 2003): a bracket holds the short form or the
 * long one; the letters of the short form are looked for from right to left in the words before the bracket, the first
 * letter must begin a word, and the long form is no more than min(|short| + 5, 2·|short|) words.
 */
import { allLetters, letters } from '../text/letters';

export interface Definition {
  short: string;
  shortStart: number;
  shortEnd: number;
  long: string;
  longStart: number;
  longEnd: number;
}

/** Words that initials leave out and that end no name. */
const SMALL_WORDS = new Set('of the and for in on to at by with from a an as or de la du des et'.split(' '));

/** Words before a bracket in one clause: a long form does not run over a full stop, colon or other bracket. */
const CLAUSE_BREAK = allLetters`[()[\]:;!?\u2014]|\.\s(?=\p{Lu})|\.(?=\p{Lu}\p{Ll})`;

/** Every definition in `text`, in order. Latin letters only: Korean and Chinese have no initials to compare. */
export function findDefinitions(text: string): Definition[] {
  const found: Definition[] = [];
  for (const match of text.matchAll(/\(([^()]{2,90})\)/g)) {
    const inside = (match[1] as string).split(/[;,]/)[0]?.replace(/^[\s"'“‘«]+|[\s"'”’»]+$/gu, '') ?? '';
    const insideStart = (match.index as number) + 1 + (match[1] as string).indexOf(inside);
    const before = clauseBefore(text, match.index as number);
    const definition = isShortForm(inside)
      ? shortInside(before, inside, insideStart)
      : longInside(before, inside, insideStart);
    if (definition) found.push(definition);
  }
  return found;
}

interface Clause {
  text: string;
  start: number;
}

function clauseBefore(text: string, bracket: number): Clause {
  const from = Math.max(0, bracket - 200);
  const window = text.slice(from, bracket);
  let start = 0;
  for (const match of window.matchAll(CLAUSE_BREAK)) start = (match.index as number) + match[0].length;
  return { text: window.slice(start).trimEnd(), start: from + start };
}

/** Two to ten characters, at most two words, a capital among them, letters or digits at the start. */
export function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > 12 || text.split(/\s+/).length > 2) return false;
  return (
    letters`^[\p{L}\p{Nd}]`.test(text) &&
    letters`\p{Lu}`.test(text) &&
    letters`\p{L}`.test(text) &&
    !letters`^\p{Lu}?\p{Ll}+$`.test(text)
  );
}

function shortInside(before: Clause, short: string, shortStart: number): Definition | null {
  const words = short.replace(allLetters`[^\p{L}\p{Nd}]`, '').length;
  const most = Math.min(words + 5, words * 2);
  const starts = [...before.text.matchAll(/[^\s]+/g)].map((word) => word.index as number);
  const from = starts.at(-Math.min(most, starts.length));
  if (from === undefined) return null;
  const window = before.text.slice(from);
  // "prisoners of war (POWs)": the plural's s is no initial.
  const initials = short.replace(letters`(?<=\p{Lu})s$`, '');
  const at = initialsForm(initials, window) ?? bestLongForm(initials, window);
  if (at === null) return null;
  const longStart = before.start + from + at;
  const long = before.text.slice(from + at);
  return isLongForm(short, long)
    ? { short, shortStart, shortEnd: shortStart + short.length, long, longStart, longEnd: longStart + long.length }
    : null;
}

function longInside(before: Clause, long: string, longStart: number): Definition | null {
  const word = letters`[\p{L}\p{Nd}][\p{L}\p{Nd}.&/-]*$`.exec(before.text);
  const short = word?.[0];
  if (!word || !short || !isShortForm(short) || long.split(/\s+/).length < 2) return null;
  const at = bestLongForm(short, long);
  if (at !== 0 || !isLongForm(short, long)) return null;
  const shortStart = before.start + (word.index as number);
  return { short, shortStart, shortEnd: shortStart + short.length, long, longStart, longEnd: longStart + long.length };
}

/**
 * Where the words whose initials spell `short` begin, if they end the text: "Assessing Regional Integration in Africa"
 * for ARIA, where the letters alone would be content with "Africa". Small words may be left out, and mostly are: only where
 * the rest does not spell it do theirs count.
 */
function initialsForm(short: string, text: string): number | null {
  const initials = short.replace(allLetters`[^\p{L}\p{Nd}]`, '').toLowerCase();
  const words = [...text.matchAll(allLetters`[\p{L}\p{Nd}]+`)].reverse();
  return spelt(initials, words, false) ?? spelt(initials, words, true);
}

/** Where the words whose initials are given begin. @param words the last first */
function spelt(initials: string, words: readonly RegExpExecArray[], countSmall: boolean): number | null {
  let left = initials.length;
  for (const { 0: printed, index } of words) {
    const word = printed.toLowerCase();
    const isSmall = SMALL_WORDS.has(word);
    if ((countSmall || !isSmall) && word.charAt(0) === initials.charAt(left - 1)) left--;
    else if (!isSmall) return null;
    if (left === 0) return index;
  }
  return null;
}

/** Where the long form begins in `text`, or null where the letters of `short` are not there in order. */
export function bestLongForm(short: string, text: string): number | null {
  const lower = text.toLowerCase();
  let at = lower.length - 1;
  for (let s = short.length - 1; s >= 0; s--) {
    const letter = short.charAt(s).toLowerCase();
    if (!letters`[\p{L}\p{Nd}]`.test(letter)) continue;
    while (
      at >= 0 &&
      (lower.charAt(at) !== letter || (s === 0 && at > 0 && letters`[\p{L}\p{Nd}]`.test(lower.charAt(at - 1))))
    ) {
      at--;
    }
    if (at < 0) return null;
    at--;
  }
  return at + 1;
}

/**
 * A long form is longer than the short one, does not hold it, and neither begins nor ends in the middle of a phrase.
 * Three capitals and more stand for more than one word.
 */
function isLongForm(short: string, long: string): boolean {
  if (long.length <= short.length) return false;
  const last = letters`[\p{L}\p{Nd}]+(?=\.?$)`.exec(long)?.[0].toLowerCase();
  if (last === undefined || SMALL_WORDS.has(last)) return false;
  const first = letters`^[\p{L}\p{Nd}]+`.exec(long)?.[0].toLowerCase();
  if (first !== undefined && SMALL_WORDS.has(first)) return false;
  if (!/[\s-]/.test(long) && (short.match(allLetters`\p{Lu}`) ?? []).length >= 3) return false;
  return !long.split(/[\s-]+/).some((word) => word === short);
}

/**
 * A note's words as phrases and filters are held against them: all its texts folded into one string, with what may
 * begin and end where. Made once a note; asked at every key, of every note. Pure.
 */
import { type Folded, fold, isPlainText } from './fold';
import type { SearchNote } from './model';

export interface NoteText {
  /** The keys of label, body, passage and tags (`fold.ts`), a line each. */
  key: string;
  /** Where the label ends in it. */
  label: number;
  /** For each place in `key` and its end, what holds there: `MATCH`, `WORD`, both or none. */
  places: Uint8Array;
}

/** A match may start here. */
const MATCH = 1;
/** A word starts here, or a text has ended. */
const WORD = 2;

const LINE = '\n';

export function noteText({ label, body, quote = '', tags = [] }: SearchNote): NoteText {
  const texts = [label, body, quote, ...tags].map(keyed);
  const key = texts.map((text) => text.key).join(LINE);
  const places = new Uint8Array(key.length + 1);
  let from = 0;
  for (const text of texts) {
    for (const at of text.starts) (places[from + at] as number) |= MATCH;
    for (const at of text.words) (places[from + at] as number) |= WORD;
    from += text.key.length + LINE.length;
    (places[from - 1] as number) |= WORD;
  }
  return { key, label: (texts[0] as Keyed).key.length, places };
}

/** The folded words of label, body, passage and tags. */
export function wordsOfLines({ key, places }: NoteText): string[][] {
  let words: string[] = [];
  const lines = [words];
  let start = 0;
  for (let at = 0; at <= key.length; at++) {
    if (!((places[at] as number) & WORD)) continue;
    if (at > start) words.push(key.slice(start, at));
    start = at;
    if (key[at] !== LINE) continue;
    words = [];
    lines.push(words);
    start = at + 1;
  }
  return lines;
}

type Keyed = Pick<Folded, 'key' | 'words' | 'starts'>;

/** Folded, without the way back to the original: of plain English several times faster. */
function keyed(text: string): Keyed {
  if (!isPlainText(text)) return fold(text);
  const words: number[] = [];
  let key = '';
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]+/g)) {
    words.push(key.length);
    key += word;
  }
  return { key, words, starts: words };
}

/** Folded words that have to stand one after the other. */
export interface Phrase {
  key: string;
  /** Korean words end where a particle may begin, Chinese and Japanese ones anywhere. */
  open: boolean;
}

/** Hangul is folded to single letters; Han and kana have no spaces either. */
const OPEN_END = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** @param key folded */
export function readPhrase(key: string): Phrase {
  return { key, open: OPEN_END.test(key) };
}

/** Whether a phrase stands in a note as whole words: "art of" not in "part of". */
export function holdsPhrase({ key, places }: NoteText, { key: phrase, open }: Phrase): boolean {
  for (let at = key.indexOf(phrase); at >= 0; at = key.indexOf(phrase, at + 1)) {
    if ((places[at] as number) & MATCH && (open || (places[at + phrase.length] as number) & WORD)) return true;
  }
  return false;
}

/** Whether a word of the label, or some of them, begin with folded text: "Kor" in "North Korea", not in "Angkor". */
export function labelBegins({ key, label, places }: NoteText, text: string): boolean {
  for (let at = key.indexOf(text); at >= 0 && at + text.length <= label; at = key.indexOf(text, at + 1)) {
    if ((places[at] as number) & MATCH) return true;
  }
  return false;
}

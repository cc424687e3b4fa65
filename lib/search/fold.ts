/**
 * Text as search compares it: lower case, no accents, no apostrophes, hyphens and spaces only as places where a word
 * starts, Hangul as keystrokes. Every unit remembers where it came from, so that a match can be shown in the original.
 */
import { keystrokes } from './hangul';

/** Folded text with the way back. */
export interface Folded {
  /** Letters and digits only, words run together: "Kim Jong-un" → "kimjongun". */
  key: string;
  /** For each unit of `key`, the span of the original it stands for (UTF-16 offsets). */
  from: number[];
  to: number[];
  /** Offsets in `key` at which words start. */
  words: number[];
  /** Offsets at which a match may start: words, and every Hangul syllable or ideograph within them. */
  starts: number[];
}

// Letters without a canonical decomposition that readers type without their strokes.
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

const APOSTROPHES = '\u2019\u2018\u02bc\u02bb\u00b4\u2032';
/** Soft hyphen, zero-width characters, joiners. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const LETTER = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/gu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Folds `text`, keeping offsets. */
export function fold(text: string): Folded {
  const folded: Folded = { key: '', from: [], to: [], words: [], starts: [] };
  let key = '';
  let inWord = false;
  const put = (units: string, at: number, end: number, startsHere: boolean) => {
    if (!inWord) {
      folded.words.push(key.length);
      folded.starts.push(key.length);
    } else if (startsHere) {
      folded.starts.push(key.length);
    }
    inWord = true;
    for (let i = 0; i < units.length; i++) {
      folded.from.push(at);
      folded.to.push(end);
    }
    key += units;
  };

  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) put(text.charAt(at), at, at + 1, false);
      else if (code >= 65 && code <= 90) put(String.fromCharCode(code + 32), at, at + 1, false);
      else if (!(code === 39 || code === 96 || (code === 46 && joins(text, at)))) inWord = false;
      at++;
      continue;
    }
    const hangul = keystrokes(code);
    if (hangul !== null) {
      // A conjoining vowel or final goes on with its syllable; everything else may start a match.
      put(hangul, at, at + 1, !(code >= 0x1161 && code <= 0x11c2));
      at++;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) as number);
    const end = at + char.length;
    if (APOSTROPHES.includes(char) || INVISIBLE.test(char)) {
      at = end;
      continue;
    }
    const plain = char.normalize('NFKD').replace(MARK, '').toLowerCase();
    let any = false;
    for (const unit of plain) {
      const letter = PLAIN[unit] ?? unit;
      if (!LETTER.test(letter)) continue;
      put(letter, at, end, IDEOGRAPH.test(letter));
      any = true;
    }
    // A mark on its own belongs to the letter before it; anything else that left nothing separates words.
    if (plain === '' && inWord) folded.to[folded.to.length - 1] = end;
    else if (!any) inWord = false;
    at = end;
  }
  folded.key = key;
  return folded;
}

/** A full stop inside an abbreviation ("U.N.", "U.S."): between or after single letters, not at a sentence's end. */
function joins(text: string, at: number): boolean {
  const letter = (i: number) => {
    const code = text.charCodeAt(i) | 32;
    return code >= 97 && code <= 122;
  };
  return letter(at - 1) && !letter(at - 2) && (letter(at + 1) ? !letter(at + 2) : text.charCodeAt(at - 2) === 46);
}

/** Plain English: nothing in it that folding does more to than lower its case and split it into words. */
const PLAIN_TEXT = /^[\n -&(-_a-~]*$/;
const ABBREVIATION = /\b[A-Za-z]\./;

/** Whether the words of a text are its runs of English letters and digits, in lower case, and nothing more. */
export function isPlainText(text: string): boolean {
  return PLAIN_TEXT.test(text) && !ABBREVIATION.test(text);
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  // Most sentences of most packs: several times faster, which decides how soon a popup can search texts.
  if (isPlainText(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return wordsOf(fold(text));
}

/** The key of a text, folded: what is left of it to be compared. */
export function foldedKey(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return fold(text).key;
}

/** The words of folded text. */
export function wordsOf(folded: Folded): string[] {
  return folded.words.map((start, i) => folded.key.slice(start, folded.words[i + 1]));
}

/** A span of `key` as a span of the original. */
export function original(folded: Folded, start: number, end: number): readonly [number, number] {
  return [folded.from[start] ?? 0, folded.to[end - 1] ?? 0];
}

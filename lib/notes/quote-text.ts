/**
 * Text in the shape quotes are compared in: what a site's editor, its software or the way of copying changes without
 * changing the words is made the same. With the way back to the offsets of the text as it is. Pure.
 */
import { cleanText } from '../text/clean';

/** A text to be searched for quotes. */
export interface QuoteText {
  text: string;
  /** Offset in the original of the first unit that became this one, … */
  starts: Uint32Array;
  /** … and after the last. */
  ends: Uint32Array;
}

const SPACES = /\s/;
const SAME = new Map<string, string>([
  ...[...'\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4'].map((quote) => [quote, "'"] as const),
  ...[...'\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'].map((quote) => [quote, '"'] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212'].map((dash) => [dash, '-'] as const),
]);

/**
 * Composed (NFC), hidden characters dropped, every run of white space one space, one kind of quotation marks and dashes.
 * Case stays: a name is not a word.
 */
export function quoteText(original: string): QuoteText {
  const clean = cleanText(original);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < clean.text.length; at++) {
    const unit = clean.text.charAt(at);
    const end = clean.ends[at] as number;
    if (SPACES.test(unit)) {
      if (text.endsWith(' ')) {
        ends[ends.length - 1] = end;
        continue;
      }
      text += ' ';
    } else text += SAME.get(unit) ?? unit;
    starts.push(clean.starts[at] as number);
    ends.push(end);
  }
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

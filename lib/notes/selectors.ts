/**
 * What is kept of a selected passage so that it is found again: the W3C Web Annotation model's TextQuoteSelector and
 * TextPositionSelector. Pure.
 */

/** `exact` is the passage as it stands in the text, `prefix` and `suffix` what stands before and after it. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Offsets into the text, UTF-16 units; `end` is after the last. */
export interface Position {
  start: number;
  end: number;
}

export interface Passage {
  quote: Quote;
  position: Position;
}

/** Context kept on each side of a quote, UTF-16 units: as far as the text reaches, it is between these. */
export const CONTEXT = { least: 32, most: 64 };

/** A passage longer than this (UTF-16 units) is a copy of the article, not a quote. */
export const LONGEST_QUOTE = 5000;

/**
 * Describes the passage `text.slice(start, end)`, white space at its ends left out. Context is cut where a sentence
 * begins or ends, if one does between the least and the most that is kept.
 * @returns null where the passage holds nothing but white space, or more than is quoted
 */
export function describePassage(text: string, start: number, end: number): Passage | null {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  // Half of a surrogate pair is no character.
  if (isInsidePair(text, from)) from--;
  if (isInsidePair(text, to)) to++;
  if (to === from || to - from > LONGEST_QUOTE) return null;
  return {
    quote: {
      exact: text.slice(from, to),
      prefix: text.slice(prefixStart(text, from), from),
      suffix: text.slice(to, suffixEnd(text, to)),
    },
    position: { start: from, end: to },
  };
}

function prefixStart(text: string, start: number): number {
  const far = Math.max(0, start - CONTEXT.most);
  const near = start - CONTEXT.least;
  // The nearest sentence that gives enough context.
  const cut = sentenceStarts(text, far - CONTEXT.most, start).findLast((at) => at >= far && at <= near);
  return cut ?? (isInsidePair(text, far) ? far + 1 : far);
}

function suffixEnd(text: string, end: number): number {
  const far = Math.min(text.length, end + CONTEXT.most);
  const near = end + CONTEXT.least;
  const cut = sentenceStarts(text, end - CONTEXT.most, far + CONTEXT.most).find((at) => at >= near && at <= far);
  return cut ?? (isInsidePair(text, far) ? far - 1 : far);
}

/** Where sentences begin in a stretch of the text; also where it ends. A paragraph's end is a sentence's. */
function sentenceStarts(text: string, from: number, to: number): number[] {
  const start = Math.max(0, from);
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(start, to));
  return Array.from(segments, ({ index }) => start + index);
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/**
 * Word boundaries in Chinese and Japanese, which print none. `Intl.Segmenter` knows the common words; names it does not
 * know it cuts into pieces, but their outer edges mostly stay edges.
 */
import { classOf, KANJI } from './characters';

const segmenters = new Map<string, Intl.Segmenter>();
/** The run of Han and Kana asked about last: names in one run come one after another. */
let run: { text: string; from: number; to: number; locale: string; edges: Set<number> } | undefined;
/** What is known of the text asked about last. */
let last: { text: string; kana?: boolean; hangul?: boolean } = { text: '' };

/**
 * Units on each side of a name that are segmented with it, in a run that is longer. The segmenter needs no more, and its time
 * for a long text grows faster than the text.
 */
const AROUND = 64;

/**
 * Whether `text[start, end)` can be a word of its own. Three characters and more need only not to cut a run of Katakana;
 * two need edges of the segmenter on both sides; one needs neighbours of other scripts (北 in Korean headlines).
 */
export function atWordBounds(text: string, start: number, end: number, lang?: string): boolean {
  if (isKatakana(text, start) && isKatakana(text, start - 1)) return false;
  if (isKatakana(text, end - 1) && isKatakana(text, end)) return false;
  const size = end - start;
  const within = (at: number): boolean => at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === KANJI;
  if (size === 1) return !within(start - 1) && !within(end) && (lang === undefined || lang === 'ko' || hasHangul(text));
  if (size > 2 || (!within(start - 1) && !within(end))) return true;
  const edges = edgesAround(text, start, end, lang === 'zh' || lang === 'ja' ? lang : hasKana(text) ? 'ja' : 'zh');
  return edges.has(start) && edges.has(end);
}

/** Edges of words in the run of Han and Kana that holds `text[start, end)`, or in the part of a long one around it. */
function edgesAround(text: string, start: number, end: number, locale: string): Set<number> {
  if (run && run.text === text && run.locale === locale && run.from <= start && run.to >= end) return run.edges;
  let from = start;
  while (from > Math.max(0, start - AROUND) && classOf(text.charCodeAt(from - 1)) === KANJI) from--;
  let to = end;
  while (to < Math.min(text.length, end + AROUND) && classOf(text.charCodeAt(to)) === KANJI) to++;
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  const edges = new Set<number>([to]);
  for (const { index } of segmenter.segment(text.slice(from, to))) edges.add(from + index);
  run = { text, from, to, locale, edges };
  return edges;
}

function knownOf(text: string): typeof last {
  if (last.text !== text) last = { text };
  return last;
}

function isKatakana(text: string, at: number): boolean {
  const unit = at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
  return (unit >= 0x30a1 && unit <= 0x30fe && unit !== 0x30fb) || (unit >= 0xff66 && unit <= 0xff9f);
}

function hasKana(text: string): boolean {
  const known = knownOf(text);
  known.kana ??= /[\u3041-\u30ff]/.test(text);
  return known.kana;
}

function hasHangul(text: string): boolean {
  const known = knownOf(text);
  known.hangul ??= /[\uac00-\ud7a3]/.test(text);
  return known.hangul;
}

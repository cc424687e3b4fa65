/**
 * Word boundaries in Chinese and Japanese, which print none. `Intl.Segmenter` knows the common words; names it does not
 * know it cuts into pieces, but their outer edges mostly stay edges.
 */
import { classOf, HANGUL, KANJI } from './characters';

const segmenters = new Map<string, Intl.Segmenter>();
/** The edges of the text segmented last: spots of one block come one after another. */
let last: { text: string; locale: string; edges: Set<number> } | null = null;

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
  const edges = edgesOf(text, lang === 'zh' || lang === 'ja' ? lang : hasKana(text) ? 'ja' : 'zh');
  return edges.has(start) && edges.has(end);
}

function edgesOf(text: string, locale: string): Set<number> {
  if (last?.text === text && last.locale === locale) return last.edges;
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  const edges = new Set<number>([text.length]);
  for (const { index } of segmenter.segment(text)) edges.add(index);
  last = { text, locale, edges };
  return edges;
}

function isKatakana(text: string, at: number): boolean {
  const unit = at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
  return (unit >= 0x30a1 && unit <= 0x30fe && unit !== 0x30fb) || (unit >= 0xff66 && unit <= 0xff9f);
}

function hasKana(text: string): boolean {
  return /[\u3041-\u30ff]/.test(text);
}

function hasHangul(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (classOf(text.charCodeAt(i)) === HANGUL) return true;
  return false;
}

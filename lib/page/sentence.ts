/** Sentences of a text. */

/** The sentence a mention stands in, for a citation. */
export function sentenceAt(text: string, start: number, lang: string | undefined): string {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return segmenter.segment(text).containing(start)?.segment.replace(/\s+/g, ' ').trim() ?? '';
}

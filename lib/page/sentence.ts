/** Sentences of a text. */

/** The sentence a mention stands in, for a citation. */
export function sentenceAt(text: string, start: number, lang: string | undefined): string {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  // A `<br>` breaks a line far more often than a sentence.
  return segmenter.segment(text.replaceAll('\n', ' ')).containing(start)?.segment.trim() ?? '';
}

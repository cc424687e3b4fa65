/**
 * A text file as an article: a block a paragraph, the first one the title.
 */
import type { Article, TextBlock } from '../../lib/matching/types';

/** A block with the offset in the file at which its text begins; `key` is its place in the list. */
export interface FileBlock extends TextBlock {
  offset: number;
}

/**
 * Splits at line breaks; lines without a letter or digit are no blocks. Offsets are UTF-16 code units into `text` as
 * given, a byte order mark included.
 */
export function blocksOf(text: string): FileBlock[] {
  const blocks: FileBlock[] = [];
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line = match[0];
    const begin = line.search(/[^\s\ufeff]/);
    if (begin < 0 || !/[\p{L}\p{Nd}]/u.test(line)) continue;
    blocks.push({
      key: blocks.length,
      text: line.slice(begin).trimEnd(),
      role: blocks.length === 0 ? 'title' : 'body',
      offset: match.index + begin,
    });
  }
  return blocks;
}

/** Language by the letters that are there: enough to choose how Han is segmented. */
export function languageOf(text: string): string {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const hangul = count(/[가-힣]/g);
  const kana = count(/[\u3041-\u30ff]/g);
  const han = count(/[\u4e00-\u9fff]/g);
  const latin = count(/[A-Za-z]/g);
  if (hangul * 2 > latin && hangul > kana + han) return 'ko';
  if ((kana + han) * 2 > latin) return kana > 0 ? 'ja' : 'zh';
  return 'en';
}

/** The file's text as an article. */
export function articleOf(text: string, date?: string): Article & { blocks: FileBlock[] } {
  return { blocks: blocksOf(text), lang: languageOf(text), ...(date ? { date } : {}) };
}

/**
 * The text the matchers read: saved pages of the corpus where it is there, our own fixtures where it is not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf } from '../../data/cli/article-file';
import { classOf, foldUnit, HANGUL, KANJI, SPACE, WORD } from '../../lib/text/characters';
import { corpus } from '../corpus';

export interface BenchText {
  /** Where it comes from, for the table's note. */
  origin: string;
  /** One string a page. */
  pages: string[];
}

/** Text of saved pages, tags dropped: at least 20 of the corpus, else the fixtures, repeated to a like length. */
export function englishPages(): BenchText {
  const folders = ['mentions', 'negatives']
    .map((folder) => corpus('pages', folder))
    .filter((path) => path !== undefined);
  if (folders.length > 0) {
    const pages = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.html'))
        .sort()
        .slice(0, 60)
        .map((file) => textOf(readFileSync(join(folder, file), 'utf8'))),
    );
    const long = pages.filter((page) => page.length > 2000 && languageOf(page) === 'en' && isEnglish(page));
    return { origin: `${long.length} saved English pages`, pages: long };
  }
  return { origin: 'the sample article, repeated (no corpus)', pages: Array(20).fill(fixture()) };
}

/** Latin letters in other languages too: one word in fifty is "the" in English, none elsewhere. */
function isEnglish(page: string): boolean {
  return (page.match(/\bthe\b/gi) ?? []).length * 50 > (page.match(/\p{L}+/gu) ?? []).length;
}

/** Korean news text, an article a page; the Korean of the fixtures where there is no corpus. */
export function koreanPages(): BenchText {
  const file = corpus('text', 'korean-press-korean.jsonl');
  if (!file) return { origin: 'our own sentences, repeated (no corpus)', pages: Array(20).fill(KOREAN.repeat(40)) };
  const pages = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .slice(0, 300)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  return { origin: `${pages.length} Korean news texts`, pages };
}

const KOREAN =
  '북한은 어제 평양에서 회의를 열었다고 조선중앙통신이 전했다. 외교부는 유엔 안전보장이사회의 결의를 지켜야 한다고 밝혔다. ';

function fixture(): string {
  const folder = fileURLToPath(new URL('../fixtures/sample-article', import.meta.url));
  const html = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return html.map((file) => textOf(readFileSync(join(folder, file), 'utf8'))).join('\n');
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|noscript|svg|template)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&nbsp;/g, ' ')
    .replace(/&[a-z]+;|&#\d+;/gi, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n');
}

/**
 * Text on which libraries that compare characters find the same as we do: lower case without diacritics, one space between words, a line
 * break for everything else and between Korean words, whose spaces we read as none. Made beforehand, at no cost to them.
 */
export function levelled(text: string): string {
  let level = '';
  for (const character of text.normalize('NFC')) {
    const kind = character.length === 1 ? classOf(character.charCodeAt(0)) : 0;
    if (kind === WORD || kind === HANGUL || kind === KANJI)
      level += String.fromCharCode(foldUnit(character.charCodeAt(0)));
    else if (kind === SPACE) level += ' ';
    else level += '\n';
  }
  return level
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/(?<=[가-힣]) (?=[가-힣])/g, '\n');
}

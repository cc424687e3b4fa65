/**
 * `npx tsx data/cli/unknown-names.ts [--most N] FILE…`: the capitalised names that stand most often in text files, or in
 * the `text` fields of JSONL files, and have no card: what the packs should hold next. Counts texts, not mentions.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileNameIndex } from '../../lib/matching/compile';
import { findMentions } from '../../lib/matching/find-mentions';
import { loadNameIndex } from '../../lib/matching/name-index';
import { readPacks } from '../compiler/read-packs';
import { articleOf } from './article-file';

/** One to five capitalised words, initials among them; a word at the head of a sentence counts where more follow. */
const NAME = /(?<![\p{L}\d])\p{Lu}[\p{L}\d.&'’-]*(?: (?:of |for |and |the )?\p{Lu}[\p{L}\d.&'’-]*){0,4}/gu;

function textsOf(file: string): string[] {
  const content = readFileSync(file, 'utf8');
  if (!file.endsWith('.jsonl')) return [content];
  return content
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { title?: string; text: string })
    .map(({ title, text }) => `${title ?? ''}\n${text}`);
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { most: { type: 'string', default: '200' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error('usage: unknown-names [--most N] FILE…');
  const index = loadNameIndex(compileNameIndex(readPacks().entities.map(({ data }) => data)));
  const counts = new Map<string, number>();
  const lower = new Set<string>();
  for (const text of positionals.flatMap(textsOf)) {
    const { blocks, ...article } = articleOf(text);
    const { mentions } = findMentions(index, { blocks, ...article });
    const unknown = new Set<string>();
    for (const { key, text: printed } of blocks) {
      const taken = mentions.filter(({ block }) => block === key);
      for (const [word] of printed.matchAll(/(?<![\p{L}\d])\p{Ll}+/gu)) lower.add(word);
      for (const { 0: match, index: start } of printed.matchAll(NAME)) {
        const name = match.replace(/(?:['’]s|[.'’-]+)$/u, '');
        const end = start + match.length;
        if (taken.some((mention) => mention.start < end && mention.end > start)) continue;
        unknown.add(name);
      }
    }
    for (const name of unknown) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  [...counts]
    .filter(([name]) => !lower.has(name.toLowerCase()))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, Number(values.most))
    .forEach(([name, texts]) => {
      console.log(`${String(texts).padStart(6)}  ${name}`);
    });
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

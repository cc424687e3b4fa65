/**
 * `npm run mentions -- [--date YYYY-MM-DD] [--explain] FILE.txt…`: every mention in text files, one JSON line each, found
 * by the engine of the extension in the packs as they ship.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isPartialDate } from '../../lib/facts/dates';
import { findMentions } from '../../lib/matching/find-mentions';
import { loadNameIndex } from '../../lib/matching/name-index';
import { compileRelease } from '../compiler/compile-release';
import { readPacks } from '../compiler/read-packs';
import { articleOf } from './article-file';

const USAGE = 'usage: npm run mentions -- [--date YYYY-MM-DD] [--explain] FILE.txt…';

interface Request {
  files: string[];
  date?: string;
  explain: boolean;
}

function readRequest(): Request {
  const { values, positionals } = parseArgs({
    options: { date: { type: 'string' }, explain: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const { date, explain } = values;
  if (date !== undefined && !(date.length === 10 && isPartialDate(date))) {
    throw new Error(`--date ${date}: must be a real day, YYYY-MM-DD`);
  }
  return { files: positionals, explain, ...(date ? { date } : {}) };
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const reason = error instanceof TypeError ? 'is not UTF-8 text' : (error as Error).message;
    throw new Error(`${file}: ${reason}`);
  }
}

function main(): void {
  const { files, date, explain } = readRequest();
  const texts = files.map((file) => ({ doc: basename(file, '.txt'), text: readText(file) }));
  const release = compileRelease(readPacks());
  const names = loadNameIndex(release.index);
  const entities = new Map(release.entities.map((entity) => [entity.id, entity]));

  for (const { doc, text } of texts) {
    const article = articleOf(text, date);
    for (const mention of findMentions(names, article).mentions) {
      const offset = article.blocks[mention.block]?.offset ?? 0;
      const entity = entities.get(mention.entity);
      const line = {
        doc,
        start: offset + mention.start,
        end: offset + mention.end,
        text: text.slice(offset + mention.start, offset + mention.end),
        entity: mention.entity,
        names: entity?.names.map((name) => name.text) ?? [],
        familiar: entity?.familiar ?? false,
        ...(explain ? { why: mention.why, ...(mention.others ? { others: mention.others } : {}) } : {}),
      };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  }
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

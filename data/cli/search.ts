/**
 * `npm run search -- [--json] [--limit N] QUERY…`: what the popup would list for a query over the packs of this
 * repository, best first, by the same engine. The filters of the query language are understood; there are no notes here.
 */
import { parseArgs } from 'node:util';
import type { Day } from '../../lib/facts/dates';
import { entityDocuments } from '../../lib/search/documents';
import { answer } from '../../lib/search/filtered';
import type { SearchResult } from '../../lib/search/model';
import { DEFAULT_LIMIT, Search } from '../../lib/search/search';
import { readPacks } from '../compiler/read-packs';

const USAGE = 'usage: npm run search -- [--json] [--limit N] QUERY…';

function readRequest(): { query: string; json: boolean; limit: number } {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false }, limit: { type: 'string' } },
    allowPositionals: true,
  });
  const query = positionals.join(' ').trim();
  if (query === '') throw new Error(USAGE);
  const limit = values.limit === undefined ? DEFAULT_LIMIT : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`--limit ${values.limit}: must be a whole number from 1`);
  return { query, json: values.json, limit };
}

function openSearch(): Search {
  const packs = readPacks();
  const entities = packs.entities.map(({ data, pack }) => ({ ...data, pack }));
  const search = new Search(entityDocuments(entities, Object.fromEntries(packs.properties), 'en'));
  search.indexTexts();
  return search;
}

function printResult(result: SearchResult, place: number): void {
  const about = result.match && result.match.text !== result.title ? `  — ${result.match.text}` : '';
  console.log(`${String(place).padStart(3)}  ${result.title}  (${result.id}, ${result.tier})${about}`);
}

function main(): void {
  const { query, json, limit } = readRequest();
  const { results, problems } = answer(openSearch(), query, new Date().toISOString().slice(0, 10) as Day, { limit });
  for (const problem of problems) console.error(`cannot use part of the query: ${JSON.stringify(problem)}`);
  for (const [index, result] of results.entries()) {
    const line = { rank: index + 1, id: result.id, title: result.title, tier: result.tier, match: result.match };
    if (json) console.log(JSON.stringify(line));
    else printResult(result, index + 1);
  }
  if (results.length === 0 && !json) console.log('nothing found');
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

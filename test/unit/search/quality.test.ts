/**
 * The labelled queries over the packs of this repository. Bounds from the search issue: right first in 90%, among the
 * first three in 98%.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { readPacks } from '../../../data/compiler/read-packs';
import { entityDocuments } from '../../../lib/search/documents';
import { Search } from '../../../lib/search/search';
import { QUERIES } from './queries';

let search: Search;
let ids: Set<string>;

beforeAll(() => {
  const packs = readPacks();
  const entities = packs.entities.map(({ data, pack }) => ({ ...data, pack }));
  search = new Search(entityDocuments(entities, Object.fromEntries(packs.properties), 'en'));
  search.indexTexts();
  ids = new Set(entities.map(({ id }) => id));
  // Reading a thousand files takes its time on a busy machine.
});

describe('labelled queries over the packs', () => {
  it('number at least 150 and are about entities there are', () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(150);
    expect(QUERIES.flatMap(({ right }) => right).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('find the right entity first in 90%, among the first three in 98%', () => {
    const ranks = QUERIES.map(({ query, right }) => {
      const found = search.find(query).map((result) => result.id);
      const rank = found.findIndex((id) => right.includes(id));
      return { query, right: right.join(' | '), rank, found: found.slice(0, 3).join(', ') };
    });
    const notFirst = ranks.filter(({ rank }) => rank !== 0);
    const notThird = ranks.filter(({ rank }) => rank < 0 || rank > 2);
    const share = (missed: unknown[]) => 1 - missed.length / ranks.length;
    expect(share(notFirst), JSON.stringify(notFirst, null, 1)).toBeGreaterThanOrEqual(0.9);
    expect(share(notThird), JSON.stringify(notThird, null, 1)).toBeGreaterThanOrEqual(0.98);
  });
});

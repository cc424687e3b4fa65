import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/facts/dates';
import { answer } from '../../../lib/search/filtered';
import type { SearchNote } from '../../../lib/search/model';
import { isPlain, parseQuery } from '../../../lib/search/query';
import { Search } from '../../../lib/search/search';
import { ENTITIES } from './sample';

const TODAY = '2026-03-15';
const parse = (query: string) => parseQuery(query, TODAY);

describe('taking a query apart', () => {
  it.each([
    'panel of experts',
    "Workers' Party",
    '20×10',
    'Kim Jong-un',
    'https://example.org/a',
    '20:10',
    'ㅈㅅㅌ',
    'F-35',
  ])('leaves %s as it is', (query) => {
    const parsed = parse(query);
    expect(parsed).toMatchObject({ text: query, problems: [] });
    expect(isPlain(parsed)).toBe(true);
  });

  it('reads phrases in straight and curly quotes, also one still being typed', () => {
    expect(parse('coal "panel of experts" “oil cap').phrases).toEqual(['panelofexperts', 'oilcap']);
    expect(parse('coal "panel of experts"').text).toBe('coal panel of experts');
  });

  it('reads what may not be there', () => {
    expect(parse('panel -coal -"oil cap"')).toMatchObject({ text: 'panel', without: ['coal', 'oilcap'] });
  });

  it.each([
    ['-term:draft', { name: 'term', value: 'draft', not: true }],
    ['term:"Kim Jong-un"', { name: 'term', value: 'kimjongun', not: false }],
    ['site:https://www.nknews.org/2025/x', { name: 'site', value: 'nknews.org', not: false }],
    ['site:yna.co.kr', { name: 'site', value: 'yna.co.kr', not: false }],
    ['type:weapons', { name: 'type', value: 'weapon', not: false }],
    ['type:agencies', { name: 'type', value: 'agency', not: false }],
    ['type:"armed force"', { name: 'type', value: 'armed-force', not: false }],
    ['TYPE:Person', { name: 'type', value: 'person', not: false }],
    ['before:2026-03', { name: 'before', value: '2026-03-01', not: false }],
    ['after:2026-02', { name: 'after', value: '2026-02-28', not: false }],
    ['after:2025', { name: 'after', value: '2025-12-31', not: false }],
    ['since:7d', { name: 'since', value: '2026-03-08', not: false }],
    ['since:7day', { name: 'since', value: '2026-03-08', not: false }],
    ['since:2weeks', { name: 'since', value: '2026-03-01', not: false }],
    ['tag:Coal', { name: 'tag', value: 'coal', not: false }],
    ['-tag:"to do"', { name: 'tag', value: 'todo', not: true }],
    ['tag:#coal', { name: 'tag', value: 'coal', not: false }],
    ['in:2019', { name: 'in', value: '2019', not: false }],
    ['-in:2019-06', { name: 'in', value: '2019-06', not: true }],
    ['has:notes', { name: 'has', value: 'note', not: false }],
  ])('reads %s', (query, filter) => {
    expect(parse(`coal ${query}`)).toMatchObject({ text: 'coal', filters: [filter], problems: [] });
  });

  it.each([
    ['colour:red', 'unknown'],
    ['-colour:red', 'unknown'],
    ['term:', 'empty'],
    ['tags:coal', 'unknown'],
    ['tag:', 'empty'],
    ['tag:#', 'empty'],
    ['before:yesterday', 'date'],
    ['before:2026-02-30', 'date'],
    ['in:then', 'date'],
    ['in:2019-13', 'date'],
    ['since:soon', 'period'],
    ['type:animal', 'type'],
    ['has:tail', 'has'],
  ])('tells that %s cannot be used', (query, reason) => {
    expect(parse(`coal ${query} ship`)).toMatchObject({
      text: 'coal ship',
      filters: [],
      problems: [{ typed: query, reason }],
    });
  });
});

const note = (id: string, more: Partial<SearchNote>): SearchNote => ({
  id,
  entity: 'msmt',
  label: 'Multilateral Sanctions Monitoring Team',
  body: 'Ask about the coal shipments.',
  modified: '2026-03-10T12:00:00.000Z',
  ...more,
});

describe('finding with filters', () => {
  const search = new Search(ENTITIES);
  search.indexTexts();
  search.setNotes([
    note('a', { host: 'nknews.org', tags: ['coal', 'to do'] }),
    note('b', { body: 'The oil cap, part of the story.', host: 'en.yna.co.kr', modified: '2026-01-05T12:00:00.000Z' }),
    note('c', { entity: 'kcna', label: 'Korean Central News Agency', body: '석탄 수출을 물어볼 것' }),
    note('d', { entity: 'gone', label: 'A card that is gone', body: 'Coal again.', tags: ['Coal'] }),
  ]);
  const find = (query: string) => answer(search, query, TODAY, { limit: 100 }).results;
  const notes = (query: string) => find(query).flatMap(({ kind, id }) => (kind === 'note' ? [id] : []));
  const entities = (query: string) => find(query).flatMap(({ kind, id }) => (kind === 'entity' ? [id] : []));

  it.each([
    ['tag:coal', ['a', 'd']],
    ['tag:coal -tag:"to do"', ['d']],
    ['tag:coa', []],
    ['coal -site:nknews.org', ['d']],
    ['site:yna.co.kr', ['b']],
    ['site:co.kr', ['b']],
    ['before:2026-02', ['b']],
    ['after:2026-02-28', ['a', 'c', 'd']],
    ['since:7d', ['a', 'c', 'd']],
    ['-since:7d', ['b']],
    ['in:2026-03', ['a', 'c', 'd']],
    ['in:2026-01', ['b']],
    ['in:2025', []],
    ['type:media', ['c']],
    ['term:kcna', ['c']],
    ['term:"card that"', ['d']],
    ['"coal shipments"', ['a']],
    ['"art of the"', []],
    ['"part of the"', ['b']],
    ['coal -shipments', ['d']],
    ['석탄 -수출', []],
    ['"석탄 수출"', ['c']],
    ['coal term:msmt site:nknews.org', ['a']],
  ])('%s finds the notes %j', (query, ids) => {
    expect(notes(query).sort()).toEqual(ids);
  });

  it('lists cards by filters alone, and none where the filter is of notes', () => {
    expect(entities('type:media')).toEqual(expect.arrayContaining(['kcna', 'kctv', 'rodong']));
    expect(entities('type:media')).not.toContain('msmt');
    expect(entities('has:note').sort()).toEqual(['kcna', 'msmt']);
    expect(entities('site:nknews.org')).toEqual([]);
    expect(entities('korean type:media has:note')).toEqual(['kcna']);
  });

  it.each([
    ['in:2008', []],
    ['in:2009', ['panel']],
    ['in:2024', ['msmt', 'panel']],
    ['in:2024-04', ['panel']],
    ['in:2024-04-30', ['panel']],
    ['in:2024-05', []],
    ['in:2026', ['msmt']],
    ['sanctions in:2026', ['msmt']],
    ['sanctions in:2009 -in:2024', []],
  ])('%s finds what existed then: %j', (query, ids) => {
    const lifetimes: Record<string, Interval> = {
      panel: { from: '2009-06-12', to: '2024-04-30' },
      msmt: { from: '2024-10-16' },
    };
    const dated = new Search(ENTITIES.map((entity) => ({ ...entity, lifetime: lifetimes[entity.id] })));
    dated.indexTexts();
    const found = answer(dated, query, TODAY, { limit: 100 }).results.map(({ id }) => id);
    expect(found.sort()).toEqual(ids);
  });

  it('keeps the ranking of what passes', () => {
    const plain = entities('korea').filter((id) => ENTITIES.find((entity) => entity.id === id)?.type === 'media');
    expect(entities('korea type:media').slice(0, plain.length)).toEqual(plain);
  });

  it('a filter that cannot be used finds what the words alone find', () => {
    const { results, problems } = answer(search, 'panel colour:red', TODAY);
    expect(results).toEqual(search.find('panel'));
    expect(problems).toEqual([{ typed: 'colour:red', reason: 'unknown' }]);
  });
});

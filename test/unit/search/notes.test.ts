/** Many notes, asked in a way that is quick, against the plain way: every note looked at, all of them put in order. */
import { describe, expect, it } from 'vitest';
import { localDay } from '../../../lib/facts/dates';
import { answerNotes } from '../../../lib/search/filtered';
import { type Folded, fold, foldedWords, wordsOf } from '../../../lib/search/fold';
import type { SearchNote } from '../../../lib/search/model';
import { noteText, wordsOfLines } from '../../../lib/search/note-text';
import { type Filter, isPlain, parseQuery } from '../../../lib/search/query';
import { Ranking } from '../../../lib/search/ranking';
import { Search } from '../../../lib/search/search';
import { randomFrom } from '../../random';
import { ENTITIES } from './sample';

const TODAY = '2026-03-12';
const random = randomFrom(5);
const below = (count: number) => Math.floor(random() * count);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

// Words that begin alike, run together, have accents and apostrophes, dots, particles and no spaces.
const WORDS = [
  ...['coal', 'coalition', 'co', 'al', 'part', 'art', 'of', 'ship', 'ships', "ship's", 'U.N.', 'Un', 'a.m.', 'Angkor'],
  ...[
    'Korea',
    'Kor',
    'café',
    'cafe',
    'well-known',
    'well',
    '2017',
    '2',
    '석탄',
    '석탄을',
    '북한석탄',
    '北京',
    '朝鲜北京',
    '—',
    '…',
  ],
];
const TAGS = ['coal', 'To do', 'café', '석탄', 'a-b'];
const HOSTS = ['yna.co.kr', 'en.yna.co.kr', 'nknews.org', 'notyna.co.kr', undefined];
const words = (most: number) => Array.from({ length: below(most) }, () => one(WORDS)).join(one([' ', ' ', ', ', '\n']));

const NOTES = Array.from({ length: 400 }, (_, n): SearchNote => {
  const entity = one(['msmt', 'kcna', 'gone', undefined]);
  const host = one(HOSTS);
  // Around the reader's midnights, too.
  const time = new Date(2026, below(4), 1 + below(31), one([0, 0, 12, 23]), one([0, 59]), 0, one([0, 1]));
  return {
    id: `note-${n}`,
    ...(entity === undefined ? {} : { entity }),
    label: words(4),
    body: words(14),
    ...(below(2) ? { quote: words(9) } : {}),
    tags: TAGS.filter(() => below(4) === 0),
    ...(host === undefined ? {} : { host }),
    modified: time.toISOString(),
  };
});

const FILTERS = [
  ...['tag:coal', 'tag:"to do"', 'tag:Café', 'site:yna.co.kr', 'site:co.kr', 'type:media', 'type:weapon', 'has:note'],
  ...[
    'term:kor',
    'term:co',
    'term:msmt',
    'term:gone',
    'term:석',
    'term:"well known"',
    'in:2026',
    'in:2026-02',
    'in:2026-01-31',
  ],
  ...['before:2026-02', 'after:2026-02', 'after:9999', 'since:30d', 'before:2026-03-12'],
];
const phrase = () => `"${one(WORDS)} ${one(WORDS)}"`;
const part = () => one([() => one(WORDS), () => one(WORDS), phrase, () => one(FILTERS)])();
const QUERIES = Array.from({ length: 600 }, () =>
  Array.from({ length: 1 + below(3) }, () => one(['', '', '-']) + part()).join(' '),
);

const begins = ({ key, starts }: Folded, text: string) => starts.some((at) => key.startsWith(text, at));
const holds = (text: Folded, key: string) =>
  text.starts.some((at) => {
    const end = at + key.length;
    const open = /[\p{Script=Hangul}\p{Script=Han}]$/u.test(key);
    return text.key.startsWith(key, at) && (open || end === text.key.length || text.words.includes(end));
  });

/** As the reference says it, note by note. */
function passes(note: SearchNote, query: ReturnType<typeof parseQuery>): boolean {
  const about = ENTITIES.find(({ id }) => id === note.entity);
  const day = localDay(new Date(note.modified));
  const filter = ({ name, value }: Filter): boolean => {
    switch (name) {
      case 'term':
        return (
          note.entity === value ||
          [note.label, ...(about?.names ?? []).map(({ text }) => text)].some((text) => begins(fold(text), value))
        );
      case 'tag':
        return (note.tags ?? []).some((tag) => fold(tag).key === value);
      case 'site':
        return `.${note.host}`.endsWith(`.${value}`);
      case 'type':
        return about?.type === value;
      case 'before':
        return day < value;
      case 'after':
        return day > value;
      case 'since':
        return day >= value;
      case 'in':
        return day.startsWith(value);
      case 'has':
        return true;
    }
  };
  const texts = [note.label, note.body, note.quote ?? '', ...(note.tags ?? [])].map(fold);
  const stands = (key: string) => texts.some((text) => holds(text, key));
  return (
    query.filters.every((one) => filter(one) !== one.not) && query.phrases.every(stands) && !query.without.some(stands)
  );
}

/** Whether every word stands in a note or begins one of its words. */
function holdsWords(note: SearchNote, typed: readonly string[]): boolean {
  const there = [note.label, note.body, note.quote ?? '', ...(note.tags ?? [])].flatMap((text) => wordsOf(fold(text)));
  return typed.every((word) => {
    const short = word.length < (/^[a-z0-9]/.test(word) ? 3 : 2);
    return there.some((other) => (short ? other === word : other.startsWith(word)));
  });
}

describe('many notes', () => {
  // No names: notes on an entity would be found by what it is called.
  const search = new Search([]);
  search.setNotes(NOTES);
  const texts = new Map(NOTES.map((note) => [note, noteText(note)]));
  const context = { entity: (id: string) => ENTITIES.find((entity) => entity.id === id) };
  const found = (query: string, text = (note: SearchNote) => texts.get(note)) =>
    answerNotes(search, query, TODAY, { ...context, text }).found?.notes.all() ?? [];
  const ids = (notes: readonly SearchNote[]) => notes.map(({ id }) => id).sort();

  it('are found by filters, phrases and what is left out as if each had been looked at', () => {
    let some = 0;
    for (const typed of QUERIES) {
      const query = parseQuery(typed, TODAY);
      // Words are below; a query of nothing finds nothing.
      if (query.text !== '' || isPlain(query)) continue;
      const plain = NOTES.filter((note) => passes(note, query));
      expect(ids(found(typed)), typed).toEqual(ids(plain));
      if (plain.length > 0) some++;
    }
    expect(some).toBeGreaterThan(50);
  });

  it('are found by words, too', () => {
    let some = 0;
    for (const typed of QUERIES) {
      const query = parseQuery(typed, TODAY);
      const typedWords = foldedWords(query.text).filter((word) => word !== 'of');
      if (typedWords.length === 0) continue;
      const holding = NOTES.filter((note) => holdsWords(note, typedWords));
      // Where nothing holds them, misspellings are looked for: another matter.
      if (holding.length === 0) continue;
      expect(ids(found(typed)), typed).toEqual(ids(holding.filter((note) => passes(note, query))));
      some++;
    }
    expect(some).toBeGreaterThan(200);
  });

  it('are the same whether their texts are at hand or not', () => {
    for (const typed of QUERIES.slice(0, 100))
      expect(
        found(typed, () => undefined),
        typed,
      ).toEqual(found(typed));
  });

  it('are indexed by the words their texts have', () => {
    for (const note of NOTES) {
      const lines = [note.label, note.body, note.quote ?? '', ...(note.tags ?? [])];
      expect(wordsOfLines(noteText(note))).toEqual(lines.map(foldedWords));
    }
  });

  it('come best first, the newer of two that are equal before the older', () => {
    const equal = ['03', '01', '02'].map((month): SearchNote => {
      return { id: month, label: 'x', body: 'iron', modified: `2026-${month}-01T00:00:00.000Z` };
    });
    const few = new Search([]);
    few.setNotes([
      ...equal,
      { ...(equal[0] as SearchNote), id: 'most', label: 'iron', modified: '2025-01-01T00:00:00.000Z' },
    ]);
    const order = (query: string) =>
      answerNotes(few, query, TODAY, context)
        .found?.notes.all()
        .map(({ id }) => id);
    expect(order('iron')).toEqual(['most', '03', '02', '01']);
    expect(order('-coal')).toEqual(['03', '02', '01', 'most']);
    expect(few.find('iron').map(({ id }) => id)).toEqual(['most', '03', '02', '01']);
  });
});

describe('other entities', () => {
  it('take the place of those there are when all their names are read, piece by piece', () => {
    const search = new Search([]);
    search.setNotes([{ id: 'a', entity: 'kcna', label: 'x', body: 'y', modified: '2026-01-01T00:00:00.000Z' }]);
    const named = () => search.findNotes('central news')?.notes.length ?? 0;
    let left = 2;
    expect(search.takeEntities(ENTITIES, () => left-- > 0)).toBe(false);
    expect(named()).toBe(0);
    expect(search.takeEntities(ENTITIES, () => true)).toBe(true);
    expect(named()).toBe(1);
    expect(search.entities).toBe(ENTITIES);
  });
});

describe('a ranking', () => {
  it('begins as it would if all had been put in order', () => {
    for (const [length, different] of [
      [5, 2],
      [1000, 3],
      [1000, 900],
      [3000, 1e9],
    ] as const) {
      const scores = Array.from({ length }, () => below(different));
      const items = scores.map((score, at) => ({ score, at, time: below(50) }));
      const byTime = (a: { time: number }, b: { time: number }) => b.time - a.time;
      const plain = [...items].sort((a, b) => b.score - a.score || byTime(a, b) || a.at - b.at);
      const ranking = new Ranking(items, scores, byTime);
      for (const count of [1, 12, 100, 500, 700, length]) expect(ranking.first(count)).toEqual(plain.slice(0, count));
      expect(ranking.all()).toEqual(plain);
    }
  });
});

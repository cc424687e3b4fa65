import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { type CardContext, cardView } from '../../../lib/facts/as-of';
import type { ShippedEntity } from '../../../lib/facts/release';
import { type Entity, EntitySchema, type Property, PropertySchema } from '../../../lib/facts/schema';

const TODAY = '2026-11-23';

const PROPERTIES: Record<string, Property> = Object.fromEntries(
  [
    { id: 'leader', label: { en: 'Head', ko: '수장' }, value: 'entity-or-text', ages: 'fast', single: true },
    { id: 'office', label: { en: 'Office held', ko: '직책' }, value: 'entity-or-text', ages: 'fast' },
    { id: 'strength', label: { en: 'Personnel', ko: '병력' }, value: 'number', units: ['people'], ages: 'fast' },
    { id: 'range', label: { en: 'Range', ko: '사거리' }, value: 'number', units: ['km'], ages: 'slow' },
    { id: 'role', label: { en: 'Role', ko: '역할' }, value: 'text', ages: 'slow' },
    { id: 'founded', label: { en: 'Founded', ko: '설립' }, value: 'date', ages: 'never' },
    { id: 'dissolved', label: { en: 'Ended', ko: '해체' }, value: 'date', ages: 'never' },
    { id: 'coordinates', label: { en: 'Coordinates', ko: '좌표' }, value: 'coordinates', ages: 'never' },
    { id: 'predecessor', label: { en: 'Preceded by', ko: '전신' }, value: 'entity-or-text', ages: 'never' },
  ].map((property) => [property.id, parse(PropertySchema, property)]),
);

const TITLES: Record<string, string> = {
  keeper: 'Ada Keeper',
  pilot: 'Ben Pilot',
  'old-board': 'Old Board',
  council: 'Council',
};

function context(rest: Partial<CardContext> = {}): CardContext {
  return {
    lang: 'en',
    today: TODAY,
    ref: (id) => (TITLES[id] === undefined ? undefined : { id, title: TITLES[id], type: 'organisation' }),
    property: (id) => PROPERTIES[id],
    source: (id) => ({ id, publisher: 'Gazette', title: `Notice ${id}`, symbol: id.toUpperCase(), date: '2001' }),
    ...rest,
  };
}

type Loose = Partial<Record<keyof Entity, unknown>>;

function entity(rest: Loose = {}): ShippedEntity {
  const whole = {
    id: 'harbour-board',
    type: 'organisation',
    names: [{ text: 'Harbour Board', lang: 'en', kind: 'full' }],
    summary: 'A made-up board.',
    checked: '2026-11-01',
    ...rest,
  };
  return { ...parse(EntitySchema, whole), pack: 'town' };
}

/** A statement with a source; `rest` first names property and value. */
const says = (property: string, value: string | number, rest: Record<string, unknown> = {}) => ({
  property,
  value,
  sources: ['a'],
  ...rest,
});

const values = (of: ShippedEntity, day: string | null) =>
  cardView(of, day, context()).facts.map(({ value, past }) => (past ? `(${value})` : value));

describe('statements with an interval', () => {
  const board = entity({
    statements: [
      says('leader', 'Ada Keeper', { from: '2001-02-03', to: '2010' }),
      says('leader', 'Ben Pilot', { from: '2011-03' }),
    ],
  });

  it.each([
    ['before the first', '2000-01-01', []],
    ['on the first day', '2001-02-03', ['Ada Keeper']],
    ['on the last day of the year it ended in', '2010-12-31', ['Ada Keeper']],
    ['in a gap the last that is known stands, as past', '2011-01-15', ['(Ada Keeper)']],
    ['from the first day of the month it began in', '2011-03-01', ['Ben Pilot']],
    ['now', null, ['Ben Pilot']],
  ])('%s', (_, day, expected) => {
    expect(values(board, day)).toEqual(expected);
  });

  it('shows the offices that ended last of somebody who holds none', () => {
    const offices = [
      says('office', 'Clerk', { from: '1999', to: '2003' }),
      says('office', 'Mayor', { from: '2004', to: '2010-05-01' }),
      says('office', 'Judge', { from: '2008', to: '2010-05-01' }),
    ];
    expect(values(entity({ statements: offices }), null)).toEqual(['(Mayor)', '(Judge)']);
  });

  it('keeps an office whose holder was last seen in it on a day', () => {
    const seen = says('office', 'Mayor', { from: '2004', asOf: '2025-12' });
    expect(values(entity({ statements: [seen] }), null)).toEqual(['Mayor']);
    expect(cardView(entity({ statements: [seen] }), null, context()).facts[0]).toMatchObject({ asOf: '2025-12' });
  });
});

describe('the order of facts', () => {
  it('puts first what is asked first of such an entity, the rest as in the file', () => {
    const statements = [
      says('symbol', 'X/1'),
      says('seats', 3),
      says('founded', '2001'),
      says('mandate', 'Keeps lamps'),
    ];
    expect(values(entity({ type: 'organisation', statements }), null)).toEqual(['Keeps lamps', '2001', 'X/1', '3']);
  });
});

describe('observations', () => {
  const board = entity({
    type: 'term',
    statements: [
      says('strength', 1200, { unit: 'people', asOf: '2015' }),
      says('strength', 1300, { unit: 'people', asOf: '2020-06' }),
      says('strength', 90, { unit: 'people', asOf: '2019', claimedBy: 'the union' }),
      says('role', 'Keeps the harbour', { asOf: '2010' }),
      says('role', 'Lights the lamps', { asOf: '2020' }),
    ],
  });

  it.each([
    ['the latest by the day', '2019-12-31', ['1,200 people', '90 people', 'Keeps the harbour', 'Lights the lamps']],
    ['now the latest', null, ['1,300 people', '90 people', 'Keeps the harbour', 'Lights the lamps']],
    [
      'the first one where there is none yet',
      '2012-01-01',
      ['1,200 people', '90 people', 'Keeps the harbour', 'Lights the lamps'],
    ],
  ])('%s, claims beside, texts that do not age all', (_, day, expected) => {
    expect(values(board, day)).toEqual(expected);
  });
});

describe('values', () => {
  it.each([
    ['en', says('range', 1300.5, { unit: 'km' }), '1,300.5 km'],
    ['en', says('strength', 28500, { unit: 'people' }), '28,500 people'],
    ['ko', says('strength', 28500, { unit: 'people' }), '28,500명'],
    ['en', says('founded', '1984-03-12'), '12 March 1984'],
    ['en', says('founded', '1984-03'), 'March 1984'],
    ['en', says('founded', '1984'), '1984'],
    ['ko', says('founded', '1984-03-12'), '1984년 3월 12일'],
    ['en', says('coordinates', '39.80, -125.75'), '39.80° N, 125.75° W'],
  ] as const)('%s %j reads %s', (lang, statement, expected) => {
    const card = cardView(entity({ statements: [statement] }), null, context({ lang }));
    expect(card.facts[0]?.value).toBe(expected);
  });

  it('that are entities carry a link', () => {
    const statements = [{ property: 'leader', entity: 'keeper', sources: ['a'] }];
    expect(cardView(entity({ statements }), null, context()).facts[0]).toMatchObject({
      value: 'Ada Keeper',
      link: { id: 'keeper', title: 'Ada Keeper' },
    });
  });

  it('that are dates are not told before they have come', () => {
    const board = entity({ statements: [says('founded', '2001'), says('dissolved', '2020-05-01')] });
    expect(values(board, '2020-04-30')).toEqual(['2001']);
    expect(values(board, '2020-05-01')).toEqual(['2001', '1 May 2020']);
  });
});

describe('then and now', () => {
  const board = entity({
    type: 'term',
    statements: [
      { property: 'leader', entity: 'keeper', from: '2001', to: '2010', sources: ['a'] },
      { property: 'leader', entity: 'pilot', from: '2010', sources: ['a'] },
      says('strength', 10, { unit: 'people', asOf: '2005' }),
      says('strength', 25, { unit: 'people', asOf: '2024' }),
      says('role', 'Keeps the harbour'),
      says('office', 'Guest', { from: '2001', to: '2006' }),
    ],
  });

  it('are both told where they differ', () => {
    const [leader, strength, role, office] = cardView(board, '2005-06-01', context()).facts;
    expect(leader).toMatchObject({ value: 'Ada Keeper', now: { value: 'Ben Pilot', from: '2010' } });
    expect(strength).toMatchObject({ value: '10 people', now: { value: '25 people', from: '2024' } });
    expect(role?.now).toBeUndefined();
    expect(office).toMatchObject({ value: 'Guest', to: '2006' });
    expect(office?.now).toBeUndefined();
  });

  it('are not compared on a card of now', () => {
    expect(cardView(board, null, context()).facts.every(({ now }) => now === undefined)).toBe(true);
  });

  it('do not differ for somebody who holds the same again', () => {
    const again = entity({
      statements: [
        { property: 'leader', entity: 'keeper', from: '2001', to: '2010', sources: ['a'] },
        { property: 'leader', entity: 'pilot', from: '2011', to: '2014', sources: ['a'] },
        { property: 'leader', entity: 'keeper', from: '2015', sources: ['a'] },
      ],
    });
    expect(cardView(again, '2005-01-01', context()).facts[0]?.now).toBeUndefined();
  });
});

describe('existence', () => {
  const board = entity({
    from: '2001-02-03',
    to: '2020-05',
    relations: [
      { type: 'replaces', to: 'old-board' },
      { type: 'replaced-by', to: 'council' },
    ],
    statements: [says('leader', 'Ada Keeper', { from: '2001-02-03', to: '2010' })],
    events: [
      { date: '2000-06', text: 'The town decides to have a board.', prelude: true, sources: ['a'] },
      { date: '2001-02-03', text: 'Founded.', sources: ['a'] },
    ],
  });

  it.each([
    ['2001-02-02', 'not-yet', 'old-board'],
    ['2001-02-03', 'exists', undefined],
    ['2020-05-31', 'exists', undefined],
    ['2020-06-01', 'ended', 'council'],
    [null, 'ended', 'council'],
  ])('on %s: %s', (day, state, instead) => {
    const { existence } = cardView(board, day, context());
    expect(existence.state).toBe(state);
    expect(existence.instead?.id).toBe(instead);
  });

  it('not yet: tells what it was to begin as, and what led to it', () => {
    const card = cardView(board, '2000-12-31', context());
    expect(card.facts.map(({ value }) => value)).toEqual(['Ada Keeper']);
    expect(card.timeline.map(({ later }) => later)).toEqual([false, true]);
  });

  it('names the predecessor from a statement where no relation does', () => {
    const statements = [{ property: 'predecessor', entity: 'old-board', sources: ['a'] }];
    const { existence } = cardView(entity({ from: '2001', statements }), '2000-01-01', context());
    expect(existence.instead?.id).toBe('old-board');
  });
});

describe('names', () => {
  const board = entity({
    names: [
      { text: 'Port Authority', lang: 'en', kind: 'full', from: '2015' },
      { text: 'Harbour Board', lang: 'en', kind: 'former', to: '2014' },
      { text: 'Quay Office', lang: 'en', kind: 'former' },
      { text: '항만청', lang: 'ko', kind: 'native' },
      { text: 'Board', lang: 'en', kind: 'short', after: 'full' },
    ],
  });
  const told = (day: string | null) =>
    cardView(board, day, context()).names.map(({ text, validity }) => `${text} ${validity ?? 'in use'}`);

  it('are said to be not yet or no longer in use', () => {
    expect(told('2014-06-01')).toEqual([
      'Port Authority not-yet',
      'Harbour Board in use',
      'Quay Office in use',
      '항만청 in use',
    ]);
    expect(told(null)).toEqual([
      'Port Authority in use',
      'Harbour Board no-longer',
      'Quay Office no-longer',
      '항만청 in use',
    ]);
  });

  it('written alike in two languages are told once', () => {
    const names = [
      { text: 'Harbour Board', lang: 'en', kind: 'full' },
      { text: '港湾局', lang: 'ja', kind: 'alias' },
      { text: '港湾局', lang: 'zh', kind: 'alias' },
    ];
    const card = cardView(entity({ names }), null, context());
    expect(card.names.map(({ text, lang }) => `${text} ${lang}`)).toEqual(['Harbour Board en', '港湾局 ja']);
  });

  it('give the title that was in use, in the language of the reader', () => {
    expect(cardView(board, '2014-06-01', context()).title).toBe('Harbour Board');
    expect(cardView(board, null, context()).title).toBe('Port Authority');
    expect(cardView(board, null, context({ lang: 'ko' })).title).toBe('항만청');
  });
});

describe('sources', () => {
  it('are numbered in the order of citing, each once', () => {
    const card = cardView(
      entity({
        statements: [says('role', 'x', { sources: ['c', 'a'] }), says('role', 'y', { sources: ['a', 'b'] })],
        events: [{ date: '2002', text: 'e', sources: ['d'] }],
        relations: [{ type: 'part-of', to: 'council', sources: ['c'] }],
      }),
      null,
      context(),
    );
    expect(card.sources.map(({ id, n }) => `${n} ${id}`)).toEqual(['1 c', '2 a', '3 b', '4 d']);
    expect(card.facts[1]?.sources.map(({ n }) => n)).toEqual([2, 3]);
    expect(card.relations[0]?.sources.map(({ n }) => n)).toEqual([1]);
  });
});

describe('timeline', () => {
  it('runs in the order of dates and tells what came later', () => {
    const events = [
      { date: '2012-05', text: 'second', sources: ['a'] },
      { date: '2012', text: 'first', sources: ['a'] },
      { date: '2013-01-01', text: 'third', sources: ['a'] },
    ];
    const card = cardView(entity({ events }), '2012-06-01', context());
    expect(card.timeline.map(({ text, later }) => [text, later])).toEqual([
      ['first', false],
      ['second', false],
      ['third', true],
    ]);
  });
});

describe('relations', () => {
  it('are those of the day, of one kind together', () => {
    const relations = [
      { type: 'led-by', to: 'keeper', from: '2001', until: '2010' },
      { type: 'part-of', to: 'council' },
      { type: 'led-by', to: 'pilot', from: '2005' },
      { type: 'led-by', to: 'nobody-we-know' },
    ];
    const labels = (day: string | null) =>
      cardView(entity({ relations }), day, context()).relations.map(({ label, to }) => `${label}: ${to.title}`);
    expect(labels('2007-01-01')).toEqual(['Led by: Ada Keeper', 'Led by: Ben Pilot', 'Part of: Council']);
    expect(labels(null)).toEqual(['Led by: Ben Pilot', 'Part of: Council']);
  });
});

describe('the age of the last check', () => {
  it.each([
    ['a holder checked a month ago', 'leader', '2026-10-24', 30, false],
    ['a holder checked four months ago', 'leader', '2026-07-24', 122, true],
    ['a role checked four months ago', 'role', '2026-07-24', 122, false],
    ['a role checked three years ago', 'role', '2023-11-23', 1096, true],
  ])('%s', (_, property, checked, days, loud) => {
    const card = cardView(entity({ checked, statements: [says(property, 'x')] }), null, context());
    expect(card.age).toEqual({ days, loud });
  });

  it('is not louder for holders who have left', () => {
    const statements = [says('leader', 'x', { from: '2001', to: '2010' })];
    expect(cardView(entity({ checked: '2026-07-24', statements }), null, context()).age.loud).toBe(false);
  });
});

describe('keys of facts', () => {
  it('stay when the file is put in another order, and differ within a card', () => {
    const statements = [
      says('role', 'x', { from: '2001' }),
      says('role', 'y', { from: '2001' }),
      says('role', 'x', { from: '2001', claimedBy: 'z' }),
    ];
    const keys = (list: unknown[]) =>
      cardView(entity({ statements: list }), null, context()).facts.map(({ key }) => key);
    expect(keys(statements)).toEqual(['role|x|2001', 'role|y|2001', 'role|x|2001|2']);
    expect(keys([...statements].reverse()).sort()).toEqual(keys(statements).sort());
  });
});

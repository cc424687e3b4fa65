import { describe, expect, it } from 'vitest';
import { compileLand } from '../../../data/map/land';
import { cardView } from '../../../lib/facts/as-of';
import type { EntityRef } from '../../../lib/facts/card-view';
import { type Figure, fitted, type Shape, widthOf, wrapped } from '../../../lib/facts/figures/drawing';
import { CARD_WIDTH, type FigureMaterial, figuresOf } from '../../../lib/facts/figures/figures';
import { clipped, distanceKm, equidistant, pathOf, regional } from '../../../lib/facts/figures/geometry';
import { packLand, unpackLand } from '../../../lib/facts/figures/land';
import { officesOf } from '../../../lib/facts/offices';
import type { ShippedEntity } from '../../../lib/facts/release';
import en from '../../../locales/en.yml?raw';
import { messagesFrom } from '../../locale-messages';
import { contextWith, made, NOW, says } from './made-up';

const message = messagesFrom(en);
const land = unpackLand(new Uint8Array(compileLand()).buffer);

/** The figures of one of some entities. */
async function figures(all: ShippedEntity[], id: string, day: string | null = null): Promise<Figure[]> {
  const titles = Object.fromEntries(all.map((entity) => [entity.id, entity.names[0]?.text ?? '']));
  const context = contextWith(titles);
  const entity = all.find((other) => other.id === id);
  if (!entity) throw new Error(id);
  const placed = all.flatMap((other) => {
    const at = other.statements.find(({ property }) => property === 'coordinates')?.value;
    return at === undefined ? [] : [{ id: other.id, at: String(at).split(', ').map(Number) }];
  });
  const material: FigureMaterial = {
    entity: async (other) => all.find((each) => each.id === other),
    refs: async (ids) =>
      new Map(
        ids.flatMap((each): [string, EntityRef][] => {
          const ref = context.ref(each);
          return ref ? [[each, ref]] : [];
        }),
      ),
    property: context.property,
    offices: async () => officesOf(all),
    places: async () => ({
      ids: placed.map((place) => place.id),
      lat: placed.map(({ at }) => at[0] ?? 0),
      lon: placed.map(({ at }) => at[1] ?? 0),
      known: placed.map(() => 1),
    }),
    land: async () => land,
  };
  const words = { lang: 'en' as const, say: (key: string, values?: string[]) => message(`figure_${key}`, values) };
  return figuresOf(entity, cardView(entity, day, context), material, { today: NOW, width: CARD_WIDTH, words });
}

/** Every piece of lettering, and every link, of a figure. */
function read(shapes: readonly Shape[], found = { text: [] as string[], links: [] as string[] }) {
  for (const shape of shapes) {
    if (typeof shape === 'string') continue;
    const [tag, given, children = []] = shape;
    if (tag === 'text') found.text.push(children.join(''));
    if (tag === 'link') found.links.push(given.id);
    read(children, found);
  }
  return found;
}

const person = (id: string, name: string, ...offices: [string, string, string?][]) =>
  made({
    id,
    type: 'person',
    names: [{ text: name, lang: 'en', kind: 'full' }],
    statements: offices.map(([value, from, to]) => says('office', value, { from, ...(to ? { to } : {}) })),
  });
const town = made({ id: 'town', type: 'country', names: [{ text: 'Portland', lang: 'en', kind: 'full' }] });
const mayors = [
  person('ada', 'Ada Keeper', ['Mayor of Portland', '2001-05-01', '2010-04-30']),
  person('ben', 'Ben Pilot', ['Mayor of Portland', '2010-05-01', '2020-04-30'], ['Minister of Fish', '2021', '2022']),
  person('cid', 'Cid Rower', ['Mayor of Portland', '2020-05-01'], ['Minister of Fish', '2018', '2021']),
];

describe('holders of an office', () => {
  it('are gathered from persons where the title says whose office it is', () => {
    expect(officesOf([town, ...mayors])).toEqual([
      {
        title: 'Mayor of Portland',
        of: ['town'],
        terms: [
          { id: 'ada', from: '2001-05-01', to: '2010-04-30' },
          { id: 'ben', from: '2010-05-01', to: '2020-04-30' },
          { id: 'cid', from: '2020-05-01' },
        ],
      },
    ]);
  });

  it('are not gathered where two held it at one time: those are two offices', () => {
    const twin = person('dora', 'Dora Diver', ['Mayor of Portland', '2005', '2012']);
    expect(officesOf([town, ...mayors, twin])).toEqual([]);
  });

  it('stand in a row on the card of each, the one of the article’s day in ink', async () => {
    const [figure] = await figures([town, ...mayors], 'ben', '2015-01-01');
    expect(figure).toMatchObject({ place: 'more', title: 'Mayor of Portland' });
    expect(figure?.label).toContain('Ada Keeper, 1 May 2001 to 30 April 2010; Ben Pilot, 1 May 2010 to 30 April 2020');
    const { text, links } = read(figure?.shapes ?? []);
    expect(text).toEqual(expect.arrayContaining(['Ada Keeper', 'Ben Pilot', 'Cid Rower', 'article', '2010']));
    // A card does not lead to itself.
    expect(links).toEqual(['ada', 'cid']);
    const bars = (figure?.shapes ?? []).filter(([tag]) => tag === 'rect');
    expect(bars.map((bar) => typeof bar !== 'string' && bar[0] !== 'link' && bar[1]['fill-opacity'])).toEqual([
      0.5, 1, 0.5,
    ]);
  });

  it('stand on the card of a country too', async () => {
    const drawn = await figures([town, ...mayors], 'town');
    expect(drawn.map(({ title }) => title)).toEqual(['Mayor of Portland']);
  });

  it('are a body’s own heads where it says them', async () => {
    const board = made({
      statements: [says('leader', 'Ada', { from: '2001', to: '2004' }), says('leader', 'Ben', { from: '2005' })],
    });
    const [figure] = await figures([board], 'harbour-board');
    expect(figure?.title).toBe('Head');
    expect(figure?.label).toBe('Head: Ada, 2001 to 2004; Ben, since 2005.');
  });

  it('of many, are those about the day; who came back stands by the later term', async () => {
    const terms = Array.from({ length: 10 }, (_, i) =>
      says('leader', `Head ${i}`, { from: String(2000 + i), to: String(2000 + i) }),
    );
    const board = made({ statements: [...terms, says('leader', 'Head 0', { from: '2010' })] });
    const [now] = await figures([board], 'harbour-board');
    expect(now?.label).toMatch(/^Head: Head 3, 2003 .*Head 9, 2009 to 2009; Head 0, since 2010\.$/);
    const [then] = await figures([board], 'harbour-board', '2001-06-01');
    expect(then?.label).toMatch(/^Head: Head 0, 2000 to 2000; since 2010; Head 1, 2001 /);
  });
});

describe('the graph of relations', () => {
  const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta', 'Theta'];
  const others = names.map((text) => made({ id: text.toLowerCase(), names: [{ text, lang: 'en', kind: 'full' }] }));

  it('needs three others; two stand in the list beneath', async () => {
    const board = made({ relations: others.slice(0, 2).map(({ id }) => ({ type: 'has-part', to: id })) });
    expect(await figures([board, ...others], 'harbour-board')).toEqual([]);
  });

  it('leads to each neighbour once, and counts those it leaves out', async () => {
    const relations = [
      { type: 'part-of', to: 'alpha' },
      { type: 'related-to', to: 'alpha' },
      ...others.slice(1).map(({ id }) => ({ type: 'has-part', to: id })),
    ];
    const [graph] = await figures([made({ relations }), ...others], 'harbour-board');
    expect(graph?.place).toBe('relations');
    const { text, links } = read(graph?.shapes ?? []);
    expect(links.filter((id) => id === 'alpha')).toHaveLength(1);
    expect(new Set(links).size).toBe(links.length);
    expect(text).toContain(`and ${others.length - links.length} more`);
  });
});

describe('the timeline strip', () => {
  const events = ['2006-10-09', '2017-09-03'].map((date) => ({ date, text: 'It happens.', sources: ['a'] }));
  it('says from when to when it goes, and where the article stands', async () => {
    const [strip] = await figures([made({ events })], 'harbour-board', '2019-02-28');
    expect(strip?.label).toBe('Timeline from 9 October 2006 to 23 November 2026. The article is of 28 February 2019.');
    expect(read(strip?.shapes ?? []).text).toContain('article');
  });
  it('is not drawn of one event', async () => {
    expect(await figures([made({ events: events.slice(1) })], 'harbour-board')).toEqual([]);
  });
});

describe('the test record of a weapon', () => {
  const event = (date: string, flight?: object) => ({
    date,
    text: 'It flies.',
    sources: ['a'],
    ...(flight ? { flight } : {}),
  });
  const weapon = made({
    type: 'weapon',
    events: [
      event('2016-04-15', { failed: true }),
      event('2016-06-22', { distance: 400, height: 1400 }),
      event('2017-02-03'),
      event('2022-10-04', { distance: 4500 }),
    ],
  });

  it('says when, how far, how high, and which failed', async () => {
    const record = (await figures([weapon], 'harbour-board')).find(({ title }) => title === 'Tests');
    expect(record?.label).toBe(
      'Tests: 15 April 2016: failed; 22 June 2016: distance flown 400 km, height 1,400 km; 4 October 2022: distance flown 4,500 km.',
    );
    expect(read(record?.shapes ?? []).text).toEqual(
      expect.arrayContaining(['5,000 km', '2,500 km', 'distance flown', 'height', 'failed']),
    );
  });

  it('ends with the article', async () => {
    const record = (await figures([weapon], 'harbour-board', '2018-01-01')).find(({ title }) => title === 'Tests');
    expect(record?.label).not.toContain('2022');
    expect(read(record?.shapes ?? []).text).toEqual(expect.arrayContaining(['1,500 km', 'article']));
  });
});

describe('maps', () => {
  const seoul = made({
    id: 'seoul',
    type: 'place',
    names: [{ text: 'Seoul', lang: 'en', kind: 'full' }],
    statements: [says('coordinates', '37.57, 126.98')],
  });
  const pyongyang = made({
    id: 'pyongyang',
    type: 'place',
    names: [{ text: 'Pyongyang', lang: 'en', kind: 'full' }],
    statements: [says('coordinates', '39.03, 125.75')],
  });

  it('show a place in the middle, with a coast and what is near', async () => {
    const [map] = await figures([seoul, pyongyang], 'seoul');
    expect(map).toMatchObject({ place: 'lead', label: 'Map: Seoul is marked. It is about 190 km from Pyongyang.' });
    expect(read(map?.shapes ?? []).text).toEqual(expect.arrayContaining(['Seoul', 'Pyongyang', '200 km']));
    const coast = map?.shapes.find(([tag]) => tag === 'path');
    expect(JSON.stringify(coast).length).toBeGreaterThan(1000);
    // A card is a message: a few kilobytes, not a map of the world.
    expect(JSON.stringify(map).length).toBeLessThan(20_000);
  });

  it('draw a weapon’s range about the capital of those who have it, else on a scale', async () => {
    const country = made({
      id: 'north',
      type: 'country',
      statements: [{ property: 'capital', entity: 'pyongyang', sources: ['a'] }],
    });
    const weapon = (relations: unknown[]) =>
      made({
        id: 'arrow',
        type: 'weapon',
        statements: [says('range', 1300, { unit: 'km', qualifier: 'estimate' })],
        relations,
      });
    const army = made({ id: 'army', type: 'armed-force', relations: [{ type: 'part-of', to: 'north' }] });
    const all = [seoul, pyongyang, country, army];
    const [rings] = await figures([...all, weapon([{ type: 'operated-by', to: 'army' }])], 'arrow');
    expect(rings?.label).toBe('Range from Pyongyang: 1,300 km (estimate)');
    const [scale] = await figures([...all, weapon([])], 'arrow');
    expect(scale?.label).toBe('Range: 1,300 km (estimate).');
  });

  it('know land from sea', () => {
    const isLand = (lon: number, lat: number) =>
      land.filter(({ points }) => {
        let inside = false;
        for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
          const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [points[i], points[i + 1], points[j], points[j + 1]];
          if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
        }
        return inside;
      }).length %
        2 ===
      1;
    expect([isLand(127.5, 37), isLand(138, 36.5), isLand(-100, 40)]).toEqual([true, true, true]);
    expect([isLand(131, 39), isLand(-40, 30), isLand(51, 42)]).toEqual([false, false, false]);
  });
});

describe('outlines', () => {
  it('come back as they were packed', () => {
    const [ring, other] = unpackLand(
      new Uint8Array(
        packLand([
          [0, 0, 100, -5, 4000, 2999],
          [-6000, -3000, 1, 1, 2, 3],
        ]),
      ).buffer,
    );
    expect([...(ring?.points ?? [])].map((value) => Math.round(value / 0.03))).toEqual([0, 0, 100, -5, 4000, 2999]);
    expect([...(other?.points ?? [])].map((value) => Math.round(value / 0.03))).toEqual([-6000, -3000, 1, 1, 2, 3]);
    expect(ring?.east).toBeCloseTo(120);
  });

  it('are cut to the frame', () => {
    const frame = { left: 0, top: 0, right: 10, bottom: 10 };
    expect(clipped([5, 5, 20, 5, 20, 20, 5, 20], frame)).toHaveLength(8);
    expect(clipped([20, 20, 30, 20, 30, 30], frame)).toEqual([]);
    expect(pathOf([0, 0, 0.2, 0.2, 5, 5], 0.5)).toBe('M0 0L5 5Z');
  });
});

describe('projections', () => {
  const centre = { lat: 39.03, lon: 125.75 };
  it('keep every distance from the centre', () => {
    const project = equidistant(centre, 10, 0, 0);
    for (const place of [
      { lat: 35.69, lon: 139.69 },
      { lat: 38.9, lon: -77.04 },
      { lat: -33.9, lon: 151.2 },
    ]) {
      const [x, y] = project(place.lon, place.lat);
      expect(Math.hypot(x, y) * 10).toBeCloseTo(distanceKm(centre, place), 3);
    }
  });
  it('put north up and east to the right, over the date line too', () => {
    const project = regional({ lat: 0, lon: 179 }, 10, 0, 0);
    expect(project(-179, 1).map(Math.sign)).toEqual([1, -1]);
  });
});

describe('lettering', () => {
  it('is cut and wrapped to a width', () => {
    expect(fitted('Pyongyang', 500, 11)).toBe('Pyongyang');
    const cut = fitted('Multilateral Sanctions Monitoring Team', 80, 11);
    expect(cut.endsWith('…')).toBe(true);
    expect(widthOf(cut, 11)).toBeLessThanOrEqual(80);
    expect(wrapped('UN Panel of Experts on North Korea', 110, 11, 2)).toHaveLength(2);
    expect(widthOf('평양', 10)).toBe(20);
  });
});

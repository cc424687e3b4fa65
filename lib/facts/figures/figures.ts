/**
 * Which figures a card has, and what goes into them.
 */
import type { CardView, EntityRef } from '../card-view';
import { type Day, firstDay } from '../dates';
import type { Office } from '../offices';
import type { PlaceTable, ShippedEntity } from '../release';
import type { EntityType, Property, RelationType, Statement } from '../schema';
import type { Figure, FigurePlace } from './drawing';
import type { Ring } from './land';
import { locatorMap, type MapMaterial, type MapPlace, type Reach, rangeMap } from './map';
import { rangeScale } from './range-scale';
import { relationGraph } from './relation-graph';
import { type TermGroup, type TermRow, termsFigure } from './terms';
import { testRecord } from './test-record';
import { timelineStrip } from './timeline-strip';
import type { FigureWords } from './words';

/** What figures are made from, beside the card itself. Each part is read only when a figure needs it. */
export interface FigureMaterial {
  entity(id: string): Promise<ShippedEntity | undefined>;
  refs(ids: readonly string[]): Promise<Map<string, EntityRef>>;
  property(id: string): Property | undefined;
  offices(): Promise<readonly Office[]>;
  places(): Promise<PlaceTable>;
  land(): Promise<readonly Ring[]>;
}

export interface FigureOptions {
  today: Day;
  /** In the figures' own units, about CSS pixels at their natural size. */
  width: number;
  words: FigureWords;
}

/** Widths at which figures are laid out: for a card, and for a page. */
export const CARD_WIDTH = 336;
export const PAGE_WIDTH = 620;

/** Whose figure is what one would ask for first. */
const LEADS: ReadonlySet<EntityType> = new Set(['place', 'facility', 'weapon', 'office', 'event']);

/** Statements that say who heads something. */
const HEADS = ['holder', 'leader', 'head-of-state', 'head-of-government'];

/** Every figure of a card, in the order in which they are looked at. */
export async function figuresOf(
  entity: ShippedEntity,
  view: CardView,
  material: FigureMaterial,
  options: FigureOptions,
): Promise<Figure[]> {
  const { today, width, words } = options;
  const place: FigurePlace = LEADS.has(entity.type) ? 'lead' : 'more';
  const drawn = [
    await reachOf(entity, view, material, options),
    entity.type === 'weapon' ? testRecord(entity.events, view.asOf, today, width, words) : null,
    await mapOf(entity, material, options),
    termsFigure(await heldBy(entity, material, words), view.asOf, today, width, words),
  ].flatMap((figure) => figure ?? []);
  return [
    ...drawn.map((figure, index) => ({ ...figure, place: index === 0 ? place : ('more' as const) })),
    ...[timelineStrip(view, today, width, words), relationGraph(view, width, words)].flatMap((figure) => figure ?? []),
  ];
}

/** Who held what: of a body or office its heads, of a country its leaders, of a person the office last held, or several. */
async function heldBy(entity: ShippedEntity, material: FigureMaterial, words: FigureWords): Promise<TermGroup[]> {
  const labelOf = (property: string) => material.property(property)?.label[words.lang] ?? property;
  const ownRows = entity.statements.filter(({ property, from }) => HEADS.includes(property) && from !== undefined);
  const offices = (await material.offices()).filter(
    ({ of, terms }) => of.includes(entity.id) || terms.some(({ id }) => id === entity.id),
  );
  const refs = await material.refs([
    ...ownRows.flatMap((row) => row.entity ?? []),
    ...offices.flatMap(({ title, terms }) => [title, ...terms.map(({ id }) => id)]),
  ]);
  const groups: TermGroup[] = [];
  for (const property of offices.length > 0 ? [] : HEADS) {
    const rows = rowsOf(ownRows.filter((row) => row.property === property).map((row) => termOf(row, refs)));
    if (rows.length > 1) groups.push({ title: labelOf(property), rows });
  }
  const latest = offices.toSorted((a, b) => lastTerm(b, entity.id).localeCompare(lastTerm(a, entity.id)));
  for (const { title, terms } of entity.type === 'person' ? latest.slice(0, 1) : offices.slice(0, 2)) {
    const rows = rowsOf(
      terms.map(({ id, from, to, qualifier }) => ({
        name: refs.get(id)?.title ?? id,
        to: refs.get(id),
        self: id === entity.id,
        spans: [{ from, to, qualifier }],
      })),
    );
    groups.push({ title: refs.get(title)?.title ?? title, rows });
  }
  if (entity.type === 'person' && groups.length === 0) {
    const rows = entity.statements
      .filter(({ property, from }) => property === 'office' && from !== undefined)
      .toSorted((a, b) => firstDay(a.from ?? '').localeCompare(firstDay(b.from ?? '')))
      .map((row) => termOf(row, refs));
    if (rows.length > 1) groups.push({ title: labelOf('office'), rows: rowsOf(rows) });
  }
  return groups;
}

function termOf(row: Statement, refs: ReadonlyMap<string, EntityRef>): TermRow {
  const ref = row.entity === undefined ? undefined : refs.get(row.entity);
  return {
    name: ref?.title ?? String(row.value ?? row.entity),
    to: ref,
    spans: [{ from: row.from ?? '', to: row.to, qualifier: row.qualifier }],
  };
}

/** One row a name, in the order in which they first held it. */
function rowsOf(terms: readonly TermRow[]): TermRow[] {
  const rows = new Map<string, TermRow>();
  for (const term of terms.toSorted((a, b) => compare(start(a), start(b)))) {
    const row = rows.get(term.name);
    if (row) row.spans.push(...term.spans);
    else rows.set(term.name, { ...term, spans: [...term.spans] });
  }
  return [...rows.values()];
}

function start(row: TermRow): Day {
  return firstDay(row.spans[0]?.from ?? '');
}

function lastTerm({ terms }: Office, id: string): Day {
  return terms.findLast((term) => term.id === id)?.from ?? '';
}

/** Where it is: by its own coordinates, or by those of the place it names. */
async function mapOf(
  entity: ShippedEntity,
  material: FigureMaterial,
  { width, words }: FigureOptions,
): Promise<Figure | null> {
  if (!['place', 'facility', 'event', 'country'].includes(entity.type)) return null;
  const table = await material.places();
  const id = placeIds(entity).find((candidate) => table.ids.includes(candidate));
  if (id === undefined) return null;
  const map = await mapMaterial(table, id, material);
  return map.own && locatorMap(map.own, map, width, words);
}

/** Its own id, then those of the places it names, the nearest first. */
function placeIds(entity: ShippedEntity): string[] {
  const named = ['location', 'located-in', 'capital'].flatMap((property) =>
    entity.statements.flatMap((row) => (row.property === property ? (row.entity ?? []) : [])),
  );
  const related = entity.relations.flatMap(({ type, to }) => (type === 'located-in' ? [to] : []));
  return [entity.id, ...named, ...related];
}

async function mapMaterial(
  table: PlaceTable,
  id: string,
  material: FigureMaterial,
): Promise<MapMaterial & { own: MapPlace | null }> {
  const wanted = table.ids.filter((other, index) => other === id || table.known[index] === 1);
  const [refs, land] = await Promise.all([material.refs(wanted), material.land()]);
  const places = table.ids.flatMap((other, index): MapPlace[] => {
    const ref = refs.get(other);
    return ref ? [{ ref, lat: table.lat[index] ?? 0, lon: table.lon[index] ?? 0 }] : [];
  });
  return {
    own: places.find(({ ref }) => ref.id === id) ?? null,
    places: places.filter(({ ref }) => table.known[table.ids.indexOf(ref.id)] === 1),
    land,
  };
}

/** How far a weapon reaches: about the capital of the one country that has it, or on a scale. */
async function reachOf(
  entity: ShippedEntity,
  view: CardView,
  material: FigureMaterial,
  { today, width, words }: FigureOptions,
): Promise<Figure | null> {
  if (entity.type !== 'weapon') return null;
  const day = view.asOf ?? today;
  const reaches = entity.statements
    .filter(({ property, unit, value }) => property === 'range' && unit === 'km' && typeof value === 'number')
    .filter(({ asOf, from }) => firstDay(asOf ?? from ?? day) <= day)
    .map(({ value, qualifier, claimedBy }): Reach => {
      return { km: Number(value), note: [qualifier, claimedBy].filter((part) => part !== undefined).join(', ') };
    })
    .toSorted((a, b) => b.km - a.km);
  if (reaches.length === 0) return null;
  const capital = await capitalOf(entity, material);
  if (capital === undefined) return rangeScale(reaches, width, words);
  const map = await mapMaterial(await material.places(), capital, material);
  return map.own && map.land.length > 0
    ? rangeMap(map.own, reaches, map, width, words)
    : rangeScale(reaches, width, words);
}

/** Ways from a weapon to those who have it, and from those to their country. */
const HELD: ReadonlySet<RelationType> = new Set(['operated-by']);
const BELONGS: ReadonlySet<RelationType> = new Set(['part-of', 'located-in', 'operated-by', 'led-by']);
const MOST_STEPS = 4;

/** The capital (with coordinates) of the one country whose weapon it is. */
async function capitalOf(weapon: ShippedEntity, material: FigureMaterial): Promise<string | undefined> {
  const operators = [
    ...weapon.relations.flatMap(({ type, to }) => (HELD.has(type) ? [to] : [])),
    ...weapon.statements.flatMap((row) => (row.property === 'operator' ? (row.entity ?? []) : [])),
  ];
  const countries = new Map<string, ShippedEntity>();
  for (const id of new Set(operators)) {
    const country = await countryOf(id, material);
    if (country) countries.set(country.id, country);
  }
  const [only, ...others] = countries.values();
  if (!only || others.length > 0) return undefined;
  const table = await material.places();
  return only.statements
    .flatMap((row) => (row.property === 'capital' ? (row.entity ?? []) : []))
    .find((id) => table.ids.includes(id));
}

async function countryOf(id: string, material: FigureMaterial): Promise<ShippedEntity | undefined> {
  let next = [id];
  const seen = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const found: string[] = [];
    for (const each of next) {
      if (seen.has(each)) continue;
      seen.add(each);
      const entity = await material.entity(each);
      if (!entity) continue;
      if (entity.type === 'country') return entity;
      found.push(
        ...entity.relations.flatMap(({ type, to }) => (BELONGS.has(type) ? [to] : [])),
        ...entity.statements.flatMap((row) =>
          ['parent-body', 'located-in', 'headquarters'].includes(row.property) ? (row.entity ?? []) : [],
        ),
      );
    }
    next = found;
  }
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

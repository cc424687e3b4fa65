/** How the library's cards are put in groups. */
import { i18n } from '#i18n';
import type { PartialDate } from '../../lib/facts/dates';
import type { ReaderLanguage } from '../../lib/facts/format';
import { ENTITY_TYPES, type EntityType } from '../../lib/facts/schema';
import type { Shelves } from '../../lib/facts/shelves';
import { Best } from '../../lib/search/best';
import type { EntityDocument } from '../../lib/search/documents';
import type { ShippedFacts } from '../../lib/search/shipped';
import { typeName } from '../card/wording';

export const ARRANGED = ['type', 'pack', 'place', 'time'] as const;
export type Arranged = (typeof ARRANGED)[number];

/** Cards that stand under one heading. */
export interface Shelf {
  key: string;
  title: string;
  icon?: EntityType;
  /** In no order: of a hundred thousand a few are shown (`firstByTitle`). */
  members: readonly EntityDocument[];
}

/** Cards in groups: by type in the order of the types, by pack in theirs, by place the fullest first, by time the latest. */
export function arranged(
  by: Arranged,
  entities: readonly EntityDocument[],
  shelves: Shelves,
  { packs, documents }: ShippedFacts,
  lang: ReaderLanguage,
): Shelf[] {
  const groups = new Map<string, EntityDocument[]>();
  for (const entity of entities) {
    const keys = {
      type: () => [entity.type],
      pack: () => [entity.pack],
      place: () => shelves.places(entity.id),
      time: () => [decadeOf(shelves.began(entity.id))],
    }[by]();
    // What has no place stands at the end.
    for (const key of keys.length > 0 ? keys : ['']) {
      const members = groups.get(key);
      if (members) members.push(entity);
      else groups.set(key, [entity]);
    }
  }
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const title = {
    type: (key: string) => typeName(key as EntityType),
    pack: (key: string) => packs.find(({ id }) => id === key)?.title[lang] ?? key,
    place: (key: string) => (key === '' ? i18n.t('library.cards.noPlace') : (titles.get(key) ?? key)),
    time: (key: string) =>
      key === ''
        ? i18n.t('library.cards.noTime')
        : key === '0'
          ? i18n.t('library.cards.before', [String(FIRST_DECADE)])
          : i18n.t('library.cards.decade', [key]),
  }[by];
  const order: Record<Arranged, (a: [string, EntityDocument[]], b: [string, EntityDocument[]]) => number> = {
    type: ([a], [b]) => ENTITY_TYPES.indexOf(a as EntityType) - ENTITY_TYPES.indexOf(b as EntityType),
    pack: ([a], [b]) => packs.findIndex(({ id }) => id === a) - packs.findIndex(({ id }) => id === b),
    place: ([a, as], [b, bs]) => Number(a === '') - Number(b === '') || bs.length - as.length,
    time: ([a], [b]) => Number(a === '') - Number(b === '') || Number(b) - Number(a),
  };
  return [...groups].sort(order[by]).map(([key, members]) => ({
    key,
    title: title(key),
    ...(by === 'type' ? { icon: key as EntityType } : {}),
    members,
  }));
}

/** What began before it is one group. */
const FIRST_DECADE = 1900;

/** "2010" for 2016; "0" for what began before `FIRST_DECADE`; empty where no date tells. */
function decadeOf(began: PartialDate | undefined): string {
  if (began === undefined) return '';
  const year = Number(began.slice(0, 4));
  return year < FIRST_DECADE ? '0' : String(Math.floor(year / 10) * 10);
}

/** The first of some cards by their titles, as the reader's language sorts them. */
export function firstByTitle(members: readonly EntityDocument[], most: number): readonly EntityDocument[] {
  const collator = new Intl.Collator(i18n.t('card.locale'), { numeric: true, sensitivity: 'base' });
  const first = new Best<EntityDocument>(most, (a, b) => collator.compare(a.title, b.title));
  for (const member of members) first.add(member);
  return first.list;
}

/** Countries that have cards, by name, with how many. */
export function placesIn(documents: readonly EntityDocument[], shelves: Shelves) {
  const counts = new Map<string, number>();
  for (const { id } of documents)
    for (const place of shelves.places(id)) counts.set(place, (counts.get(place) ?? 0) + 1);
  const collator = new Intl.Collator(i18n.t('card.locale'));
  return documents
    .flatMap(({ id, title }) => {
      const count = counts.get(id);
      return count === undefined ? [] : [{ id, title, count }];
    })
    .sort((a, b) => collator.compare(a.title, b.title));
}

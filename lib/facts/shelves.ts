/**
 * Where and when entities belong, for lists by place and by time: packs say it of each in their own way (a person's
 * nationality, a missile's operator, a treaty's day), here it is brought to one country and one beginning. Pure.
 */

import { countryOfAdjective } from '../matching/nations';
import type { PartialDate } from './dates';
import type { EntityType } from './entity-types';
import { beginningOf } from './lifetime';
import type { ShippedEntity } from './release';

export interface Shelves {
  /** Ids of the countries an entity belongs to; empty where none can be told, as of a treaty of many. */
  places(id: string): readonly string[];
  /** When it began; undefined where no date tells. */
  began(id: string): PartialDate | undefined;
}

/** Statements and relations that lead towards a country, the surest first. What one line says, no later one adds to. */
const WAYS: readonly { properties: readonly string[]; relations: readonly string[] }[] = [
  { properties: ['nationality', 'located-in', 'location'], relations: ['located-in'] },
  { properties: ['operator'], relations: ['operated-by'] },
  { properties: ['parent-body', 'attribution'], relations: ['part-of', 'attributed-to'] },
  { properties: ['headquarters'], relations: [] },
  { properties: ['maker', 'owner'], relations: ['variant-of', 'created-by'] },
  { properties: ['office', 'membership'], relations: ['leads', 'member-of', 'about'] },
];

/** Properties whose words may name a country ("Seoul, South Korea"). Offices do not: an ambassador's names another's. */
const WORDED = ['nationality', 'located-in', 'location', 'operator', 'headquarters', 'parent-body'];

/** Types whose summary begins with whose they are ("Iranian diplomat", "A US internet trader"). */
const OF_SOMEWHERE: ReadonlySet<EntityType> = new Set([
  'person',
  'company',
  'media',
  'agency',
  'armed-force',
  'party',
  'weapon',
  'vessel',
  'satellite',
  'facility',
  'place',
  'law',
  'office',
  'threat-group',
]);

/** Steps to a country at most: a launcher, its regiment, its army, its state. */
const DEEPEST = 5;
/** Of more countries than these an entity belongs to none: it is a matter among many. */
const MOST = 2;

export function shelvesOf(entities: readonly ShippedEntity[]): Shelves {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const named = countryNames(entities);
  const found = new Map<string, readonly string[]>();
  const places = (id: string, depth = 0): readonly string[] => {
    const known = found.get(id);
    if (known) return known;
    const entity = byId.get(id);
    if (!entity || depth > DEEPEST) return [];
    if (entity.type === 'country') return [id];
    // A ring of bodies within one another must end; what is found on the way stands for it.
    found.set(id, []);
    const around = lookAround(entity, (other) => places(other, depth + 1));
    const result = around.length > 0 ? around : inWords(entity, named);
    if (depth === 0 || result.length > 0) found.set(id, result);
    else found.delete(id);
    return result;
  };
  return {
    places: (id) => places(id),
    began: (id) => {
      const entity = byId.get(id);
      return entity && beginningOf(entity);
    },
  };
}

function lookAround(entity: ShippedEntity, places: (id: string) => readonly string[]): readonly string[] {
  for (const { properties, relations } of WAYS) {
    const next = [
      ...entity.statements.flatMap((row) => (properties.includes(row.property) ? (row.entity ?? []) : [])),
      ...entity.relations.flatMap(({ type, to }) => (relations.includes(type) ? to : [])),
    ];
    const countries = [...new Set(next.flatMap(places))];
    if (countries.length > 0) return countries.length > MOST ? [] : countries;
  }
  return [];
}

/** English names of countries, as texts have them. */
function countryNames(entities: readonly ShippedEntity[]): ReadonlyMap<string, string> {
  const names = entities.flatMap(({ id, type, names: own }) =>
    type !== 'country'
      ? []
      : own.flatMap(({ text, lang, after, near }) =>
          lang === 'en' && !after && !near ? [[text.toLowerCase(), id] as const] : [],
        ),
  );
  return new Map(names);
}

/** The country an entity's own words name first. */
function inWords(entity: ShippedEntity, named: ReadonlyMap<string, string>): readonly string[] {
  for (const property of WORDED) {
    const told = entity.statements.filter((row) => row.property === property && typeof row.value === 'string').at(-1);
    const countries = countriesIn(String(told?.value ?? ''), named);
    if (countries.length > 0) return countries.slice(0, 1);
  }
  const [sentence = ''] = entity.summary.split(/(?<=[^.]{3})\. /);
  if (!OF_SOMEWHERE.has(entity.type)) return [];
  const countries = countriesIn(sentence, named);
  // A region between countries belongs to none of them.
  return entity.type === 'place' && countries.length > 1 ? [] : countries.slice(0, 1);
}

/** Words of the longest name of a country in English ("Saint Vincent and the Grenadines"). */
const LONGEST_NAME = 5;

/** Countries that a text names, in its order. */
function countriesIn(text: string, named: ReadonlyMap<string, string>): string[] {
  const words = text.split(/[\s,;:()–-]+/).map((word) => word.replace(/['’]s?$|(?<=[^.]{2})\.$/, ''));
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    if (!/^\p{Lu}/u.test(words[at] ?? '')) continue;
    for (let length = LONGEST_NAME; length > 0; length--) {
      const phrase = words.slice(at, at + length).join(' ');
      const country = named.get(phrase.toLowerCase()) ?? countryOfAdjective(phrase);
      if (country === undefined) continue;
      found.add(country);
      at += length - 1;
      break;
    }
  }
  return [...found];
}

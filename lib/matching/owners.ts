/**
 * Whose institution it is: every country has a Foreign Ministry, and the country is mostly printed beside it ("Japan's
 * Foreign Ministry", "the Indian Foreign Ministry", "Ministry of Defence of Ukraine", 인도 외교부).
 */
import type { Reading, Spot } from './article-text';
import { type Context, printOf } from './discourse';
import { NATIONAL } from './forms';
import type { NameIndex } from './name-index';
import { adjectiveBefore } from './nations';
import type { Resolution } from './resolution';

/** A country the packs do not have. */
const UNKNOWN_COUNTRY = -1;

/**
 * By the country printed beside a name that every country has one of: the institution of that country if it is among
 * the readings, else those readings that are not known to be another country's.
 */
export function byOwner(
  { index, discourse }: Context,
  spot: Spot,
  readings: readonly Reading[],
): { readings: readonly Reading[]; resolution?: Resolution } {
  const national = readings.filter((reading) => canBeOwned(index, reading));
  const stated = national.length > 0 ? ownerOf(index, spot) : undefined;
  const country = stated ?? (national.length > 0 ? seatOf(index, spot) : undefined);
  if (country === undefined) return { readings };
  const own = national.filter((reading) => belongsTo(index, reading, country));
  // Armies and embassies are in other countries, too.
  if (stated === undefined && own.length === 0) return { readings };
  const [only] = own;
  if (only && new Set(own.map(({ entity }) => entity)).size === 1) {
    const detail = index.names.idOf(country);
    return { readings: own, resolution: { entity: only.entity, rule: 'owner', detail } };
  }
  if (own.length > 0) return { readings: own };
  const left = readings.filter((reading) => !national.includes(reading) || !belongsElsewhere(index, reading, country));
  if (left.length === 0) discourse.noteBearer(printOf(spot));
  return { readings: left };
}

/** Whether a country beside the name can say whose it is: a name of words, of a kind of thing every country has. */
export function canBeOwned(index: NameIndex, { entity, name }: Reading): boolean {
  return NATIONAL.has(index.names.typeOf(entity) ?? '') && index.names.kindOf(name) !== 'acronym';
}

/** Entity number of the country printed directly before or behind the spot, if there is one. */
function ownerOf(index: NameIndex, spot: Spot): number | undefined {
  const { text } = spot.block;
  const adjective = adjectiveBefore(text, spot.start);
  if (adjective !== undefined) return index.names.numberOf(adjective) ?? UNKNOWN_COUNTRY;
  const gap = /(?:['’]s|의)? $/u.exec(text.slice(Math.max(0, spot.start - 3), spot.start))?.[0].length;
  const before = gap === undefined ? undefined : countryOf(index, spot.block.spots.endingAt(spot.start - gap));
  if (before !== undefined) return before;
  const of = /^ of (?:the )?/.exec(text.slice(spot.end, spot.end + 9))?.[0].length;
  return of === undefined ? undefined : countryOf(index, spot.block.spots.startingAt(spot.end + of));
}

/** The country in which a body is said to be: "the Foreign Ministry in Pyongyang". */
function seatOf(index: NameIndex, { block, end }: Spot): number | undefined {
  return block.text.startsWith(' in ', end) ? countryOf(index, block.spots.startingAt(end + ' in '.length)) : undefined;
}

/** The country of the longest of some spots, if it is the name of one or of a capital. */
function countryOf({ names }: NameIndex, [longest]: readonly Spot[]): number | undefined {
  for (const { entity } of longest?.readings ?? []) {
    const type = names.typeOf(entity);
    if (type === 'country') return entity;
    // A capital stands for its government.
    const { nations } = names.cluesOf(entity);
    if (type === 'place' && nations) return nations[0];
  }
  return undefined;
}

/** Whether the entity of a reading belongs to `country`, as far as the packs say. */
function belongsTo(index: NameIndex, { entity }: Reading, country: number): boolean {
  const { nations, related } = index.names.cluesOf(entity);
  return (nations ?? related)?.includes(country) ?? false;
}

/** Whether the entity of a reading is known to be another country's. */
function belongsElsewhere(index: NameIndex, { entity }: Reading, country: number): boolean {
  const nations = index.names.cluesOf(entity).nations;
  return nations !== undefined && !nations.includes(country);
}

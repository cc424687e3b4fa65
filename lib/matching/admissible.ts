/**
 * What a spot cannot mean, whatever the article is about: names not in use on its day, parts of longer names, phrases in
 * which the name means something else.
 */
import type { Entity } from '../facts/schema';
import type { Reading, Spot } from './article-text';
import { isClub, isTeam } from './clubs';
import type { Context } from './discourse';
import { FLAG } from './format';
import { isInsideName } from './inside-names';
import type { NameIndex } from './name-index';
import { givenNameBefore, goesOnAsPerson, hasGivenName, isAppointed, isEmployersRoom } from './people';
import { continues, inCompound, inResolutionList, longerName } from './surroundings';
import { inUse } from './validity';

/** Readings that nothing rules out. */
export function possibleReadings(context: Context, spot: Spot): readonly Reading[] {
  const { possible } = context;
  const known = possible.get(spot) ?? readingsLeft(context, spot);
  possible.set(spot, known);
  return known;
}

/** A surname has many bearers: what the text around a spot says is found out once for all of them. */
function readingsLeft({ index, article, read }: Context, spot: Spot): Reading[] {
  const { block, start, readings } = spot;
  const isPerson = ({ entity }: Reading): boolean => index.names.typeOf(entity) === 'person';
  const anyPerson = readings.some(isPerson);
  const nobody = anyPerson && (goesOnAsPerson(spot) || isAppointed(spot));
  const given = anyPerson ? givenNameBefore(spot)?.slice(0, 2) : undefined;
  const room = isEmployersRoom(spot);
  const listed = readings.some(({ flags }) => flags & FLAG.listed) && inResolutionList(block.text, start);
  // Another model: Taepodong-7 where the packs have Taepodong.
  const numbered = /^[-\u2010\u2011]\d/.test(block.text.slice(spot.end, spot.end + 2));
  const noAcronym = block.letters === 'capitals' && inCompound(block, start);
  return readings.filter((reading) => {
    const { entity, flags } = reading;
    if (index.names.guardsOf(reading.name)?.unless?.some((cue) => read.cues.has(cue))) return false;
    if (!inUse(index, reading, article.date)) return false;
    if ((flags & FLAG.listed && !listed) || (flags & FLAG.acronym && noAcronym)) return false;
    const type = index.names.typeOf(entity);
    // "South African" where South Korea was named before, "West Yorkshire" beside Russia.
    if ((type === 'country' || type === 'place') && index.names.kindOf(reading.name) === 'short' && continues(spot))
      return false;
    if (numbered && (type === 'weapon' || type === 'vessel' || type === 'satellite')) return false;
    if (isPerson(reading) ? nobody || (given && !hasGivenName(index, entity, given)) : room) return false;
    return !isVetoed(index, spot, reading);
  });
}

/** Whether the spot is part of a longer name that is somebody else's, a company's or a team's. */
export function isPartOfLonger({ index, read }: Context, spot: Spot): boolean {
  const types = new Set(spot.readings.map(({ entity }) => index.names.typeOf(entity)));
  const only = (...wanted: Entity['type'][]): boolean => [...types].every((type) => type && wanted.includes(type));
  if (longerName(spot, only('company')) !== null || (only('place') && (isTeam(spot) || isClub(read, spot))))
    return true;
  return only('place', 'country') && isInsideName(index, read, spot);
}

/** A phrase of the name's `not` covers the spot or touches it. */
function isVetoed(index: NameIndex, spot: Spot, reading: Reading): boolean {
  const not = index.names.guardsOf(reading.name)?.not;
  if (!not) return false;
  return spot.block.vetoes.touching(spot.start - 1, spot.end + 1).some(({ veto, start, end }) => {
    if (!not.includes(veto)) return false;
    if (start <= spot.start && end >= spot.end) return true;
    const gap = end <= spot.start ? spot.block.text.slice(end, spot.start) : spot.block.text.slice(spot.end, start);
    return (end <= spot.start || start >= spot.end) && /^[\s-]?$/.test(gap);
  });
}

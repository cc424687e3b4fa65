/**
 * Whether a name can mean its entity in an article of a certain day.
 */
import type { Day } from '../facts/dates';
import type { Reading } from './article-text';
import { FLAG } from './format';
import type { NameIndex } from './name-index';

/** Things are named in the news before they begin: a body is announced, a treaty negotiated. */
const ANNOUNCED_DAYS = 400;

/**
 * An article that prints a full name speaks of the thing, whatever day it bears: pages are changed later, and the card
 * says that the thing did not exist yet and what did. A name that may be somebody or something else's is out of the
 * question when it came into use after the article was written, or its entity began long after. Ends do not count: the
 * past is written about under its own names.
 */
export function inUse(index: NameIndex, reading: Reading, date: Day | undefined): boolean {
  if (date === undefined || standsForItself(index, reading)) return true;
  const from = index.names.guardsOf(reading.name)?.from;
  if (from !== undefined && from > addDays(date, 31)) return false;
  const begins = index.names.cluesOf(reading.entity).from;
  return begins === undefined || begins <= addDays(date, ANNOUNCED_DAYS);
}

/**
 * Names of several words, and initials of four letters and more, that no guard is thought necessary for: MSMT. People
 * have namesakes, events happen again under the same name (the APEC summit), and every council counts its resolutions.
 */
function standsForItself(index: NameIndex, { entity, name, flags }: Reading): boolean {
  const type = index.names.typeOf(entity);
  if (type === 'person' || type === 'event' || type === 'resolution' || flags & FLAG.afterFull) return false;
  const guards = index.names.guardsOf(name);
  if (guards?.near || guards?.with || guards?.unless) return false;
  if (!(flags & FLAG.single)) return true;
  return (flags & FLAG.acronym) !== 0 && index.names.textOf(name).length >= 4;
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

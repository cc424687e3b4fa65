/**
 * Whether a name can mean its entity in an article of a certain day.
 */
import type { Day } from '../facts/dates';
import type { Reading } from './article-text';
import type { NameIndex } from './name-index';

/** Things are named in the news before they begin: a body is announced, a treaty negotiated. */
const ANNOUNCED_DAYS = 400;

/**
 * A name is out of the question only when it came into use after the article was written, or its entity began long after.
 * Ends do not count: the past is written about under its own names.
 */
export function inUse(index: NameIndex, reading: Reading, date: Day | undefined): boolean {
  if (date === undefined) return true;
  const from = index.names.guards[reading.name]?.from;
  if (from !== undefined && from > addDays(date, 31)) return false;
  const begins = index.names.clues[reading.entity]?.from;
  return begins === undefined || begins <= addDays(date, ANNOUNCED_DAYS);
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

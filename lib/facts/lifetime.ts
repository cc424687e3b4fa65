/**
 * When an entity existed, as far as its card tells: packs say it in their own way (a founding, a first launch, a
 * treaty's day). Pure.
 */
import { firstDay, type Interval, lastDay, type PartialDate } from './dates';
import type { ShippedEntity } from './release';

/** What is read of an entity. */
type Told = Pick<ShippedEntity, 'type' | 'from' | 'to' | 'statements' | 'events'>;

/** Dates that are a beginning, the surest first, where an entity has no `from`. */
const BEGINNINGS =
  'founded born adopted signed date launched opened introduced first-shown first-tested active-since'.split(' ');

/** When it began; undefined where no date tells. */
export function beginningOf({ type, from, statements, events }: Told): PartialDate | undefined {
  if (from !== undefined) return from;
  for (const property of BEGINNINGS) {
    const value = statements.find((row) => row.property === property)?.value;
    if (typeof value === 'string') return value;
  }
  // What somebody was first in the news with is not their beginning.
  if (type === 'person') return undefined;
  const dates = events.map(({ date }) => date);
  return dates.sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1))[0];
}

/**
 * From its beginning to its end; undefined where its beginning is not known. What happened (`event`) and has no end of
 * its own lasted to the last day that is told of it: a bank was robbed in a day, a war goes on while there is news of it.
 */
export function lifetimeOf(entity: Told): Interval | undefined {
  const from = beginningOf(entity);
  if (from === undefined) return undefined;
  if (entity.to !== undefined || entity.type !== 'event') return { from, to: entity.to };
  const dates = [from, ...entity.events.map(({ date }) => date)];
  return { from, to: dates.reduce((last, date) => (lastDay(date) > lastDay(last) ? date : last)) };
}

/** Whether an interval has a day in common with a year, a month or a day. */
export function touches({ from, to }: Interval, date: PartialDate): boolean {
  return (from === undefined || firstDay(from) <= lastDay(date)) && (to === undefined || lastDay(to) >= firstDay(date));
}

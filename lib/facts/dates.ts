/**
 * Dates as facts know them: a year, a month or a day (`2016`, `2016-03`, `2016-03-02`), never more exact than the source.
 *
 * Two partial dates compare by the span of days each covers: a fact that holds "from 2016" holds from the first day of
 * 2016, and one that held "to 2016" held to its last.
 */

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in the proleptic Gregorian calendar. */
export type PartialDate = string;

/** A whole day, `YYYY-MM-DD`. */
export type Day = string;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether `text` is a real partial date (`2023-02-29` is not). */
export function isPartialDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/** First day the partial date covers: `2016-03` → `2016-03-01`. */
export function firstDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-01-01`;
  if (date.length === 7) return `${date}-01`;
  return date;
}

/** Last day the partial date covers: `2016-02` → `2016-02-29`. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) {
    const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
    return `${date}-${String(days).padStart(2, '0')}`;
  }
  return date;
}

/** The day it is where the reader is. */
export function localDay(now = new Date()): Day {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** An interval of time; an absent end is open. */
export interface Interval {
  /** First day (or month, or year) on which it held. */
  from?: PartialDate | undefined;
  /** Last day (or month, or year) on which it held. */
  to?: PartialDate | undefined;
}

/** Whether the interval covers `day`. Ends are inclusive and as wide as their precision: `to: 2019` covers 2019-12-31. */
export function covers(interval: Interval, day: Day): boolean {
  if (interval.from !== undefined && firstDay(interval.from) > day) return false;
  if (interval.to !== undefined && lastDay(interval.to) < day) return false;
  return true;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

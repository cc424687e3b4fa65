/**
 * Where days stand on a line, and the years to write under it.
 */
import type { Day } from '../dates';
import { lettering, line, RULE, round, type Shape, SMALL, widthOf } from './drawing';

/** Steps between labelled years, the smallest that leaves room for each. */
const YEAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
/** Room a year takes, in the figure's units. */
const YEAR_ROOM = 42;

/** Days since the epoch. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export interface TimeAxis {
  first: Day;
  last: Day;
  /** Where a day stands; days beyond the ends stand at the ends. */
  at(day: Day): number;
  years: { at: number; label: string }[];
}

/** An axis from the first to the last of some days, drawn between `left` and `right`. */
export function timeAxis(days: readonly Day[], left: number, right: number): TimeAxis {
  const sorted = days.toSorted();
  const [first = '2000-01-01', last = first] = [sorted[0], sorted.at(-1)];
  const [start, end] = [dayNumber(first), dayNumber(last)];
  const at = (day: Day) => {
    const fraction = end === start ? 0.5 : (dayNumber(day) - start) / (end - start);
    return round(left + Math.min(1, Math.max(0, fraction)) * (right - left));
  };
  const ticks = Math.max(1, Math.floor((right - left) / YEAR_ROOM));
  const [a, b] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const step = YEAR_STEPS.find((size) => (b - a) / size <= ticks) ?? 1000;
  const years: TimeAxis['years'] = [];
  for (let year = Math.ceil((a + 1) / step) * step; year <= b; year += step) {
    const label = String(year).padStart(4, '0');
    years.push({ at: at(`${label}-01-01`), label });
  }
  return { first, last, at, years };
}

/** Ticks and years below a line at `y`. */
export function drawYears(axis: TimeAxis, y: number, left: number, right: number): Shape[] {
  return axis.years.flatMap(({ at, label }): Shape[] => [
    line(at, y, at, y + 4, RULE),
    lettering(within(at, widthOf(label, SMALL), left, right), y + 14, label, { 'text-anchor': 'middle' }),
  ]);
}

/** The middle of something as near to `at` as lets it stay between two ends. */
export function within(at: number, width: number, left: number, right: number): number {
  return Math.max(left + width / 2, Math.min(right - width / 2, at));
}

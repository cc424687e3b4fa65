/**
 * Which statements hold on a day, and which of them have changed since.
 */
import { covers, type Day, firstDay, lastDay, type PartialDate } from './dates';
import type { Property, Statement } from './schema';

/** A statement of a card, with what has become of it. */
export interface StatementAt {
  statement: Statement;
  /** It had ended by that day, and nothing has taken its place: shown because it is the last that is known. */
  past: boolean;
}

/** What a statement's property says about it; `undefined` for a property this version does not know. */
type PropertyOf = (id: string) => Property | undefined;

/**
 * Statements to show on a day, in the order of the file:
 *
 * - with an interval: those whose interval covers the day; where a property has none that does, those that ended last;
 * - observed on a day (`asOf`) without an interval: of figures and of what ages fast the latest observation by then, or
 *   the first one after where there is none yet; of anything else all;
 * - dates (`value` of kind date): those that have come;
 * - any other: always.
 */
export function statementsAt(statements: readonly Statement[], day: Day, propertyOf: PropertyOf): StatementAt[] {
  const shown = new Map<Statement, boolean>();
  for (const group of groupBy(statements, ({ property }) => property).values()) {
    const spells = group.filter(hasInterval);
    const held = spells.filter((statement) => covers(statement, day));
    for (const statement of held) shown.set(statement, false);
    if (held.length === 0) for (const statement of lastEnded(spells, day)) shown.set(statement, true);
    for (const statement of observed(group.filter(isObservation), day, propertyOf)) shown.set(statement, false);
    for (const statement of group) {
      if (hasInterval(statement) || isObservation(statement)) continue;
      if (propertyOf(statement.property)?.value === 'date' && firstDay(String(statement.value)) > day) continue;
      shown.set(statement, false);
    }
  }
  return statements.flatMap((statement) => {
    const past = shown.get(statement);
    return past === undefined ? [] : [{ statement, past }];
  });
}

/**
 * What holds on a later day in the place of a statement that does not: the values of its property which the earlier day
 * did not have. Empty where it still holds, or where nothing took its place.
 */
export function replacements(
  statement: Statement,
  then: readonly StatementAt[],
  now: readonly StatementAt[],
): Statement[] {
  const same = (row: StatementAt) =>
    row.statement.property === statement.property &&
    row.statement.qualifier === statement.qualifier &&
    row.statement.claimedBy === statement.claimedBy;
  const later = now.filter((row) => same(row) && !row.past).map((row) => row.statement);
  if (later.some((other) => sameValue(other, statement))) return [];
  const before = then.filter(same).map((row) => row.statement);
  return later.filter((other) => !before.some((earlier) => sameValue(earlier, other)));
}

function hasInterval({ from, to }: Statement): boolean {
  return from !== undefined || to !== undefined;
}

function isObservation(statement: Statement): boolean {
  return !hasInterval(statement) && statement.asOf !== undefined;
}

/** Of intervals that had ended by the day, those with the latest end; none where all of them begin later. */
function lastEnded(statements: readonly Statement[], day: Day): Statement[] {
  const ended = statements.filter(({ to }) => to !== undefined && lastDay(to) < day);
  const end = latest(ended.map(({ to }) => lastDay(to as PartialDate)));
  return ended.filter(({ to }) => lastDay(to as PartialDate) === end);
}

function observed(statements: readonly Statement[], day: Day, propertyOf: PropertyOf): Statement[] {
  const series = groupBy(statements, ({ property, qualifier, claimedBy }) => {
    const { value, ages, single } = propertyOf(property) ?? {};
    const isSuperseded = value === 'number' || ages === 'fast' || single;
    return isSuperseded ? JSON.stringify([property, qualifier, claimedBy]) : '';
  });
  return [...series].flatMap(([key, group]) => {
    if (key === '') return group;
    const dates = group.map(({ asOf }) => firstDay(asOf as PartialDate));
    const known = latest(dates.filter((date) => date <= day)) ?? dates.toSorted()[0];
    return group.filter(({ asOf }) => firstDay(asOf as PartialDate) === known);
  });
}

function sameValue(a: Statement, b: Statement): boolean {
  return a.value === b.value && a.entity === b.entity && a.unit === b.unit;
}

function latest(days: readonly Day[]): Day | undefined {
  return days.toSorted().at(-1);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

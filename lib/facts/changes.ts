/**
 * What has become of an entity since a day of the past: then and now, for a card that is opened on an old article.
 */
import type { ChangeView, EntityRef, SourceView } from './card-view';
import { covers, type Day, firstDay, lastDay, type PartialDate } from './dates';
import type { ShippedEntity } from './release';
import type { Property, Statement } from './schema';
import { replacements, type StatementAt } from './statements-at';

/** An entity on a day: what it says, and what it is called. */
export interface Standing {
  statements: readonly StatementAt[];
  title: string;
}

export interface ChangeContext {
  property(id: string): Property | undefined;
  /** A value in words. */
  shown(statement: Statement): string;
  label(property: string): string;
  successor(): EntityRef | undefined;
  cite(statements: readonly Statement[]): SourceView[];
}

/**
 * Changes from a day to now, the most telling first: that it ended, that it is called otherwise, values that others have
 * taken the place of, what is over, what is new. `key` ties a change to the fact of the card it is about.
 */
export function changesSince(
  entity: ShippedEntity,
  day: Day,
  today: Day,
  then: Standing,
  now: Standing,
  keyOf: (statement: Statement) => string | undefined,
  context: ChangeContext,
): ChangeView[] {
  if (entity.from !== undefined && firstDay(entity.from) > day) return [];
  const changes: ChangeView[] = [];
  const add = (change: ChangeView) => changes.push(withoutHoles(change));
  if (entity.to !== undefined && lastDay(entity.to) >= day && lastDay(entity.to) < today) {
    add({ kind: 'ended', label: '', date: entity.to, link: context.successor(), sources: [] });
  }
  if (then.title !== now.title) {
    const name = entity.names.find(({ text }) => text === now.title);
    add({ kind: 'name', label: '', was: then.title, now: now.title, date: name?.from, sources: [] });
  }
  const told = new Set<string>();
  for (const { statement, past } of then.statements) {
    const label = context.label(statement.property);
    const key = keyOf(statement);
    const since = replacements(statement, then.statements, now.statements);
    if (since.length > 0) {
      const [only, ...others] = since;
      const value = since.map(context.shown).join('; ');
      // Where several ended at once, the one that took their place is told once.
      const isTold = told.has(`${statement.property} ${value}`);
      told.add(`${statement.property} ${value}`);
      if (isTold) continue;
      const date = others.length === 0 ? (only?.from ?? only?.asOf) : undefined;
      add({ kind: 'value', key, label, was: context.shown(statement), now: value, date, sources: context.cite(since) });
    } else if (!past && statement.to !== undefined && !covers(statement, today)) {
      add({
        kind: 'over',
        key,
        label,
        was: context.shown(statement),
        date: statement.to,
        sources: context.cite([statement]),
      });
    }
  }
  for (const { statement, past } of now.statements) {
    if (past || then.statements.some((row) => row.statement.property === statement.property)) continue;
    const began = beginningOf(statement, context);
    if (began === undefined || firstDay(began) <= day) continue;
    const isDate = context.property(statement.property)?.value === 'date';
    const date = isDate ? undefined : began;
    add({
      kind: 'new',
      label: context.label(statement.property),
      now: context.shown(statement),
      date,
      sources: context.cite([statement]),
    });
  }
  return changes;
}

/** When a statement began to hold; a date began on itself. */
function beginningOf(statement: Statement, { property }: ChangeContext): PartialDate | undefined {
  if (property(statement.property)?.value === 'date') return String(statement.value);
  return statement.from;
}

/** Optional fields that are undefined are left out: the view travels as JSON. */
function withoutHoles(change: ChangeView): ChangeView {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as unknown as ChangeView;
}

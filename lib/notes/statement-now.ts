/**
 * What has become of a statement that a note was written on: packs give statements no ids, so it is known again by what
 * it says. Pure.
 */
import { formatValue, type ReaderLanguage } from '../facts/format';
import type { ShippedEntity } from '../facts/release';
import type { Property, Statement } from '../facts/schema';
import { statementsAt } from '../facts/statements-at';
import type { NotedStatement, StatementTarget } from './model';

/** Null where it stands as it was noted; `now` is what took its place, absent where nothing did. */
export type StatementNow = { now?: NotedStatement } | null;

export interface StatementContext {
  lang: ReaderLanguage;
  /** Revision of the facts in use. */
  revision: string;
  today: string;
  property(id: string): Property | undefined;
  /** An entity's name in a language. */
  title(id: string, lang: ReaderLanguage): string;
}

/** @param entity as it is now; undefined where there is no such entity any more */
export function statementNow(
  { statement: noted, seen }: Pick<StatementTarget, 'statement' | 'seen'>,
  entity: ShippedEntity | undefined,
  context: StatementContext,
): StatementNow {
  if (seen.revision === context.revision) return null;
  const rows = (entity?.statements ?? []).filter(({ property }) => property === noted.property);
  // The reader may have changed the language since: what differs by that alone has not changed.
  const says = (row: Statement) => LANGUAGES.some((lang) => shown(row, lang, context) === noted.value);
  const dated = (row: Statement) => (['from', 'to', 'asOf'] as const).every((field) => row[field] === noted[field]);
  const claimed = (row: Statement) => row.claimedBy === noted.claimedBy;
  if (rows.some((row) => says(row) && dated(row) && claimed(row))) return null;
  const current = statementsAt(rows, context.today, context.property).map(({ statement }) => statement);
  const successor =
    rows.find((row) => says(row) && claimed(row)) ??
    rows.find((row) => claimed(row) && row.from !== undefined && row.from === noted.from) ??
    current.find(claimed) ??
    current[0];
  if (!successor) return {};
  const { property, from, to, asOf, claimedBy } = successor;
  return {
    now: {
      property,
      value: shown(successor, context.lang, context),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(claimedBy === undefined ? {} : { claimedBy }),
    },
  };
}

const LANGUAGES = ['en', 'ko'] as const satisfies readonly ReaderLanguage[];

/** A statement's value as the card shows it. */
function shown(row: Statement, lang: ReaderLanguage, { property, title }: StatementContext): string {
  if (row.entity !== undefined) return title(row.entity, lang);
  return formatValue({ value: row.value ?? '', unit: row.unit }, property(row.property)?.value, lang);
}

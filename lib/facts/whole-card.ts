/**
 * All there is on an entity, for its page in the library: every statement ever, whether it holds or not, and everyone
 * who held an office of it. A card shows what held on a day; this is what a card is made from.
 */
import type { EntityRef } from './card-view';
import { type Day, firstDay, lastDay, type PartialDate } from './dates';
import { byInterest } from './fact-order';
import type { Facts } from './facts';
import { formatValue, type ReaderLanguage } from './format';
import type { Source, Statement } from './schema';

/** A statement as a row of a table. */
export interface StatementRow {
  property: string;
  label: string;
  value: string;
  link?: EntityRef;
  qualifier?: string;
  from?: PartialDate;
  to?: PartialDate;
  asOf?: PartialDate;
  claimedBy?: string;
  /** Against today: `past` has ended, `later` has not begun. */
  state: 'holds' | 'past' | 'later';
  sources: Pick<Source, 'id' | 'publisher' | 'title' | 'date' | 'url' | 'symbol'>[];
}

/** An office and everyone the packs know to have held it, the last first. */
export interface OfficeRow {
  title: string;
  holders: { ref: EntityRef; from: PartialDate; to?: PartialDate; qualifier?: string }[];
}

export interface WholeCard {
  statements: StatementRow[];
  offices: OfficeRow[];
}

type WholeFacts = Pick<Facts, 'entity' | 'labels' | 'sources' | 'properties' | 'offices'>;

/** @returns null where there is no such entity */
export async function wholeCard(
  facts: WholeFacts,
  id: string,
  { lang, today }: { lang: ReaderLanguage; today: Day },
): Promise<WholeCard | null> {
  const entity = await facts.entity(id);
  if (!entity) return null;
  const [sources, properties, known] = await Promise.all([facts.sources(), facts.properties(), facts.offices()]);
  // An entity's own offices, and on a person's page those they held, with those before and after.
  const offices = known.filter(({ of, terms }) => of.includes(id) || terms.some((term) => term.id === id));
  const linked = [
    ...entity.statements.flatMap((row) => row.entity ?? []),
    ...offices.flatMap(({ title, terms }) => [title, ...terms.map((term) => term.id)]),
  ];
  const labels = await facts.labels([...new Set(linked)], lang);
  const refs = new Map(
    labels.map(({ id: other, title, type }): [string, EntityRef] => [other, { id: other, title, type }]),
  );

  const row = (statement: Statement): StatementRow => {
    const property = properties[statement.property];
    const link = statement.entity === undefined ? undefined : refs.get(statement.entity);
    const { value, unit, qualifier, from, to, asOf, claimedBy } = statement;
    return {
      property: statement.property,
      label: property?.label[lang] ?? statement.property,
      value: link?.title ?? statement.entity ?? formatValue({ value: value ?? '', unit }, property?.value, lang),
      ...(link ? { link } : {}),
      ...given({ qualifier, from, to, asOf, claimedBy }),
      state: stateOn(statement, today),
      sources: statement.sources.flatMap((source) => sources[source] ?? []),
    };
  };
  const order = byInterest(entity.type);
  const statements = entity.statements
    .toSorted((a, b) => order(a.property, b.property) || compare(startOf(b), startOf(a)))
    .map(row);
  return {
    statements: together(statements),
    offices: offices.map(({ title, terms }) => ({
      title: refs.get(title)?.title ?? title,
      holders: terms.toReversed().flatMap(({ id: holder, from, to, qualifier }) => {
        const ref = refs.get(holder);
        return ref ? [{ ref, from, ...given({ to, qualifier }) }] : [];
      }),
    })),
  };
}

function stateOn({ from, to }: Statement, today: Day): StatementRow['state'] {
  if (to !== undefined && lastDay(to) < today) return 'past';
  return from !== undefined && firstDay(from) > today ? 'later' : 'holds';
}

/** Rows of one property side by side, in the order in which the properties first come. */
function together(rows: readonly StatementRow[]): StatementRow[] {
  const properties = [...new Set(rows.map(({ property }) => property))];
  return properties.flatMap((property) => rows.filter((row) => row.property === property));
}

/** What a statement is sorted by within its property: when it began, or was observed. */
function startOf({ from, asOf, to }: Statement): string {
  return from ?? asOf ?? to ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The fields that have a value: the rows travel as JSON. */
function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

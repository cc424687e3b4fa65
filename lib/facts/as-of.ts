/**
 * An entity as it was on a day, ready to be drawn: the work behind every card. Pure.
 */
import type {
  CardView,
  ChangeView,
  EntityRef,
  Existence,
  FactView,
  NameView,
  RelationView,
  SourceView,
  TimelineView,
} from './card-view';
import { changesSince } from './changes';
import { covers, type Day, firstDay, lastDay } from './dates';
import { byInterest } from './fact-order';
import { formatValue, type ReaderLanguage } from './format';
import { RELATION_LABELS } from './relation-labels';
import type { ShippedEntity } from './release';
import type { Name, Property, RelationType, Source, Statement } from './schema';
import { replacements, type StatementAt, statementsAt } from './statements-at';
import { titleOf } from './title';

/** What a card needs to know beside its entity. */
export interface CardContext {
  /** The reader's language. */
  lang: ReaderLanguage;
  today: Day;
  /** Another entity, by id. */
  ref(id: string): EntityRef | undefined;
  property(id: string): Property | undefined;
  source(id: string): Source | undefined;
}

/** Days after which a check is old, by how soon its facts age: a season for office-holders, two years for the rest. */
export const OLD_AFTER_DAYS: Record<Property['ages'], number> = {
  fast: 90,
  slow: 730,
  never: Number.POSITIVE_INFINITY,
};

/**
 * The card of an entity.
 * @param day the day it is drawn for; null means now
 */
export function cardView(entity: ShippedEntity, day: Day | null, context: CardContext): CardView {
  const when = day ?? context.today;
  const existence = existenceOn(entity, when, context);
  // Of what did not exist yet there is nothing to tell but what it was to begin as.
  const factDay = existence.state === 'not-yet' && entity.from !== undefined ? lastDay(entity.from) : when;
  const footnotes = new Footnotes(context);
  const statements = statementsAt(entity.statements, factDay, context.property);
  const names = entity.names.map((name) => ({ name, validity: validityOn(name, when, day === null) }));
  const title = titleThen(
    names.filter(({ name, validity }) => validity === undefined && isTold(name)).map(({ name }) => name),
    entity,
    context.lang,
  );
  const facts = factViews(entity, statements, day, context, footnotes);
  return {
    id: entity.id,
    type: entity.type,
    pack: entity.pack,
    title,
    names: names
      .filter(({ name }) => isTold(name) && firstOf(entity.names, name))
      .map(({ name, validity }) => nameView(name, validity)),
    summary: entity.summary,
    asOf: day,
    existence,
    facts,
    changes: day === null ? [] : changes(entity, day, statements, facts, title, context, footnotes),
    timeline: timeline(entity, when, footnotes),
    relations: relations(entity, factDay, context, footnotes),
    sources: footnotes.all,
    checked: entity.checked,
    age: ageOf(
      entity,
      statements.filter(({ past }) => !past).map(({ statement }) => statement),
      context,
    ),
    familiar: entity.familiar,
  };
}

/** Numbers sources in the order in which the card cites them. */
class Footnotes {
  readonly all: SourceView[] = [];
  readonly #context: CardContext;

  constructor(context: CardContext) {
    this.#context = context;
  }

  cite(ids: readonly string[] = []): SourceView[] {
    return ids.flatMap((id) => {
      const known = this.all.find((source) => source.id === id);
      if (known) return [known];
      const source = this.#context.source(id);
      if (!source) return [];
      const { publisher, title, url, symbol, date } = source;
      const view: SourceView = { id, n: this.all.length + 1, publisher, title, date };
      if (url !== undefined) view.url = url;
      if (symbol !== undefined) view.symbol = symbol;
      this.all.push(view);
      return [view];
    });
  }
}

function existenceOn(entity: ShippedEntity, day: Day, context: CardContext): Existence {
  const { from, to } = entity;
  if (from !== undefined && firstDay(from) > day) {
    return { state: 'not-yet', from, to, instead: linked(entity, 'replaces', 'predecessor', context) };
  }
  if (to !== undefined && lastDay(to) < day) {
    return { state: 'ended', from, to, instead: linked(entity, 'replaced-by', 'successor', context) };
  }
  return { state: 'exists', from, to };
}

function linked(
  entity: ShippedEntity,
  relation: RelationType,
  property: string,
  context: CardContext,
): EntityRef | undefined {
  const id =
    entity.relations.find(({ type }) => type === relation)?.to ??
    entity.statements.find((statement) => statement.property === property)?.entity;
  return id === undefined ? undefined : context.ref(id);
}

/** Bare surnames and the like ("Kim") are for matching; nobody needs them listed. */
function isTold(name: Name): boolean {
  return name.after === undefined;
}

/** A name that is written alike in two languages (Japanese and Chinese) is told once. */
function firstOf(names: readonly Name[], name: Name): boolean {
  return names.find(({ text, after }) => text === name.text && after === undefined) === name;
}

/** The best of the names in use; a former name still in use then was a full one. */
function titleThen(inUse: readonly Name[], entity: ShippedEntity, lang: ReaderLanguage): string {
  const names = inUse.map((name): Name => (name.kind === 'former' && name.to ? { ...name, kind: 'full' } : name));
  return titleOf({ names }, lang) || titleOf(entity, lang);
}

function validityOn(name: Name, day: Day, isNow: boolean): NameView['validity'] {
  if (name.from !== undefined && firstDay(name.from) > day) return 'not-yet';
  if (name.to !== undefined && lastDay(name.to) < day) return 'no-longer';
  // A former name without an end: all that is sure is that it is not in use now.
  if (name.kind === 'former' && name.to === undefined && isNow) return 'no-longer';
  return undefined;
}

function nameView({ text, lang, kind }: Name, validity: NameView['validity']): NameView {
  return validity === undefined ? { text, lang, kind } : { text, lang, kind, validity };
}

function factViews(
  entity: ShippedEntity,
  statements: ReturnType<typeof statementsAt>,
  day: Day | null,
  context: CardContext,
  footnotes: Footnotes,
): FactView[] {
  const now = day === null ? [] : statementsAt(entity.statements, context.today, context.property);
  const keys = new Map<string, number>();
  const order = byInterest(entity.type);
  const told = statements.toSorted((a, b) => order(a.statement.property, b.statement.property));
  return told.map(({ statement, past }) => {
    const property = context.property(statement.property);
    const view: FactView = {
      key: uniqueKey(statement, keys),
      property: statement.property,
      label: property?.label[context.lang] ?? statement.property,
      value: shownValue(statement, context),
      sources: footnotes.cite(statement.sources),
    };
    for (const field of ['qualifier', 'from', 'to', 'asOf', 'claimedBy'] as const) {
      const given = statement[field];
      if (given !== undefined) view[field] = given;
    }
    const link = statement.entity === undefined ? undefined : context.ref(statement.entity);
    if (link) view.link = link;
    if (past) view.past = true;
    const since = day === null ? [] : replacements(statement, statements, now);
    if (since.length > 0) {
      view.now = { value: since.map((other) => shownValue(other, context)).join('; ') };
      const from = since.length === 1 ? (since[0]?.from ?? since[0]?.asOf) : undefined;
      if (from !== undefined) view.now.from = from;
    }
    return view;
  });
}

/** What has changed from the card's day to now. `facts` are the card's own, in the order of `byInterest`. */
function changes(
  entity: ShippedEntity,
  day: Day,
  statements: readonly StatementAt[],
  facts: readonly FactView[],
  title: string,
  context: CardContext,
  footnotes: Footnotes,
): ChangeView[] {
  const order = byInterest(entity.type);
  const told = statements.toSorted((a, b) => order(a.statement.property, b.statement.property));
  const keys = new Map(told.map(({ statement }, index) => [statement, facts[index]?.key]));
  const inUse = entity.names.filter((name) => isTold(name) && validityOn(name, context.today, true) === undefined);
  return changesSince(
    entity,
    day,
    context.today,
    { statements: told, title },
    {
      statements: statementsAt(entity.statements, context.today, context.property).toSorted((a, b) =>
        order(a.statement.property, b.statement.property),
      ),
      title: titleThen(inUse, entity, context.lang),
    },
    (statement) => keys.get(statement),
    {
      property: context.property,
      shown: (statement) => shownValue(statement, context),
      label: (property) => context.property(property)?.label[context.lang] ?? property,
      cite: (rows) => footnotes.cite(rows.flatMap(({ sources }) => sources)),
      successor: () => linked(entity, 'replaced-by', 'successor', context),
    },
  );
}

function shownValue(statement: Statement, context: CardContext): string {
  if (statement.entity !== undefined) return context.ref(statement.entity)?.title ?? statement.entity;
  const kind = context.property(statement.property)?.value;
  return formatValue({ value: statement.value ?? '', unit: statement.unit }, kind, context.lang);
}

/** Property, value and start; where two statements agree in all three, the second gets a number. */
function uniqueKey(statement: Statement, keys: Map<string, number>): string {
  const value = statement.entity ?? [statement.value, statement.unit].filter((part) => part !== undefined).join(' ');
  const key = [statement.property, value, statement.from ?? ''].join('|');
  const count = (keys.get(key) ?? 0) + 1;
  keys.set(key, count);
  return count === 1 ? key : `${key}|${count}`;
}

function timeline(entity: ShippedEntity, day: Day, footnotes: Footnotes): TimelineView[] {
  return entity.events
    .toSorted((a, b) => (firstDay(a.date) < firstDay(b.date) ? -1 : firstDay(a.date) > firstDay(b.date) ? 1 : 0))
    .map(({ date, to, text, claimedBy, sources }) => {
      const view: TimelineView = { date, text, sources: footnotes.cite(sources), later: firstDay(date) > day };
      if (to !== undefined) view.to = to;
      if (claimedBy !== undefined) view.claimedBy = claimedBy;
      return view;
    });
}

function relations(entity: ShippedEntity, day: Day, context: CardContext, footnotes: Footnotes): RelationView[] {
  const order = [...new Set(entity.relations.map(({ type }) => type))];
  return entity.relations
    .filter(({ from, until }) => covers({ from, to: until }, day))
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .flatMap(({ type, to, from, until, sources }) => {
      const ref = context.ref(to);
      if (!ref) return [];
      const label = RELATION_LABELS[type][context.lang];
      const view: RelationView = { type, label, to: ref, sources: footnotes.cite(sources) };
      if (from !== undefined) view.from = from;
      if (until !== undefined) view.until = until;
      return [view];
    });
}

/** How old the last check is, and whether that is old for what is said. */
export function ageOf(
  entity: Pick<ShippedEntity, 'checked'>,
  statements: readonly Statement[],
  context: Pick<CardContext, 'today' | 'property'>,
): CardView['age'] {
  const days = Math.max(0, Math.round((Date.parse(context.today) - Date.parse(entity.checked)) / 86_400_000));
  const limits = statements.map(({ property }) => OLD_AFTER_DAYS[context.property(property)?.ages ?? 'slow']);
  return { days, loud: days > Math.min(OLD_AFTER_DAYS.slow, ...limits) };
}

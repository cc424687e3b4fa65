/**
 * What differs between two revisions of the packs, entity by entity: the same for the command line and the library. Pure.
 *
 * Told is what a reader reads: names, summary, when it existed, statements, events, relations. That somebody checked an
 * entity again, or found another source for the same fact, is not.
 */
import type { PartialDate } from './dates';
import { formatDate, formatValue, type ReaderLanguage } from './format';
import { RELATION_LABELS } from './relation-labels';
import type { ShippedEntity } from './release';
import type { EntityType, Event, Name, Property, Relation, Statement } from './schema';
import { titleOf } from './title';

/** One difference. Without `was` it is new, without `now` it is gone. */
export interface DiffRow {
  part: 'name' | 'summary' | 'existence' | 'statement' | 'event' | 'relation';
  /** The property, the date of an event, the kind of relation; empty where the part says it. */
  label: string;
  was?: string;
  now?: string;
  /** Ids of the sources of what is now, or of what was where it is gone. */
  sources: string[];
}

export interface EntityDiff {
  id: string;
  title: string;
  type: EntityType;
  pack: string;
  what: 'new' | 'changed' | 'retired';
  /** Of an entity that is new or retired none: its card says it all. */
  rows: DiffRow[];
}

export interface DiffContext {
  lang: ReaderLanguage;
  property(id: string): Property | undefined;
}

/** An entity as authored or as shipped. */
export type DiffEntity = ShippedEntity;

/**
 * @param old entities of the earlier revision
 * @param now entities of the later one
 * @returns by id; entities that say the same are left out
 */
export function diffEntities(
  old: readonly DiffEntity[],
  now: readonly DiffEntity[],
  { lang, property }: DiffContext,
): EntityDiff[] {
  const before = new Map(old.map((entity) => [entity.id, entity]));
  const after = new Map(now.map((entity) => [entity.id, entity]));
  const title = (id: string) => {
    const entity = after.get(id) ?? before.get(id);
    return entity ? titleOf(entity, lang) : id;
  };
  const context: Wording = { lang, property, title };
  const head = (entity: DiffEntity) => {
    return { id: entity.id, title: titleOf(entity, lang), type: entity.type, pack: entity.pack };
  };
  const diffs: EntityDiff[] = [];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [a, b] = [before.get(id), after.get(id)];
    if (a && b) {
      const isTold = (relation: Relation) => before.has(relation.to) && after.has(relation.to);
      const rows = rowsOf(a, b, isTold, context);
      if (rows.length > 0) diffs.push({ ...head(b), what: 'changed', rows });
    } else if (b) diffs.push({ ...head(b), what: 'new', rows: [] });
    else if (a) diffs.push({ ...head(a), what: 'retired', rows: [] });
  }
  return diffs;
}

interface Wording extends DiffContext {
  title(id: string): string;
}

/** Relations to an entity that is itself new or gone are left out: its own line says enough. */
function rowsOf(a: DiffEntity, b: DiffEntity, isTold: (relation: Relation) => boolean, context: Wording): DiffRow[] {
  const { lang } = context;
  const rows: DiffRow[] = [];
  rows.push(...paired('name', namesOf(a.names, lang), namesOf(b.names, lang)));
  if (a.summary !== b.summary) rows.push({ part: 'summary', label: '', was: a.summary, now: b.summary, sources: [] });
  const [lived, lives] = [spanWords(a.from, a.to, lang), spanWords(b.from, b.to, lang)];
  if (lived !== lives) rows.push(row({ part: 'existence', label: '', sources: [] }, lived, lives));
  rows.push(...paired('statement', statementsOf(a.statements, context), statementsOf(b.statements, context)));
  rows.push(...paired('event', eventsOf(a.events, lang), eventsOf(b.events, lang)));
  rows.push(
    ...paired(
      'relation',
      relationsOf(a.relations.filter(isTold), context),
      relationsOf(b.relations.filter(isTold), context),
    ),
  );
  return rows;
}

/** A thing said, in words, with what makes it the same thing in another revision. */
interface Said {
  label: string;
  text: string;
  /** Two with one of these in common are the same thing said otherwise; the first that agrees decides. */
  keys: string[];
  sources: readonly string[];
}

/** What is only in one of two lists, paired where it is the same thing said otherwise. */
function paired(part: DiffRow['part'], old: readonly Said[], now: readonly Said[]): DiffRow[] {
  const same = (a: Said, b: Said) => a.label === b.label && a.text === b.text;
  const gone = old.filter((a) => !now.some((b) => same(a, b)));
  const come = now.filter((b) => !old.some((a) => same(a, b)));
  const partner = new Map<Said, Said>();
  const depth = Math.max(0, ...gone.map(({ keys }) => keys.length));
  for (let level = 0; level < depth; level++) {
    for (const a of gone) {
      if ([...partner.values()].includes(a)) continue;
      const key = a.keys[level];
      const b = key === undefined ? undefined : come.find((c) => !partner.has(c) && c.keys[level] === key);
      if (b) partner.set(b, a);
    }
  }
  const rows = come.map((b) => {
    const a = partner.get(b);
    return row({ part, label: b.label, sources: [...b.sources] }, a?.text, b.text);
  });
  const taken = new Set(partner.values());
  const lost = gone.filter((a) => !taken.has(a));
  return [...rows, ...lost.map((a) => row({ part, label: a.label, sources: [...a.sources] }, a.text, undefined))];
}

function row(
  head: Pick<DiffRow, 'part' | 'label' | 'sources'>,
  was: string | undefined,
  now: string | undefined,
): DiffRow {
  return { ...head, ...(was ? { was } : {}), ...(now ? { now } : {}) };
}

function namesOf(names: readonly Name[], lang: ReaderLanguage): Said[] {
  return names.map(({ text, lang: language, kind, from, to }) => {
    const span = spanWords(from, to, lang);
    return { label: '', text: span ? `${text} (${span})` : text, keys: [text, `${language} ${kind}`], sources: [] };
  });
}

function statementsOf(statements: readonly Statement[], { lang, property, title }: Wording): Said[] {
  return statements.map((statement) => {
    const { qualifier, claimedBy, from, to, asOf, sources } = statement;
    const known = property(statement.property);
    const value =
      statement.entity === undefined
        ? formatValue({ value: statement.value ?? '', unit: statement.unit }, known?.value, lang)
        : title(statement.entity);
    const span = spanWords(from, to, lang);
    const details = [qualifier, span, asOf && formatDate(asOf, lang), claimedBy].filter((part) => part);
    return {
      label: known?.label[lang] ?? statement.property,
      text: details.length > 0 ? `${value} (${details.join(', ')})` : value,
      keys: [
        [statement.property, value, claimedBy].join('|'),
        [statement.property, qualifier, claimedBy, from].join('|'),
        [statement.property, qualifier, claimedBy].join('|'),
      ],
      sources,
    };
  });
}

function eventsOf(events: readonly Event[], lang: ReaderLanguage): Said[] {
  return events.map(({ date, to, text, claimedBy, sources }) => ({
    label: to === undefined ? formatDate(date, lang) : spanWords(date, to, lang),
    text: claimedBy === undefined ? text : `${text} (${claimedBy})`,
    keys: [text, date],
    sources,
  }));
}

function relationsOf(relations: readonly Relation[], { lang, title }: Wording): Said[] {
  return relations.map(({ type, to, from, until, sources = [] }) => {
    const span = spanWords(from, until, lang);
    const text = span ? `${title(to)} (${span})` : title(to);
    return { label: RELATION_LABELS[type][lang], text, keys: [`${type} ${to}`], sources };
  });
}

/** "2016 – May 2019"; an open end stays open. */
function spanWords(from: PartialDate | undefined, to: PartialDate | undefined, lang: ReaderLanguage): string {
  if (from === undefined && to === undefined) return '';
  return `${from === undefined ? '' : formatDate(from, lang)} – ${to === undefined ? '' : formatDate(to, lang)}`.trim();
}

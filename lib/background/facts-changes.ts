/**
 * What the last update of the facts changed, for the library: cards the reader has annotated or opened first.
 */
import { diffEntities } from '../facts/diff';
import type { Facts } from '../facts/facts';
import type { ReaderLanguage } from '../facts/format';
import type { FactsChanges } from '../messages';
import type { NotesStore } from '../notes/store';

export interface ChangesServices {
  facts: Pick<Facts, 'before' | 'entities' | 'properties' | 'sources' | 'changesSeen'>;
  notes: Pick<NotesStore, 'all'>;
  openings: { days(): Promise<ReadonlyMap<string, number>> };
  lang: ReaderLanguage;
}

/** Null where there is nothing to compare with. */
export async function factsChanges(
  { facts, notes, openings, lang }: ChangesServices,
  { peek = false } = {},
): Promise<FactsChanges | null> {
  const before = await facts.before();
  if (!before) return null;
  const [entities, properties, known, own] = await Promise.all([
    facts.entities(),
    facts.properties(),
    facts.sources(),
    ownEntities(notes, openings),
  ]);
  const diffs = diffEntities(before.entities, entities, { lang, property: (id) => properties[id] });
  const changes = diffs
    .map((diff) => ({ ...diff, own: own.has(diff.id) }))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || a.title.localeCompare(b.title, lang));
  const sources: FactsChanges['sources'] = {};
  for (const id of changes.flatMap(({ rows }) => rows.flatMap((row) => row.sources))) {
    const source = known[id];
    if (!source) continue;
    const { publisher, title, date, url } = source;
    sources[id] = { publisher, title, date, ...(url === undefined ? {} : { url }) };
  }
  if (!peek) await facts.changesSeen();
  return { since: before.installed, changes, sources };
}

/** Cards with a live note, and cards opened in a page. What cannot be read is as if there were none. */
async function ownEntities(
  notes: ChangesServices['notes'],
  openings: ChangesServices['openings'],
): Promise<ReadonlySet<string>> {
  const [noted, opened] = await Promise.all([
    notes.all().catch(() => []),
    openings.days().catch((): ReadonlyMap<string, number> => new Map()),
  ]);
  return new Set([...noted.flatMap(({ target }) => target.entity ?? []), ...opened.keys()]);
}

/**
 * Answers a query in the whole language of `query.ts`. Apart from `search.ts` so that a popup can paint before it is
 * loaded.
 */
import type { Day } from '../facts/dates';
import { entityPasses, type NoteContext, noteFilter } from './filter';
import type { SearchEntity, SearchNote, SearchOptions, SearchResult } from './model';
import { newerFirst } from './order';
import { isPlain, parseQuery, type QueryProblem } from './query';
import { Ranking } from './ranking';
import { DEFAULT_LIMIT, type FoundNotes, type Search } from './search';
import { described } from './shown';

export interface Answer {
  /** Best first; of a query of filters alone, everything that passes them. */
  results: SearchResult[];
  /** What in the query cannot be used as it was typed. */
  problems: QueryProblem[];
}

/** @param today the reader's day: `since:7d` counts back from it */
export function answer(search: Search, typed: string, today: Day, options: SearchOptions = {}): Answer {
  const query = parseQuery(typed, today);
  const { text, problems } = query;
  if (isPlain(query)) return { results: search.find(text, options), problems };
  const passes: Passes = {
    entity: (entity) =>
      entityPasses(entity, query, {
        hasNote: search.hasNote(entity.id),
        texts: () => search.foldedTexts(entity),
      }),
    note: noteFilter(query, { entity: byId(search.entities) }),
  };
  return {
    results: text === '' ? everything(search, passes, options) : search.find(text, { ...options, passes }),
    problems,
  };
}

/**
 * All notes that answer a query, best first; of a query of filters alone, the one written last first. Null: none does.
 */
export function answerNotes(
  search: Search,
  typed: string,
  today: Day,
  known: NoteContext,
): { found: FoundNotes | null; problems: QueryProblem[] } {
  const query = parseQuery(typed, today);
  const { text, problems } = query;
  if (isPlain(query)) return { found: search.findNotes(text), problems };
  const passes = noteFilter(query, known);
  if (text !== '') return { found: search.findNotes(text, passes), problems };
  return { found: { notes: listed(search, passes), show: listedNote }, problems };
}

/** All notes that pass, the one written last first. */
function listed(search: Search, passes: (note: SearchNote) => boolean): Ranking<SearchNote> {
  const notes = [...search.liveNotes].filter(passes);
  return new Ranking(notes, new Uint8Array(notes.length), newerFirst);
}

/** Finds an entity by its id; the first to ask pays for the map. */
function byId(entities: readonly SearchEntity[]): NoteContext['entity'] {
  let map: Map<string, SearchEntity> | undefined;
  return (id) => {
    map ??= new Map(entities.map((entity) => [entity.id, entity]));
    return map.get(id);
  };
}

type Passes = NonNullable<SearchOptions['passes']>;

/** All that passes: notes, the one written last first, then entities, those with the most to say first. */
function everything(search: Search, passes: Passes, { onPage, limit = DEFAULT_LIMIT }: SearchOptions): SearchResult[] {
  const notes = listed(search, passes.note).first(limit);
  const shown = search.entities.filter(({ id }) => !search.hidden.has(id));
  const entities = shown.filter(passes.entity).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const listedEntities = entities.slice(0, limit).map((entity) => listedEntity(entity, onPage));
  return [...notes.map(listedNote), ...listedEntities].slice(0, limit);
}

function listedNote({ id, entity, label, body, quote, modified }: SearchNote): SearchResult {
  const match = { field: 'note' as const, text: body === '' ? (quote ?? '') : body, ranges: [] };
  const passage = quote === undefined ? {} : { passage: true as const };
  return { kind: 'note', id, entity, ...passage, title: label, modified, tier: 'text', titleRanges: [], match };
}

function listedEntity(entity: SearchEntity, onPage: SearchOptions['onPage']): SearchResult {
  return { ...described(entity, onPage), tier: 'text', titleRanges: [] };
}

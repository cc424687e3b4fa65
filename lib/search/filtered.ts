/**
 * Answers a query in the whole language of `query.ts`. Apart from `search.ts` so that a popup can paint before it is
 * loaded.
 */
import type { Day } from '../facts/dates';
import { entityPasses, notePasses } from './filter';
import type { SearchEntity, SearchNote, SearchOptions, SearchResult } from './model';
import { isPlain, parseQuery, type QueryProblem } from './query';
import { DEFAULT_LIMIT, type FoundNote, type Search } from './search';

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
  const byId = new Map(search.entities.map((entity) => [entity.id, entity]));
  const passes: Passes = {
    entity: (entity) =>
      entityPasses(entity, query, {
        hasNote: search.hasNote(entity.id),
        texts: () => search.foldedTexts(entity),
      }),
    note: (note) => notePasses(note, query, note.entity === undefined ? undefined : byId.get(note.entity)),
  };
  return {
    results: text === '' ? everything(search, passes, options) : search.find(text, { ...options, passes }),
    problems,
  };
}

/** What `answerNotes` needs to know beside the notes. */
export interface NotesContext {
  entity(id: string): SearchEntity | undefined;
  /** Keys of a note's texts, where they are at hand (`filter.ts`). */
  keys?(note: SearchNote): readonly string[] | undefined;
}

/** All notes that answer a query, best first; of a query of filters alone, the one written last first. */
export function answerNotes(
  search: Search,
  typed: string,
  today: Day,
  { entity, keys }: NotesContext,
): { notes: FoundNote[]; problems: QueryProblem[] } {
  const query = parseQuery(typed, today);
  const { text, problems } = query;
  if (isPlain(query)) return { notes: search.findNotes(text), problems };
  const passes = (note: SearchNote) =>
    notePasses(note, query, note.entity === undefined ? undefined : entity(note.entity), keys?.(note));
  if (text !== '') return { notes: search.findNotes(text, passes), problems };
  const notes = [...search.liveNotes].filter(passes).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  return { notes: notes.map((note) => ({ note, show: listedNote })), problems };
}

type Passes = NonNullable<SearchOptions['passes']>;

/** All that passes: notes, the one written last first, then entities, those with the most to say first. */
function everything(search: Search, passes: Passes, { onPage, limit = DEFAULT_LIMIT }: SearchOptions): SearchResult[] {
  const notes = [...search.liveNotes].filter(passes.note).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  const shown = search.entities.filter(({ id }) => !search.hidden.has(id));
  const entities = shown.filter(passes.entity).sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  return [...notes.map(listedNote), ...entities.map((entity) => listedEntity(entity, onPage))].slice(0, limit);
}

function listedNote({ id, entity, label, body, quote, modified }: SearchNote): SearchResult {
  const match = { field: 'note' as const, text: body === '' ? (quote ?? '') : body, ranges: [] };
  const passage = quote === undefined ? {} : { passage: true as const };
  return { kind: 'note', id, entity, ...passage, title: label, modified, tier: 'text', titleRanges: [], match };
}

function listedEntity({ id, title, type }: SearchEntity, onPage: SearchOptions['onPage']): SearchResult {
  return { kind: 'entity', id, title, type, onPage: onPage?.has(id) ?? false, tier: 'text', titleRanges: [] };
}

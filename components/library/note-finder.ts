/** Finds notes for the library. The index is built bit by bit while the reader looks at the list, and follows what changes. */
import type { Day } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import type { EntityDocument } from '../../lib/search/documents';
import { answer } from '../../lib/search/filtered';
import type { Range } from '../../lib/search/model';
import { noteDocument } from '../../lib/search/notes';
import type { QueryProblem } from '../../lib/search/query';
import { Search } from '../../lib/search/search';

export interface Found {
  notes: readonly Note[];
  /** What matched, by note. */
  ranges: ReadonlyMap<string, { body: readonly Range[]; label: readonly Range[] }>;
  problems: QueryProblem[];
}

/** Milliseconds of indexing between two chances for the page to draw. */
const SLICE = 8;

export class NoteFinder {
  #search = new Search([]);
  #entities: readonly EntityDocument[] | undefined;
  #notes: readonly Note[] | undefined;
  /** When each note that is in the index was changed. */
  #indexed = new Map<string, string>();
  /** Notes before this one are in the index. */
  #next = 0;

  /**
   * Begins to index, in slices.
   * @param entities ours, whose types and names filters ask for
   * @returns how to stop
   */
  prepare(notes: readonly Note[], entities: readonly EntityDocument[]): () => void {
    this.#take(notes, entities);
    let timer: ReturnType<typeof setTimeout>;
    const slice = () => {
      const end = performance.now() + SLICE;
      if (!this.#index(() => performance.now() < end)) timer = setTimeout(slice);
    };
    timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }

  /** Answers a query over all notes; indexes first what is not indexed yet. */
  find(notes: readonly Note[], entities: readonly EntityDocument[], query: string, today: Day): Found {
    if (query.trim() === '') return { notes, ranges: new Map(), problems: [] };
    this.#take(notes, entities);
    this.#index(() => true);
    const byId = new Map(notes.map((note) => [note.id, note]));
    const { results, problems } = answer(this.#search, query, today, { limit: notes.length + entities.length });
    const found: Note[] = [];
    const ranges = new Map<string, { body: readonly Range[]; label: readonly Range[] }>();
    for (const result of results) {
      const note = byId.get(result.id);
      if (result.kind !== 'note' || !note) continue;
      found.push(note);
      // What matched may be the passage and not the note.
      const body = result.match?.text === note.body ? result.match.ranges : [];
      ranges.set(note.id, { body, label: result.titleRanges });
    }
    return { notes: found, ranges, problems };
  }

  #take(notes: readonly Note[], entities: readonly EntityDocument[]): void {
    if (this.#entities !== entities) {
      this.#search = new Search(entities);
      this.#entities = entities;
      this.#notes = undefined;
      this.#indexed.clear();
    }
    if (this.#notes === notes) return;
    this.#notes = notes;
    this.#next = 0;
    const ids = new Set(notes.map(({ id }) => id));
    for (const id of this.#indexed.keys()) {
      if (ids.has(id)) continue;
      this.#search.removeNote(id);
      this.#indexed.delete(id);
    }
  }

  /** Indexes on while `more` says so. @returns whether all notes are indexed */
  #index(more: () => boolean): boolean {
    const notes = this.#notes ?? [];
    for (; this.#next < notes.length && more(); this.#next++) {
      const note = notes[this.#next] as Note;
      if (this.#indexed.get(note.id) === note.modified) continue;
      this.#search.setNote(noteDocument(note));
      this.#indexed.set(note.id, note.modified);
    }
    return this.#next >= notes.length;
  }
}

/** Finds notes for the library. The index is built when something is first looked for, and follows what changes. */
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

export class NoteFinder {
  #search: Search | undefined;
  #entities: readonly EntityDocument[] | undefined;
  #notes: readonly Note[] | undefined;

  /** @param entities ours, whose types and names filters ask for */
  find(notes: readonly Note[], entities: readonly EntityDocument[], query: string, today: Day): Found {
    if (query.trim() === '') return { notes, ranges: new Map(), problems: [] };
    if (!this.#search || this.#entities !== entities) {
      this.#search = new Search(entities);
      this.#entities = entities;
      this.#notes = undefined;
    }
    if (this.#notes !== notes) {
      this.#search.setNotes(notes.map(noteDocument));
      this.#notes = notes;
    }
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
}

/**
 * Finds notes for the library. The index is built bit by bit while the reader looks at the list, and follows what changes;
 * no key waits for it: until it is whole, what is in it by then is found.
 */
import type { Day } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import type { EntityDocument } from '../../lib/search/documents';
import { noteTexts } from '../../lib/search/filter';
import { answerNotes } from '../../lib/search/filtered';
import { foldedKey } from '../../lib/search/fold';
import type { Range, SearchNote } from '../../lib/search/model';
import { noteDocument } from '../../lib/search/notes';
import type { QueryProblem } from '../../lib/search/query';
import { Search } from '../../lib/search/search';

export interface Found {
  notes: readonly Note[];
  /** What matched in a note that was found: worked out for those that are drawn. */
  ranges(note: Note): { body: readonly Range[]; label: readonly Range[] };
  problems: QueryProblem[];
  /** Whether all notes were looked through. */
  whole: boolean;
}

/** Milliseconds of indexing between two chances for the page to draw. */
const SLICE = 8;
/** So many notes are indexed at once where a query comes first: those a change has brought. */
const FEW = 50;

const NO_RANGES = { body: [], label: [] };

export class NoteFinder {
  readonly #search = new Search([]);
  #entities: readonly EntityDocument[] = [];
  #byEntity = new Map<string, EntityDocument>();
  #notes: readonly Note[] = [];
  #byId = new Map<string, Note>();
  /** Each note that is in the index, as it was put there. */
  #indexed = new Map<string, Note>();
  /** Notes before this one are in the index, … */
  #next = 0;
  /** … and of those before this one the keys of their texts are at hand. */
  #nextKeys = 0;
  readonly #keys = new WeakMap<SearchNote, string[]>();
  readonly #documents = new Map<string, SearchNote>();

  /**
   * Takes over the notes there are, and begins to index them in slices.
   * @param entities ours, whose types and names filters ask for
   * @param done called when all are indexed
   * @returns how to stop
   */
  prepare(notes: readonly Note[], entities: readonly EntityDocument[], done: () => void): () => void {
    let timer: ReturnType<typeof setTimeout>;
    let told = false;
    const slice = () => {
      this.#takeEntities(entities);
      this.#takeNotes(notes);
      const end = performance.now() + SLICE;
      const more = () => performance.now() < end;
      if (this.#index(more)) {
        if (!told) done();
        told = true;
        if (this.#readKeys(more)) return;
      }
      timer = setTimeout(slice);
    };
    timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }

  /** Answers a query over the notes that are indexed by now. */
  find(notes: readonly Note[], entities: readonly EntityDocument[], query: string, today: Day): Found {
    if (query.trim() === '') return { notes, ranges: () => NO_RANGES, problems: [], whole: true };
    this.#takeNotes(notes);
    let few = FEW;
    const whole = this.#index(() => few-- > 0) && this.#entities === entities;
    const { notes: found, problems } = answerNotes(this.#search, query, today, {
      entity: (id) => this.#byEntity.get(id),
      keys: (note) => this.#keys.get(note),
    });
    const [first] = found;
    const listed: Note[] = [];
    for (const { note } of found) {
      const here = this.#byId.get(note.id);
      if (here) listed.push(here);
    }
    return {
      notes: listed,
      ranges: (note) => {
        const document = this.#documents.get(note.id);
        const shown = document && first?.show(document);
        if (!shown) return NO_RANGES;
        // What matched may be the passage and not the note.
        const body = shown.match?.text === note.body ? shown.match.ranges : [];
        return { body, label: shown.titleRanges };
      },
      problems,
      whole,
    };
  }

  #takeEntities(entities: readonly EntityDocument[]): void {
    if (this.#entities === entities) return;
    this.#search.setEntities(entities);
    this.#entities = entities;
    this.#byEntity = new Map(entities.map((entity) => [entity.id, entity]));
  }

  #takeNotes(notes: readonly Note[]): void {
    if (this.#notes === notes) return;
    this.#notes = notes;
    this.#next = 0;
    this.#nextKeys = 0;
    this.#byId = new Map(notes.map((note) => [note.id, note]));
    for (const id of this.#indexed.keys()) {
      if (this.#byId.has(id)) continue;
      this.#search.removeNote(id);
      this.#indexed.delete(id);
      this.#documents.delete(id);
    }
  }

  /** Indexes on while `more` says so, asked before each note that is not indexed. @returns whether all are */
  #index(more: () => boolean): boolean {
    for (; this.#next < this.#notes.length; this.#next++) {
      const note = this.#notes[this.#next] as Note;
      if (this.#indexed.get(note.id) === note) continue;
      if (!more()) return false;
      const document = noteDocument(note);
      this.#search.setNote(document);
      this.#documents.set(note.id, document);
      this.#indexed.set(note.id, note);
    }
    return true;
  }

  /** The same for what phrases are looked for in. */
  #readKeys(more: () => boolean): boolean {
    for (; this.#nextKeys < this.#notes.length; this.#nextKeys++) {
      const document = this.#documents.get((this.#notes[this.#nextKeys] as Note).id);
      if (!document || this.#keys.has(document)) continue;
      if (!more()) return false;
      this.#keys.set(document, noteTexts(document).map(foldedKey));
    }
    return true;
  }
}

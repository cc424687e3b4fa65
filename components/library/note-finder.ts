/**
 * Finds notes for the library. The index is built bit by bit while the reader looks at the list, and follows what changes;
 * no key waits for it: until it is whole, what is in it by then is found.
 */
import type { Day } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import type { EntityDocument } from '../../lib/search/documents';
import { answerNotes } from '../../lib/search/filtered';
import type { Range, SearchNote, SearchResult } from '../../lib/search/model';
import { type NoteText, noteText } from '../../lib/search/note-text';
import { noteDocument } from '../../lib/search/notes';
import type { QueryProblem } from '../../lib/search/query';
import { Search } from '../../lib/search/search';

/** Where words of a query stand in a note. */
export interface NoteRanges {
  body: readonly Range[];
  label: readonly Range[];
}

/** Notes that answer a query: a list of thousands is put in order and read only as far as it is drawn. */
export interface Found {
  count: number;
  /** The best, or all where there are no more. */
  first(most: number): readonly Note[];
  /** All of them, best first. */
  all(): readonly Note[];
  /** What matched in a note that was found: worked out for those that are drawn. */
  ranges(note: Note): NoteRanges;
  problems: QueryProblem[];
  /** Whether all notes were looked through. */
  whole: boolean;
}

/** Milliseconds of indexing between two chances for the page to draw. */
const SLICE = 8;
/** So many notes are indexed at once where a query comes first: those a change has brought. */
const FEW = 50;

const NO_RANGES: NoteRanges = { body: [], label: [] };

export class NoteFinder {
  readonly #search = new Search([]);
  #entities: readonly EntityDocument[] = [];
  #byEntity = new Map<string, EntityDocument>();
  #notes: readonly Note[] = [];
  #byId = new Map<string, Note>();
  /** Each note that is in the index, as it was put there. */
  #indexed = new Map<string, Note>();
  /** Notes before this one are in the index. */
  #next = 0;
  /** What phrases and filters are held against. */
  readonly #texts = new WeakMap<SearchNote, NoteText>();
  readonly #documents = new Map<string, SearchNote>();

  /**
   * Takes over the notes there are, and begins to index them in slices.
   * @param entities ours, whose types and names filters ask for
   * @param done called when all are indexed
   * @returns how to stop
   */
  prepare(notes: readonly Note[], entities: readonly EntityDocument[], done: () => void): () => void {
    let timer: ReturnType<typeof setTimeout>;
    const slice = () => {
      this.#takeNotes(notes);
      const end = performance.now() + SLICE;
      const more = () => performance.now() < end;
      if (this.#takeEntities(entities, more) && this.#index(more)) done();
      else timer = setTimeout(slice);
    };
    timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }

  /** Answers a query over the notes that are indexed by now. */
  find(notes: readonly Note[], entities: readonly EntityDocument[], query: string, today: Day): Found {
    if (query.trim() === '') {
      const first = (most: number) => notes.slice(0, most);
      return { count: notes.length, first, all: () => notes, ranges: () => NO_RANGES, problems: [], whole: true };
    }
    this.#takeNotes(notes);
    let few = FEW;
    const whole = this.#index(() => few-- > 0) && this.#entities === entities;
    const { found, problems } = answerNotes(this.#search, query, today, {
      entity: (id) => this.#byEntity.get(id),
      text: (note) => this.#texts.get(note),
    });
    const ranking = found?.notes;
    const here = (documents: readonly SearchNote[] = []) => documents.flatMap(({ id }) => this.#byId.get(id) ?? []);
    const known = new Map<string, NoteRanges>();
    return {
      count: ranking?.length ?? 0,
      first: (most) => here(ranking?.first(most)),
      all: () => here(ranking?.all()),
      ranges: (note) => {
        let ranges = known.get(note.id);
        if (!ranges) {
          const document = this.#documents.get(note.id);
          ranges = (document && found && rangesIn(note, found.show(document))) ?? NO_RANGES;
          known.set(note.id, ranges);
        }
        return ranges;
      },
      problems,
      whole,
    };
  }

  #takeEntities(entities: readonly EntityDocument[], more: () => boolean): boolean {
    if (this.#entities === entities) return true;
    if (!this.#search.takeEntities(entities, more)) return false;
    this.#entities = entities;
    this.#byEntity = new Map(entities.map((entity) => [entity.id, entity]));
    return true;
  }

  #takeNotes(notes: readonly Note[]): void {
    if (this.#notes === notes) return;
    this.#notes = notes;
    this.#next = 0;
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
      const text = noteText(document);
      this.#search.setNote(document, text);
      this.#texts.set(document, text);
      this.#documents.set(note.id, document);
      this.#indexed.set(note.id, note);
    }
    return true;
  }
}

/** What matched may be the passage and not the note. */
function rangesIn({ body }: Note, { match, titleRanges }: SearchResult): NoteRanges {
  return { body: match?.text === body ? match.ranges : [], label: titleRanges };
}

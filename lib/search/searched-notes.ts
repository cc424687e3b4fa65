/** The reader's notes as search holds them: by id, by what they are on, and by their words. */
import type { SearchNote } from './model';
import { type NoteText, noteText, wordsOfLines } from './note-text';
import { TextIndex } from './texts';

export class SearchedNotes {
  /** Every note by its words. */
  readonly texts = new TextIndex<SearchNote>();
  readonly #byId = new Map<string, SearchNote>();
  readonly #of = new Map<string, Set<string>>();

  /** Adds a note, or puts it in place of what it was. @param text its texts, where they are folded already */
  set(note: SearchNote, text: NoteText = noteText(note)): void {
    this.remove(note.id);
    this.#byId.set(note.id, note);
    if (note.entity !== undefined) {
      const notes = this.#of.get(note.entity);
      if (notes) notes.add(note.id);
      else this.#of.set(note.entity, new Set([note.id]));
    }
    const [name = [], lead = [], ...others] = wordsOfLines(text);
    this.texts.set({ id: note, name, lead, text: others.flat() });
  }

  /** Makes these the notes there are; those that have not changed since are left as they are. */
  setAll(notes: readonly SearchNote[]): void {
    const ids = new Set(notes.map((note) => note.id));
    for (const id of [...this.#byId.keys()]) if (!ids.has(id)) this.remove(id);
    for (const note of notes) {
      if (this.#byId.get(note.id)?.modified !== note.modified) this.set(note);
    }
  }

  /** Makes these the notes there are of an entity. */
  setOf(entity: string, notes: readonly SearchNote[]): void {
    const ids = new Set(notes.map((note) => note.id));
    for (const id of [...(this.#of.get(entity) ?? [])]) if (!ids.has(id)) this.remove(id);
    for (const note of notes) this.set(note);
  }

  remove(id: string): void {
    const note = this.#byId.get(id);
    if (!note) return;
    this.#byId.delete(id);
    if (note.entity !== undefined) this.#of.get(note.entity)?.delete(id);
    this.texts.remove(note);
  }

  get(id: string): SearchNote | undefined {
    return this.#byId.get(id);
  }

  all(): Iterable<SearchNote> {
    return this.#byId.values();
  }

  /** Whether there is any on an entity. */
  hasOn(entity: string): boolean {
    return (this.#of.get(entity)?.size ?? 0) > 0;
  }

  /** Entities that have any, with the ids of theirs. */
  *onEntities(): Iterable<[entity: string, notes: ReadonlySet<string>]> {
    for (const [entity, notes] of this.#of) if (notes.size > 0) yield [entity, notes];
  }
}

/**
 * Changes over many notes at once, each one transaction with a record by which it can be taken back as a whole.
 */
import type { Touched } from './change';
import type { UndoRecord, Writing } from './database';
import type { Note } from './model';
import { laterThan } from './rows';
import type { NotesStore } from './store';
import { cleanTags } from './tags';

/** Records kept; the oldest goes first. */
const RECORDS_KEPT = 10;

/** What was done: how many notes were changed, and the id of the record that takes it back. */
export interface Done {
  changed: number;
  undo: string;
  touched: Touched;
}

export interface Undone {
  /** Rows that are again as they were. */
  restored: number;
  /** Rows that were changed since: they stay as they are now. */
  kept: number;
}

/** Adds tags to notes and takes others away. Notes it changes nothing of are left alone. */
export function tagNotes(
  store: NotesStore,
  ids: readonly string[],
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  now = new Date(),
): Promise<Done> {
  const gone = new Set(cleanTags(remove));
  return changeNotes(store, 'tag', ids, now, (note) => {
    const tags = cleanTags([...note.tags.filter((tag) => !gone.has(tag)), ...add]);
    return sameTags(tags, note.tags) ? null : { ...note, tags };
  });
}

/** Gives a tag another name wherever it is, in the bin too; where both are, they become one. */
export async function renameTag(store: NotesStore, from: string, to: string, now = new Date()): Promise<Done> {
  const [name] = cleanTags([to]);
  if (name === undefined) throw new Error('a tag must not be empty');
  return changeNotes(store, 'tag', await store.idsWithTag(from), now, (note) => ({
    ...note,
    tags: cleanTags(note.tags.map((tag) => (tag === from ? name : tag))),
  }));
}

/** Puts notes in the bin. */
export function deleteNotes(store: NotesStore, ids: readonly string[], now = new Date()): Promise<Done> {
  return changeNotes(store, 'delete', ids, now, (note, at) =>
    note.deleted === undefined ? { ...note, deleted: at } : null,
  );
}

/** Takes back what a record tells of, as one transaction. Null where the record is gone or was used. */
export function undo(store: NotesStore, id: string): Promise<Undone | null> {
  return store.write(async (tx) => {
    const record = await tx.objectStore('undo').get(id);
    if (!record) return null;
    const done: Undone = { restored: 0, kept: 0 };
    for (const rows of ['notes', 'own'] as const) {
      // The two stores take rows of their own kind only; which is which was settled when the record was made.
      const store = tx.objectStore(rows as 'notes');
      const befores = record[rows] as UndoRecord['notes'];
      const now = await Promise.all(befores.map(({ id }) => store.get(id)));
      const writing: Promise<unknown>[] = [];
      for (const [index, { id, before, modified }] of befores.entries()) {
        if (now[index]?.modified !== modified) {
          done.kept += 1;
          continue;
        }
        writing.push(before ? store.put(before) : store.delete(id));
        done.restored += 1;
      }
      await Promise.all(writing);
    }
    const versions = record.versions.map((key) => tx.objectStore('versions').delete(key));
    const ownVersions = record.ownVersions.map((key) => tx.objectStore('ownVersions').delete(key));
    await Promise.all([...versions, ...ownVersions]);
    await tx.objectStore('undo').delete(id);
    return done;
  });
}

/** An empty record. */
export function newRecord(what: UndoRecord['what'], now: Date): UndoRecord {
  return {
    id: crypto.randomUUID(),
    at: now.toISOString(),
    what,
    notes: [],
    own: [],
    versions: [],
    ownVersions: [],
  };
}

/** What a record takes back. */
export function touchedBy({ notes, own }: Pick<UndoRecord, 'notes' | 'own'>): Touched {
  return { notes: notes.map(({ id }) => id), own: own.map(({ id }) => id) };
}

/** Keeps a record and lets go of the oldest beyond what is kept. */
export async function keepRecord(tx: Writing, record: UndoRecord): Promise<void> {
  const records = tx.objectStore('undo');
  await records.put(record);
  if ((await records.count()) <= RECORDS_KEPT) return;
  const all = (await records.getAll()).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { id } of all.slice(0, all.length - RECORDS_KEPT)) await records.delete(id);
}

function changeNotes(
  store: NotesStore,
  what: UndoRecord['what'],
  ids: readonly string[],
  now: Date,
  change: (note: Note, at: string) => Note | null,
): Promise<Done> {
  return store.write(async (tx) => {
    const record = newRecord(what, now);
    const notes = tx.objectStore('notes');
    const writing: Promise<unknown>[] = [];
    for (const before of await Promise.all(ids.map((id) => notes.get(id)))) {
      if (!before) continue;
      const modified = laterThan(before.modified, now);
      const after = change(before, modified);
      if (!after) continue;
      writing.push(notes.put({ ...after, modified }));
      record.notes.push({ id: before.id, before, modified });
    }
    await Promise.all(writing);
    await keepRecord(tx, record);
    return { changed: record.notes.length, undo: record.id, touched: touchedBy(record) };
  });
}

const sameTags = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((tag, index) => tag === b[index]);

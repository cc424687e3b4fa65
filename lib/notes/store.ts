/**
 * The reader's notes, in a database of their own that no pack operation opens: `sidelight-notes`.
 *
 * Every change is one transaction, and its promise resolves only when that has committed. What a change replaces is kept
 * as a version where it is worth having back, so that nothing a reader wrote is lost by writing on, by an import or by
 * two windows at once.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Note, NoteVersion } from './model';

const DATABASE = 'sidelight-notes';
const VERSION = 1;

/** Versions kept of one note; the oldest goes first. */
export const VERSIONS_KEPT = 20;

/** Typing on within this time, milliseconds, is one piece of work: saved as it is typed, not a version each keystroke. */
const ONE_SITTING = 60_000;

interface NotesSchema extends DBSchema {
  notes: { key: string; value: Note; indexes: { entity: string } };
  /** Earlier states, by note and the time each was written. */
  versions: { key: [id: string, modified: string]; value: NoteVersion };
}
export type NotesDatabase = IDBPDatabase<NotesSchema>;
type Writing = IDBPTransaction<NotesSchema, ('notes' | 'versions')[], 'readwrite'>;

/** The notes cannot be read or written now. Nothing is lost by it; the message says why in plain words. */
export class NotesUnavailable extends Error {
  override name = 'NotesUnavailable';
}

/**
 * Opens the database, making it if need be.
 * @param closed called when it was closed under us
 * @throws NotesUnavailable where the browser refuses, or an older window of ours does not let go
 */
export async function openNotesDatabase(closed: () => void = () => {}): Promise<NotesDatabase> {
  let block: (error: Error) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    block = reject;
  });
  const opening = (async () =>
    openDB<NotesSchema>(DATABASE, VERSION, {
      upgrade(db) {
        db.createObjectStore('notes', { keyPath: 'id' }).createIndex('entity', 'target.entity');
        db.createObjectStore('versions', { keyPath: ['note.id', 'note.modified'] });
      },
      blocked: () =>
        block(new NotesUnavailable('Another window of Sidelight keeps the notes open: close it, then try again.')),
      blocking(_current, _next, event) {
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    }))();
  try {
    return await Promise.race([opening, blocked]);
  } catch (error) {
    opening.then((db) => db.close()).catch(() => {});
    if (error instanceof NotesUnavailable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotesUnavailable(`The browser does not open the database of notes (${reason}).`, { cause: error });
  }
}

export interface NotesEnvironment {
  openDatabase?: (closed: () => void) => Promise<NotesDatabase>;
  now?: () => Date;
}

export class NotesStore {
  readonly #openDatabase: (closed: () => void) => Promise<NotesDatabase>;
  readonly #now: () => Date;
  #database: Promise<NotesDatabase> | undefined;

  constructor({ openDatabase = openNotesDatabase, now = () => new Date() }: NotesEnvironment = {}) {
    this.#openDatabase = openDatabase;
    this.#now = now;
  }

  /** A note by id, in the bin or not. */
  async get(id: string): Promise<Note | undefined> {
    return (await this.#open()).get('notes', id);
  }

  /** Live notes of an entity, the one written last first. */
  async ofEntity(entity: string): Promise<Note[]> {
    const notes = await (await this.#open()).getAllFromIndex('notes', 'entity', entity);
    return notes.filter(({ deleted }) => deleted === undefined).sort(byModified);
  }

  /** All live notes, the one written last first; with `bin` those in the bin instead. */
  async all({ bin = false } = {}): Promise<Note[]> {
    const notes = await (await this.#open()).getAll('notes');
    return notes.filter(({ deleted }) => (deleted !== undefined) === bin).sort(byModified);
  }

  /** Earlier states of a note, the latest first. */
  async versionsOf(id: string): Promise<NoteVersion[]> {
    const versions = await (await this.#open()).getAll('versions', IDBKeyRange.bound([id], [id, []]));
    return versions.reverse();
  }

  /** Everything there is, for a backup. */
  async everything(): Promise<{ notes: Note[]; versions: NoteVersion[] }> {
    const tx = (await this.#open()).transaction(['notes', 'versions']);
    const [notes, versions] = await Promise.all([
      tx.objectStore('notes').getAll(),
      tx.objectStore('versions').getAll(),
    ]);
    return { notes, versions };
  }

  /**
   * Saves a note as it is now. Of two writers the one with the later `modified` wins; the other's text becomes a version.
   * @returns the note as it stands, after the transaction has committed
   */
  save(note: Note): Promise<Note> {
    return this.write(async (tx) => {
      const before = await tx.objectStore('notes').get(note.id);
      if (before && before.modified > note.modified) {
        await keepVersion(tx, { note, kept: this.#now().toISOString(), why: 'older' });
        return before;
      }
      if (before && isWorthKeeping(before, note)) {
        await keepVersion(tx, { note: before, kept: this.#now().toISOString(), why: 'edited' });
      }
      await tx.objectStore('notes').put(note);
      return note;
    });
  }

  /** Puts a note in the bin. Null where there is no such note. */
  delete(id: string): Promise<Note | null> {
    return this.#change(id, (note, now) => ({ ...note, modified: now, deleted: now }));
  }

  /** Takes a note out of the bin. Null where there is no such note. */
  restore(id: string): Promise<Note | null> {
    return this.#change(id, (note, now) => {
      const live = { ...note, modified: now };
      delete live.deleted;
      return live;
    });
  }

  /** Runs a change over notes and versions as one transaction; resolves after it has committed, and undoes it on error. */
  async write<T>(change: (tx: Writing) => Promise<T>): Promise<T> {
    const db = await this.#open();
    const tx = db.transaction(['notes', 'versions'], 'readwrite', { durability: 'strict' }) as Writing;
    const done = tx.done;
    done.catch(() => {});
    try {
      const result = await change(tx);
      await done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // Already ended by the same error.
      }
      throw error;
    }
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
  }

  #change(id: string, change: (note: Note, now: string) => Note): Promise<Note | null> {
    return this.write(async (tx) => {
      const before = await tx.objectStore('notes').get(id);
      if (!before) return null;
      const now = this.#now().toISOString();
      // Never older than what it changes, whatever the clock has done since.
      const hasMoved = now > before.modified;
      const after = change(before, hasMoved ? now : before.modified);
      await tx.objectStore('notes').put(after);
      return after;
    });
  }

  #open(): Promise<NotesDatabase> {
    this.#database ??= this.#openDatabase(() => {
      this.#database = undefined;
    }).catch((error: unknown) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }
}

/** Keeps a version and lets go of the oldest beyond what is kept. */
export async function keepVersion(tx: Writing, version: NoteVersion): Promise<void> {
  const versions = tx.objectStore('versions');
  await versions.put(version);
  const { id } = version.note;
  const keys = await versions.getAllKeys(IDBKeyRange.bound([id], [id, []]));
  for (const key of keys.slice(0, Math.max(0, keys.length - VERSIONS_KEPT))) await versions.delete(key);
}

/** A text that was left alone for a while, or of which more than half is about to go. */
function isWorthKeeping(before: Note, after: Note): boolean {
  if (before.body === after.body || before.body.trim() === '') return false;
  const pause = Date.parse(after.modified) - Date.parse(before.modified);
  return pause > ONE_SITTING || after.body.length < before.body.length / 2;
}

function byModified(a: Note, b: Note): number {
  return a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.id < b.id ? -1 : 1;
}

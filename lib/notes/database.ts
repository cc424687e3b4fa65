/**
 * The database of what a reader writes: `sidelight-notes`, its schema and the ways to it from every schema released.
 *
 * 1: notes about entities and their earlier states. 2: notes have tags, and may be about statements and passages; cards
 * and corrections of the reader's own; what can be undone; and how often anything was changed. 3: notes are found by when
 * they were written, so that a list can begin before all of them are read.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { DATABASE } from './database-name';
import type { Note, NoteVersion, Own, OwnVersion } from './model';

export const VERSION = 3;

/** What one change over many rows did, so that it can be taken back. */
export interface UndoRecord {
  id: string;
  /** UTC. */
  at: string;
  what: 'import' | 'tag' | 'delete';
  /** The rows as they were before (null: not there), and the `modified` the change left them with. */
  notes: { id: string; before: Note | null; modified: string }[];
  own: { id: string; before: Own | null; modified: string }[];
  /** Versions it added. */
  versions: [id: string, modified: string][];
  ownVersions: [id: string, modified: string][];
}

/** Kept in step with every change, in the same transaction. */
export interface NotesState {
  /** UUID of this database: one that was lost and made anew has another. */
  database: string;
  /** Changes written since it was made: tells an older state of it from a newer copy (`copy.ts`). */
  changes: number;
  /** When the reader last made a backup, UTC. */
  backup?: string;
}

export interface NotesDatabaseSchema extends DBSchema {
  /** `entity`: what the note is about, or reminds of. `url`: of a passage, canonical. `deleted`: those in the bin. */
  notes: {
    key: string;
    value: Note;
    indexes: { entity: string; url: string; tags: string; deleted: string; modified: string };
  };
  /** Earlier states, by note and the time each was written. */
  versions: { key: [id: string, modified: string]; value: NoteVersion };
  /** Cards and corrections of the reader's; `entity` finds the corrections of a card. */
  own: { key: string; value: Own; indexes: { entity: string; deleted: string } };
  ownVersions: { key: [id: string, modified: string]; value: OwnVersion };
  undo: { key: string; value: UndoRecord };
  state: { key: 'state'; value: NotesState };
}
export type NotesDatabase = IDBPDatabase<NotesDatabaseSchema>;

export const STORES = ['notes', 'versions', 'own', 'ownVersions', 'undo', 'state'] as const;
type Stores = (typeof STORES)[number][];
export type Writing = IDBPTransaction<NotesDatabaseSchema, Stores, 'readwrite'>;
type Upgrading = IDBPTransaction<NotesDatabaseSchema, Stores, 'versionchange'>;

/**
 * Why the notes cannot be had. `blocked`: an older window of ours keeps them. `outdated`: we are that older window.
 * `damaged`: the browser cannot read its own files. `refused`: it gives no database (some private windows). `full`: the
 * disk, or what the browser gives us of it.
 */
export type NotesProblem = 'blocked' | 'outdated' | 'damaged' | 'refused' | 'full';

/** The notes cannot be read or written now. Nothing is lost by it; the message says why in plain words. */
export class NotesUnavailable extends Error {
  override name = 'NotesUnavailable';
  constructor(
    readonly problem: NotesProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What went wrong, as something that is said in plain words where it is known. */
export function asNotesError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'QuotaExceededError') return error;
  return new NotesUnavailable('full', `There is no room left for notes on this device (${error.message}).`, {
    cause: error,
  });
}

/** Deletes the database with all there is in it. */
export function discardNotesDatabase(): Promise<void> {
  return deleteDB(DATABASE);
}

/** Milliseconds an opening may take before it is said to be blocked. */
const PATIENCE = 5000;

/** What browsers call an error of their own files. */
const DAMAGED = ['UnknownError', 'DataError', 'NotFoundError', 'NotReadableError'];

/**
 * Opens the database, making it or bringing it up to date if need be.
 * @param closed called when it was closed under us
 * @throws NotesUnavailable where the browser refuses, or an older window of ours does not let go
 */
export async function openNotesDatabase(closed: () => void = () => {}): Promise<NotesDatabase> {
  let block: () => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    block = () =>
      reject(
        new NotesUnavailable('blocked', 'Another window of Sidelight keeps the notes open: close it, then try again.'),
      );
  });
  // Only the first of several requests is told that it is blocked; the others wait behind it without a word.
  const patience = setTimeout(block, PATIENCE);
  const opening = (async () =>
    openDB<NotesDatabaseSchema>(DATABASE, VERSION, {
      upgrade: (db, from, _to, tx) => {
        // However long it takes, nobody is in its way.
        clearTimeout(patience);
        return upgrade(db, from, tx as unknown as Upgrading);
      },
      blocked: block,
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
    const known = asNotesError(error);
    if (known instanceof NotesUnavailable) throw known;
    if (error instanceof Error && error.name === 'VersionError') {
      throw new NotesUnavailable('outdated', 'Sidelight has been updated: close this page and open it again.', {
        cause: error,
      });
    }
    const reason = error instanceof Error ? error.message : String(error);
    const isDamaged = error instanceof Error && DAMAGED.includes(error.name);
    const message = `The browser does not open the database of notes (${reason}).`;
    throw new NotesUnavailable(isDamaged ? 'damaged' : 'refused', message, { cause: error });
  } finally {
    clearTimeout(patience);
  }
}

/** One transaction of the browser's, which it takes back as a whole when anything in it fails. */
async function upgrade(db: NotesDatabase, from: number, tx: Upgrading): Promise<void> {
  if (from < 1) {
    db.createObjectStore('notes', { keyPath: 'id' }).createIndex('entity', 'target.entity');
    db.createObjectStore('versions', { keyPath: ['note.id', 'note.modified'] });
  }
  if (from < 2) {
    const notes = tx.objectStore('notes');
    const versions = tx.objectStore('versions');
    notes.createIndex('url', 'target.url');
    notes.createIndex('tags', 'tags', { multiEntry: true });
    notes.createIndex('deleted', 'deleted');
    const own = db.createObjectStore('own', { keyPath: 'id' });
    own.createIndex('entity', 'entity');
    own.createIndex('deleted', 'deleted');
    db.createObjectStore('ownVersions', { keyPath: ['own.id', 'own.modified'] });
    db.createObjectStore('undo', { keyPath: 'id' });
    await db.createObjectStore('state').put({ database: crypto.randomUUID(), changes: 0 }, 'state');
    for (let row = await notes.openCursor(); row; row = await row.continue()) {
      await row.update({ ...row.value, tags: row.value.tags ?? [] });
    }
    for (let row = await versions.openCursor(); row; row = await row.continue()) {
      const { note } = row.value;
      await row.update({ ...row.value, note: { ...note, tags: note.tags ?? [] } });
    }
  }
  if (from < 3) tx.objectStore('notes').createIndex('modified', 'modified');
}

/**
 * The reader's notes, in a database of their own that no pack operation opens: `sidelight-notes`.
 *
 * Every change is one transaction, and its promise resolves only when that has committed. What a change replaces is kept
 * as a version where it is worth having back, so that nothing a reader wrote is lost by writing on, by an import or by
 * two windows at once.
 */
import {
  asNotesError,
  type NotesDatabase,
  type NotesState,
  NotesUnavailable,
  openNotesDatabase,
  STORES,
  type UndoRecord,
  type Writing,
} from './database';
import type { Note, NoteVersion, Overlay, Own, OwnVersion } from './model';
import { byModified, byPlace } from './order';
import { binRow, type Everything, everythingIn, NOTES, OWN, restoreVersion, saveRow, statesOf } from './rows';

export { type NotesDatabase, NotesUnavailable, openNotesDatabase } from './database';
export type { Everything } from './rows';

/** Days after which what is in the bin is deleted for good. */
export const DAYS_IN_BIN = 30;

/** Rows looked at for the notes written last: a bin that was just filled stands among them. */
const STEPS = 400;

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

  /** Live notes on passages of a page, in the order they stand in it. @param url canonical */
  async ofPage(url: string): Promise<Note[]> {
    const notes = await (await this.#open()).getAllFromIndex('notes', 'url', url);
    return notes.filter(({ deleted }) => deleted === undefined).sort(byPlace);
  }

  /** All live notes, the one written last first; with `bin` those in the bin instead. */
  async all({ bin = false } = {}): Promise<Note[]> {
    const db = await this.#open();
    if (bin) return (await db.getAllFromIndex('notes', 'deleted')).sort(byModified);
    return (await db.getAll('notes')).filter(({ deleted }) => deleted === undefined).sort(byModified);
  }

  /**
   * The live notes written last, the last first: what a list begins with. Fewer than asked for only where there are no
   * more, or where the bin has been given a great many since.
   */
  async latest(count: number): Promise<{ notes: Note[]; all: boolean }> {
    const index = (await this.#open()).transaction('notes').store.index('modified');
    const notes: Note[] = [];
    let steps = 0;
    let row = await index.openCursor(null, 'prev');
    for (; row && notes.length < count && steps < STEPS; steps++) {
      if (row.value.deleted === undefined) notes.push(row.value);
      row = await row.continue();
    }
    return { notes: notes.sort(byModified), all: row === null };
  }

  /** Live notes in no order, `size` at once: nobody waits long for one piece. */
  async *inPieces(size: number): AsyncGenerator<Note[]> {
    const db = await this.#open();
    for (let after: string | undefined; ; ) {
      const rows = await db.getAll('notes', after === undefined ? null : IDBKeyRange.lowerBound(after, true), size);
      yield rows.filter(({ deleted }) => deleted === undefined);
      after = rows.at(-1)?.id;
      if (rows.length < size || after === undefined) return;
    }
  }

  /** Notes by id, in the bin or not; those that are not there are left out. */
  async some(ids: readonly string[]): Promise<Note[]> {
    const { store } = (await this.#open()).transaction('notes');
    return (await Promise.all(ids.map((id) => store.get(id)))).filter((note) => note !== undefined);
  }

  /** As `some`, of cards and corrections of the reader's. */
  async someOwn(ids: readonly string[]): Promise<Own[]> {
    const { store } = (await this.#open()).transaction('own');
    return (await Promise.all(ids.map((id) => store.get(id)))).filter((own) => own !== undefined);
  }

  /** Ids of notes with a tag, in the bin or not. */
  async idsWithTag(tag: string): Promise<string[]> {
    return (await this.#open()).getAllKeysFromIndex('notes', 'tags', tag);
  }

  /** How many live notes there are; with `since` those written after that time. */
  async count(since?: string): Promise<number> {
    const { store } = (await this.#open()).transaction('notes');
    if (since === undefined) {
      const [all, inBin] = await Promise.all([store.count(), store.index('deleted').count()]);
      return all - inBin;
    }
    const [all, inBin] = await Promise.all([
      store.index('modified').count(IDBKeyRange.lowerBound(since, true)),
      store.index('deleted').getAll(),
    ]);
    return all - inBin.filter(({ modified }) => modified > since).length;
  }

  /** Earlier states of a note, the latest first. */
  async versionsOf(id: string): Promise<NoteVersion[]> {
    const versions = await (await this.#open()).getAll('versions', statesOf(id));
    return versions.reverse();
  }

  /** Earlier states of a card or correction of the reader's own, the latest first. */
  async ownVersionsOf(id: string): Promise<OwnVersion[]> {
    const versions = await (await this.#open()).getAll('ownVersions', statesOf(id));
    return versions.reverse();
  }

  /** Live cards and corrections of the reader's own, the one written last first; with `bin` those in the bin instead. */
  async allOwn({ bin = false } = {}): Promise<Own[]> {
    const own = await (await this.#open()).getAll('own');
    return own.filter(({ deleted }) => (deleted !== undefined) === bin).sort(byModified);
  }

  /** A card or a correction of the reader's own by id, in the bin or not. */
  async getOwn(id: string): Promise<Own | undefined> {
    return (await this.#open()).get('own', id);
  }

  /** Live corrections of one of our cards, the one written last first. */
  async correctionsOf(entity: string): Promise<Overlay[]> {
    const own = await (await this.#open()).getAllFromIndex('own', 'entity', entity);
    return own.filter((row): row is Overlay => row.kind === 'overlay' && row.deleted === undefined).sort(byModified);
  }

  /** Everything there is, for a backup. */
  async everything(): Promise<Everything> {
    return everythingIn((await this.#open()).transaction(STORES));
  }

  /**
   * Saves a note as it is now. Of two writers the one with the later `modified` wins; the other's text becomes a version.
   * @returns the note as it stands, after the transaction has committed
   */
  save(note: Note): Promise<Note> {
    return this.write((tx) => saveRow(tx, NOTES, note, this.#now()));
  }

  /** Puts a note in the bin. Null where there is no such note. */
  delete(id: string): Promise<Note | null> {
    return this.write((tx) => binRow(tx, NOTES, id, true, this.#now()));
  }

  /** Takes a note out of the bin. Null where there is no such note. */
  restore(id: string): Promise<Note | null> {
    return this.write((tx) => binRow(tx, NOTES, id, false, this.#now()));
  }

  /**
   * Puts an earlier state of a note back in its place; what it replaces becomes a version. Null where there is no such
   * note or version. A note in the bin comes out of it.
   */
  restoreVersion(id: string, modified: string): Promise<Note | null> {
    return this.write((tx) => restoreVersion(tx, NOTES, [id, modified], this.#now()));
  }

  /** As `save`, of a card or a correction of the reader's. */
  saveOwn(own: Own): Promise<Own> {
    return this.write((tx) => saveRow(tx, OWN, own, this.#now()));
  }

  /** Puts a card or a correction in the bin. Null where there is no such thing. */
  deleteOwn(id: string): Promise<Own | null> {
    return this.write((tx) => binRow(tx, OWN, id, true, this.#now()));
  }

  /** Takes it out of the bin. Null where there is no such thing. */
  restoreOwn(id: string): Promise<Own | null> {
    return this.write((tx) => binRow(tx, OWN, id, false, this.#now()));
  }

  /** As `restoreVersion`, of a card or correction of the reader's own. */
  restoreOwnVersion(id: string, modified: string): Promise<Own | null> {
    return this.write((tx) => restoreVersion(tx, OWN, [id, modified], this.#now()));
  }

  /** Deletes for good what is in the bin: all of it, or what has been there for `DAYS_IN_BIN`. @returns how many */
  async emptyBin({ all = false } = {}): Promise<number> {
    const oldest = new Date(this.#now().getTime() - DAYS_IN_BIN * 86_400_000).toISOString();
    const gone = all ? undefined : IDBKeyRange.upperBound(oldest);
    const db = await this.#open();
    const old = await Promise.all([
      db.countFromIndex('notes', 'deleted', gone),
      db.countFromIndex('own', 'deleted', gone),
    ]);
    if (old.every((count) => count === 0)) return 0;
    return this.write(async (tx) => {
      let count = 0;
      for (const { rows, versions } of [NOTES, OWN]) {
        for (const id of await tx.objectStore(rows).index('deleted').getAllKeys(gone)) {
          await tx.objectStore(rows).delete(id);
          await tx.objectStore(versions).delete(statesOf(id));
          count += 1;
        }
      }
      return count;
    });
  }

  /** What a change over many rows did, as long as it can be taken back. */
  async undoRecord(id: string): Promise<UndoRecord | undefined> {
    return (await this.#open()).get('undo', id);
  }

  /** How the database stands: which one it is, how often it was changed, when it was last backed up. */
  async state(): Promise<NotesState> {
    const state = await (await this.#open()).get('state', 'state');
    if (!state) throw new NotesUnavailable('damaged', 'The database of notes is damaged: its state is missing.');
    return state;
  }

  /** Remembers that the reader has just made a backup of everything. */
  async backedUp(): Promise<void> {
    const db = await this.#open();
    const tx = db.transaction('state', 'readwrite');
    const state = await tx.store.get('state');
    if (state) await tx.store.put({ ...state, backup: this.#now().toISOString() }, 'state');
    await tx.done;
  }

  /** Every tag of live notes and how many bear it, in the order of the alphabet. */
  async tags(): Promise<Map<string, number>> {
    const { store } = (await this.#open()).transaction('notes');
    const index = store.index('tags');
    const asked: Promise<[string, number]>[] = [];
    for (let at = await index.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
      const tag = at.key;
      asked.push(index.count(tag).then((count) => [tag, count]));
    }
    const counts = new Map(await Promise.all(asked));
    for (const { tags } of await store.index('deleted').getAll()) {
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) - 1);
    }
    return new Map([...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Runs a change over all stores as one transaction; resolves after it has committed, and undoes it on error. */
  async write<T>(change: (tx: Writing) => Promise<T>): Promise<T> {
    const db = await this.#open();
    const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' }) as unknown as Writing;
    const done = tx.done;
    done.catch(() => {});
    try {
      const result = await change(tx);
      const state = tx.objectStore('state');
      const before = await state.get('state');
      if (before) await state.put({ ...before, changes: before.changes + 1 }, 'state');
      await done;
      return result;
    } catch (error) {
      // What was asked of a transaction after the browser had ended it fails too, and does not say why it was ended.
      const reason = asNotesError(tx.error ?? error);
      try {
        tx.abort();
      } catch {
        // Already ended by the same error.
      }
      throw reason;
    }
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
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

/**
 * A rolling copy of notes, cards and corrections in `storage.local`, one key a row: found again when IndexedDB is gone.
 *
 * It follows every change, and never follows a loss: a database that is new, or older than the copy, and lacks what the
 * copy has, leaves the copy as it is until the reader has decided. Earlier states of notes are not in it.
 */
import * as v from 'valibot';
import { backupText } from './backup';
import { type NotesProblem, type NotesState, NotesUnavailable } from './database';
import { importNotes } from './merge';
import { type Note, NoteSchema, type Own, OwnSchema } from './model';
import type { Everything, NotesStore } from './store';

/** As much of `storage.local` as is used. `getKeys` is younger than the rest. */
export interface CopyArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  getKeys?(): Promise<string[]>;
}

const HEAD = 'notesCopy';
const DRAFTS = 'notesDrafts';
const NOTE = 'note:';
const OWN = 'own:';
/** Rows written at once. */
const BATCH = 500;

/** Which state of which database the copy is of. */
const HeadSchema = v.object({
  database: v.string(),
  changes: v.number(),
  at: v.string(),
  /** A loss was noticed, and the reader has not decided yet. */
  lost: v.optional(v.boolean()),
});
type Head = v.InferOutput<typeof HeadSchema>;

/** How the notes stand against their copy. */
export type CopyStatus =
  | { kind: 'in-step' }
  /** The database lacks rows the copy has, and is not the one it was made of, or an older state of that. */
  | { kind: 'lost'; rows: number; at: string }
  /** The database does not open. `rows`: what the copy has. */
  | { kind: 'closed'; problem: NotesProblem; rows: number; at: string };

export class NotesCopy {
  /** One thing after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly area: CopyArea,
    private readonly store: NotesStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Copies what one change, just committed, has written. */
  follow(rows: { notes?: readonly Note[]; own?: readonly Own[] }): Promise<void> {
    return this.#inTurn(async () => {
      await this.#saveDrafts();
      const state = await this.store.state();
      const head = await this.#head();
      const written = keyed(rows);
      if (head && isOf(head, state)) {
        // One change further. Others that have committed since are followed by calls of their own.
        const changes = Math.min(head.changes + 1, state.changes);
        await this.#set({ ...written, [HEAD]: this.#headOf({ ...state, changes }) });
      } else if (head) {
        // Maybe a loss: what is new is added, and nothing is taken away.
        await this.#set({ ...written, [HEAD]: { ...head, lost: true } });
      } else await this.#writeAll();
    });
  }

  /** As `follow`, of changes whose rows are not at hand; `always`: though the copy seems to be in step. */
  catchUp({ always = false } = {}): Promise<void> {
    return this.#inTurn(async () => {
      await this.#saveDrafts();
      const state = await this.store.state();
      const head = await this.#head();
      if (head && isOf(head, state) && head.changes === state.changes && !always) return;
      if (!head || isOf(head, state) || (await this.#missing()).length === 0) await this.#writeAll();
    });
  }

  /** What could not be saved is kept here, and saved as soon as the database takes it. */
  keepDraft(row: Note | Own): Promise<void> {
    return this.#inTurn(async () => {
      const drafts = await this.#drafts();
      await this.area.set({ [DRAFTS]: { ...drafts, [row.id]: row } });
    });
  }

  status(): Promise<CopyStatus> {
    return this.#inTurn(async () => {
      const head = await this.#head();
      const at = head?.at ?? '';
      try {
        const state = await this.store.state();
        await this.#saveDrafts();
        if (!head || isOf(head, state)) return { kind: 'in-step' };
        const rows = (await this.#missing()).length;
        if (rows === 0) return { kind: 'in-step' };
        await this.area.set({ [HEAD]: { ...head, lost: true } });
        return { kind: 'lost', rows, at };
      } catch (error) {
        const problem = error instanceof NotesUnavailable ? error.problem : 'refused';
        return { kind: 'closed', problem, rows: (await this.#rowKeys()).length, at };
      }
    });
  }

  /** Merges the copy into the database, which may be a new one. @returns how many rows came back */
  restore(): Promise<number> {
    return this.#inTurn(async () => {
      const { counts } = await importNotes(this.store, await this.#read(), this.now());
      await this.#writeAll();
      return counts.new + counts.newer + counts.conflicting;
    });
  }

  /** The reader does not want the copy: it becomes one of the notes as they are now. */
  dismiss(): Promise<void> {
    return this.#inTurn(() => this.#writeAll());
  }

  /** The copy as a backup file. */
  asBackup(): Promise<string> {
    return this.#inTurn(async () => backupText(await this.#read(), this.now()));
  }

  async #writeAll(): Promise<void> {
    const state = await this.store.state();
    const { notes, own } = await this.store.everything();
    const rows = keyed({ notes, own });
    await this.#set(rows);
    const kept = new Set(Object.keys(rows));
    const stale = (await this.#rowKeys()).filter((key) => !kept.has(key));
    if (stale.length > 0) await this.area.remove(stale);
    // Last: a copy that was not finished is written again.
    await this.area.set({ [HEAD]: this.#headOf(state) });
  }

  /** Many rows in batches, in their order: the head, which stands last, is written when they all are. */
  async #set(items: Record<string, unknown>): Promise<void> {
    const rows = Object.entries(items);
    for (let at = 0; at < rows.length; at += BATCH) {
      await this.area.set(Object.fromEntries(rows.slice(at, at + BATCH)));
    }
  }

  /** Keys of rows that the copy has and the database lacks or has older. */
  async #missing(): Promise<string[]> {
    const { notes, own } = await this.store.everything();
    const here = new Map(Object.entries(keyed({ notes, own })));
    const { notes: copied, own: copiedOwn } = await this.#read();
    return Object.entries(keyed({ notes: copied, own: copiedOwn }))
      .filter(([key, row]) => (here.get(key)?.modified ?? '') < row.modified)
      .map(([key]) => key);
  }

  /** The rows of the copy that are whole. */
  async #read(): Promise<Everything> {
    const stored = await this.area.get(await this.#rowKeys());
    const read: Everything = { notes: [], versions: [], own: [], ownVersions: [] };
    for (const [key, value] of Object.entries(stored)) {
      if (key.startsWith(NOTE) && v.is(NoteSchema, value)) read.notes.push(value);
      if (key.startsWith(OWN) && v.is(OwnSchema, value)) read.own.push(value);
    }
    return read;
  }

  async #rowKeys(): Promise<string[]> {
    const keys = this.area.getKeys ? await this.area.getKeys() : Object.keys(await this.area.get(null));
    return keys.filter((key) => key.startsWith(NOTE) || key.startsWith(OWN));
  }

  async #saveDrafts(): Promise<void> {
    const drafts = Object.values(await this.#drafts());
    if (drafts.length === 0) return;
    for (const draft of drafts) {
      const note = v.safeParse(NoteSchema, draft);
      if (note.success) await this.store.save(note.output);
      const own = v.safeParse(OwnSchema, draft);
      if (own.success) await this.store.saveOwn(own.output);
    }
    await this.area.remove([DRAFTS]);
  }

  async #drafts(): Promise<Record<string, unknown>> {
    const drafts = (await this.area.get(DRAFTS))[DRAFTS];
    return typeof drafts === 'object' && drafts !== null ? { ...drafts } : {};
  }

  async #head() {
    const head = v.safeParse(HeadSchema, (await this.area.get(HEAD))[HEAD]);
    return head.success ? head.output : undefined;
  }

  #headOf({ database, changes }: { database: string; changes: number }): Head {
    return { database, changes, at: this.now().toISOString() };
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** Whether the copy is of this database, as it is or as it was before. */
const isOf = (head: Head, state: NotesState) =>
  !head.lost && head.database === state.database && head.changes <= state.changes;

function keyed({
  notes = [],
  own = [],
}: {
  notes?: readonly Note[];
  own?: readonly Own[];
}): Record<string, Note | Own> {
  return Object.fromEntries([
    ...notes.map((note) => [`${NOTE}${note.id}`, note] as const),
    ...own.map((row) => [`${OWN}${row.id}`, row] as const),
  ]);
}

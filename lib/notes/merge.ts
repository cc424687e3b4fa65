/**
 * Takes what a file brings into the notes: counted before anything is written, merged by id, as one transaction, with a
 * record that takes the whole of it back. What was written later stands, the other is kept as a version of it.
 */
import { keepRecord, newRecord, touchedBy } from './bulk';
import type { Touched } from './change';
import { sameNote, sameOwn } from './fields';
import type { Note, Own, VersionReason } from './model';
import { Pace, type Watching } from './pace';
import { type Everything, everythingIn } from './rows';
import type { NotesStore } from './store';

/**
 * What an import does with a row. `new`: we have none of that id. `newer`: theirs was written later, and ours is an
 * earlier state of it: theirs takes its place. `same`: nothing to do. `older`: theirs is an earlier state of ours:
 * nothing to do. `conflicting`: both were changed since they were the same; what was written later stands, the other
 * becomes a version of it.
 */
export const OUTCOMES = ['new', 'newer', 'same', 'older', 'conflicting'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type ImportCounts = Record<Outcome, number>;

export interface ImportPlan {
  counts: ImportCounts;
  /** Notes that were changed on both sides: what stands after the import, and what becomes a version of it. */
  conflicts: { stands: Note; becomesVersion: Note }[];
}

/** Gives notes a file has no time for the times of ours of the same id: read twice, it brings nothing twice. */
export async function withOurTimes<T extends Everything>(
  store: NotesStore,
  incoming: T,
  undated: readonly string[],
): Promise<T> {
  const ours = new Map<string, Note>();
  for (const id of undated) {
    const note = await store.get(id);
    if (note) ours.set(id, note);
  }
  const notes = incoming.notes.map((note) => {
    const { created, modified } = ours.get(note.id) ?? note;
    return { ...note, created, modified };
  });
  return { ...incoming, notes };
}

/**
 * What importing would do; changes nothing.
 * @throws the signal's reason where it was given up
 */
export async function planImport(store: NotesStore, incoming: Everything, watching?: Watching): Promise<ImportPlan> {
  const pace = new Pace(incoming.notes.length + incoming.own.length, watching);
  const everything = await store.everything();
  const [here, theirs] = [notesOf(everything), notesOf(incoming)];
  const [hereOwn, theirOwn] = [ownOf(everything), ownOf(incoming)];
  const plan: ImportPlan = { counts: noCounts(), conflicts: [] };
  for (const note of incoming.notes) {
    if (pace.step()) await pace.rest();
    const ours = here.rows.get(note.id);
    const outcome = compare(ours, note, here, theirs);
    plan.counts[outcome] += 1;
    if (outcome !== 'conflicting' || !ours) continue;
    const [stands, becomesVersion] = isLater(note, ours) ? [note, ours] : [ours, note];
    plan.conflicts.push({ stands, becomesVersion });
  }
  for (const row of incoming.own) {
    if (pace.step()) await pace.rest();
    plan.counts[compare(hereOwn.rows.get(row.id), row, hereOwn, theirOwn)] += 1;
  }
  return plan;
}

/** What was done, and the id of the record that takes it back (`undo` in `bulk.ts`). */
export interface Imported {
  counts: ImportCounts;
  undo: string;
  touched: Touched;
}

/** Rows between two reports, and between two chances to give up. */
const PIECE = 500;

/**
 * Merges into the notes what a file brings, as one transaction: all of it or nothing.
 * @throws the signal's reason where it was given up
 */
export function importNotes(
  store: NotesStore,
  incoming: Everything,
  now = new Date(),
  { progress, signal }: Watching = {},
): Promise<Imported> {
  const total = incoming.notes.length + incoming.versions.length + incoming.own.length + incoming.ownVersions.length;
  let done = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** Nothing is waited for but the last write of each piece: one after another they take ten times as long. */
  const written = <T>(writing: Promise<T>) => {
    // One that fails ends the transaction, which tells.
    writing.catch(() => {});
    last = writing;
  };
  const next = async () => {
    done += 1;
    if (done % PIECE !== 0 && done < total) return;
    await last;
    signal?.throwIfAborted();
    progress?.(done, total);
  };
  return store.write(async (tx) => {
    signal?.throwIfAborted();
    const counts = noCounts();
    const record = newRecord('import', now);
    const everything = await everythingIn(tx);
    const notes = tx.objectStore('notes');
    const versions = tx.objectStore('versions');
    await merge(incoming.notes, incoming.versions, notesOf(everything), notesOf(incoming), counts, now, {
      put: (note, before) => {
        written(notes.put(note));
        record.notes.push({ id: note.id, before, modified: note.modified });
      },
      putVersion: (note, { kept, why }) => {
        written(versions.put({ note, kept, why }));
        record.versions.push([note.id, note.modified]);
      },
      stateOf: ({ note }) => note,
      next,
    });
    const own = tx.objectStore('own');
    const ownVersions = tx.objectStore('ownVersions');
    await merge(incoming.own, incoming.ownVersions, ownOf(everything), ownOf(incoming), counts, now, {
      put: (row, before) => {
        written(own.put(row));
        record.own.push({ id: row.id, before, modified: row.modified });
      },
      putVersion: (row, { kept, why }) => {
        written(ownVersions.put({ own: row, kept, why }));
        record.ownVersions.push([row.id, row.modified]);
      },
      stateOf: (version) => version.own,
      next,
    });
    await last;
    await keepRecord(tx, record);
    return { counts, undo: record.id, touched: touchedBy(record) };
  });
}

type Row = Note | Own;
interface SetAside {
  kept: string;
  why: VersionReason;
}

/** Rows of one kind by id, and their earlier states by id and time. */
interface Side<T extends Row> {
  rows: Map<string, T>;
  earlier: Map<string, T>;
  same(a: T, b: T): boolean;
}

interface Writer<T extends Row, V extends SetAside> {
  put(row: T, before: T | null): void;
  putVersion(row: T, aside: SetAside): void;
  stateOf(version: V): T;
  /** Another row of the file is done. */
  next(): Promise<void>;
}

async function merge<T extends Row, V extends SetAside>(
  rows: readonly T[],
  versions: readonly V[],
  here: Side<T>,
  theirs: Side<T>,
  counts: ImportCounts,
  now: Date,
  { put, putVersion, stateOf, next }: Writer<T, V>,
): Promise<void> {
  /** Two states of one millisecond that differ are both kept: the second under the next free one. */
  const setAside = (row: T, aside: SetAside) => {
    let state = row;
    for (let known = here.earlier.get(keyOf(state)); known; known = here.earlier.get(keyOf(state))) {
      if (here.same(known, state)) return;
      state = { ...state, modified: new Date(Date.parse(state.modified) + 1).toISOString() };
    }
    here.earlier.set(keyOf(state), state);
    putVersion(state, aside);
  };
  const aside: SetAside = { kept: now.toISOString(), why: 'import' };
  for (const row of rows) {
    const ours = here.rows.get(row.id);
    const outcome = compare(ours, row, here, theirs);
    counts[outcome] += 1;
    if (outcome !== 'same' && outcome !== 'older') {
      const isOurs = ours !== undefined && !isLater(row, ours);
      if (isOurs) setAside(row, aside);
      else {
        if (ours) setAside(ours, aside);
        put(row, ours ?? null);
      }
    }
    await next();
  }
  for (const version of versions) {
    setAside(stateOf(version), version);
    await next();
  }
}

function compare<T extends Row>(ours: T | undefined, row: T, here: Side<T>, theirs: Side<T>): Outcome {
  if (!ours) return 'new';
  if (here.same(ours, row)) return 'same';
  if (ours.modified === row.modified) return 'conflicting';
  const isNewer = isLater(row, ours);
  const early = isNewer ? ours : row;
  const known = (isNewer ? theirs : here).earlier.get(keyOf(early));
  if (!known || !here.same(known, early)) return 'conflicting';
  return isNewer ? 'newer' : 'older';
}

/** Written in the same millisecond and yet not the same: ours stays. */
const isLater = (a: Row, b: Row) => a.modified > b.modified;
const keyOf = ({ id, modified }: Row) => `${id} ${modified}`;
const noCounts = (): ImportCounts => ({ new: 0, newer: 0, same: 0, older: 0, conflicting: 0 });

const notesOf = ({ notes, versions }: Everything): Side<Note> => ({
  rows: new Map(notes.map((note) => [note.id, note])),
  earlier: new Map(versions.map(({ note }) => [keyOf(note), note])),
  same: sameNote,
});
const ownOf = ({ own, ownVersions }: Everything): Side<Own> => ({
  rows: new Map(own.map((row) => [row.id, row])),
  earlier: new Map(ownVersions.map((version) => [keyOf(version.own), version.own])),
  same: sameOwn,
});

/**
 * What notes and what else a reader writes have in common: each is one row by its id, with earlier states beside it.
 * Every function here is part of a transaction that is somebody else's.
 */
import type { NotesDatabaseSchema, Writing } from './database';
import type { Note, NoteVersion, Own, OwnVersion, VersionReason } from './model';

/** Versions kept of one row; the oldest goes first. */
export const VERSIONS_KEPT = 20;

/** Typing on within this time, milliseconds, is one piece of work: saved as it is typed, not a version each keystroke. */
const ONE_SITTING = 60_000;

type Row = Note | Own;
type Version = NoteVersion | OwnVersion;

/** Where rows of a kind stand and where their earlier states do. */
export interface Kind<R extends Row> {
  rows: 'notes' | 'own';
  versions: 'versions' | 'ownVersions';
  version(row: R, kept: string, why: VersionReason): Version;
  rowOf(version: Version): R;
}

export const NOTES: Kind<Note> = {
  rows: 'notes',
  versions: 'versions',
  version: (note, kept, why) => ({ note, kept, why }),
  rowOf: (version) => (version as NoteVersion).note,
};
export const OWN: Kind<Own> = {
  rows: 'own',
  versions: 'ownVersions',
  version: (own, kept, why) => ({ own, kept, why }),
  rowOf: (version) => (version as OwnVersion).own,
};

/**
 * Writes a row as it is now. Of two writers the one with the later `modified` wins; the other's text becomes a version.
 * @returns the row as it stands
 */
export async function saveRow<R extends Row>(tx: Writing, kind: Kind<R>, row: R, now: Date): Promise<R> {
  const rows = rowsOf(tx, kind);
  const before = await rows.get(row.id);
  if (before && before.modified > row.modified) {
    await keepVersion(tx, kind, row, now, 'older');
    return before;
  }
  if (before && isWorthKeeping(before, row)) await keepVersion(tx, kind, before, now, 'edited');
  await rows.put(row);
  return row;
}

/** Puts a row in the bin, or takes it out. Null where there is no such row. */
export async function binRow<R extends Row>(
  tx: Writing,
  kind: Kind<R>,
  id: string,
  bin: boolean,
  now: Date,
): Promise<R | null> {
  const rows = rowsOf(tx, kind);
  const before = await rows.get(id);
  if (!before) return null;
  const modified = laterThan(before.modified, now);
  const { deleted: _, ...live } = before;
  const after = { ...live, modified, ...(bin ? { deleted: modified } : {}) } as R;
  await rows.put(after);
  return after;
}

/**
 * Puts an earlier state back in its place; what it replaces becomes a version. Null where there is no such row or
 * version. A row in the bin comes out of it.
 */
export async function restoreVersion<R extends Row>(
  tx: Writing,
  kind: Kind<R>,
  [id, modified]: [id: string, modified: string],
  now: Date,
): Promise<R | null> {
  const rows = rowsOf(tx, kind);
  const [before, version] = await Promise.all([
    rows.get(id),
    tx.objectStore(kind.versions as 'versions').get([id, modified]),
  ]);
  if (!before || !version) return null;
  const { deleted: _, ...earlier } = kind.rowOf(version);
  const after = { ...earlier, created: before.created, modified: laterThan(before.modified, now) } as R;
  await keepVersion(tx, kind, before, now, 'restored');
  await rows.put(after);
  return after;
}

/** Keys of the earlier states of a row. */
export const statesOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Keeps a version and lets go of the oldest beyond what is kept. */
async function keepVersion<R extends Row>(
  tx: Writing,
  kind: Kind<R>,
  row: R,
  now: Date,
  why: VersionReason,
): Promise<void> {
  const versions = tx.objectStore(kind.versions as 'versions');
  await versions.put(kind.version(row, now.toISOString(), why) as NoteVersion);
  const keys = await versions.getAllKeys(statesOf(row.id));
  for (const key of keys.slice(0, Math.max(0, keys.length - VERSIONS_KEPT))) await versions.delete(key);
}

/** The time of a change: never before that of what it changes, whatever the clock has done since. */
export function laterThan(modified: string, now: Date): string {
  const text = now.toISOString();
  const hasMoved = text > modified;
  return hasMoved ? text : modified;
}

/** As much of a store as is used, of rows of one kind: the types of `idb` know two stores and not which is meant. */
function rowsOf<R extends Row>(tx: Writing, { rows }: Kind<R>) {
  return tx.objectStore(rows as 'notes') as unknown as {
    get(id: string): Promise<R | undefined>;
    put(row: R): Promise<unknown>;
  };
}

/** Something that was left alone for a while, or of which more than half is about to go. */
function isWorthKeeping<R extends Row>(before: R, after: R): boolean {
  const [old, fresh] = [before, after].map(writtenIn) as [Written, Written];
  if (JSON.stringify(old) === JSON.stringify(fresh) || isBlank(old)) return false;
  const pause = Date.parse(after.modified) - Date.parse(before.modified);
  return pause > ONE_SITTING || fresh.text.length < old.text.length / 2;
}

/** What a reader has written in a row: the text, and what stands beside it. */
interface Written {
  text: string;
  beside: readonly unknown[];
}

function writtenIn(row: Row): Written {
  if (!('kind' in row)) return { text: row.body, beside: [row.tags, row.colour, row.target] };
  if (row.kind === 'overlay') return { text: row.text, beside: [] };
  return { text: row.summary, beside: [row.name, row.aliases, row.type] };
}

/** A blank text without a tag; a card has its name. */
function isBlank({ text, beside: [first] }: Written): boolean {
  return text.trim() === '' && (first === undefined || (Array.isArray(first) && first.length === 0));
}

/** Everything there is, for a backup. */
export interface Everything {
  notes: Note[];
  versions: NoteVersion[];
  own: Own[];
  ownVersions: OwnVersion[];
}

/** Reads everything there is, as one moment had it. */
export async function everythingIn(tx: Reading): Promise<Everything> {
  const [notes, versions, own, ownVersions] = await Promise.all([
    allOf(tx, 'notes'),
    allOf(tx, 'versions'),
    allOf(tx, 'own'),
    allOf(tx, 'ownVersions'),
  ]);
  return { notes, versions, own, ownVersions };
}

/** A transaction over those stores at least. */
export interface Reading {
  objectStore(name: string): unknown;
}

type Kept = 'notes' | 'versions' | 'own' | 'ownVersions';
type Value<K extends Kept> = NotesDatabaseSchema[K]['value'];

/** Rows read at once: twenty thousand as one piece hold up the page that reads them. */
const AT_ONCE = 1000;

async function allOf<K extends Kept>(tx: Reading, name: K): Promise<Value<K>[]> {
  const store = tx.objectStore(name) as {
    getAll(range: IDBKeyRange | null, count: number): Promise<Value<K>[]>;
    getAllKeys(range: IDBKeyRange | null, count: number): Promise<IDBValidKey[]>;
  };
  const all: Value<K>[] = [];
  for (let range: IDBKeyRange | null = null; ; ) {
    const [rows, keys] = await Promise.all([store.getAll(range, AT_ONCE), store.getAllKeys(range, AT_ONCE)]);
    for (const row of rows) all.push(row);
    const last = keys.at(-1);
    if (rows.length < AT_ONCE || last === undefined) return all;
    range = IDBKeyRange.lowerBound(last, true);
  }
}

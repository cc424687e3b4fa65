/**
 * Everything a reader has written as one JSON file, and back: nothing lost on the way out, nothing overwritten on the
 * way in (`merge.ts`).
 *
 * A file is read whole and checked whole before anything is written; a file with one wrong field changes nothing.
 * Format 1 had notes about entities alone, without tags; format 2 has all of the model. Both are read for good.
 */
import * as v from 'valibot';
import { JsonFile } from './checked';
import { wholeNote, wholeOwn, wholeOwnVersion, wholeVersion } from './fields';
import { jsonList } from './json-list';
import { InstantSchema, NoteSchema, NoteVersionSchema, OwnSchema, OwnVersionSchema } from './model';
import { atOnce, inSlices, type Watching } from './pace';
import type { Everything, NotesStore } from './store';

export const BACKUP_FORMAT = 'sidelight-notes';
export const BACKUP_VERSION = 2;

const Head = {
  format: v.literal(BACKUP_FORMAT),
  exported: v.pipe(v.string(), v.isoTimestamp()),
};

const BackupSchema = v.strictObject({
  ...Head,
  version: v.literal(BACKUP_VERSION),
  notes: v.array(NoteSchema),
  /** Earlier states of notes. */
  versions: v.optional(v.array(NoteVersionSchema), []),
  /** Cards and corrections of the reader's own, and earlier states of them. */
  own: v.optional(v.array(OwnSchema), []),
  ownVersions: v.optional(v.array(OwnVersionSchema), []),
});
export type Backup = v.InferOutput<typeof BackupSchema>;

/** Notes as they were before they had tags. */
const FirstNoteSchema = v.strictObject({
  id: NoteSchema.entries.id,
  target: v.variant('kind', [v.strictObject({ kind: v.literal('entity'), entity: v.pipe(v.string(), v.nonEmpty()) })]),
  label: v.string(),
  body: v.string(),
  page: NoteSchema.entries.page,
  created: InstantSchema,
  modified: InstantSchema,
  deleted: v.optional(InstantSchema),
});
const FirstBackupSchema = v.strictObject({
  ...Head,
  version: v.literal(1),
  notes: v.array(FirstNoteSchema),
  versions: v.optional(
    v.array(
      v.strictObject({ note: FirstNoteSchema, kept: InstantSchema, why: v.picklist(['edited', 'older', 'import']) }),
    ),
    [],
  ),
});

/** All notes, those in the bin and earlier versions too, as the text of a file. */
export async function exportNotes(store: NotesStore, now = new Date()): Promise<string> {
  return backupText(await store.everything(), now);
}

/** As `exportNotes`, of what is handed in. */
export function backupText(everything: Everything, now: Date): string {
  return atOnce(backupRows(everything, now));
}

/** The same, row by row. */
export function* backupRows(everything: Everything, now: Date): Generator<void, string> {
  const head: Pick<Backup, 'format' | 'version' | 'exported'> = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exported: now.toISOString(),
  };
  const lists: Record<keyof Everything, string> = {
    notes: yield* jsonList(everything.notes, 1, wholeNote),
    versions: yield* jsonList(everything.versions, 1, wholeVersion),
    own: yield* jsonList(everything.own, 1, wholeOwn),
    ownVersions: yield* jsonList(everything.ownVersions, 1, wholeOwnVersion),
  };
  const fields = Object.entries(lists).map(([name, list]) => `,\n  "${name}": ${list}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)}${fields.join('')}\n}\n`;
}

/** Whether a file says of itself that it is a backup of ours. */
export function isBackup({ data }: JsonFile): boolean {
  return v.is(v.object({ format: v.literal(BACKUP_FORMAT), version: v.number() }), data);
}

/**
 * Reads a backup and checks all of it.
 * @throws FileError with line, field and reason
 */
export function readBackup(text: string | JsonFile): Backup {
  return atOnce(backupIn(typeof text === 'string' ? new JsonFile(text) : text));
}

/**
 * As `readBackup`, with rests.
 * @throws the signal's reason where it was given up
 */
export function readLongBackup(file: JsonFile, watching?: Watching): Promise<Backup> {
  const { notes, versions, own, ownVersions } = file.data as Partial<Record<keyof Everything, unknown>>;
  const total = [notes, versions, own, ownVersions].reduce<number>(
    (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
  return inSlices(backupIn(file), total, watching);
}

/** Checks row by row. */
function* backupIn(file: JsonFile): Generator<void, Backup> {
  if (!isBackup(file)) throw file.error([], 'this is not a backup of Sidelight notes');
  const { version } = file.data as { version: number };
  if (version > BACKUP_VERSION) {
    throw file.error(['version'], `was written by a newer version of Sidelight (format ${version})`);
  }
  const backup = version === 1 ? withTags(yield* rowsIn(file, FirstBackupSchema)) : yield* rowsIn(file, BackupSchema);
  for (const list of ['notes', 'own'] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of backup[list].entries()) {
      if (seen.has(id)) {
        throw file.error([list, index, 'id'], `${list === 'notes' ? `note ${id}` : id} is in the file twice`);
      }
      seen.add(id);
    }
  }
  return backup;
}

/** The file held to a schema, the rows of its lists one by one. */
function* rowsIn<S extends typeof BackupSchema | typeof FirstBackupSchema>(
  file: JsonFile,
  schema: S,
): Generator<void, v.InferOutput<S>> {
  const data = file.data as Record<string, unknown>;
  const lists: Record<string, unknown[]> = {};
  for (const [name, entry] of Object.entries<v.GenericSchema>(schema.entries)) {
    const rows = data[name];
    const item = itemOf(entry);
    if (!item || !Array.isArray(rows)) continue;
    lists[name] = [];
    for (const [index, row] of rows.entries()) {
      lists[name].push(file.check(item, row, [name, index]));
      yield;
    }
  }
  const empty = Object.fromEntries(Object.keys(lists).map((name) => [name, []]));
  const rest = file.check<v.GenericSchema<object>>(schema, { ...data, ...empty });
  return { ...rest, ...lists } as unknown as v.InferOutput<S>;
}

/** What the items of a list are held to; undefined for what is no list. */
function itemOf(entry: v.GenericSchema): v.GenericSchema | undefined {
  const { wrapped = entry } = entry as { wrapped?: v.GenericSchema };
  return wrapped.type === 'array' ? (wrapped as unknown as { item: v.GenericSchema }).item : undefined;
}

function withTags(first: v.InferOutput<typeof FirstBackupSchema>): Backup {
  return {
    ...first,
    version: BACKUP_VERSION,
    notes: first.notes.map((note) => ({ ...note, tags: [] })),
    versions: first.versions.map((version) => ({ ...version, note: { ...version.note, tags: [] } })),
    own: [],
    ownVersions: [],
  };
}

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
import { InstantSchema, NoteSchema, NoteVersionSchema, OwnSchema, OwnVersionSchema } from './model';
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
export function backupText({ notes, versions, own, ownVersions }: Everything, now: Date): string {
  const backup: Backup = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exported: now.toISOString(),
    notes: notes.map(wholeNote),
    versions: versions.map(wholeVersion),
    own: own.map(wholeOwn),
    ownVersions: ownVersions.map(wholeOwnVersion),
  };
  return `${JSON.stringify(backup, null, 2)}\n`;
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
  const file = typeof text === 'string' ? new JsonFile(text) : text;
  if (!isBackup(file)) throw file.error([], 'this is not a backup of Sidelight notes');
  const { version } = file.data as { version: number };
  if (version > BACKUP_VERSION) {
    throw file.error(['version'], `was written by a newer version of Sidelight (format ${version})`);
  }
  const backup = version === 1 ? withTags(file.check(FirstBackupSchema)) : file.check(BackupSchema);
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

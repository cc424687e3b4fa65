/**
 * Everything a reader has written as one JSON file, and back: nothing lost on the way out, nothing overwritten on the
 * way in (`import.ts`).
 *
 * A file is read whole and checked whole before anything is written; a file with one wrong field changes nothing.
 * Format 1 had notes about entities alone, without tags; format 2 has all of the model. Both are read for good.
 */
import * as v from 'valibot';
import { wholeNote, wholeOwn, wholeOwnVersion, wholeVersion } from './fields';
import { JsonError, lineOfField, parseJson } from './json-place';
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

/** A file that is no backup, or a broken one. Nothing was changed. */
export class BackupError extends Error {
  override name = 'BackupError';
  constructor(
    /** From 1. */
    readonly line: number,
    /** Dotted path of the field, empty for the file as a whole. */
    readonly field: string,
    readonly reason: string,
  ) {
    super(`line ${line}${field === '' ? '' : `, ${field}`}: ${reason}`);
  }
}

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

/**
 * Reads a backup and checks all of it.
 * @throws BackupError with line, field and reason
 */
export function readBackup(file: string): Backup {
  const text = file.replace(/^\ufeff/, '');
  const data = readJson(text);
  const fail = (path: readonly PropertyKey[], reason: string) =>
    new BackupError(lineOfField(text, path), path.map(String).join('.'), reason);
  const check = <S extends v.GenericSchema>(schema: S): v.InferOutput<S> => {
    const parsed = v.safeParse(schema, data);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    throw fail(
      (issue.path ?? []).map((item) => item.key as PropertyKey),
      reasonOf(issue),
    );
  };
  const head = v.safeParse(v.object({ format: v.literal(BACKUP_FORMAT), version: v.number() }), data);
  if (!head.success) throw fail([], 'this is not a backup of Sidelight notes');
  const { version } = head.output;
  if (version > BACKUP_VERSION) {
    throw fail(['version'], `was written by a newer version of Sidelight (format ${version})`);
  }
  const backup = version === 1 ? withTags(check(FirstBackupSchema)) : check(BackupSchema);
  for (const list of ['notes', 'own'] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of backup[list].entries()) {
      if (seen.has(id)) {
        throw fail([list, index, 'id'], `${list === 'notes' ? `note ${id}` : id} is in the file twice`);
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

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) throw new BackupError(error.line, '', `is not JSON: ${error.message}`);
    throw error;
  }
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a field this version knows';
  if (issue.received === 'undefined') return 'is missing';
  return issue.message;
}

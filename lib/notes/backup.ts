/**
 * All notes as one JSON file, and back: nothing lost on the way out, nothing overwritten on the way in.
 *
 * A file is read whole and checked whole before anything is written; a file with one wrong field changes nothing. Notes
 * merge by id: the one written later stands, the other becomes a version of it.
 */
import * as v from 'valibot';
import { JsonError, lineOfField, parseJson } from './json-place';
import { type Note, NoteSchema, type NoteVersion, NoteVersionSchema } from './model';
import type { NotesStore } from './store';

export const BACKUP_FORMAT = 'sidelight-notes';
export const BACKUP_VERSION = 1;

/** Every field of a note goes into a backup: the build fails here when the model grows and this does not. */
const NOTE_FIELDS: Record<keyof Note, true> = {
  id: true,
  target: true,
  label: true,
  body: true,
  page: true,
  created: true,
  modified: true,
  deleted: true,
};

const BackupSchema = v.strictObject({
  format: v.literal(BACKUP_FORMAT),
  version: v.literal(BACKUP_VERSION),
  exported: v.pipe(v.string(), v.isoTimestamp()),
  notes: v.array(NoteSchema),
  /** Earlier states of notes. */
  versions: v.optional(v.array(NoteVersionSchema), []),
});
export type Backup = v.InferOutput<typeof BackupSchema>;

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

/** What an import does, note by note. `older` counts notes of the file that lose to ours and become versions. */
export interface ImportCounts {
  new: number;
  newer: number;
  same: number;
  older: number;
}

/** All notes, those in the bin and earlier versions too, as the text of a file. */
export async function exportNotes(store: NotesStore, now = new Date()): Promise<string> {
  const { notes, versions } = await store.everything();
  const backup: Backup = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exported: now.toISOString(),
    notes: notes.map(wholeNote),
    versions: versions.map(({ note, kept, why }) => ({ note: wholeNote(note), kept, why })),
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
  const head = v.safeParse(v.object({ format: v.literal(BACKUP_FORMAT), version: v.number() }), data);
  if (!head.success) throw fail([], 'this is not a backup of Sidelight notes');
  if (head.output.version > BACKUP_VERSION) {
    throw fail(['version'], `was written by a newer version of Sidelight (format ${head.output.version})`);
  }
  const parsed = v.safeParse(BackupSchema, data);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw fail(
      (issue.path ?? []).map((item) => item.key as PropertyKey),
      reasonOf(issue),
    );
  }
  const seen = new Set<string>();
  for (const [index, { id }] of parsed.output.notes.entries()) {
    if (seen.has(id)) throw fail(['notes', index, 'id'], `note ${id} is in the file twice`);
    seen.add(id);
  }
  return parsed.output;
}

/** What importing a backup would do; changes nothing. */
export async function planImport(store: NotesStore, backup: Backup): Promise<ImportCounts> {
  const { notes } = await store.everything();
  const ours = new Map(notes.map((note) => [note.id, note]));
  const counts: ImportCounts = { new: 0, newer: 0, same: 0, older: 0 };
  for (const note of backup.notes) counts[compare(ours.get(note.id), note)] += 1;
  return counts;
}

/**
 * Merges a backup into the notes, as one transaction.
 * @returns what was done
 */
export function importNotes(store: NotesStore, backup: Backup, now = new Date()): Promise<ImportCounts> {
  return store.write(async (tx) => {
    const notes = tx.objectStore('notes');
    const versions = tx.objectStore('versions');
    const keep = async (version: NoteVersion) => {
      const key: [string, string] = [version.note.id, version.note.modified];
      // A version of the same moment is the same text, or was here first.
      if ((await versions.getKey(key)) === undefined) await versions.put(version);
    };
    const setAside = (note: Note) => keep({ note, kept: now.toISOString(), why: 'import' });
    const counts: ImportCounts = { new: 0, newer: 0, same: 0, older: 0 };
    for (const note of backup.notes) {
      const ours = await notes.get(note.id);
      const outcome = compare(ours, note);
      counts[outcome] += 1;
      if (outcome === 'newer' && ours) await setAside(ours);
      if (outcome === 'older') await setAside(note);
      if (outcome === 'new' || outcome === 'newer') await notes.put(note);
    }
    for (const version of backup.versions) await keep(version);
    return counts;
  });
}

/** Written in the same millisecond and yet not the same: ours stays, theirs becomes a version. */
function compare(ours: Note | undefined, theirs: Note): keyof ImportCounts {
  if (!ours) return 'new';
  if (theirs.modified > ours.modified) return 'newer';
  return sameNote(ours, theirs) ? 'same' : 'older';
}

function sameNote(a: Note, b: Note): boolean {
  return JSON.stringify(wholeNote(a)) === JSON.stringify(wholeNote(b));
}

/** A note with its fields in one order. */
function wholeNote(note: Note): Note {
  const fields = Object.keys(NOTE_FIELDS) as (keyof Note)[];
  return Object.fromEntries(
    fields.filter((field) => note[field] !== undefined).map((field) => [field, note[field]]),
  ) as unknown as Note;
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

/**
 * Takes what a file brings into the notes: counted before anything is written, merged by id, as one transaction. What
 * was written later stands, the other becomes a version of it.
 */
import type { Backup } from './backup';
import type { Writing } from './database';
import { sameNote, sameOwn } from './fields';
import type { Note, NoteVersion, Own, OwnVersion } from './model';
import type { NotesStore } from './store';

/** What an import does, row by row. `older` counts rows of the file that lose to ours and become versions. */
export interface ImportCounts {
  new: number;
  newer: number;
  same: number;
  older: number;
}

/** What importing a backup would do; changes nothing. */
export async function planImport(store: NotesStore, backup: Backup): Promise<ImportCounts> {
  const { notes, own } = await store.everything();
  const counts: ImportCounts = { new: 0, newer: 0, same: 0, older: 0 };
  const ourNotes = new Map(notes.map((note) => [note.id, note]));
  const ourOwn = new Map(own.map((row) => [row.id, row]));
  for (const note of backup.notes) counts[compare(ourNotes.get(note.id), note, sameNote)] += 1;
  for (const row of backup.own) counts[compare(ourOwn.get(row.id), row, sameOwn)] += 1;
  return counts;
}

/**
 * Merges a backup into the notes, as one transaction.
 * @returns what was done
 */
export function importNotes(store: NotesStore, backup: Backup, now = new Date()): Promise<ImportCounts> {
  return store.write(async (tx) => {
    const counts: ImportCounts = { new: 0, newer: 0, same: 0, older: 0 };
    const kept = now.toISOString();
    const notes = tx.objectStore('notes');
    for (const note of backup.notes) {
      const ours = await notes.get(note.id);
      const outcome = compare(ours, note, sameNote);
      counts[outcome] += 1;
      if (outcome === 'newer' && ours) await addVersion(tx, { note: ours, kept, why: 'import' });
      if (outcome === 'older') await addVersion(tx, { note, kept, why: 'import' });
      if (outcome === 'new' || outcome === 'newer') await notes.put(note);
    }
    const own = tx.objectStore('own');
    for (const row of backup.own) {
      const ours = await own.get(row.id);
      const outcome = compare(ours, row, sameOwn);
      counts[outcome] += 1;
      if (outcome === 'newer' && ours) await addOwnVersion(tx, { own: ours, kept, why: 'import' });
      if (outcome === 'older') await addOwnVersion(tx, { own: row, kept, why: 'import' });
      if (outcome === 'new' || outcome === 'newer') await own.put(row);
    }
    for (const version of backup.versions) await addVersion(tx, version);
    for (const version of backup.ownVersions) await addOwnVersion(tx, version);
    return counts;
  });
}

// A version of the same moment is the same text, or was here first.
async function addVersion(tx: Writing, version: NoteVersion): Promise<void> {
  const versions = tx.objectStore('versions');
  if ((await versions.getKey([version.note.id, version.note.modified])) === undefined) await versions.put(version);
}

async function addOwnVersion(tx: Writing, version: OwnVersion): Promise<void> {
  const versions = tx.objectStore('ownVersions');
  if ((await versions.getKey([version.own.id, version.own.modified])) === undefined) await versions.put(version);
}

/** Written in the same millisecond and yet not the same: ours stays, theirs becomes a version. */
function compare<T extends Note | Own>(
  ours: T | undefined,
  theirs: T,
  same: (a: T, b: T) => boolean,
): keyof ImportCounts {
  if (!ours) return 'new';
  if (theirs.modified > ours.modified) return 'newer';
  return same(ours, theirs) ? 'same' : 'older';
}

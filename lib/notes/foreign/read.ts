/** Reads any file notes may come from: our backups of every format, Web Annotations, Hypothesis, Obsidian Web Clipper. */
import { isBackup, readLongBackup } from '../backup';
import { JsonFile } from '../checked';
import { sameNote } from '../fields';
import type { Note } from '../model';
import type { Everything } from '../store';
import { annotationsPath, readAnnotations } from './annotations';
import { isClipperFile, readClipper } from './clipper';
import type { ReadOptions, Skipped } from './common';
import { hypothesisPath, readHypothesis } from './hypothesis';

export interface Incoming extends Everything {
  /** What wrote the file. */
  from: 'sidelight' | 'annotations' | 'hypothesis' | 'clipper';
  /** Entries of the file that have no place in ours, each with its reason. */
  skipped: Skipped[];
  /** Ids of notes the file gives no time for. */
  undated: string[];
}

/**
 * Reads a file and checks all of it.
 * @throws FileError with line, field and reason: nothing of a broken file is taken
 */
export async function readNotesFile(text: string, options: ReadOptions): Promise<Incoming> {
  const file = new JsonFile(text);
  const nothing = { notes: [], versions: [], own: [], ownVersions: [], skipped: [], undated: [] };
  if (isBackup(file)) {
    return { ...nothing, ...(await readLongBackup(file, options.watching)), from: 'sidelight' };
  }
  const annotations = annotationsPath(file);
  if (annotations) {
    return once(file, { ...nothing, ...(await readAnnotations(file, annotations, options)), from: 'annotations' });
  }
  const hypothesis = hypothesisPath(file);
  if (hypothesis) {
    return once(file, { ...nothing, ...(await readHypothesis(file, hypothesis, options)), from: 'hypothesis' });
  }
  if (isClipperFile(file)) return once(file, { ...nothing, ...(await readClipper(file, options)), from: 'clipper' });
  throw file.error([], 'this is none of the files Sidelight reads notes from');
}

/** Some programs write one note twice; twice the same is once, two notes of one id are a broken file. */
function once(file: JsonFile, incoming: Incoming): Incoming {
  const byId = new Map<string, Note>();
  for (const note of incoming.notes) {
    const known = byId.get(note.id);
    if (known && !sameNote(known, note)) throw file.error([], `two notes have the id ${note.id}`);
    byId.set(note.id, note);
  }
  return { ...incoming, notes: [...byId.values()] };
}

/**
 * Everything a page of ours does with notes beyond writing one: lists, earlier states, many at once, files, and how safe
 * they are. Works on the database itself; what it changes it tells by `changed`.
 */
import { type Done, deleteNotes, renameTag, tagNotes, touchedBy, type Undone, undo } from './bulk';
import { canonicalUrl } from './canonical-url';
import type { Touched } from './change';
import type { CopyStatus } from './copy';
import type { HtmlWords } from './export/html';
import type { Skipped } from './foreign/common';
import type { Incoming } from './foreign/read';
import { type ImportCounts, type Imported, type ImportPlan, importNotes, planImport, withOurTimes } from './merge';
import type { Note, NoteVersion, Own, OwnVersion } from './model';
import type { Watching } from './pace';
import type { NotesStore } from './store';

/** What notes can be written as. `json` is the only one that has the bin and earlier states, and loses nothing. */
export const EXPORT_FORMATS = ['json', 'markdown', 'obsidian', 'html', 'csv', 'annotations'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
  name: string;
  type: string;
  data: string | Uint8Array<ArrayBuffer>;
  /** How many notes, cards and corrections are in it. */
  rows: number;
}

/** A file that was read and checked, and what importing it would do. */
export interface PlannedImport extends ImportPlan {
  from: Incoming['from'];
  skipped: Skipped[];
  run(watching?: Watching): Promise<Imported>;
}
export type { CopyStatus, Done, ImportCounts, Imported, Undone, Watching };

export interface Safety {
  /** Notes written or changed since the last backup; all of them where there was none. */
  changed: number;
  /** When the reader last made a backup, UTC. */
  backup?: string;
}

/** Notes changed since the last backup from which on the reader is reminded of one. */
export const REMIND_AFTER = 20;

export interface DeskOptions {
  now: () => Date;
  /** Notes were changed by the desk: what it has touched; without, anything. */
  changed: (touched?: Touched) => Promise<unknown>;
  words: HtmlWords;
}

export class NotesDesk {
  constructor(
    private readonly store: NotesStore,
    private readonly options: DeskOptions,
  ) {}

  /** Live notes, the one written last first; with `bin` those in the bin. */
  notes(options: { bin?: boolean } = {}): Promise<Note[]> {
    return this.store.all(options);
  }

  /** What a list of the live notes is made from (`components/library/notes-shelf.ts`). */
  get list(): Pick<NotesStore, 'latest' | 'inPieces' | 'count' | 'state' | 'some'> {
    return this.store;
  }

  own(options: { bin?: boolean } = {}): Promise<Own[]> {
    return this.store.allOwn(options);
  }

  /** Earlier states of a note, the latest first. */
  versions(id: string): Promise<NoteVersion[]> {
    return this.store.versionsOf(id);
  }

  restoreVersion(id: string, modified: string): Promise<Note | null> {
    return this.#told(this.store.restoreVersion(id, modified), () => ({ notes: [id], own: [] }));
  }

  /** Earlier states of a card or correction of the reader's own, the latest first. */
  ownVersions(id: string): Promise<OwnVersion[]> {
    return this.store.ownVersionsOf(id);
  }

  restoreOwnVersion(id: string, modified: string): Promise<Own | null> {
    return this.#told(this.store.restoreOwnVersion(id, modified), () => ({ notes: [], own: [id] }));
  }

  tag(ids: readonly string[], tags: { add?: readonly string[]; remove?: readonly string[] }): Promise<Done> {
    return this.#told(tagNotes(this.store, ids, tags, this.options.now()), touched);
  }

  tags(): Promise<Map<string, number>> {
    return this.store.tags();
  }

  renameTag(from: string, to: string): Promise<Done> {
    return this.#told(renameTag(this.store, from, to, this.options.now()), touched);
  }

  remove(ids: readonly string[]): Promise<Done> {
    return this.#told(deleteNotes(this.store, ids, this.options.now()), touched);
  }

  /** Takes back a change over many notes, or an import. Null where it is too late for that. */
  async undo(record: string): Promise<Undone | null> {
    const known = await this.store.undoRecord(record);
    return this.#told(undo(this.store, record), () => known && touchedBy(known));
  }

  restoreOwn(id: string): Promise<Own | null> {
    return this.#told(this.store.restoreOwn(id), () => ({ notes: [], own: [id] }));
  }

  /** Deletes for good all that is in the bin. @returns how many */
  emptyBin(): Promise<number> {
    return this.#told(this.store.emptyBin({ all: true }));
  }

  /**
   * @param ids the notes to be written; without, everything there is
   * @throws the signal's reason where it was given up
   */
  async export(format: ExportFormat, ids?: readonly string[], watching?: Watching): Promise<ExportedFile> {
    const { writeFile } = await import('./export/write');
    const { words } = this.options;
    const everything = await this.store.everything();
    return writeFile(format, selected(everything, ids), { now: this.options.now(), words, watching });
  }

  /** The reader has a file with everything in it. */
  backedUp(): Promise<void> {
    return this.store.backedUp();
  }

  /**
   * Reads a file and says what importing it would do; nothing is changed by it.
   * @throws FileError with line, field and reason where the file is no good; the signal's reason where it was given up
   */
  async plan(text: string, watching?: Watching): Promise<PlannedImport> {
    const { readNotesFile } = await import('./foreign/read');
    const now = this.options.now();
    const read = await readNotesFile(text, { canonical: canonicalUrl, now, watching });
    const incoming = await withOurTimes(this.store, read, read.undated);
    const { from, skipped } = incoming;
    const plan = await planImport(this.store, incoming, watching);
    const run = (watching?: Watching) => this.#told(importNotes(this.store, incoming, now, watching), touched);
    return { ...plan, from, skipped, run };
  }

  async safety(): Promise<Safety> {
    const { backup } = await this.store.state();
    const changed = await this.store.count(backup);
    return { changed, ...(backup === undefined ? {} : { backup }) };
  }

  /** Others are told after the change has committed; that they could not be does not undo it. */
  async #told<T>(change: Promise<T>, touched?: (result: T) => Touched | undefined): Promise<T> {
    const result = await change;
    await this.options
      .changed(touched?.(result))
      .catch((error) => console.error('Sidelight: a change of notes was not told', error));
    return result;
  }
}

const touched = (done: { touched: Touched }): Touched => done.touched;

function selected(
  everything: Awaited<ReturnType<NotesStore['everything']>>,
  ids: readonly string[] | undefined,
): typeof everything {
  if (!ids) return everything;
  const byId = new Map(everything.notes.map((note) => [note.id, note]));
  const wanted = new Set(ids);
  return {
    // In the order the reader sees them.
    notes: [...wanted].flatMap((id) => byId.get(id) ?? []),
    versions: everything.versions.filter(({ note }) => wanted.has(note.id)),
    own: [],
    ownVersions: [],
  };
}

/** What replies of the background hold (`messages.ts`): plain JSON. */
import type { EntityRef } from './facts/card-view';
import type { EntityDiff } from './facts/diff';
import type { Source } from './facts/schema';
import type { PassageState } from './messages';
import type { Note, NoteColour, Overlay, OwnCard, PassageTarget, StatementTarget } from './notes/model';

/** What the editor is told. A note on an entity, a statement or a passage: a new one where `note` is null. */
export interface OpenedEditor {
  /** Of the entity or, for a passage, the page. */
  label: string;
  note: Note | null;
  /** Of a new note. */
  entity?: string;
  page?: { url: string; title: string };
  /** Of a passage, new or not: the entities it may remind of. */
  passage?: { id: string; target: PassageTarget; state?: PassageState; entities: { id: string; title: string }[] };
  /** Of a new note on a passage: the sentence in which that begins. */
  sentence?: string;
  write: boolean;
  /** Of a new note on a statement; `on` says which, in words. */
  statement?: StatementTarget;
  on?: string;
  /** A card of the reader's own that is to be edited: nothing else is. */
  own?: OwnCard;
  /** The reader's correction that is to be edited; the note is null. */
  correction?: Overlay;
}

/** A passage where it stands: offsets into the texts of one block or of several that follow one another. */
export interface FoundPassage {
  note: string;
  state: 'found' | 'probable';
  colour?: NoteColour;
  parts: { key: number; start: number; end: number }[];
}

export interface FoundPassages {
  /** The page's canonical address. */
  url: string;
  /** In reading order. */
  found: FoundPassage[];
  /** Notes whose passage is not in these texts. */
  missing: string[];
  /** The note the reader wants to see: the page was opened for it. */
  open?: string;
}

/** One thing words may mean: what tells it from the others is its type and summary. */
export interface ReadingView {
  ref: EntityRef;
  summary: string;
}

export interface FactsChanges {
  /** When the revision compared with was installed, UTC. */
  since: string;
  /** `own`: the reader has a note on it, or has opened it. Those come first. */
  changes: (EntityDiff & { own: boolean })[];
  /** Those that changes cite, by id. */
  sources: Record<string, Pick<Source, 'publisher' | 'title' | 'date' | 'url'>>;
}

export interface FactsState {
  ready: boolean;
  revision: string | null;
  entities: number;
  statements: number;
  events: number;
  /** When the store last had to be reseeded because it was found empty or incomplete. */
  healed?: string;
  /** Why the facts are read from the extension's own files, or not at all. The interface has words for each. */
  problem?: FactsProblem;
  /** What went wrong at the last attempt, in plain words. */
  error?: string;
  /** Files written and read back so far, while the packs are being installed; `total` is 0 until the first. */
  installing?: { done: number; total: number };
}

/**
 * `refused`: the browser gives no database (private windows). `blocked`: an older window of ours keeps it. `damaged`: a
 * file of the extension is not as it was shipped. `failed`: anything else, such as a full disk.
 */
export type FactsProblem = 'refused' | 'blocked' | 'damaged' | 'failed';

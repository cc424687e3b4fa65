/** What the library asks of the browser and the rest of the extension. */

import type { Choice } from '../../lib/choice-model';
import type { Day } from '../../lib/facts/dates';
import type { ReaderLanguage } from '../../lib/facts/format';
import type { WholeCard } from '../../lib/facts/whole-card';
import type { HistoryPart, MetArticle, Opened } from '../../lib/history/store';
import type { Kept } from '../../lib/kept';
import type { FactsChanges, FactsState } from '../../lib/messages';
import type { NotesChange } from '../../lib/notes/change';
import type { CopyStatus, ExportedFile, NotesDesk } from '../../lib/notes/desk';
import type { Note, OwnCard } from '../../lib/notes/model';
import type { Progress, ShippedFacts } from '../../lib/search/shipped';
import type { Settings } from '../../lib/settings-model';
import type { BriefedPage } from '../brief/brief';
import type { CardPort, CardReply } from '../panel/port';

/** A keyboard command as the browser has it; `shortcut` is empty where none is set. */
export interface Shortcut {
  name: string;
  description: string;
  shortcut: string;
}

export interface LibraryPort extends CardPort {
  lang: ReaderLanguage;
  browser: 'chromium' | 'firefox';
  /** All cards, and what they are made from. */
  shipped(progress?: Progress): Promise<ShippedFacts>;
  /** Those of these notes whose statement the facts have left since, by id, with what they say now. */
  changedNotes(ids: readonly string[]): Promise<Record<string, string>>;
  /** A property's name in the reader's language; its id where it is not known. */
  property(id: string): Promise<string>;
  /** The article of a tab, for its brief. @throws where the tab has gone, or is not read by Sidelight */
  briefedPage(tab: number): Promise<BriefedPage>;
  /** A card for a brief: nobody has opened it. */
  briefedCard(entity: string, asOf: Day | null): Promise<CardReply>;
  /** Live notes on passages of a page, in its order. */
  passagesOf(url: string): Promise<Note[]>;
  /** Live cards of the reader's own, the one written last first. */
  ownCards(): Promise<OwnCard[]>;
  /** Notes beyond the writing of one. */
  desk: NotesDesk;
  /** How the notes stand against their rolling copy; that copy as a backup file; and what becomes of it. */
  copyStatus(): Promise<CopyStatus>;
  copyText(): Promise<string>;
  useCopy(what: 'restore' | 'replace' | 'dismiss'): Promise<void>;
  /** Whether the browser has promised not to clear what is stored; null where it does not say. */
  persisted(): Promise<boolean | null>;
  /** Hands the reader a file. */
  download(file: Pick<ExportedFile, 'name' | 'type' | 'data'>): void;
  settings(): Promise<Settings>;
  set(change: Partial<Settings>): Promise<Settings>;
  /** Everything back to how it came. */
  resetSettings(): Promise<Settings>;
  setSite(host: string, on: boolean): Promise<Settings>;
  /** What the reader chose names to mean, the last made first. */
  choices(): Promise<Choice[]>;
  /** @returns what is left */
  forgetChoice(id: string): Promise<Choice[]>;
  /** Of how many cards it is remembered that they were opened. */
  openings(): Promise<number>;
  forgetOpenings(): Promise<void>;
  facts(): Promise<FactsState>;
  /** What the last update changed; null where there was none. With the answer it counts as seen, unless `peek`. */
  factsChanges(how?: { peek?: boolean }): Promise<FactsChanges | null>;
  shortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's own page of shortcuts. */
  changeShortcuts(): Promise<void>;
  /** The version that runs, and the one the reader was last told of. */
  version(): Promise<{ current: string; seen: string | undefined }>;
  /** The reader has seen what is new in the version that runs. */
  newsSeen(): Promise<void>;
  /** Bytes kept on this machine, as far as the browser tells. */
  usage(): Promise<number | null>;
  /** What is kept of each kind. */
  kept(): Promise<Kept[]>;
  /** Erases everything of one kind, for good. */
  erase(kind: 'notes' | 'settings' | 'choices' | 'openings' | 'history'): Promise<void>;
  /** Opened cards, the last first. */
  opened(): Promise<Opened[]>;
  /** Articles in which an entity was met, the first at the head. */
  articlesOf(entity: string): Promise<MetArticle[]>;
  /** How many rows there are of each part of the history. */
  historyCounts(): Promise<Record<HistoryPart, number>>;
  /** Forgets one row of the history, or a whole part. */
  forgetHistory(part: HistoryPart, row?: number | string): Promise<void>;
  /** All there is on an entity; null where there is none. */
  whole(entity: string): Promise<WholeCard | null>;
  /** Settings or notes have changed elsewhere; of notes, what is known of it. @returns How to stop listening. */
  onChanged(changed: (what: 'settings' | 'notes', change?: NotesChange) => void): () => void;
}

/**
 * What the extension's own pages ask of the rest: the background, the clipboard, the clock. Handed to components, so
 * that they run the same in a test.
 */
import type { Day } from '../../lib/facts/dates';
import type { BackgroundReplies } from '../../lib/messages';
import type { Note, Own, StatementTarget } from '../../lib/notes/model';
import type { Settings } from '../../lib/settings-model';
import type { PassagePort } from './passage-place';

/** A card and the reader's live notes on it; null where there is no such entity. */
export type CardReply = BackgroundReplies['card.get'];

export interface CardPort extends PassagePort {
  /** `wide`: with figures for a page. */
  card(entity: string, asOf: Day | null, wide?: boolean): Promise<CardReply>;
  /** Tags that notes bear, those of most notes first. */
  tags(): Promise<string[]>;
  /** What a note on a fact of a card is about; null where there is no such fact. */
  statement(entity: string, fact: string, asOf: Day | null): Promise<StatementTarget | null>;
  /** A note, to be edited. */
  note(id: string): Promise<Note | null>;
  /** Resolves when the note is on disk. */
  saveNote(note: Note): Promise<Note>;
  deleteNote(id: string): Promise<void>;
  restoreNote(id: string): Promise<void>;
  /** A card or correction of the reader's own, to be edited. */
  own(id: string): Promise<Own | null>;
  /** Resolves when it is on disk. */
  saveOwn(own: Own): Promise<Own>;
  deleteOwn(id: string): Promise<void>;
  restoreOwn(id: string): Promise<void>;
  /** Goes to where a card of the reader's own is made of a name that only an article explains. */
  makeCard(entity: string): Promise<void>;
  /** Goes to where a card of the reader's own is edited. */
  editOwnCard(id: string): void;
  /** Whether marks of this entity are shown. */
  setTerm(entity: string, on: boolean): Promise<Settings>;
  copy(text: string): Promise<void>;
  now(): Date;
  newId(): string;
}

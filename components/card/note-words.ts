/**
 * Notes and corrections as cards show them: what they say is read, what is said about them is put into words.
 */
import { i18n } from '#i18n';
import { readMarkdown } from '../../lib/notes/markdown';
import type { Note, NotedStatement, Overlay, OwnCard } from '../../lib/notes/model';
import type { NoteView } from '../../lib/notes/note-view';
import type { StatementNow } from '../../lib/notes/statement-now';
import { noteTimeWords, whenWords } from './wording';

/** Longer notes (characters or lines) are folded until asked for. */
const FOLD_CHARACTERS = 280;
const FOLD_LINES = 6;
/** Characters of a passage that are quoted above its note. */
const QUOTE_LENGTH = 160;

/** What the view needs to know beside the note. */
export interface NoteContext {
  now: Date;
  /** A property's name. */
  property: (id: string) => string;
  /** What has become of the statement it is on; null where it stands. */
  statement: StatementNow;
}

export function noteView(note: Note, { now, property, statement }: NoteContext): NoteView {
  const { id, target, body, tags, colour, modified, page } = note;
  const written = i18n.t('card.noteEdited', [noteTimeWords(modified, now)]);
  const view: NoteView = {
    id,
    kind: 'note',
    body: readMarkdown(body),
    tags,
    foot: [
      page?.title ? `${written}, ${i18n.t('card.noteWrittenOn', [page.title])}` : written,
      ...tags.map((tag) => `#${tag}`),
    ].join(' '),
    long: isLong(body),
  };
  if (target.kind === 'statement') view.on = statementWords(target.statement, property);
  if (target.kind === 'passage') {
    view.on = i18n.t('card.noteOnPassage', [shortened(target.quote.exact)]);
    view.passage = true;
  }
  if (statement) view.changed = changedWords(statement);
  if (colour) view.colour = colour;
  return view;
}

/** A reader's correction; the property it is about stands before it. */
export function correctionView(
  { id, property: corrected, text, modified }: Overlay,
  { now, property }: Pick<NoteContext, 'now' | 'property'>,
): NoteView {
  const about = i18n.t('card.correction');
  return {
    id,
    kind: 'correction',
    on: corrected === undefined ? about : `${about}: ${property(corrected)}`,
    body: readMarkdown(text),
    tags: [],
    foot: i18n.t('card.noteEdited', [noteTimeWords(modified, now)]),
    long: isLong(text),
  };
}

/** Says of a card that it is the reader's own, and from which sentence. */
export function ownCardNote({ id, sentence, source, modified }: OwnCard, now: Date): NoteView {
  const written = i18n.t('card.noteEdited', [noteTimeWords(modified, now)]);
  return {
    id,
    kind: 'card',
    on: i18n.t('own.isOwn'),
    body: sentence ? [{ tag: 'blockquote', children: [sentence] }] : [],
    tags: [],
    foot: source?.title ? `${written}, ${i18n.t('own.madeFrom', [source.title])}` : written,
    long: isLong(sentence ?? ''),
  };
}

/** "Head: A. Person, since 2019, according to B". */
export function statementWords(statement: NotedStatement, property: (id: string) => string): string {
  return `${property(statement.property)}: ${valueWords(statement)}`;
}

/** What the facts say now of a statement they have left. */
export function changedWords({ now }: NonNullable<StatementNow>): string {
  return now ? i18n.t('card.statementNow', [valueWords(now)]) : i18n.t('card.statementGone');
}

function valueWords(statement: NotedStatement): string {
  const parts = [statement.value, whenWords(statement)];
  if (statement.claimedBy !== undefined) parts.push(i18n.t('card.citation.accordingTo', [statement.claimedBy]));
  return parts.filter((part) => part !== '').join(', ');
}

function isLong(text: string): boolean {
  return text.length > FOLD_CHARACTERS || text.split('\n').length > FOLD_LINES;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= QUOTE_LENGTH) return line;
  // Not in the middle of a pair of code units.
  return `${line.slice(0, QUOTE_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** All of it, for the background (`NoteWords` in `lib/background/card-notes.ts`). */
export const noteWords = {
  note: noteView,
  correction: correctionView,
  own: ownCardNote,
  statement: statementWords,
  changed: changedWords,
};

/** A note as a card shows it: read, worded and measured beforehand, so that the script in the page has only to draw it. */
import type { NoteColour } from './model';
import type { Rich } from './rich-text';

export interface NoteView {
  /** Of the note, or of the correction. */
  id: string;
  /** `correction`: what the reader says beside our card. `card`: where a card of the reader's own comes from. */
  kind: 'note' | 'correction' | 'card';
  /** What it is on where that is not the card as a whole: a statement as it was noted, a passage. */
  on?: string;
  /** It is on a passage of a page. */
  passage?: true;
  /** What the facts say now, where they have left the statement it is on. */
  changed?: string;
  body: Rich[];
  tags: string[];
  colour?: NoteColour;
  /** When it was written and where, and its tags. */
  foot: string;
  /** Too long to be shown at once. */
  long: boolean;
}

/**
 * The reader's notes and corrections on a card, as the background has read and worded them.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { NoteView } from '../../lib/notes/note-view';
import { Fold } from './fold';
import { drawRich } from './rich';

export interface NoteListProps {
  /** In the order they are shown. */
  notes: readonly NoteView[];
  /** Opens one in the editor. */
  edit?: ((note: NoteView) => void) | undefined;
  /** What else can be done with one. */
  more?: ((note: NoteView) => ComponentChildren) | undefined;
}

export function NoteList({ notes, edit, more }: NoteListProps) {
  if (notes.length === 0) return null;
  return (
    <section class="sl-notes" aria-label={i18n.t('card.yourNotes')}>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} edit={edit} more={more} />
      ))}
    </section>
  );
}

function NoteText({ note, edit, more }: Omit<NoteListProps, 'notes'> & { note: NoteView }) {
  const { long } = note;
  return (
    <Fold
      draw={(open, toggle) => (
        <div class="sl-note">
          {note.on && <p class="sl-meta">{note.on}</p>}
          {note.changed && <p class="sl-now">{note.changed}</p>}
          <div class={long && !open ? 'sl-rich sl-folded' : 'sl-rich'} dir="auto">
            {drawRich(note.body)}
          </div>
          <p class="sl-note-foot">
            <span>{note.foot}</span>
            {long && (
              <button type="button" class="sl-link" aria-expanded={open} onClick={toggle}>
                {i18n.t(open ? 'card.noteLess' : 'card.noteMore')}
              </button>
            )}
            {edit && (
              <button type="button" class="sl-link" onClick={() => edit(note)}>
                {i18n.t('card.editNote')}
              </button>
            )}
            {more?.(note)}
          </p>
        </div>
      )}
    />
  );
}

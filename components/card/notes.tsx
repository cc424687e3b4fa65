/**
 * The reader's notes on a card, as text: never parsed, line breaks kept.
 */
import { i18n } from '#i18n';
import type { Note } from '../../lib/notes/model';
import { Fold } from './fold';
import { noteTimeWords } from './wording';

/** Longer notes (characters or lines) are folded until asked for. */
const FOLD_CHARACTERS = 280;
const FOLD_LINES = 6;

/** Live notes, newest first. `edit` opens one in the editor. */
export function NoteList({ notes, edit }: { notes: readonly Note[]; edit?: ((note: Note) => void) | undefined }) {
  if (notes.length === 0) return null;
  return (
    <section class="sl-notes" aria-label={i18n.t(notes.length === 1 ? 'card.yourNote' : 'card.yourNotes')}>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} edit={edit} />
      ))}
    </section>
  );
}

function NoteText({ note, edit }: { note: Note; edit?: ((note: Note) => void) | undefined }) {
  const long = note.body.length > FOLD_CHARACTERS || note.body.split('\n').length > FOLD_LINES;
  return (
    <Fold
      draw={(open, toggle) => (
        <div class="sl-note">
          <p class={long && !open ? 'sl-note-body sl-folded' : 'sl-note-body'} dir="auto">
            {note.body}
          </p>
          <p class="sl-note-foot">
            <span>
              {i18n.t('card.noteEdited', [noteTimeWords(note.modified, new Date())])}
              {note.page?.title ? `, ${i18n.t('card.noteWrittenOn', [note.page.title])}` : ''}
            </span>
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
          </p>
        </div>
      )}
    />
  );
}

/**
 * The reader's notes and corrections on a card, as the background has read and worded them.
 */
import { i18n } from '#i18n';
import type { NoteView } from '../../lib/notes/note-view';
import { Fold } from './fold';
import { drawRich } from './rich';

/** In the order given. `edit` opens one in the editor. */
export function NoteList({
  notes,
  edit,
}: {
  notes: readonly NoteView[];
  edit?: ((note: NoteView) => void) | undefined;
}) {
  if (notes.length === 0) return null;
  return (
    <section class="sl-notes" aria-label={i18n.t('card.yourNotes')}>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} edit={edit} />
      ))}
    </section>
  );
}

function NoteText({ note, edit }: { note: NoteView; edit?: ((note: NoteView) => void) | undefined }) {
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
          </p>
        </div>
      )}
    />
  );
}

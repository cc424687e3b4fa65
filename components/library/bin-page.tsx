/** Deleted notes, each with a way back. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Note } from '../../lib/notes/model';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { reasonOf } from '../panel/reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

export function BinPage({ port }: { port: LibraryPort }) {
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const fail = (error: unknown) => setFailed(reasonOf(error));
  const load = () => port.notes({ bin: true }).then(setNotes, fail);
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'notes' && void load());
  }, []);

  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.bin.title')}</h1>
        <a class="sl-link" href={hashOf({ at: 'notes' })}>
          {i18n.t('library.notes.title')}
        </a>
      </div>
      <p class="lb-lead">{i18n.t('library.bin.lead')}</p>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.notes.failed', [failed])}
        </p>
      )}
      {notes?.length === 0 && <p class="sl-notice">{i18n.t('library.bin.none')}</p>}
      <ul class="lb-notes">
        {notes?.map((note) => (
          <li key={note.id} class="lb-note">
            <h2 class="lb-note-label">{note.label}</h2>
            <p class="lb-note-body" dir="auto">
              {note.body}
            </p>
            <p class="lb-note-foot">
              <span>{i18n.t('library.bin.deletedAt', [noteTimeWords(note.deleted ?? note.modified, port.now())])}</span>
              <button type="button" class="sl-button" onClick={() => void port.restoreNote(note.id).then(load, fail)}>
                <Icon name="undo" />
                {i18n.t('library.bin.restore')}
                <span class="sl-hidden"> {note.label}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Deleted notes, cards and corrections, each with a way back for thirty days. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Note, Own } from '../../lib/notes/model';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { reasonOf } from '../reason';
import { NotesFailed, Titles } from './page-pieces';
import type { LibraryPort } from './port';
import { hashOf } from './route';

export function BinPage({ port }: { port: LibraryPort }) {
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [own, setOwn] = useState<Own[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const here = useRef<ReadonlySet<string>>(new Set());
  const fail = (error: unknown) => setFailed(reasonOf(error));
  const load = async () => {
    try {
      const [inBin, ownInBin] = await Promise.all([port.desk.notes({ bin: true }), port.desk.own({ bin: true })]);
      here.current = new Set([...inBin, ...ownInBin].map(({ id }) => id));
      setNotes(inBin);
      setOwn(ownInBin);
    } catch (error) {
      fail(error);
    }
  };
  useEffect(() => {
    void load();
    return port.onChanged((what, change) => {
      const isOfBin =
        !change || [...change.notes, ...change.own].some(({ id, deleted }) => deleted || here.current.has(id));
      if (what === 'notes' && (isOfBin || change.gone.length > 0)) void load();
    });
  }, []);
  const empty = () => {
    setSure(false);
    void port.desk.emptyBin().then(load, fail);
  };

  const rows = [
    ...(notes ?? []).map((note) => ({
      ...note,
      text: note.body === '' && note.target.kind === 'passage' ? note.target.quote.exact : note.body,
      restore: () => port.restoreNote(note.id),
    })),
    ...own.map((row) => ({
      ...row,
      label: row.kind === 'card' ? row.name : row.entity,
      text: row.kind === 'card' ? row.summary : row.text,
      restore: () => port.desk.restoreOwn(row.id),
    })),
  ];
  return (
    <>
      <Titles
        title={i18n.t('library.bin.title')}
        links={[{ words: i18n.t('library.notes.title'), to: hashOf({ at: 'notes' }) }]}
      />
      <p class="lb-lead">{i18n.t('library.bin.lead')}</p>
      <NotesFailed reason={failed} />
      {notes && rows.length === 0 && <p class="sl-notice">{i18n.t('library.bin.none')}</p>}
      {rows.length > 0 && (
        <p class="lb-buttons">
          <button type="button" class="sl-button" onClick={() => (sure ? empty() : setSure(true))}>
            {sure ? i18n.t('library.bin.emptySure', rows.length) : i18n.t('library.bin.empty')}
          </button>
          {sure && (
            <button type="button" class="sl-button" onClick={() => setSure(false)}>
              {i18n.t('library.backup.cancel')}
            </button>
          )}
        </p>
      )}
      <ul class="lb-notes">
        {rows.map(({ id, label, text, deleted, modified, restore }) => (
          <li key={id} class="lb-note">
            <h2 class="lb-note-label">{label}</h2>
            <p class="lb-note-body" dir="auto">
              {text}
            </p>
            <p class="lb-note-foot">
              <span>{i18n.t('library.bin.deletedAt', [noteTimeWords(deleted ?? modified, port.now())])}</span>
              <button type="button" class="sl-button" onClick={() => void restore().then(load, fail)}>
                <Icon name="undo" />
                {i18n.t('library.bin.restore')}
                <span class="sl-hidden"> {label}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

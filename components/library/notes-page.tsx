/** The reader's notes: newest first, searched, edited where they stand, deleted with a way back. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Day, localDay } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import { answer } from '../../lib/search/filtered';
import type { Range } from '../../lib/search/model';
import { noteDocument } from '../../lib/search/notes';
import type { QueryProblem } from '../../lib/search/query';
import { Search } from '../../lib/search/search';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';
import { NoteField } from '../panel/note-field';
import { reasonOf } from '../panel/reason';
import { Matched } from '../popup/pieces';
import { QueryProblems } from '../popup/query-problems';
import { Backup } from './backup';
import { NoteBody } from './note-body';
import type { LibraryPort } from './port';
import { hashOf } from './route';

export function NotesPage({ port }: { port: LibraryPort }) {
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<Note | null>(null);
  const [changed, setChanged] = useState<Record<string, string>>({});

  const load = () =>
    port.notes().then(
      (all) => {
        setNotes(all);
        // Said when it is known: the notes are there all the same.
        if (all.some(({ target }) => target.kind === 'statement')) void port.changedNotes().then(setChanged, () => {});
        setFailed(null);
      },
      (error: unknown) => setFailed(reasonOf(error)),
    );
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'notes' && void load());
  }, []);

  const search = useMemo(() => {
    const index = new Search([]);
    index.setNotes((notes ?? []).map(noteDocument));
    return index;
  }, [notes]);
  const { shown, problems } = useMemo(() => found(notes ?? [], search, query, localDay(port.now())), [notes, query]);

  const remove = (note: Note) =>
    port.deleteNote(note.id).then(
      () => {
        setDeleted(note);
        return load();
      },
      (error: unknown) => setFailed(reasonOf(error)),
    );
  const restore = (note: Note) =>
    port.restoreNote(note.id).then(
      () => {
        setDeleted(null);
        return load();
      },
      (error: unknown) => setFailed(reasonOf(error)),
    );

  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.notes.title')}</h1>
        <a class="sl-link" href={hashOf({ at: 'bin' })}>
          {i18n.t('library.bin.title')}
        </a>
      </div>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.notes.failed', [failed])}{' '}
          <button type="button" class="sl-link" onClick={() => void load()}>
            {i18n.t('card.retry')}
          </button>
        </p>
      )}
      {notes && notes.length > 0 && (
        <search class="lb-filters">
          <label class="lb-field lb-field-wide">
            <span>{i18n.t('library.notes.find')}</span>
            <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
          </label>
          <QueryProblems problems={problems} />
        </search>
      )}
      {deleted && (
        <p class="sl-notice lb-undo" role="status">
          {i18n.t('library.notes.deleted', [deleted.label])}{' '}
          <button type="button" class="sl-button" onClick={() => void restore(deleted)}>
            <Icon name="undo" />
            {i18n.t('card.undo')}
          </button>
        </p>
      )}
      {notes?.length === 0 && <p class="sl-notice">{i18n.t('library.notes.none')}</p>}
      {notes && notes.length > 0 && (
        <p class="lb-quiet" role="status">
          {i18n.t('library.notes.count', shown.length)}
        </p>
      )}
      <ul class="lb-notes">
        {shown.map(({ note, ranges, labelRanges }) => (
          <li key={note.id} class="lb-note">
            <h2 class="lb-note-label">
              {note.target.entity === undefined ? (
                <Matched text={note.label} ranges={labelRanges} length={200} />
              ) : (
                <a class="lb-entry" href={hashOf({ at: 'card', entity: note.target.entity })}>
                  <Matched text={note.label} ranges={labelRanges} length={200} />
                </a>
              )}
            </h2>
            {editing === note.id ? (
              <NoteField
                note={note}
                stored
                port={port}
                done={() => {
                  setEditing(null);
                  void load();
                }}
              />
            ) : (
              <>
                <NoteBody note={note} ranges={ranges} changed={changed[note.id]} property={port.property} />
                <p class="lb-note-foot">
                  <span>{i18n.t('card.noteEdited', [noteTimeWords(note.modified, port.now())])}</span>
                  {note.page && <PageLink page={note.page} />}
                  <button type="button" class="sl-quiet" onClick={() => setEditing(note.id)}>
                    <Icon name="note" />
                    {i18n.t('card.editNote')}
                    <span class="sl-hidden"> {note.label}</span>
                  </button>
                  <button type="button" class="sl-quiet" onClick={() => void remove(note)}>
                    <PageIcon name="bin" />
                    {i18n.t('library.notes.delete')}
                    <span class="sl-hidden"> {note.label}</span>
                  </button>
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
      <Backup port={port} imported={() => void load()} />
    </>
  );
}

/** The page a note was written on; only web addresses become links. */
function PageLink({ page }: { page: NonNullable<Note['page']> }) {
  if (!/^https?:/.test(page.url)) return <span>{page.title}</span>;
  return (
    <a class="sl-link" href={page.url} target="_blank" rel="noopener noreferrer">
      {page.title || page.url}
      <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
    </a>
  );
}

interface Found {
  shown: { note: Note; ranges: readonly Range[]; labelRanges: readonly Range[] }[];
  problems: QueryProblem[];
}

function found(notes: readonly Note[], search: Search, query: string, today: Day): Found {
  if (query.trim() === '') return { shown: notes.map((note) => ({ note, ranges: [], labelRanges: [] })), problems: [] };
  const byId = new Map(notes.map((note) => [note.id, note]));
  const { results, problems } = answer(search, query, today, { limit: notes.length });
  const shown = results.flatMap((result) => {
    const note = byId.get(result.id);
    return note ? [{ note, ranges: result.match?.ranges ?? [], labelRanges: result.titleRanges }] : [];
  });
  return { shown, problems };
}

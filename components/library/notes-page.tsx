/** The reader's notes: by date, term, site or tag, searched, edited where they stand, many at once, each with a way back. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { PassageState } from '../../lib/messages';
import type { ExportFormat } from '../../lib/notes/desk';
import { GROUPINGS, type Grouping, groupNotes, type NoteGroup } from '../../lib/notes/group';
import type { Note } from '../../lib/notes/model';
import type { ShippedFacts } from '../../lib/search/shipped';
import { reasonOf } from '../panel/reason';
import { QueryProblems } from '../popup/query-problems';
import { BulkBar } from './bulk-bar';
import { type Found, NoteFinder } from './note-finder';
import { NoteItem } from './note-item';
import type { LibraryPort } from './port';
import { RenameTag } from './rename-tag';
import { hashOf } from './route';
import { Safety } from './safety';
import { type DoneNotice, UndoNotice } from './undo-notice';

const NO_ENTITIES: ShippedFacts['documents'] = [];

/** Notes drawn before more are asked for. */
const AT_ONCE = 100;

export function NotesPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const [notes, setNotes] = useState<Note[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [factsNow, setFactsNow] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState<Record<string, PassageState>>({});
  const [by, setBy] = useState<Grouping>('date');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(AT_ONCE);
  const [notice, setNotice] = useState<DoneNotice | null>(null);
  const fail = (error: unknown) => setFailed(reasonOf(error));

  const load = () =>
    port.desk.notes().then((all) => {
      setNotes(all);
      // Said when it is known: the notes are there all the same.
      if (all.some(({ target }) => target.kind === 'statement')) void port.changedNotes().then(setFactsNow, () => {});
      if (all.some(({ target }) => target.kind === 'passage')) void port.passageStates().then(setSeen, () => {});
      setFailed(null);
    }, fail);
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'notes' && void load());
  }, []);

  const finder = useMemo(() => new NoteFinder(), []);
  const entities = shipped?.documents ?? NO_ENTITIES;
  useEffect(() => finder.prepare(notes ?? [], entities), [notes, entities]);
  const found = useMemo(
    () => finder.find(notes ?? [], entities, query, localDay(port.now())),
    [notes, query, entities],
  );
  const groups = useMemo(() => groupsOf(found, by, query), [found, by, query]);
  const known = useMemo(() => [...new Set((notes ?? []).flatMap(({ tags }) => tags))].sort(), [notes]);
  const titles = useMemo(() => new Map(shipped?.documents.map(({ id, title }) => [id, title])), [shipped]);

  const shown = found.notes;
  const chosen = picked.size > 0 ? shown.filter(({ id }) => picked.has(id)) : shown;
  const ids = chosen.map(({ id }) => id);
  const changed = () => {
    setPicked(new Set());
    return load();
  };
  const done = (words: string, undo?: () => Promise<unknown>) =>
    setNotice({
      words,
      ...(undo
        ? {
            undo: () =>
              void undo().then(() => {
                setNotice(null);
                return load();
              }, fail),
          }
        : {}),
    });
  const remove = (note: Note) =>
    port.deleteNote(note.id).then(() => {
      done(i18n.t('library.notes.deleted', [note.label]), () => port.restoreNote(note.id));
      return load();
    }, fail);
  const removeMany = () =>
    port.desk.remove(ids).then(({ changed: count, undo }) => {
      done(i18n.t('library.notes.deletedMany', count), () => port.desk.undo(undo));
      return changed();
    }, fail);
  const tag = (tags: { add?: string[]; remove?: string[] }) =>
    port.desk.tag(ids, tags).then(({ changed: count, undo }) => {
      done(i18n.t('library.notes.tagged', count), count > 0 ? () => port.desk.undo(undo) : undefined);
      return load();
    }, fail);
  const renameTag = (from: string, to: string) =>
    port.desk.renameTag(from, to).then(({ changed: count, undo }) => {
      done(i18n.t('library.notes.tagged', count), () => port.desk.undo(undo));
      return load();
    }, fail);
  const write = (format: ExportFormat) =>
    port.desk.export(format, ids).then((file) => {
      port.download(file);
      done(i18n.t('library.export.done', [file.name]));
    }, fail);

  let left = most;
  return (
    <>
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('library.notes.title')}</h1>
        <p class="lb-links">
          <a class="sl-link" href={hashOf({ at: 'backup' })}>
            {i18n.t('library.backup.title')}
          </a>
          <a class="sl-link" href={hashOf({ at: 'bin' })}>
            {i18n.t('library.bin.title')}
          </a>
        </p>
      </div>
      <Safety port={port} failed={fail} changed={() => void load()} />
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.notes.failed', [failed])}{' '}
          <button type="button" class="sl-link" onClick={() => void load()}>
            {i18n.t('card.retry')}
          </button>
        </p>
      )}
      {notes && notes.length > 0 && (
        <>
          <search class="lb-filters">
            <label class="lb-field lb-field-wide">
              <span>{i18n.t('library.notes.find')}</span>
              <input
                type="search"
                value={query}
                onInput={(event) => {
                  setQuery(event.currentTarget.value);
                  setMost(AT_ONCE);
                }}
              />
            </label>
            <label class="lb-field">
              <span>{i18n.t('library.notes.by')}</span>
              <select
                value={by}
                onChange={(event) => {
                  setBy(event.currentTarget.value as Grouping);
                  setMost(AT_ONCE);
                }}
              >
                {GROUPINGS.map((grouping) => (
                  <option key={grouping} value={grouping}>
                    {i18n.t(`library.notes.by_${grouping}`)}
                  </option>
                ))}
              </select>
            </label>
            <QueryProblems problems={found.problems} />
          </search>
          <BulkBar
            count={chosen.length}
            picked={picked.size > 0}
            known={known}
            pickAll={() => setPicked(new Set(shown.map(({ id }) => id)))}
            pickNone={() => setPicked(new Set())}
            tag={(tags) => void tag(tags)}
            remove={() => void removeMany()}
            export={(format) => void write(format)}
          />
        </>
      )}
      <UndoNotice notice={notice} over={() => setNotice(null)} />
      {notes?.length === 0 && <p class="sl-notice">{i18n.t('library.notes.none')}</p>}
      {notes && notes.length > 0 && shown.length === 0 && <p class="sl-notice">{i18n.t('popup.noResultsHint')}</p>}
      {groups.map(({ key, notes: members }) => {
        const drawn = members.slice(0, left);
        left -= drawn.length;
        if (drawn.length === 0) return null;
        return (
          <section key={key} class="lb-note-group">
            {key !== '' || by !== 'date' ? (
              <h2 class="lb-group-title">
                {heading(key, by, titles, members)} <span class="lb-quiet">{members.length}</span>
              </h2>
            ) : (
              <h2 class="sl-hidden">{i18n.t('library.notes.title')}</h2>
            )}
            {by === 'tag' && key !== '' && (
              <RenameTag tag={key} known={known} rename={(to) => void renameTag(key, to)} />
            )}
            <ul class="lb-notes">
              {drawn.map((note) => (
                <NoteItem
                  key={note.id}
                  note={note}
                  ranges={found.ranges.get(note.id)?.body ?? []}
                  labelRanges={found.ranges.get(note.id)?.label ?? []}
                  factsNow={factsNow[note.id]}
                  seen={seen[note.id]}
                  port={port}
                  selected={picked.has(note.id)}
                  select={(selected) => setPicked(withPick(picked, note.id, selected))}
                  remove={() => void remove(note)}
                  showTag={(name) => setQuery(/\s/.test(name) ? `tag:"${name}"` : `tag:${name}`)}
                  changed={() => void load()}
                  failed={fail}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {groups.reduce((sum, group) => sum + group.notes.length, 0) > most && (
        <button type="button" class="sl-button" onClick={() => setMost(most + AT_ONCE)}>
          {i18n.t('library.notes.more', [String(AT_ONCE)])}
        </button>
      )}
    </>
  );
}

/** Words are answered best first: months would tear that apart. */
function groupsOf(found: Found, by: Grouping, query: string): NoteGroup[] {
  if (by === 'date' && query.trim() !== '') return [{ key: '', notes: [...found.notes] }];
  return groupNotes(found.notes, by);
}

function heading(key: string, by: Grouping, titles: ReadonlyMap<string, string>, members: readonly Note[]): string {
  if (key === '') return i18n.t(`library.notes.without_${by}`);
  if (by === 'date') {
    const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' };
    return new Intl.DateTimeFormat(i18n.t('card.locale'), options).format(new Date(`${key}-15T12:00:00`));
  }
  // A note outlives its entity: its own label then.
  return by === 'term'
    ? (titles.get(key) ?? members.find(({ target }) => target.kind !== 'passage')?.label ?? key)
    : key;
}

function withPick(set: ReadonlySet<string>, id: string, selected: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (selected) next.add(id);
  else next.delete(id);
  return next;
}

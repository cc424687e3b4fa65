/** The reader's notes: by date, term, site or tag, searched, edited where they stand, many at once, each with a way back. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { PassageState } from '../../lib/messages';
import type { ExportFormat } from '../../lib/notes/desk';
import { GROUPINGS, type Grouping } from '../../lib/notes/group';
import type { Note } from '../../lib/notes/model';
import type { ShippedFacts } from '../../lib/search/shipped';
import { QueryProblems } from '../popup/query-problems';
import { reasonOf } from '../reason';
import { BulkBar } from './bulk-bar';
import { Gathered } from './gathered';
import { isGivenUp, Running, useLongWork } from './long-work';
import { NoteFinder } from './note-finder';
import type { NoteActs } from './note-item';
import { NoteList } from './note-list';
import { NotesShelf, type Shelved } from './notes-shelf';
import { NotesFailed, Titles } from './page-pieces';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { Safety } from './safety';
import { type DoneNotice, UndoNotice } from './undo-notice';

const NO_NOTES: readonly Note[] = [];
const NO_ENTITIES: ShippedFacts['documents'] = [];

export function NotesPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const { shelf, finder } = useMemo(() => keptFor(port), [port]);
  const [shown, setShown] = useState<Shelved | null>(shelf.shown);
  const [failed, setFailed] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [factsNow, setFactsNow] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState<Record<string, PassageState>>({});
  const [by, setBy] = useState<Grouping>('date');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [indexed, setIndexed] = useState(0);
  const [notice, setNotice] = useState<DoneNotice | null>(null);
  const { work, run: watch } = useLongWork();
  const fail = (error: unknown) => setFailed(reasonOf(error));
  const listed = shown?.notes ?? NO_NOTES;

  const load = (reading = shelf.load()) => reading.then(() => setFailed(null), fail);
  useEffect(() => {
    const unfollow = shelf.follow(() => setShown(shelf.shown));
    void load(shelf.open());
    const elsewhere = new Gathered((change) => void load(shelf.apply(change)));
    const deaf = port.onChanged((what, change) => what === 'notes' && elsewhere.hear(change));
    return () => {
      unfollow();
      deaf();
      elsewhere.stop();
    };
  }, []);
  const hasPassages = useMemo(() => listed.some(({ target }) => target.kind === 'passage'), [listed]);
  useEffect(() => {
    if (hasPassages) void port.passageStates().then(setSeen, () => {});
  }, [hasPassages]);
  const onStatements = useMemo(
    () => listed.flatMap(({ id, modified, target }) => (target.kind === 'statement' ? `${id} ${modified}` : [])),
    [listed],
  ).join('\n');
  useEffect(() => {
    if (onStatements === '') return;
    // Said when it is known: the notes are there all the same.
    const ids = onStatements.split('\n').map((line) => line.split(' ')[0] as string);
    void port.changedNotes(ids).then(setFactsNow, () => {});
  }, [onStatements]);

  const entities = shipped?.documents ?? NO_ENTITIES;
  const searching = query.trim() !== '';
  useEffect(() => {
    // Facts come a moment later: what is indexed need not be indexed twice.
    if (!shown?.whole) return;
    return finder.prepare(listed, entities, () => setIndexed((count) => count + 1));
  }, [listed, shown?.whole, entities]);
  // `indexed` counts what was added to the index: the same query may find more.
  const found = useMemo(
    () => finder.find(listed, entities, query, localDay(port.now())),
    [listed, query, entities, searching && indexed],
  );
  const known = useMemo(() => [...new Set(listed.flatMap(({ tags }) => tags))].sort(), [listed]);
  const titles = useMemo(() => new Map(shipped?.documents.map(({ id, title }) => [id, title])), [shipped]);

  const pickedHere = () => found.all().filter(({ id }) => picked.has(id));
  const count = shown && !shown.whole && !searching ? shown.total : picked.size > 0 ? pickedHere().length : found.count;
  /** Ids of what is chosen, when all of it is known. */
  const choose = async (): Promise<string[]> => {
    await shelf.open();
    const now = shelf.shown?.notes ?? NO_NOTES;
    const all = shown?.whole ? found : finder.find(now, entities, query, localDay(port.now()));
    return (picked.size > 0 ? pickedHere() : all.all()).map(({ id }) => id);
  };
  const changed = (ids: readonly string[]) => shelf.reread(ids).then(() => setFailed(null));
  const done = (words: string, ids: readonly string[], undo?: () => Promise<unknown>) => {
    const undone = () => setNotice(null);
    const takeBack =
      undo &&
      (() =>
        void undo()
          .then(() => changed(ids))
          .then(undone, fail));
    setNotice({ words, ...(takeBack ? { undo: takeBack } : {}) });
  };
  const remove = (note: Note) =>
    port
      .deleteNote(note.id)
      .then(() => {
        done(i18n.t('library.notes.deleted', [note.label]), [note.id], () => port.restoreNote(note.id));
        return changed([note.id]);
      })
      .catch(fail);
  const removeMany = async () => {
    const ids = await choose();
    const { changed: count, undo } = await port.desk.remove(ids);
    done(i18n.t('library.notes.deletedMany', count), ids, () => port.desk.undo(undo));
    setPicked(new Set());
    await changed(ids);
  };
  const tag = async (tags: { add?: string[]; remove?: string[] }) => {
    const ids = await choose();
    const { changed: count, undo } = await port.desk.tag(ids, tags);
    done(i18n.t('library.notes.tagged', count), ids, count > 0 ? () => port.desk.undo(undo) : undefined);
    await changed(ids);
  };
  const renameTag = async (from: string, to: string) => {
    const { changed: count, undo, touched } = await port.desk.renameTag(from, to);
    done(i18n.t('library.notes.tagged', count), touched.notes, () => port.desk.undo(undo));
    await changed(touched.notes);
  };
  const write = async (format: ExportFormat) => {
    try {
      const ids = await choose();
      const file = await watch(i18n.t('library.export.running'), (watching) => port.desk.export(format, ids, watching));
      port.download(file);
      done(i18n.t('library.export.done', [file.name]), []);
    } catch (error) {
      if (!isGivenUp(error)) throw error;
      done(i18n.t('library.export.stopped'), []);
    }
  };
  const acts = useRef<NoteActs>(null as never);
  acts.current = {
    select: (id, selected) => setPicked((before) => withPick(before, id, selected)),
    remove: (note) => void remove(note),
    showTag: (name) => setQuery(/\s/.test(name) ? `tag:"${name}"` : `tag:${name}`),
    hold: (id, editing) => shelf.hold(id, editing),
    changed: (id) => void changed([id]).catch(fail),
    failed: fail,
  };

  return (
    <>
      <Titles
        title={i18n.t('library.notes.title')}
        links={[
          { words: i18n.t('library.backup.title'), to: hashOf({ at: 'backup' }) },
          { words: i18n.t('library.bin.title'), to: hashOf({ at: 'bin' }) },
        ]}
      />
      <Safety port={port} failed={fail} changed={() => void load()} />
      <NotesFailed reason={failed} retry={() => void load()} />
      {listed.length > 0 && (
        <>
          <search class="lb-filters">
            <label class="lb-field lb-field-wide">
              <span>{i18n.t('library.notes.find')}</span>
              <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
            </label>
            <label class="lb-field">
              <span>{i18n.t('library.notes.by')}</span>
              <select value={by} onChange={(event) => setBy(event.currentTarget.value as Grouping)}>
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
            count={count}
            picked={picked.size > 0}
            known={known}
            pickAll={() => void choose().then((ids) => setPicked(new Set(ids)), fail)}
            pickNone={() => setPicked(new Set())}
            tag={(tags) => void tag(tags).catch(fail)}
            remove={() => void removeMany().catch(fail)}
            export={(format) => void write(format).catch(fail)}
          />
        </>
      )}
      <Running work={work} />
      <UndoNotice notice={notice} over={() => setNotice(null)} />
      {shown?.total === 0 && <p class="sl-notice">{i18n.t('library.notes.none')}</p>}
      {shown?.whole && listed.length > 0 && found.whole && found.count === 0 && (
        <p class="sl-notice">{i18n.t('popup.noResultsHint')}</p>
      )}
      <NoteList
        found={found}
        by={by}
        query={query}
        titles={titles}
        known={known}
        renameTag={(from, to) => void renameTag(from, to).catch(fail)}
        rowOf={({ id }) => ({ factsNow: factsNow[id], seen: seen[id], selected: picked.has(id), port, acts })}
      />
    </>
  );
}

/** What is kept as long as the library is open: going to a card and back reads and indexes nothing again. */
const kept = new WeakMap<LibraryPort, { shelf: NotesShelf; finder: NoteFinder }>();

function keptFor(port: LibraryPort) {
  let mine = kept.get(port);
  if (!mine) {
    mine = { shelf: new NotesShelf(port.desk.list), finder: new NoteFinder() };
    kept.set(port, mine);
  }
  return mine;
}

function withPick(set: ReadonlySet<string>, id: string, selected: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (selected) next.add(id);
  else next.delete(id);
  return next;
}

/** The reader's notes: by date, term, site or tag, searched, edited where they stand, many at once, each with a way back. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
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
import { Gathered } from './gathered';
import { isGivenUp, Running, useLongWork } from './long-work';
import { type Found, NoteFinder } from './note-finder';
import { type NoteActs, NoteRow } from './note-item';
import { NotesShelf, type Shelved } from './notes-shelf';
import { NotesFailed, Titles } from './page-pieces';
import type { LibraryPort } from './port';
import { RenameTag } from './rename-tag';
import { hashOf } from './route';
import { Safety } from './safety';
import { type DoneNotice, UndoNotice } from './undo-notice';

const NO_NOTES: readonly Note[] = [];
const NO_ENTITIES: ShippedFacts['documents'] = [];

/** Notes drawn before more are asked for. */
const AT_ONCE = 100;
/** Of those, notes drawn at once, and then with every further frame: a screen of them, and a few milliseconds' worth. */
const SCREEN = 12;
const A_FRAME = 16;

export function NotesPage({ port, shipped }: { port: LibraryPort; shipped: ShippedFacts | null }) {
  const { shelf, finder } = useMemo(() => keptFor(port), [port]);
  const [shown, setShown] = useState<Shelved | null>(shelf.shown);
  const [failed, setFailed] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [factsNow, setFactsNow] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState<Record<string, PassageState>>({});
  const [by, setBy] = useState<Grouping>('date');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(AT_ONCE);
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
  const groups = useMemo(() => groupsOf(found, by, query), [found, by, query]);
  const drawn = useDrawn(most, [query, by]);
  const known = useMemo(() => [...new Set(listed.flatMap(({ tags }) => tags))].sort(), [listed]);
  const titles = useMemo(() => new Map(shipped?.documents.map(({ id, title }) => [id, title])), [shipped]);

  const chosen = picked.size > 0 ? found.notes.filter(({ id }) => picked.has(id)) : found.notes;
  const count = shown && !shown.whole && !searching ? shown.total : chosen.length;
  /** Ids of what is chosen, when all of it is known. */
  const choose = async (): Promise<string[]> => {
    await shelf.open();
    if (picked.size > 0) return chosen.map(({ id }) => id);
    if (shown?.whole) return found.notes.map(({ id }) => id);
    const now = shelf.shown?.notes ?? NO_NOTES;
    return finder.find(now, entities, query, localDay(port.now())).notes.map(({ id }) => id);
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

  let left = Math.min(most, drawn);
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
      {shown?.whole && listed.length > 0 && found.whole && found.notes.length === 0 && (
        <p class="sl-notice">{i18n.t('popup.noResultsHint')}</p>
      )}
      {groups.map(({ key, notes: members }) => {
        const here = members.slice(0, left);
        left -= here.length;
        if (here.length === 0) return null;
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
              <RenameTag tag={key} known={known} rename={(to) => void renameTag(key, to).catch(fail)} />
            )}
            <ul class="lb-notes">
              {here.map((note) => (
                <NoteRow
                  key={note.id}
                  note={note}
                  found={found}
                  factsNow={factsNow[note.id]}
                  seen={seen[note.id]}
                  port={port}
                  selected={picked.has(note.id)}
                  acts={acts}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {drawn >= most && groups.reduce((sum, group) => sum + group.notes.length, 0) > most && (
        <button type="button" class="sl-button" onClick={() => setMost(most + AT_ONCE)}>
          {i18n.t('library.notes.more', [String(AT_ONCE)])}
        </button>
      )}
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

/** How many notes are drawn by now: the first screen at once, whenever `anew` changes, the others frame by frame. */
function useDrawn(most: number, anew: readonly unknown[]): number {
  const [drawn, setDrawn] = useState({ count: SCREEN, of: anew });
  const isNew = drawn.of.some((one, index) => one !== anew[index]);
  const count = isNew ? SCREEN : drawn.count;
  useEffect(() => {
    if (count >= most) return;
    let timer: ReturnType<typeof setTimeout>;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setDrawn({ count: count + A_FRAME, of: anew }));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [count, most, ...anew]);
  return count;
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

/**
 * The popup's search: what it can do without until it has painted. Names are there at once; sentences, and the reader's
 * notes, are indexed behind them in slices.
 */
import type { Day } from '../facts/dates';
import type { ReaderLanguage } from '../facts/format';
import { RELEASE_FILES } from '../facts/release';
import type { Own } from '../notes/model';
import { NotesStore } from '../notes/store';
import { type Answer, answer } from './filtered';
import { behind, inSlices } from './in-slices';
import type { SearchOptions } from './model';
import { noteDocument } from './notes';
import { ownDocuments } from './own-documents';
import { readPrepared } from './prepared';
import { Search } from './search';
import type { ReadJson } from './shipped';

export interface SearchSources {
  /** Files under `packs/` of the extension. */
  read: ReadJson;
  readBytes: (file: string) => Promise<ArrayBuffer>;
  lang: ReaderLanguage;
  /** Packs the reader has switched off. */
  packsOff(): Promise<readonly string[]>;
  /** The reader's own cards and corrections. */
  own(): Promise<readonly Own[]>;
  notes?: Pick<NotesStore, 'inPieces' | 'ofEntity'>;
  today(): Day;
}

/** As `components/popup/port.ts` describes it. */
export interface OpenedSearch {
  size: number;
  find(query: string, options: SearchOptions): Answer;
  onMore(callback: () => void): void;
  noteChanged(entity: string): void;
}

/** Notes indexed at once: about as long. */
const PIECE = 100;
/** Milliseconds between two times at which a query on the screen is asked again. */
const PAUSE = 400;

/** @throws where the facts cannot be read */
export async function openPopupSearch(sources: SearchSources): Promise<OpenedSearch> {
  const notes = sources.notes ?? new NotesStore();
  const [facts, off, own] = await Promise.all([
    readPrepared(sources.read, sources.readBytes, sources.lang),
    // A search that knows too much is better than none.
    idsOff(sources).catch(() => new Set<string>()),
    // Our cards are found even where the reader's own cannot be read.
    sources.own().catch((): Own[] => []),
  ]);
  const search = new Search([...facts.documents, ...ownDocuments([...own], sources.lang)], facts);
  search.hidden = off;
  let told = () => {};
  let last = 0;
  const more = (always = false) => {
    if (!always && performance.now() - last < PAUSE) return;
    last = performance.now();
    told();
  };
  const indexNotes = async () => {
    for await (const piece of notes.inPieces(PIECE)) {
      for (const note of piece) search.setNote(noteDocument(note));
      more();
    }
    more(true);
  };
  const indexTexts = async () => {
    for await (const ready of facts.fill()) {
      await inSlices((until) => search.indexTexts(until, ready));
      more();
    }
    await inSlices((until) => search.indexTexts(until));
    more(true);
  };
  const failed = (what: string) => (error: unknown) =>
    console.error(`Sidelight: ${what} missing from the search`, error);
  behind(() => {
    indexNotes().catch(failed('notes are'));
    indexTexts().catch(failed('sentences are'));
  });
  return {
    size: facts.documents.length - off.size,
    find: (query, options) => answer(search, query, sources.today(), options),
    onMore: (callback) => {
      told = callback;
    },
    noteChanged: (entity) => {
      const now = notes.ofEntity(entity).then((found) => search.setNotesOf(entity, found.map(noteDocument)));
      now.then(() => more(true)).catch(failed('notes are'));
    },
  };
}

/** Ids of the entities in packs that are switched off. */
async function idsOff({ read, packsOff }: SearchSources): Promise<ReadonlySet<string>> {
  const off = await packsOff();
  if (off.length === 0) return new Set();
  const members = (await read(RELEASE_FILES.members)) as Record<string, string[]>;
  return new Set(off.flatMap((pack) => members[pack] ?? []));
}

/** The search a popup opens: from tables made by the build, and what comes behind them. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileRelease, type Release } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { NotesStore } from '../../../lib/notes/store';
import type { SearchResult } from '../../../lib/search/model';
import { packNames } from '../../../lib/search/name-table';
import { openPopupSearch, type SearchSources } from '../../../lib/search/popup-search';
import { readPrepared, SEARCH_FILE } from '../../../lib/search/prepared';
import { Search } from '../../../lib/search/search';
import { readShipped } from '../../../lib/search/shipped';
import { note } from '../notes/notes';
import { QUERIES } from '../search/queries';

let release: Release;
let asked: string[] = [];
const bytesOf = (file: string): Uint8Array => {
  asked.push(file);
  if (file === SEARCH_FILE) return new Uint8Array(packNames(release.entities));
  const bytes = release.files.get(file);
  if (!bytes) throw new Error(`no ${file}`);
  return bytes;
};
const read = async (file: string) => JSON.parse(new TextDecoder().decode(bytesOf(file)));
const readBytes = async (file: string) => bytesOf(file).slice().buffer as ArrayBuffer;

beforeAll(() => {
  release = compileRelease(readPacks(), undefined, { checked: true });
}, 120_000);
beforeEach(() => {
  asked = [];
  globalThis.indexedDB = new IDBFactory();
});

const seen = (results: readonly SearchResult[]) =>
  results.map(({ id, title, tier, titleRanges, match }) => ({ id, title, tier, titleRanges, match }));

describe.each(['en', 'ko'] as const)('prepared names, in %s,', (lang) => {
  it('answer every labelled query as names that are folded now do', async () => {
    const prepared = await readPrepared(read, readBytes, lang);
    const search = new Search(prepared.documents, prepared);
    for await (const ready of prepared.fill()) search.indexTexts(undefined, ready);
    search.indexTexts();
    const plain = new Search((await readShipped(read, lang)).documents);
    plain.indexTexts();
    for (const { query } of QUERIES) {
      for (const typed of [query, query.slice(0, 1), query.slice(0, 3)]) {
        expect(seen(search.find(typed)), typed).toEqual(seen(plain.find(typed)));
      }
    }
  }, 120_000);
});

it('the library’s cards are read a few files at a time, in their order, and it is said how far', async () => {
  let open = 0;
  let most = 0;
  const slowly = async (file: string) => {
    most = Math.max(most, ++open);
    await new Promise((done) => setTimeout(done, Math.random() * 5));
    open--;
    return read(file);
  };
  const told: number[][] = [];
  const { documents, entities } = await readShipped(slowly, 'en', (done, total) => told.push([done, total]));
  expect(release.manifest.counts.chunks).toBeGreaterThan(16);
  expect(most).toBe(16);
  expect(documents.map(({ id }) => id)).toEqual(release.entities.map(({ id }) => id));
  expect(entities).toEqual(release.entities);
  const { chunks } = release.manifest.counts;
  expect(told).toEqual(Array.from({ length: chunks }, (_, at) => [at + 1, chunks]));
});

describe('the popup’s search', () => {
  const open = (changes: Partial<SearchSources> = {}) =>
    openPopupSearch({
      read,
      readBytes,
      lang: 'en',
      packsOff: async () => [],
      own: async () => [],
      today: () => '2026-03-02',
      ...changes,
    });
  const first = (search: Awaited<ReturnType<typeof open>>, query: string) => search.find(query, {}).results[0];

  it('knows every name before any entity is read', async () => {
    const search = await open();
    expect(asked.sort()).toEqual(['labels.bin', SEARCH_FILE]);
    expect(first(search, 'kcna')).toMatchObject({ id: 'kcna', tier: 'acronym' });
    expect(search.find('ㅈㅅㅌ', {}).results.map(({ id }) => id)).toContain('kcna');
    expect(search.size).toBe(release.entities.length);
  });

  it('finds sentences and notes when they are indexed, and says so', async () => {
    const store = new NotesStore();
    await store.save(note('a zeppelin over the quay'));
    const more = vi.fn();
    const search = await open();
    search.onMore(more);
    await vi.waitFor(() => expect(first(search, 'zeppelin quay')).toMatchObject({ kind: 'note' }), 20_000);
    await vi.waitFor(
      () => expect(search.find('what replaced the panel of experts', {}).results.map(({ id }) => id)).toContain('msmt'),
      60_000,
    );
    await vi.waitFor(() => expect(more.mock.calls.length).toBeGreaterThan(1), 60_000);
  }, 120_000);

  it('reads the notes of one entity when one of them has changed, and no others', async () => {
    const store = new NotesStore();
    const read = { all: 0, of: [] as string[] };
    const search = await open({
      notes: {
        inPieces: (size) => {
          read.all++;
          return store.inPieces(size);
        },
        ofEntity: (entity) => {
          read.of.push(entity);
          return store.ofEntity(entity);
        },
      },
    });
    await vi.waitFor(() => expect(read.all).toBe(1));
    for (const query of ['z', 'ze', 'zep']) search.find(query, {});
    await store.save(note('a zeppelin'));
    search.noteChanged('msmt');
    await vi.waitFor(() => expect(first(search, 'zeppelin')).toMatchObject({ kind: 'note' }));
    await store.delete(note('').id);
    search.noteChanged('msmt');
    await vi.waitFor(() =>
      expect(search.find('zeppelin', {}).results.filter(({ kind }) => kind === 'note')).toEqual([]),
    );
    expect(read).toEqual({ all: 1, of: ['msmt', 'msmt'] });
  });

  it('leaves out packs that are switched off', async () => {
    const pack = release.entities.find(({ id }) => id === 'kcna')!.pack;
    const search = await open({ packsOff: async () => [pack] });
    // It is no reason to read everything before the first answer.
    expect(asked.sort()).toEqual(['labels.bin', 'members.json', SEARCH_FILE]);
    for (const query of ['kcna', 'ㅈㅅㅌ', 'type:media']) {
      expect(search.find(query, {}).results.map(({ id }) => id)).not.toContain('kcna');
    }
    expect(search.size).toBe(release.entities.filter((entity) => entity.pack !== pack).length);
    const said = 'state news agency of north korea';
    await vi.waitFor(() => expect(search.find(said, {}).results.length).toBeGreaterThan(0), 60_000);
    expect(search.find(said, {}).results.map(({ id }) => id)).not.toContain('kcna');
  });

  it('finds the facts where the notes cannot be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const search = await open({
      notes: {
        inPieces: () => {
          throw new Error('refused');
        },
        ofEntity: async () => [],
      },
    });
    await vi.waitFor(() => expect(console.error).toHaveBeenCalled());
    expect(first(search, 'kcna')).toMatchObject({ id: 'kcna' });
  });
});

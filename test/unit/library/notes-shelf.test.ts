/** The library's notes in memory: what is read of the database, and when. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteFinder } from '../../../components/library/note-finder';
import { type ListSource, NotesShelf } from '../../../components/library/notes-shelf';
import { deleteNotes, undo } from '../../../lib/notes/bulk';
import type { Note } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { note } from '../notes/notes';

const now = new Date('2026-03-02T00:00:00.000Z');
const MANY = 1100;
const id = (n: number) => `0b9f2c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
/** The one of the highest number is the one written last. */
const noteOf = (n: number, body = `n${n}`): Note =>
  note(body, '09:00:00.000', { id: id(n), created: at(n), modified: at(n) });

let store: NotesStore;
/** Rows read of the database since the last look. */
let read = { rows: 0, asked: 0 };

/** The store, with every row that is read of it counted. */
const counted = (): ListSource => ({
  latest: async (count) => {
    const answer = await store.latest(count);
    read.rows += answer.notes.length;
    read.asked++;
    return answer;
  },
  async *inPieces(size) {
    for await (const piece of store.inPieces(size)) {
      read.rows += piece.length;
      read.asked++;
      yield piece;
    }
  },
  some: async (ids) => {
    const answer = await store.some(ids);
    read.rows += answer.length;
    read.asked++;
    return answer;
  },
  count: () => store.count(),
  state: () => store.state(),
});

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = new NotesStore({ now: () => now });
  read = { rows: 0, asked: 0 };
});

async function fill(count: number): Promise<void> {
  await store.write(async (tx) => {
    for (let n = 0; n < count; n++) void tx.objectStore('notes').put(noteOf(n));
  });
}

describe('the shelf', () => {
  it('shows the first screen before the others are read, and then all of them in their order', async () => {
    await fill(MANY);
    const shelf = new NotesShelf(counted());
    const seen: [number, boolean, number][] = [];
    shelf.follow(() => {
      const { notes, whole, total } = shelf.shown!;
      seen.push([notes.length, whole, total]);
    });
    await shelf.open();
    expect(seen[0]).toEqual([30, false, MANY]);
    expect(seen.at(-1)).toEqual([MANY, true, MANY]);
    expect(shelf.shown!.notes).toEqual(await store.all());
  });

  it('takes over one changed note without reading any', async () => {
    await fill(MANY);
    const shelf = new NotesShelf(counted());
    await shelf.open();
    read = { rows: 0, asked: 0 };
    const saved = await store.save({ ...noteOf(5, 'written on'), modified: at(5000) });
    await shelf.apply({ notes: [saved], own: [], gone: [] });
    expect(shelf.shown!.notes[0]).toEqual(saved);
    const binned = (await store.delete(id(7)))!;
    await shelf.apply({ notes: [binned], own: [], gone: [id(8)] });
    expect(shelf.shown).toMatchObject({ whole: true, total: MANY - 2 });
    expect(read).toEqual({ rows: 0, asked: 0 });
  });

  it('reads nothing again when it is opened again, unless something was changed unheard', async () => {
    await fill(40);
    const shelf = new NotesShelf(counted());
    await shelf.open();
    read = { rows: 0, asked: 0 };
    await shelf.open();
    expect(read.rows).toBe(0);
    await store.save(noteOf(41));
    await shelf.open();
    expect(shelf.shown!.total).toBe(41);
  });

  it('loses no change that comes while the notes are being read', async () => {
    await fill(MANY);
    const source = counted();
    const shelf = new NotesShelf({
      ...source,
      async *inPieces(size) {
        let first = true;
        for await (const piece of source.inPieces(size)) {
          yield piece;
          if (!first) continue;
          first = false;
          // Of a note that was read already, and of one that was taken away.
          const changed = await store.save({ ...noteOf(1, 'changed meanwhile'), modified: at(6000) });
          await shelf.apply({ notes: [changed], own: [], gone: [] });
          const binned = (await store.delete(id(2)))!;
          await shelf.apply({ notes: [binned], own: [], gone: [] });
        }
      },
    });
    await shelf.open();
    expect(shelf.shown!.notes).toEqual(await store.all());
    expect(shelf.shown!.notes[0]!.body).toBe('changed meanwhile');
  });

  it('leaves a note that is being edited where it is until that has ended', async () => {
    await fill(50);
    const shelf = new NotesShelf(counted());
    await shelf.open();
    const before = shelf.shown!.notes.map(({ id }) => id);
    shelf.hold(id(3), true);
    const saved = await store.save({ ...noteOf(3, 'typed'), modified: at(7000) });
    await shelf.apply({ notes: [saved], own: [], gone: [] });
    expect(shelf.shown!.notes.map(({ id }) => id)).toEqual(before);
    shelf.hold(id(3), false);
    expect(shelf.shown!.notes[0]).toEqual(saved);
  });

  it('reads again only what a change over many has touched, and what its Undo has', async () => {
    await fill(MANY);
    const shelf = new NotesShelf(counted());
    await shelf.open();
    read = { rows: 0, asked: 0 };
    const ids = [id(10), id(11)];
    const { undo: record } = await deleteNotes(store, ids, now);
    await shelf.reread(ids);
    expect(shelf.shown!.total).toBe(MANY - 2);
    await undo(store, record);
    await shelf.reread(ids);
    expect(shelf.shown!.notes).toEqual(await store.all());
    expect(read.rows).toBe(4);
  });
});

describe('finding', () => {
  /** Indexes to the end. */
  const prepared = (finder: NoteFinder, notes: readonly Note[]) =>
    new Promise<void>((done) => void finder.prepare(notes, [], done));

  it('reads no note again at a key, and one when one has changed', async () => {
    const notes = Array.from({ length: 300 }, (_, n) => noteOf(n, `coal ${n}`));
    const finder = new NoteFinder();
    await prepared(finder, notes);
    const bodies = vi.fn();
    const watched = notes.map(
      (one) =>
        new Proxy(one, {
          get: (target, key) => {
            if (key === 'body') bodies(target.id);
            return Reflect.get(target, key);
          },
        }),
    );
    await prepared(finder, watched);
    bodies.mockClear();
    for (const query of ['c', 'co', 'coal', 'tag:x', '"coal 7"']) finder.find(watched, [], query, '2026-03-02');
    expect(bodies).not.toHaveBeenCalled();
    const changed = [noteOf(4, 'iron'), ...watched.filter((one) => one.id !== id(4))];
    expect(
      finder
        .find(changed, [], 'iron', '2026-03-02')
        .all()
        .map((one) => one.id),
    ).toEqual([id(4)]);
    expect(bodies).not.toHaveBeenCalled();
    expect(finder.find(changed, [], 'coal', '2026-03-02').count).toBe(299);
  });

  it('finds all there are, not the best sixty', async () => {
    const notes = Array.from({ length: 300 }, (_, n) => noteOf(n, `coal ${n}`));
    const finder = new NoteFinder();
    await prepared(finder, notes);
    expect(finder.find(notes, [], 'coal', '2026-03-02').count).toBe(300);
    expect(finder.find(notes, [], 'coal before:2026-01-01', '2026-03-02').count).toBe(0);
    expect(
      finder
        .find(notes, [], '"coal 7"', '2026-03-02')
        .all()
        .map(({ body }) => body),
    ).toEqual(['coal 7']);
  });

  it('answers from what is indexed by then, and says that it is not all', () => {
    const notes = Array.from({ length: 300 }, (_, n) => noteOf(n, `coal ${n}`));
    const found = new NoteFinder().find(notes, [], 'coal', '2026-03-02');
    expect(found.whole).toBe(false);
    expect(found.count).toBeGreaterThan(0);
    expect(found.count).toBeLessThan(300);
  });
});

/** The rolling copy: it follows every change, and never follows a loss. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readBackup } from '../../../lib/notes/backup';
import { type CopyArea, NotesCopy } from '../../../lib/notes/copy';
import { NotesUnavailable } from '../../../lib/notes/database';
import type { Note } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { FIRST, note, SECOND } from './notes';

const THIRD = '0b9f2c1e-0000-4000-8000-000000000003';
let kept: Record<string, unknown>;
let writes: string[][];
let store: NotesStore;
let copy: NotesCopy;

const area: CopyArea = {
  get: async (keys) =>
    structuredClone(
      keys === null
        ? kept
        : Object.fromEntries([keys].flat().flatMap((key) => (key in kept ? [[key, kept[key]]] : []))),
    ),
  set: async (items) => {
    writes.push(Object.keys(items));
    Object.assign(kept, structuredClone(items));
  },
  remove: async (keys) => {
    for (const key of keys) delete kept[key];
  },
};
const now = () => new Date('2026-03-02T00:00:00.000Z');
const begin = () => {
  store = new NotesStore({ now });
  copy = new NotesCopy(area, store, now);
};
const save = async (one: Note) => copy.follow({ notes: [await store.save(one)] });
const copied = () => Object.keys(kept).filter((key) => key.startsWith('note:'));
/** The database is gone, and the browser has made no fuss about it. */
const loseDatabase = () => {
  globalThis.indexedDB = new IDBFactory();
  begin();
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  kept = { settings: { x: 1 } };
  writes = [];
  begin();
});

it('follows each change with the one row it wrote', async () => {
  await save(note('x'));
  await save(note('y', '09:00:01.000', { id: SECOND }));
  writes = [];
  await save(note('xx', '09:00:02.000'));
  expect(writes).toEqual([[`note:${FIRST}`, 'notesCopy']]);
  expect((kept[`note:${FIRST}`] as Note).body).toBe('xx');
  expect(await copy.status()).toEqual({ kind: 'in-step' });
});

it('catches up with changes it was not told of, deletions too, and leaves other keys alone', async () => {
  await save(note('x'));
  await store.save(note('y', '09:00:01.000', { id: SECOND }));
  await store.delete(FIRST);
  await store.emptyBin({ all: true });
  await copy.catchUp();
  expect(copied()).toEqual([`note:${SECOND}`]);
  expect(kept.settings).toEqual({ x: 1 });
  writes = [];
  await copy.catchUp();
  expect(writes).toEqual([]);
});

it('of several changes at once misses none and runs ahead of none', async () => {
  await save(note('x'));
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      store.save(note(`${index}`, `09:01:${String(index).padStart(2, '0')}.000`)),
    ),
  );
  await Promise.all(saved.map((one) => copy.follow({ notes: [one] })));
  expect(kept.notesCopy).toMatchObject({ changes: (await store.state()).changes });
  expect((kept[`note:${FIRST}`] as Note).body).toBe('19');
});

describe('a database that was lost', () => {
  beforeEach(async () => {
    await save(note('x'));
    await save(note('y', '09:00:01.000', { id: SECOND }));
    loseDatabase();
  });

  it('is noticed, and the copy stays whatever is written meanwhile', async () => {
    expect(await copy.status()).toEqual({ kind: 'lost', rows: 2, at: '2026-03-02T00:00:00.000Z' });
    await save(note('new', '10:00:00.000', { id: '0b9f2c1e-0000-4000-8000-000000000003' }));
    await copy.catchUp({ always: true });
    expect(copied()).toHaveLength(3);
    expect(await copy.status()).toMatchObject({ kind: 'lost', rows: 2 });
  });

  it('comes back from the copy, with what was written meanwhile', async () => {
    await save(note('new', '10:00:00.000', { id: '0b9f2c1e-0000-4000-8000-000000000003' }));
    expect(await copy.restore()).toBe(2);
    expect((await store.all()).map(({ body }) => body)).toEqual(['new', 'y', 'x']);
    expect(await copy.status()).toEqual({ kind: 'in-step' });
  });

  it('is let go where the reader says so', async () => {
    await copy.dismiss();
    expect(copied()).toEqual([]);
    expect(await copy.status()).toEqual({ kind: 'in-step' });
  });

  it('is no loss once a backup has brought everything back', async () => {
    const backup = readBackup(await copy.asBackup());
    for (const one of backup.notes) await store.save(one);
    expect(await copy.status()).toEqual({ kind: 'in-step' });
    await copy.catchUp();
    expect(kept.notesCopy).toMatchObject({ database: (await store.state()).database });
  });

  it('brings back what is whole where a row of the copy is not', async () => {
    kept[`note:${SECOND}`] = { id: SECOND, body: 7 };
    expect(await copy.restore()).toBe(1);
  });
});

it('a database that was put back to an older state is noticed', async () => {
  await save(note('x'));
  const older = structuredClone(kept);
  await save(note('xx', '09:05:00.000'));
  await save(note('y', '09:00:01.000', { id: SECOND }));
  const newer = structuredClone(kept);
  // The same database, as it was when the older copy was in step with it.
  const { database } = await store.state();
  loseDatabase();
  await store.save(note('x'));
  await store.write(async (tx) => {
    await tx.objectStore('state').put({ database, changes: 0 }, 'state');
  });
  kept = older;
  expect(await copy.status()).toEqual({ kind: 'in-step' });
  kept = newer;
  expect(await copy.status()).toMatchObject({ kind: 'lost', rows: 2 });
  // However much is written meanwhile, it is not taken for the newer one.
  for (let turn = 1; turn < 9; turn++) await save(note(`z${turn}`, `10:00:0${turn}.000`, { id: THIRD }));
  expect(await copy.status()).toMatchObject({ kind: 'lost', rows: 2 });
  await copy.restore();
  expect((await store.all()).map(({ body }) => body)).toEqual(['z8', 'xx', 'y']);
  expect(await copy.status()).toEqual({ kind: 'in-step' });
});

it('a database that does not open is told with what the copy has', async () => {
  await save(note('x'));
  const damaged = new NotesStore({
    openDatabase: async () => {
      throw new NotesUnavailable('damaged', 'Internal error opening backing store');
    },
  });
  const other = new NotesCopy(area, damaged, now);
  expect(await other.status()).toEqual({ kind: 'closed', problem: 'damaged', rows: 1, at: now().toISOString() });
  expect(readBackup(await other.asBackup()).notes.map(({ body }) => body)).toEqual(['x']);
});

it('keeps a note that could not be saved, and saves it when it can', async () => {
  await save(note('x'));
  await copy.keepDraft(note('x, and what was typed when the disk was full', '11:00:00.000'));
  await copy.keepDraft(note('another', '11:00:00.000', { id: SECOND }));
  const at = '2026-03-01T11:00:00.000Z';
  const card = {
    id: `own-${SECOND}`,
    kind: 'card' as const,
    name: 'Quay',
    aliases: [],
    summary: '',
    type: 'term' as const,
  };
  await copy.keepDraft({ ...card, created: at, modified: at });
  expect((await store.all()).map(({ body }) => body)).toEqual(['x']);
  await copy.status();
  expect((await store.all()).map(({ body }) => body).sort()).toEqual([
    'another',
    'x, and what was typed when the disk was full',
  ]);
  expect(await store.allOwn()).toMatchObject([card]);
  expect(kept).not.toHaveProperty('notesDrafts');
});

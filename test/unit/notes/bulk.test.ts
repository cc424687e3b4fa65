/** Changes over many notes, and their way back. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { deleteNotes, renameTag, tagNotes, undo } from '../../../lib/notes/bulk';
import { NotesStore } from '../../../lib/notes/store';
import { FIRST, note, SECOND } from './notes';

const now = new Date('2026-03-02T00:00:00.000Z');
const THIRD = '0b9f2c1e-0000-4000-8000-000000000003';
let store: NotesStore;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = new NotesStore({ now: () => now });
  await store.save(note('one', '09:00:00.000', { tags: ['coal'] }));
  await store.save(note('two', '09:00:00.000', { id: SECOND, tags: ['coal', 'iron'] }));
  await store.save(note('three', '09:00:00.000', { id: THIRD }));
});

const tags = async () => Object.fromEntries((await store.everything()).notes.map(({ body, tags }) => [body, tags]));

it('tags and untags many at once, trimmed and in one form, and leaves alone what it would not change', async () => {
  const done = await tagNotes(store, [FIRST, SECOND], { add: [' iron ', 'cafe\u0301'], remove: ['coal'] }, now);
  expect(done.changed).toBe(2);
  expect(await tags()).toEqual({ one: ['iron', 'café'], two: ['iron', 'café'], three: [] });
  expect((await tagNotes(store, [FIRST, THIRD], { remove: ['coal'] }, now)).changed).toBe(0);
  expect((await store.get(THIRD))?.modified).toBe('2026-03-01T09:00:00.000Z');
});

it('renames a tag everywhere, and merges it into one that is there', async () => {
  await store.delete(FIRST);
  expect((await renameTag(store, 'coal', 'iron', now)).changed).toBe(2);
  expect(await tags()).toEqual({ one: ['iron'], two: ['iron'], three: [] });
  expect(await store.tags()).toEqual(new Map([['iron', 1]]));
  await expect(renameTag(store, 'iron', '  ', now)).rejects.toThrow('must not be empty');
});

it('deletes many at once', async () => {
  expect((await deleteNotes(store, [FIRST, SECOND, 'nobody'], now)).changed).toBe(2);
  expect((await store.all()).map(({ body }) => body)).toEqual(['three']);
  expect((await deleteNotes(store, [FIRST], now)).changed).toBe(0);
});

it.each([
  ['tagging', () => tagNotes(store, [FIRST, SECOND, THIRD], { add: ['x'], remove: ['coal'] }, now)],
  ['renaming', () => renameTag(store, 'coal', 'iron', now)],
  ['deleting', () => deleteNotes(store, [FIRST, THIRD], now)],
])('%s is taken back by one undo, but for what was changed since', async (_, change) => {
  const before = await store.everything();
  await undo(store, (await change()).undo);
  expect(await store.everything()).toEqual(before);

  const { undo: record, changed } = await change();
  await store.save(note('one, and more', '10:00:00.000', { modified: '2026-03-05T00:00:00.000Z' }));
  expect(await undo(store, record)).toEqual({ restored: changed - 1, kept: 1 });
  expect((await store.get(FIRST))?.body).toBe('one, and more');
  expect(await undo(store, record)).toBeNull();
});

it('keeps the last ten records', async () => {
  const records: string[] = [];
  for (let turn = 0; turn < 12; turn++) {
    const at = new Date(now.getTime() + turn * 1000);
    records.push((await tagNotes(store, [FIRST], { add: [`t${turn}`] }, at)).undo);
  }
  expect(await undo(store, records[1]!)).toBeNull();
  expect(await undo(store, records[11]!)).toEqual({ restored: 1, kept: 0 });
});

/** Databases of every version ever released become ours, with everything in them. */
import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../../../lib/notes/database';
import { DATABASE } from '../../../lib/notes/database-name';
import { type Note, NoteSchema, type NoteVersion, NoteVersionSchema } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { makeDatabase, shapeOf, storedDatabase } from './database-of';
import { FIRST, note, SECOND } from './notes';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const rowsOf = <T>(version: number, store: string) =>
  storedDatabase(version).stores.find(({ name }) => name === store)?.rows as T[];

describe('a database of the first version', () => {
  it('keeps every note and version, now with tags', async () => {
    await makeDatabase(DATABASE, storedDatabase(1));
    const { notes, versions, own, ownVersions } = await new NotesStore().everything();
    expect(notes).toEqual(rowsOf<Note>(1, 'notes').map((row) => ({ ...row, tags: [] })));
    expect(versions).toEqual(
      rowsOf<NoteVersion>(1, 'versions').map((row) => ({ ...row, note: { ...row.note, tags: [] } })),
    );
    expect([own, ownVersions]).toEqual([[], []]);
    for (const row of notes) v.parse(NoteSchema, row);
    for (const row of versions) v.parse(NoteVersionSchema, row);
  });

  it('is worked with as before', async () => {
    await makeDatabase(DATABASE, storedDatabase(1));
    const store = new NotesStore();
    expect((await store.ofEntity('msmt')).map(({ id }) => id)).toEqual([FIRST]);
    expect((await store.all({ bin: true })).map(({ id }) => id)).toEqual([SECOND]);
    await store.save({ ...(await store.ofEntity('msmt'))[0]!, body: 'later', modified: '2026-03-05T00:00:00.000Z' });
    expect((await store.versionsOf(FIRST)).map(({ why }) => why)).toEqual(['edited', 'edited']);
  });
});

describe('a database of the second version', () => {
  it('keeps every row, and its notes are found by when they were written', async () => {
    await makeDatabase(DATABASE, storedDatabase(2));
    const store = new NotesStore();
    const { notes, versions, own } = await store.everything();
    expect(notes).toEqual(rowsOf(2, 'notes'));
    expect(versions).toEqual(rowsOf(2, 'versions'));
    expect(own).toEqual(rowsOf(2, 'own'));
    for (const row of notes) v.parse(NoteSchema, row);
    expect(await store.state()).toEqual(rowsOf(2, 'state')[0]);
    expect((await store.latest(10)).notes).toEqual(await store.all());
  });
});

it('every version released ends in the same schema as a new database', async () => {
  await new NotesStore().all();
  const fresh = await shapeOf(DATABASE);
  expect(fresh.version).toBe(VERSION);
  for (let version = 1; version < VERSION; version++) {
    globalThis.indexedDB = new IDBFactory();
    await makeDatabase(DATABASE, storedDatabase(version));
    await new NotesStore().all();
    expect(await shapeOf(DATABASE)).toEqual(fresh);
  }
});

it('a way to the new schema that fails half-way leaves the old one as it was', async () => {
  await makeDatabase(DATABASE, storedDatabase(1));
  const before = await shapeOf(DATABASE);
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('own', { keyPath: 'id' });
    request.transaction?.abort();
  };
  await new Promise((resolve) => {
    request.onerror = resolve;
  });
  expect(await shapeOf(DATABASE)).toEqual(before);
  expect((await new NotesStore().everything()).notes).toHaveLength(3);
});

it('finds notes by page in reading order, and by tag', async () => {
  const store = new NotesStore();
  const passage = (id: string, start: number, deleted?: string): Note =>
    note('x', '09:00:00.000', {
      id,
      tags: ['coal', 'iron'],
      target: {
        kind: 'passage',
        url: 'https://example.org/a',
        rawUrl: 'https://example.org/a?utm_source=b',
        quote: { exact: 'steam rose', prefix: '', suffix: '' },
        position: { start, end: start + 10 },
      },
      ...(deleted ? { deleted } : {}),
    });
  await store.save(passage(FIRST, 40));
  await store.save(passage(SECOND, 10));
  await store.save(passage('0b9f2c1e-0000-4000-8000-000000000003', 1, '2026-03-01T09:00:00.000Z'));
  expect((await store.ofPage('https://example.org/a')).map(({ id }) => id)).toEqual([SECOND, FIRST]);
  expect(await store.ofPage('https://example.org/a?utm_source=b')).toEqual([]);
});

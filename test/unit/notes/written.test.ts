import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { NotesStore } from '../../../lib/notes/store';
import { written } from '../../../lib/notes/written';
import { note } from './notes';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('whether a reader has written anything', () => {
  it('makes no database where there is none', async () => {
    expect(await written()).toEqual({ passages: false, own: false });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('tells notes on passages and own cards from notes on entities, and keeps nobody from the database', async () => {
    const store = new NotesStore();
    await store.save(note('on an entity'));
    expect(await written()).toEqual({ passages: false, own: false });
    const quote = { exact: 'steam over the quay', prefix: '', suffix: '' };
    const url = 'https://news.test/quay';
    const target = { kind: 'passage', url, rawUrl: url, quote, position: { start: 0, end: 19 } } as const;
    await store.save(note('on a passage', undefined, { id: 'passage-note', target }));
    expect(await written()).toEqual({ passages: true, own: false });
    const times = { created: '2026-03-01T09:00:00.000Z', modified: '2026-03-01T09:00:00.000Z' };
    const card = { kind: 'card', id: 'own-quay', name: 'Quay Office', aliases: [], summary: '', type: 'organisation' };
    await store.saveOwn({ ...card, ...times } as Parameters<NotesStore['saveOwn']>[0]);
    expect(await written()).toEqual({ passages: true, own: true });
    await store.close();
    const gone = indexedDB.deleteDatabase('sidelight-notes');
    await new Promise((resolve, reject) => {
      gone.onsuccess = resolve;
      gone.onblocked = () => reject(new Error('a connection was left open'));
    });
  });

  it('leaves it to the store where it cannot tell', async () => {
    const old = indexedDB.open('sidelight-notes', 1);
    await new Promise((resolve) => {
      old.onsuccess = resolve;
    });
    old.result.close();
    expect(await written()).toEqual({ passages: true, own: true });
  });
});

/** How much is kept of each kind, and notes erased for good. */
import { afterEach, expect, it } from 'vitest';
import { eraseNotes, factsSize, whatIsKept } from '../../lib/kept';
import type { Note } from '../../lib/notes/model';
import { NotesStore } from '../../lib/notes/store';

const note: Note = {
  id: '11111111-1111-4111-8111-111111111111',
  target: { kind: 'entity', entity: 'msmt' },
  label: 'MSMT',
  body: 'coal',
  tags: [],
  created: '2026-03-01T10:00:00.000Z',
  modified: '2026-03-01T10:00:00.000Z',
};
const store = new NotesStore();
const history = {
  everything: async () => ({ opened: [{ entity: 'msmt', at: '2026-03-01T10:00:00.000Z' }], articles: [] }),
};
const nothing = { everything: () => Promise.reject(new Error('refused')) };
afterEach(() => store.close());

it('counts by kind, and a key that is not listed is not passed over', async () => {
  await store.save(note);
  await store.save({ ...note, id: note.id.replace(/^1/, '2') });
  await store.delete(note.id);
  const local = { get: async () => ({ settings: { dwell: 300 }, choices: [1, 2], openings: { a: 1 }, stray: 'xyz' }) };
  const kept = await whatIsKept({ local, notes: store, history, facts: async () => 5_000 });
  const of = (kind: string) => kept.find((row) => row.kind === kind);
  expect(of('settings')?.bytes).toBe('settings{"dwell":300}'.length);
  expect(of('choices')?.count).toBe(2);
  expect(of('openings')?.count).toBe(1);
  expect(of('history')?.count).toBe(1);
  expect(of('facts')?.bytes).toBe(5_000);
  expect(of('upkeep')?.bytes).toBe('stray'.length + 'xyz'.length);
  // Of two notes one is in the bin: it still takes room.
  expect(of('notes')?.count).toBe(1);
  expect(of('notes')?.bytes).toBeGreaterThan(2 * JSON.stringify(note).length);
});

it('erases notes with the bin and all earlier states', async () => {
  await store.save({ ...note, body: 'iron', modified: '2026-03-02T10:00:00.000Z' });
  await eraseNotes(store);
  expect(await store.everything()).toEqual({ notes: [], versions: [], own: [], ownVersions: [] });
});

it('counts cards of the reader’s own, and no bytes where nothing is written', async () => {
  const notesKept = async () => {
    const kept = await whatIsKept({
      local: { get: async () => ({}) },
      notes: store,
      history: nothing,
      facts: async () => 0,
    });
    return kept.find(({ kind }) => kind === 'notes');
  };
  await eraseNotes(store);
  expect(await notesKept()).toEqual({ kind: 'notes', bytes: 0, count: 0 });
  const { id, created, modified } = note;
  await store.saveOwn({ id, kind: 'overlay', entity: 'msmt', text: 'iron', created, modified });
  expect((await notesKept())?.count).toBe(1);
  await eraseNotes(store);
});

it('says zero where the databases cannot be read', async () => {
  const none = { everything: () => Promise.reject(new Error('refused')) } as unknown as NotesStore;
  const kept = await whatIsKept({
    local: { get: async () => ({}) },
    notes: none,
    history: nothing,
    facts: () => Promise.reject(new Error()),
  });
  expect(kept.every(({ bytes }) => bytes === 0)).toBe(true);
  expect(await factsSize()).toBe(0);
});

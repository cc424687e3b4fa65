import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteSaver, type NoteSaverDeps, QUIET } from '../../../components/editor/note-saver';
import { OwnSaver } from '../../../components/own-card/own-saver';
import type { Note, OwnCard } from '../../../lib/notes/model';
import { note } from '../../fixtures/sample-notes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store whose saves end when the test says so. */
function store() {
  const saved: Note[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const deps: NoteSaverDeps = {
    save: (given) =>
      new Promise((resolve, reject) => {
        waiting.push({
          resolve: () => {
            saved.push(given);
            resolve();
          },
          reject,
        });
      }),
    bin: vi.fn(async () => {}),
    restore: vi.fn(async () => {}),
    now: () => new Date('2026-11-23T14:02:00Z'),
    changed: vi.fn(),
  };
  const settle = async (how: 'resolve' | 'reject' = 'resolve') => {
    const next = waiting.shift();
    if (how === 'resolve') next?.resolve();
    else next?.reject(new Error('disk full'));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { deps, saved, settle, waiting };
}

const fresh: Note = { ...note, body: '' };

describe('a note being typed', () => {
  it('is saved once after a quiet moment, and is "saved" only after the reply', async () => {
    const { deps, saved, settle, waiting } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('A');
    saver.type('AB');
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(waiting).toHaveLength(1);
    expect(saver.state.kind).toBe('saving');
    await settle();
    expect(saver.state).toEqual({ kind: 'saved', at: new Date('2026-11-23T14:02:00Z') });
    expect(saved.map(({ id, body, modified }) => [id, body, modified])).toEqual([
      [fresh.id, 'AB', '2026-11-23T14:02:00.000Z'],
    ]);
  });

  it('has one save under way at a time; the latest text wins', async () => {
    const { deps, saved, settle, waiting } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('one');
    await vi.advanceTimersByTimeAsync(QUIET);
    saver.type('two');
    await vi.advanceTimersByTimeAsync(QUIET);
    saver.type('three');
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(waiting).toHaveLength(1);
    await settle();
    expect(saver.state.kind).toBe('saving');
    await settle();
    expect(saved.map(({ body }) => body)).toEqual(['one', 'three']);
    expect(saver.state.kind).toBe('saved');
  });

  it('is saved at once when asked to be', async () => {
    const { deps, saved, settle } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('now');
    const flushed = saver.flush();
    await settle();
    await flushed;
    expect(saved.map(({ body }) => body)).toEqual(['now']);
  });

  it('keeps its text and its id when saving fails, and saves it on retry', async () => {
    const { deps, saved, settle } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('dear to me');
    await vi.advanceTimersByTimeAsync(QUIET);
    await settle('reject');
    expect(saver.state).toEqual({ kind: 'failed', reason: 'disk full' });
    expect(saver.text).toBe('dear to me');
    const retried = saver.retry();
    await settle();
    await retried;
    expect(saved.map(({ id, body }) => [id, body])).toEqual([[fresh.id, 'dear to me']]);
    expect(saver.state.kind).toBe('saved');
  });

  it('tries again with the next key after a failure', async () => {
    const { deps, saved, settle } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('a');
    await vi.advanceTimersByTimeAsync(QUIET);
    await settle('reject');
    saver.type('ab');
    await vi.advanceTimersByTimeAsync(QUIET);
    await settle();
    expect(saved.map(({ body }) => body)).toEqual(['ab']);
    expect(saver.state.kind).toBe('saved');
  });

  it('makes no note of blank text', async () => {
    const { deps, waiting } = store();
    const saver = new NoteSaver(fresh, deps, false);
    saver.type('  ');
    await saver.finish();
    expect(waiting).toHaveLength(0);
    expect(deps.bin).not.toHaveBeenCalled();
    expect(saver.exists).toBe(false);
  });
});

describe('a card of the reader’s own', () => {
  const made: OwnCard = {
    id: 'own-11111111-1111-4111-8111-111111111111',
    kind: 'card',
    name: 'Quay Board',
    aliases: [],
    summary: '',
    type: 'term',
    created: '2026-11-20T00:00:00.000Z',
    modified: '2026-11-20T00:00:00.000Z',
  };
  const begin = (stored: boolean, card = made) => {
    const saved: OwnCard[] = [];
    const save = vi.fn(async (row: OwnCard) => void saved.push(row));
    const rest = { bin: vi.fn(async () => {}), restore: vi.fn(async () => {}), changed: () => {} };
    const saver = new OwnSaver(card, { save, ...rest, now: () => new Date('2026-11-23T14:02:00Z') }, stored);
    return { saver, saved, save };
  };

  it('is a draft until it is made, and saved as it is typed from then on', async () => {
    const { saver, saved } = begin(false);
    saver.type({ summary: 'Runs the quay.' });
    await saver.finish();
    expect(saved).toEqual([]);
    expect(saver).toMatchObject({ isUnsaved: true, exists: false });
    await saver.make();
    saver.type({ summary: 'Ran the quay.' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved.map(({ summary }) => summary)).toEqual(['Runs the quay.', 'Ran the quay.']);
    expect(saver).toMatchObject({ isUnsaved: false, exists: true });
  });

  it('has names saved when they are whole, and waits for one where there is none', async () => {
    const { saver, saved } = begin(true);
    saver.name({ name: ' Harbour  Board ', aliases: ['HB', ' HB', 'Harbour Board', ''] });
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual([]);
    expect(saver.isUnsaved).toBe(true);
    await saver.flush();
    expect(saved).toMatchObject([{ name: 'Harbour Board', aliases: ['HB'] }]);
    saver.name({ name: ' ' });
    saver.type({ summary: 'x' });
    await saver.finish();
    expect(saved).toHaveLength(1);
    expect(saver).toMatchObject({ isUnsaved: true, isNameless: true });
  });

  it('that could not be made is made on retry', async () => {
    const { saver, save, saved } = begin(false);
    save.mockRejectedValueOnce(new Error('disk full'));
    await saver.make();
    expect(saver.state).toEqual({ kind: 'failed', reason: 'disk full' });
    await saver.retry();
    expect(saved).toHaveLength(1);
  });
});

describe('deleting', () => {
  it('waits for the save under way, so that it cannot bring the note back', async () => {
    const { deps, settle } = store();
    const saver = new NoteSaver(note, deps, true);
    saver.type('changed');
    await vi.advanceTimersByTimeAsync(QUIET);
    const deleted = saver.delete();
    expect(deps.bin).not.toHaveBeenCalled();
    await settle();
    await deleted;
    expect(deps.bin).toHaveBeenCalledWith(note.id);
    expect(saver.state.kind).toBe('deleted');
  });

  it('can be undone', async () => {
    const { deps } = store();
    const saver = new NoteSaver(note, deps, true);
    await saver.delete();
    await saver.undoDelete();
    expect(deps.restore).toHaveBeenCalledWith(note.id);
    expect(saver.state.kind).toBe('saved');
    expect(saver.text).toBe(note.body);
  });

  it('puts a stored note that was left blank into the bin', async () => {
    const { deps } = store();
    const saver = new NoteSaver(note, deps, true);
    saver.type('');
    await saver.finish();
    expect(deps.bin).toHaveBeenCalledWith(note.id);
  });
});

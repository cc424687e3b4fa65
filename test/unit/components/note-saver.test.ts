import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteSaver, QUIET, type SaverDeps } from '../../../components/editor/note-saver';
import type { Note } from '../../../lib/notes/model';
import { note } from '../../fixtures/sample-cards';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store whose saves end when the test says so. */
function store() {
  const saved: Note[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const deps: SaverDeps = {
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

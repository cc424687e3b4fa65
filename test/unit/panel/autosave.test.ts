import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from '../../../components/panel/autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function saving(save: (text: string) => Promise<void>) {
  const states: SaveState[] = [];
  const errors: (string | null)[] = [];
  const autosave = new Autosave({
    save,
    changed: (state, error) => {
      states.push(state);
      errors.push(error);
    },
  });
  return { autosave, states, errors };
}

describe('saving as one types', () => {
  it('waits for a pause in typing and saves the last text once', async () => {
    const save = vi.fn(async () => {});
    const { autosave, states } = saving(save);
    autosave.typed('a');
    await vi.advanceTimersByTimeAsync(200);
    autosave.typed('ab');
    await vi.advanceTimersByTimeAsync(299);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['ab']]);
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
  });

  it('says saved only once it is', async () => {
    let finish = () => {};
    const { autosave, states } = saving(() => new Promise((resolve) => (finish = resolve)));
    autosave.typed('a');
    await vi.advanceTimersByTimeAsync(300);
    expect(states.at(-1)).toBe('saving');
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toBe('saved');
  });

  it('never saves two at once, and the latest last', async () => {
    const order: string[] = [];
    const finish: (() => void)[] = [];
    const { autosave } = saving((text) => {
      order.push(text);
      return new Promise((resolve) => finish.push(resolve));
    });
    autosave.typed('a');
    await vi.advanceTimersByTimeAsync(300);
    autosave.typed('ab');
    const done = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['a']);
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['a', 'ab']);
    finish[1]?.();
    await done;
  });

  it('keeps what could not be saved for another try', async () => {
    let broken = true;
    const kept: string[] = [];
    const { autosave, states, errors } = saving(async (text) => {
      if (broken) throw new Error('disk full');
      kept.push(text);
    });
    autosave.typed('a');
    await autosave.flush();
    expect([states.at(-1), errors.at(-1)]).toEqual(['failed', 'disk full']);
    broken = false;
    await autosave.flush();
    expect(kept).toEqual(['a']);
    expect(states.at(-1)).toBe('saved');
  });

  it('has nothing to do where nothing was typed', async () => {
    const save = vi.fn(async () => {});
    await saving(save).autosave.flush();
    expect(save).not.toHaveBeenCalled();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ahead } from '../../../lib/background/ahead';
import { readEarly } from '../../../lib/background/early-area';

describe('an answer asked for ahead', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is taken once, and asked for anew after that', async () => {
    const ask = vi.fn(async () => ask.mock.calls.length);
    const answer = ahead(ask, 500);
    answer.begin();
    answer.begin();
    expect(ask).toHaveBeenCalledTimes(1);
    expect([await answer.take(), await answer.take()]).toEqual([1, 2]);
  });

  it('is too old after its time', async () => {
    const ask = vi.fn(async () => ask.mock.calls.length);
    const answer = ahead(ask, 500);
    answer.begin();
    vi.advanceTimersByTime(500);
    expect(await answer.take()).toBe(2);
  });

  it('that fails fails for whoever takes it alone', async () => {
    const answer = ahead(() => Promise.reject(new Error('no database')), 500);
    answer.begin();
    await expect(answer.take()).rejects.toThrow('no database');
  });
});

describe('what is read early', () => {
  const made = (stored: Record<string, unknown>) => {
    const get = vi.fn(async (keys: string | string[]) =>
      Object.fromEntries([keys].flat().flatMap((key) => (key in stored ? [[key, stored[key]]] : []))),
    );
    return { get, set: vi.fn(async (items: object) => void Object.assign(stored, items)) };
  };

  it('is one request, and answers for each of its keys', async () => {
    const area = made({ settings: { dwell: 100 } });
    const early = readEarly(area, ['settings', 'choices']);
    expect(await early.get('settings')).toEqual({ settings: { dwell: 100 } });
    expect(await early.get('choices')).toEqual({});
    expect(await early.get('settings')).toEqual({ settings: { dwell: 100 } });
    expect(area.get.mock.calls).toEqual([[['settings', 'choices']]]);
  });

  it('knows nothing of other keys, nor of one that has been set', async () => {
    const area = made({ settings: { dwell: 100 } });
    const early = readEarly(area, ['settings']);
    await early.set({ settings: { dwell: 200 }, welcomed: true });
    expect(await early.get('settings')).toEqual({ settings: { dwell: 200 } });
    expect(await early.get('welcomed')).toEqual({ welcomed: true });
  });

  it('that fails is asked for anew', async () => {
    const area = made({ settings: { dwell: 100 } });
    area.get.mockRejectedValueOnce(new Error('locked'));
    const early = readEarly(area, ['settings']);
    await expect(early.get('settings')).rejects.toThrow('locked');
    expect(await early.get('settings')).toEqual({ settings: { dwell: 100 } });
  });
});

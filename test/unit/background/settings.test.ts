import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isPaused, pageState } from '../../../lib/background/page-state';
import { toolbarOf } from '../../../lib/background/toolbar';
import { SettingsStore, type StorageArea } from '../../../lib/settings';
import { DEFAULT_SETTINGS } from '../../../lib/settings-model';

const area = fakeBrowser.storage.local as unknown as StorageArea;
const now = () => new Date('2026-11-23T10:00:00.000Z');

beforeEach(() => fakeBrowser.reset());

describe('stored settings', () => {
  it('are the defaults at first', async () => {
    expect(await new SettingsStore(area).get()).toEqual(DEFAULT_SETTINGS);
  });

  it('that do not fit fall back one by one, and what stood there is kept aside', async () => {
    const broken = { dwell: 'soon', marks: 'every', termsOff: ['kcna'], openBy: 'magic' };
    await area.set({ settings: broken });
    const store = new SettingsStore(area, now);
    expect(await store.get()).toEqual({ ...DEFAULT_SETTINGS, marks: 'every', termsOff: ['kcna'] });
    expect(await store.get()).toEqual({ ...DEFAULT_SETTINGS, marks: 'every', termsOff: ['kcna'] });
    expect((await area.get('settingsBroken')).settingsBroken).toEqual([{ stored: broken, found: now().toISOString() }]);
  });

  it.each([['text'], [null], [[1, 2]], [7]])('that are %j become the defaults', async (stored) => {
    await area.set({ settings: stored });
    expect(await new SettingsStore(area, now).get()).toEqual(DEFAULT_SETTINGS);
  });

  it('that could not be written leave the next change a way', async () => {
    const store = new SettingsStore(area);
    await expect(store.change(() => ({ dwell: -5 }))).rejects.toThrow('dwell: ');
    expect(await store.change(() => ({ dwell: 5 }))).toMatchObject({ dwell: 5 });
  });
});

describe('the state of a page', () => {
  const time = now().getTime();
  it.each([
    ['on', {}, 'https://example.org/', 'on'],
    ['its host off', { sitesOff: ['example.org'] }, 'https://example.org/a', 'site-off'],
    ['off with what is under it', { sitesOff: ['example.org'] }, 'https://m.example.org/a', 'site-off'],
    ['not off by a name that only ends alike', { sitesOff: ['example.org'] }, 'https://anexample.org/', 'on'],
    ['paused until later', { pausedUntil: time + 1 }, 'https://example.org/', 'paused'],
    ['paused until now', { pausedUntil: time }, 'https://example.org/', 'on'],
    ['paused until switched on', { pausedUntil: -1 }, 'https://example.org/', 'paused'],
    ['paused before off', { pausedUntil: -1, sitesOff: ['example.org'] }, 'https://example.org/', 'paused'],
    ['a file', { sitesOff: ['example.org'] }, 'file:///home/a.html', 'on'],
    ['no address at all', {}, '', 'on'],
  ] as const)('%s', (_, change, url, expected) => {
    expect(
      pageState(
        { ...DEFAULT_SETTINGS, ...change, sitesOff: [...('sitesOff' in change ? change.sitesOff : [])] },
        url,
        time,
      ),
    ).toBe(expected);
  });

  it('a pause ends by the clock', () => {
    const settings = { ...DEFAULT_SETTINGS, pausedUntil: time };
    expect([isPaused(settings, time - 1), isPaused(settings, time)]).toEqual([true, false]);
  });
});

describe('the toolbar button', () => {
  const text = {
    on: (count: number) => `${count} names`,
    off: () => 'off here',
    paused: () => 'paused',
    explained: () => '',
  };
  it.each([
    ['on', 0, { badge: '', title: '0 names' }],
    ['on', 12, { badge: '12', title: '12 names' }],
    ['on', 1200, { badge: '999+', title: '1200 names' }],
    ['site-off', 12, { badge: 'off', title: 'off here' }],
    ['paused', 12, { badge: 'II', title: 'paused' }],
  ] as const)('%s with %d', (state, count, expected) => {
    expect(toolbarOf(state, count, text)).toEqual(expected);
  });
});

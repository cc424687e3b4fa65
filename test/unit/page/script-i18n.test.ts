import { createI18n as createWhole } from '@wxt-dev/i18n';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from '../../../lib/page/script-i18n';
import en from '../../../locales/en.yml?raw';
import ko from '../../../locales/ko.yml?raw';
import { messagesOf } from '../../locale-messages';
import { useStrings } from '../components/strings';

// Both read the browser's messages from here; outside an extension it would be empty.
vi.mock('@wxt-dev/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

describe.each([
  ['en', en],
  ['ko', ko],
] as const)('strings of the scripts in pages, %s', (lang, texts) => {
  const names = [...messagesOf(texts).keys()];
  const whole = createWhole();
  const lean = createI18n();
  beforeEach(() => useStrings(lang));

  it('are what the whole library makes of them, with values, a count, and both', () => {
    for (const key of names) {
      const values = ['one', 'two', 'three'];
      expect(lean.t(key)).toBe(whole.t(key));
      expect(lean.t(key, values)).toBe(whole.t(key, values));
      for (const count of [0, 1, 2, 11]) {
        expect(lean.t(key, count), key).toBe(whole.t(key, count));
        expect(lean.t(key, count, values)).toBe(whole.t(key, count, values));
      }
    }
    expect(names.length).toBeGreaterThan(500);
  });
});

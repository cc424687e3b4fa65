/**
 * The facts, wired to the browser: for the background and the extension's own pages.
 */
import { browser } from 'wxt/browser';
import type { StorageArea } from '../settings';
import { Facts } from './facts';
import type { ReaderLanguage } from './format';
import { packagedRelease } from './packaged';

/** In `storage.local`, outside the database: which revision was installed last. */
const REMEMBERED = 'factsInstalled';

export function openFacts(): Facts {
  const area = browser.storage.local as StorageArea;
  return new Facts({
    packaged: packagedRelease((path) => new URL(path, browser.runtime.getURL('/')).href),
    locks: globalThis.navigator?.locks,
    remembered: {
      get: async () => {
        const { [REMEMBERED]: revision } = await area.get(REMEMBERED);
        return typeof revision === 'string' ? revision : undefined;
      },
      set: (revision) => area.set({ [REMEMBERED]: revision }),
    },
  });
}

/** The interface's language, as facts know it. */
export function readerLanguage(tag = browser.i18n.getUILanguage()): ReaderLanguage {
  return /^ko\b/i.test(tag) ? 'ko' : 'en';
}

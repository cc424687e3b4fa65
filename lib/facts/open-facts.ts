/**
 * The facts, wired to the browser: for the background and the extension's own pages.
 */
import { browser } from 'wxt/browser';
import type { StorageArea } from '../settings';
import type { AtHand } from './at-hand';
import { Facts } from './facts';
import { ownRelease } from './own-release';

/** In `storage.local`, outside the database: which revision was installed last. */
const REMEMBERED = 'factsInstalled';

/** @param atHand what has read index and labels already */
export function openFacts(atHand?: AtHand): Facts {
  const area = browser.storage.local as StorageArea;
  return new Facts({
    packaged: ownRelease(),
    ...(atHand && { atHand }),
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

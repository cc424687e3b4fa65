import { browser } from '@wxt-dev/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/**
 * Runs when a page of a listed site begins to load (wxt.config.ts): a background that was stopped wakes while the page
 * loads, and is there when the content script has text. Nobody answers; there is nothing else in it.
 */
export default defineUnlistedScript(() => {
  browser.runtime.sendMessage({ sidelight: 'wake' }).catch(() => {});
});

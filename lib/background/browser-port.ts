/**
 * All that the background asks of a real browser: what is not needed before marks, beside what is (`wake-port.ts`).
 */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { sendToOwnPages } from '../own-pages';
import { openOwnTab } from '../own-tabs';
import { editorIsCovered } from '../page/covered';
import { sendToFrames } from '../send';
import { ADD_NOTE } from './add-note';
import { LOOK_UP } from './look-up';
import { MAKE_CARD } from './make-card';
import type { BackgroundPort, WakePort } from './port';
import { CONTENT_SCRIPT, WAKE_SCRIPT } from './scripts';

const GRANTED_SITES = 'granted-sites';
const GRANTED_SITES_WAKE = 'granted-sites-wake';

export function browserPort(wake: WakePort): BackgroundPort {
  return {
    ...wake,
    tabs: async (patterns) => {
      const query = patterns ? { url: [...patterns], discarded: false } : { discarded: false };
      return (await browser.tabs.query(query)).flatMap(({ id }) => id ?? []);
    },
    sendToFrames,
    sendToOwnPages,
    version: () => browser.runtime.getManifest().version,
    inPrivate: async ({ tab }) => tab?.incognito ?? (await browser.windows.getLastFocused()).incognito,
    setMenu: async () => {
      await browser.contextMenus?.removeAll();
      browser.contextMenus?.create({
        id: LOOK_UP,
        title: i18n.t('background.lookUp', ['%s']),
        contexts: ['selection'],
      });
      browser.contextMenus?.create({
        id: ADD_NOTE,
        title: i18n.t('background.addNote'),
        contexts: ['selection'],
        documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
      });
      browser.contextMenus?.create({
        id: MAKE_CARD,
        title: i18n.t('background.makeCard', ['%s']),
        contexts: ['selection'],
      });
    },
    openPage: async (path) => {
      await openOwnTab(browser.runtime.getURL(`/${path}`));
    },
    openPages: async (isPrivate) => {
      const tabs = await browser.tabs.query({ discarded: false });
      return tabs.flatMap(({ id, url, incognito }) =>
        id !== undefined && url && incognito === isPrivate ? { tab: id, url } : [],
      );
    },
    showTab: async (id) => {
      const { windowId } = (await browser.tabs.update(id, { active: true })) ?? {};
      if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    },
    openTab: async (url) => (await browser.tabs.create({ url })).id as number,
    editorIsCovered: async (tabId) => {
      const frames = await browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        func: editorIsCovered,
      });
      return frames.some(({ result }) => result === true);
    },
    editorAddress: (ticket) => `${browser.runtime.getURL('/editor.html')}?ticket=${encodeURIComponent(ticket)}`,
    // Every script of ours is for the same sites.
    shippedSites: () => browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [],
    grantedSites: async () => (await browser.permissions.getAll()).origins ?? [],
    registerContent: async (patterns, except) => {
      const registered = await browser.scripting.getRegisteredContentScripts({
        ids: [GRANTED_SITES, GRANTED_SITES_WAKE],
      });
      const ids = registered.map(({ id }) => id);
      if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
      if (patterns.length === 0) return;
      const sites = { matches: [...patterns], excludeMatches: [...except], persistAcrossSessions: true };
      await browser.scripting.registerContentScripts([
        {
          ...sites,
          id: GRANTED_SITES,
          js: [CONTENT_SCRIPT],
          runAt: 'document_idle',
          allFrames: true,
          matchOriginAsFallback: true,
        },
        { ...sites, id: GRANTED_SITES_WAKE, js: [WAKE_SCRIPT], runAt: 'document_start' },
      ]);
    },
    figures: {
      say: (key, values = []) => browser.i18n.getMessage(`figure_${key}` as '@@ui_locale', values),
      land: async () => (await fetch(new URL('map/land.bin', browser.runtime.getURL('/')))).arrayBuffer(),
    },
    text: { ...wake.text, notesLost: () => i18n.t('background.notesLost') },
  };
}

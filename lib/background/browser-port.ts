/**
 * The background's port to a real browser.
 */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { readerLanguage } from '../facts/own-release';
import { sendToOwnPages } from '../own-pages';
import { openOwnTab } from '../own-tabs';
import { editorIsCovered } from '../page/covered';
import { openPanel } from '../panel/open-panel';
import { sendToFrames, sendToPage } from '../send';
import { ADD_NOTE } from './add-note';
import { LOOK_UP } from './look-up';
import { MAKE_CARD } from './make-card';
import type { BackgroundPort } from './port';

const CONTENT_SCRIPT = '/content-scripts/content.js';
const WAKE_SCRIPT = '/wake.js';
const GRANTED_SITES = 'granted-sites';
const GRANTED_SITES_WAKE = 'granted-sites-wake';

export function browserPort(): BackgroundPort {
  return {
    lang: () => readerLanguage(),
    injectCard: async (tabId, frame) => {
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frame] }, files: ['/card.js'] });
    },
    injectCardRest: async (tabId, frame) => {
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frame] }, files: ['/card-rest.js'] });
    },
    injectPassages: async (tabId, frame) => {
      await browser.scripting.executeScript({ target: { tabId, frameIds: [frame] }, files: ['/passages.js'] });
    },
    injectGuide: async (tabId) => {
      await browser.scripting.executeScript({ target: { tabId }, files: ['/guide.js'] });
    },
    injectContent: async (tabId) => {
      await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [CONTENT_SCRIPT] });
    },
    badge: (tabId) => browser.action.getBadgeText({ tabId }),
    setToolbar: async (tabId, { badge, title }) => {
      // The tab may have gone while its page was read: nothing is left to label.
      await Promise.allSettled([
        browser.action.setBadgeText({ tabId, text: badge }),
        browser.action.setTitle({ tabId, title }),
      ]);
    },
    activeTab: async () => (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id,
    tabs: async (patterns) => {
      const query = patterns ? { url: [...patterns], discarded: false } : { discarded: false };
      return (await browser.tabs.query(query)).flatMap(({ id }) => id ?? []);
    },
    sendToPage,
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
    openPanel,
    openPopup: () => browser.action.openPopup(),
    openPath: async (path) => {
      await openOwnTab(browser.runtime.getURL(`/${path}` as '/popup.html'));
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
    text: {
      on: (count) => i18n.t('background.on', count),
      off: () => i18n.t('background.off'),
      paused: () => i18n.t('background.paused'),
      explained: ({ kind, name, says }) =>
        kind === 'person'
          ? i18n.t('background.explained_person', [name, says])
          : i18n.t('background.explained_definition', [name, says]),
      notesLost: () => i18n.t('background.notesLost'),
    },
  };
}

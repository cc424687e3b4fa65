/** The popup's edge: the active tab, its content script, settings, and the search index built while it opens. */
import { browser } from '@wxt-dev/browser';
import type { PopupPort } from '../../components/popup/port';
import { situationOf } from '../../components/popup/situation';
import { cardPort, openLibrary, openSearch } from '../../lib/extension-page';
import { NEWS, unseenNews } from '../../lib/news';
import { openPanel } from '../../lib/panel/open-panel';
import { send, sendToPage } from '../../lib/send';
import type { StorageArea } from '../../lib/settings';

export function popupPort(): PopupPort {
  return {
    ...cardPort(),
    situation: async () => {
      const tab = await tabBelow();
      return situationOf(tab && { id: tab.id, url: tab.url, title: tab.title }, {
        list: (id) => sendToPage(id, 'page.list', {}),
        allowed: (url) => browser.permissions.contains({ origins: [`*://${new URL(url).hostname}/*`] }),
      });
    },
    lookUp,
    list: (tab) => sendToPage(tab, 'page.list', {}),
    settings: () => send('settings.get', {}),
    facts: () => send('facts.state', {}),
    search: openSearch,
    jump: async (tab, entity) => (await sendToPage(tab, 'page.jump', { entity, occurrence: 0 })).found,
    show: async (tab, entity, occurrence) =>
      (await sendToPage(tab, 'page.jump', { entity, occurrence, only: 'show' })).found,
    setSite: (host, on) => send('site.set', { host, on }),
    pause: (until) => send('settings.set', { change: { pausedUntil: until } }),
    reload: (tab) => browser.tabs.reload(tab),
    once: async (tab) => {
      await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/content-scripts/content.js'] });
    },
    // The background registers the content script and runs it in open tabs when access is given: by then this popup
    // may be gone, since the browser's question takes the focus from it.
    always: (host) => browser.permissions.request({ origins: [`*://${host}/*`] }),
    library: openLibrary,
    news: async () => {
      const { newsSeen } = await (browser.storage.local as StorageArea).get('newsSeen');
      const current = browser.runtime.getManifest().version;
      return typeof newsSeen === 'string' && unseenNews(NEWS, newsSeen, current).length > 0;
    },
    close: () => window.close(),
    beside: openBeside,
  };
}

/** Chromium's side panel, Firefox's sidebar: each opens from a click only. */
async function openBeside(): Promise<void> {
  // Firefox takes no window, and none of the time it takes to ask for one.
  if (import.meta.env.FIREFOX) return openPanel(0);
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await openPanel(id);
}

/**
 * The tab the popup is about: the one it hangs over or, where the popup was opened as a page of its own, the one its
 * address names (`popup.html?tab=12`): windows without a toolbar cannot show a popup.
 */
async function tabBelow() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return browser.tabs.get(Number(named));
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** A longer selection, or one of several lines, is read and not looked up. */
const LONGEST = 80;

async function lookUp() {
  const given = new URLSearchParams(location.search).get('query') ?? (await send('lookup.take', {})).words;
  if (given !== null) return { words: given, asked: true };
  const tab = await tabBelow();
  if (tab?.id === undefined) return null;
  const frames = await browser.scripting
    .executeScript({ target: { tabId: tab.id, allFrames: true }, func: () => String(getSelection() ?? '') })
    // Pages that keep extensions away have nothing selected as far as we can know.
    .catch(() => []);
  const words = frames.map(({ result }) => (result ?? '').trim()).find((text) => text !== '') ?? '';
  return words.length >= 2 && words.length <= LONGEST && !words.includes('\n') ? { words, asked: false } : null;
}

/**
 * What a background that has just woken asks of a real browser.
 */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { readerLanguage } from '../facts/own-release';
import { openOwnTab } from '../own-tabs';
import { openPanel } from '../panel/open-panel';
import { sendToPage } from '../send';
import type { WakePort } from './port';
import { CONTENT_SCRIPT } from './scripts';

export function wakePort(): WakePort {
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
    sendToPage,
    openPanel,
    openPopup: () => browser.action.openPopup(),
    openPath: async (path) => {
      await openOwnTab(browser.runtime.getURL(`/${path}` as '/popup.html'));
    },
    text: {
      on: (count) => i18n.t('background.on', count),
      off: () => i18n.t('background.off'),
      paused: () => i18n.t('background.paused'),
      explained: ({ kind, name, says }) =>
        kind === 'person'
          ? i18n.t('background.explained_person', [name, says])
          : i18n.t('background.explained_definition', [name, says]),
    },
  };
}

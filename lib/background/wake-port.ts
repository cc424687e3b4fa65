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

type Script = Parameters<typeof browser.scripting.executeScript>[0];

async function inject(file: NonNullable<Script['files']>[number], target: Script['target']): Promise<void> {
  await browser.scripting.executeScript({ target, files: [file] });
}

export function wakePort(): WakePort {
  return {
    lang: () => readerLanguage(),
    injectCard: (tabId, frame) => inject('/card.js', { tabId, frameIds: [frame] }),
    injectCardRest: (tabId, frame) => inject('/card-rest.js', { tabId, frameIds: [frame] }),
    injectPassages: (tabId, frame) => inject('/passages.js', { tabId, frameIds: [frame] }),
    injectGuide: (tabId) => inject('/guide.js', { tabId }),
    injectContent: (tabId) => inject(CONTENT_SCRIPT, { tabId, allFrames: true }),
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

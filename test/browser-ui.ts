/**
 * What a reader does outside of pages: our entries in the menu over selected words, and our keyboard shortcuts. Firefox's
 * menu is opened and its keys are pressed; Chromium shows a driver neither, so there our listeners are told what they
 * would be told.
 */
import type { Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { inPage } from './driver';
import { chooseInFirefoxMenu, pressFirefoxKeys } from './firefox';
import type { Session } from './session';

/** Chooses the entry with this id (`contextMenus.create`) over what is selected in a page. */
export async function chooseInMenu(session: Session, desk: Page, page: Page, entry: string): Promise<void> {
  const selected = await inPage(page, () => {
    const range = getSelection()?.getRangeAt(0);
    const { x, y, width, height } = range?.getClientRects()[0] ?? new DOMRect();
    return { text: String(range), x: x + width / 2, y: y + height / 2 };
  });
  if (session.name === 'firefox') {
    await chooseInFirefoxMenu(page, selected, entry);
    return;
  }
  const tab = await inPage(
    desk,
    async (address) => {
      const { chrome } = globalThis as unknown as { chrome: Browser };
      const [found] = await chrome.tabs.query({ url: address.replace(/#.*/, '') });
      return { id: found?.id, url: found?.url };
    },
    page.url(),
  );
  await tellChromium(session, desk, 'contextMenus.onClicked', { menuItemId: entry, selectionText: selected.text }, tab);
}

/** Presses the keys of a command (`commands` of the manifest). The page is in front. */
export async function pressCommand(session: Session, desk: Page, command: string): Promise<void> {
  if (session.name === 'chromium') return tellChromium(session, desk, 'commands.onCommand', command);
  const keys = await inPage(
    desk,
    async (wanted) => {
      const { browser } = globalThis as unknown as { browser: Browser };
      return (await browser.commands.getAll()).find(({ name }) => name === wanted)?.shortcut ?? '';
    },
    command,
  );
  await pressFirefoxKeys(session.browser, keys);
}

/** Has the background hear an event of the browser's. */
async function tellChromium({ browser, origin }: Session, desk: Page, event: string, ...args: unknown[]) {
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(origin),
  );
  // Awake, to hear it.
  await inPage(desk, () =>
    (globalThis as unknown as { chrome: Browser }).chrome.runtime.sendMessage({ sidelight: 'notes.tags', request: {} }),
  );
  await (await target.worker())?.evaluate(`chrome.${event}.dispatch(...${JSON.stringify(args)})`);
}

/** Opens pages of ours in tabs. */
import { browser } from '@wxt-dev/browser';

/**
 * Opens a page of ours in a tab of its own. In a private window of Firefox it would have no database, so it goes to a
 * window that is not private; Chromium sees to that itself.
 * @param url whole
 */
export async function openOwnTab(url: string, active = true): Promise<void> {
  if (import.meta.env.FIREFOX && (await isFrontPrivate())) {
    const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
    const id = windows.find(({ incognito }) => !incognito)?.id;
    const opened = id === undefined ? browser.windows.create({ url, incognito: false }) : openIn(id, url, active);
    // Where every window is private there is none to go to: the page says so itself.
    if (await opened.catch(() => undefined)) return;
  }
  await browser.tabs.create({ url, active });
}

async function openIn(windowId: number, url: string, active: boolean) {
  const tab = await browser.tabs.create({ url, windowId, active });
  if (active) await browser.windows.update(windowId, { focused: true });
  return tab;
}

/** Firefox for Android has no windows to tell apart. */
async function isFrontPrivate(): Promise<boolean> {
  return (await browser.windows?.getLastFocused())?.incognito ?? false;
}

/** Chromium's side panel, Firefox's sidebar. */
import { browser } from '@wxt-dev/browser';

/** What Firefox has in place of `sidePanel`. */
interface Sidebar {
  sidebarAction: { open(): Promise<void>; isOpen(of: { windowId: number }): Promise<boolean> };
}

/**
 * Opens it in a window; to be called in the turn of what the reader did: a click in a page of ours, a key, in Chromium a
 * message from a page's script.
 * @throws where it is not open and the browser opens it for no such reason
 */
export async function openPanel(windowId: number): Promise<void> {
  const firefox = browser as unknown as Sidebar;
  const opening = import.meta.env.FIREFOX ? firefox.sidebarAction.open() : browser.sidePanel.open({ windowId });
  await opening.catch(async (refused) => {
    if (!(await isOpen(windowId, firefox))) throw refused;
  });
}

async function isOpen(windowId: number, { sidebarAction }: Sidebar): Promise<boolean> {
  if (import.meta.env.FIREFOX) return sidebarAction.isOpen({ windowId });
  return (await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'], windowIds: [windowId] })).length > 0;
}

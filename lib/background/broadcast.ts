/**
 * Tells every page of ours that something has changed. Tabs without a content script do not answer; that is no error.
 */
import type { PageRequest, PageRequestOf } from '../page-messages';
import type { BackgroundPort } from './port';

type Senders = Pick<BackgroundPort, 'tabs' | 'sendToFrames' | 'sendToOwnPages'>;

/**
 * Resolves when everybody has answered or cannot.
 * @param own what pages of ours are told instead: more than a page may know
 */
export async function broadcast<K extends PageRequest>(
  port: Senders,
  name: K,
  request: PageRequestOf<K>,
  own = request,
): Promise<void> {
  // At once: one change after another, in their order.
  const told = port.sendToOwnPages(name, own);
  told.catch(() => {});
  const tabs = await port.tabs();
  await Promise.allSettled([told, ...tabs.map((tab) => port.sendToFrames(tab, name, request))]);
}

/**
 * Tells every page of ours that something has changed. Tabs without a content script do not answer; that is no error.
 */
import type { PageRequest, PageRequestOf } from '../messages';
import type { BackgroundPort } from './port';

type Senders = Pick<BackgroundPort, 'tabs' | 'sendToPage' | 'sendToOwnPages'>;

/** Resolves when everybody has answered or cannot. */
export async function broadcast<K extends PageRequest>(
  port: Senders,
  name: K,
  request: PageRequestOf<K>,
): Promise<void> {
  const tabs = await port.tabs();
  await Promise.allSettled([
    port.sendToOwnPages(name, request),
    ...tabs.map((tab) => port.sendToPage(tab, name, request)),
  ]);
}

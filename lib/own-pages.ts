/**
 * What the background tells pages of ours: more than a page may know. A page of ours in a tab is also told what tabs are
 * told; it goes by this alone, or it would do everything twice and the second time knowing less.
 */
import { browser } from '@wxt-dev/browser';
import type { PageRequest, PageRequestOf } from './page-messages';

/** As it travels. */
interface Told<K extends PageRequest = PageRequest> {
  sidelight: K;
  request: PageRequestOf<K>;
  toOwnPages: true;
}

/** Tells every page of ours. @throws where there is none */
export async function sendToOwnPages<K extends PageRequest>(name: K, request: PageRequestOf<K>): Promise<void> {
  const told: Told<K> = { sidelight: name, request, toOwnPages: true };
  await browser.runtime.sendMessage(told);
}

/** What a message tells pages of ours; null where it is for somebody else. */
export function toldToOwnPages(message: unknown): { name: PageRequest; request: unknown } | null {
  const { sidelight: name, request, toOwnPages } = (message ?? {}) as Partial<Told>;
  return toOwnPages && name !== undefined ? { name, request } : null;
}

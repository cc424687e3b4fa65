/**
 * Sends messages to the background or to a page. Imports types only: content scripts carry no schema. Sending needs no
 * polyfill (3 KB in every page): both browsers answer by promise.
 */
import { browser } from '@wxt-dev/browser';
import type { BackgroundReplies, BackgroundRequest, RequestOf } from './messages';
import type { PageReplies, PageRequest, PageRequestOf } from './page-messages';

/** What travels: errors come back as data, since an exception loses its text on the way in Firefox. */
export type Envelope<T> =
  | { ok: true; reply: T }
  /** `problem`: by which `components/reason.ts` says it in the reader's language. */
  | { ok: false; error: string; problem?: string };

/** The other side could not answer; the message says why in plain words. */
export class MessageError extends Error {
  override name = 'MessageError';
}

/**
 * Asks the background.
 * @throws MessageError where the background refused or failed, or the extension was updated under us.
 */
export async function send<K extends BackgroundRequest>(name: K, request: RequestOf<K>): Promise<BackgroundReplies[K]> {
  return unwrap<BackgroundReplies[K]>(await browser.runtime.sendMessage({ sidelight: name, request }));
}

/**
 * Asks the content script in the top frame of a tab.
 * @throws MessageError where no content script of ours answers.
 */
export async function sendToPage<K extends PageRequest>(
  tabId: number,
  name: K,
  request: PageRequestOf<K>,
): Promise<PageReplies[K]> {
  const reply = await browser.tabs.sendMessage(tabId, { sidelight: name, request }, { frameId: 0 });
  return unwrap<PageReplies[K]>(reply);
}

/**
 * Tells every frame of a tab.
 * @throws MessageError where none has a content script of ours.
 */
export async function sendToFrames<K extends PageRequest>(
  tabId: number,
  name: K,
  request: PageRequestOf<K>,
): Promise<void> {
  unwrap(await browser.tabs.sendMessage(tabId, { sidelight: name, request }));
}

function unwrap<T>(envelope: Envelope<T> | undefined): T {
  if (!envelope) throw new MessageError('no answer');
  if (!envelope.ok) throw new MessageError(envelope.error, { cause: envelope });
  return envelope.reply;
}

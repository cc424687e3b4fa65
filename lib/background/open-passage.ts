/**
 * Opens the page of a passage's note at the passage: in the tab that has it already, else in one of its own.
 */
import { canonicalUrl } from '../notes/canonical-url';
import { isWebAddress } from '../notes/link';
import type { NotesStore } from '../notes/store';
import type { Passages } from './passages';
import type { BackgroundPort } from './port';

interface Services {
  port: Pick<BackgroundPort, 'openPages' | 'showTab' | 'openTab' | 'sendToPage' | 'injectContent' | 'injectPassages'>;
  notes: Pick<NotesStore, 'get'>;
  passages: Pick<Passages, 'await'>;
}

/**
 * @param isPrivate whether it is asked for in a private window: a page open in the other kind of window is left alone
 * @returns false where there is no such note, or none whose page may be opened
 */
export async function openPassage(id: string, isPrivate: boolean, services: Services): Promise<boolean> {
  const { port, notes, passages } = services;
  const note = await notes.get(id);
  if (note?.target.kind !== 'passage' || note.deleted !== undefined) return false;
  const { url, rawUrl } = note.target;
  // What a file brings may say anything.
  if (!isWebAddress(rawUrl) && !rawUrl.startsWith('file:')) return false;
  const pages = await port.openPages(isPrivate);
  const there = pages.find((page) => page.url === rawUrl) ?? pages.find((page) => canonicalUrl(page.url) === url);
  if (there && (await showIn(there.tab, id, port))) return true;
  await passages.await(await port.openTab(rawUrl), id);
  return true;
}

/** @returns false where the page keeps extensions away, or cannot be reached */
async function showIn(tab: number, note: string, port: Services['port']): Promise<boolean> {
  try {
    await port.sendToPage(tab, 'page.list', {}).catch(() => port.injectContent(tab));
    await port.injectPassages(tab, 0);
    await port.showTab(tab);
    await port.sendToPage(tab, 'page.passage', { note });
    return true;
  } catch {
    return false;
  }
}

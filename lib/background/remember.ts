/**
 * Fills the reader's history, where they have asked for one. Nothing waits for it, and nothing fails with it.
 */
import type { Runtime } from 'webextension-polyfill';
import type { HistoryStore } from '../history/store';
import { canonicalUrl } from '../notes/canonical-url';
import type { Settings } from '../settings-model';
import type { BackgroundPort } from './port';

export interface RememberServices {
  port: Pick<BackgroundPort, 'inPrivate'>;
  settings: { get(): Promise<Settings> };
  history: Pick<HistoryStore, 'noteOpened' | 'noteMet'>;
  now: () => Date;
}

/** @returns what remembers an opened card, and names met in an article */
export function remembering({ port, settings, history, now }: RememberServices) {
  /** A private window leaves no trace, and neither does one that does not say what it is. */
  const wanted = async (setting: 'keepOpened' | 'keepMet', sender: Runtime.MessageSender): Promise<boolean> =>
    (await settings.get())[setting] && !(await port.inPrivate(sender).catch(() => true));
  return {
    async opened(entity: string, sender: Runtime.MessageSender): Promise<void> {
      if (!(await wanted('keepOpened', sender))) return;
      const { url = '' } = sender;
      const page = isWebPage(url) ? { page: { url: canonicalUrl(url), title: sender.tab?.title ?? '' } } : {};
      await history.noteOpened({ entity, at: now().toISOString(), ...page });
    },
    async met(
      { url, day, entities }: { url: string; day: string | undefined; entities: readonly string[] },
      sender: Runtime.MessageSender,
    ): Promise<void> {
      // A frame's names are not the article's.
      if (entities.length === 0 || sender.frameId !== 0 || !isWebPage(url)) return;
      if (!(await wanted('keepMet', sender))) return;
      await history.noteMet({
        url: canonicalUrl(url),
        title: sender.tab?.title ?? '',
        first: now().toISOString(),
        ...(day === undefined ? {} : { day }),
        entities: [...new Set(entities)],
      });
    },
  };
}

/** Whether a message comes from a page of ours: the popup, the library. */
export function isOwnPage({ url = '' }: Runtime.MessageSender): boolean {
  return /^[a-z]+-extension:/.test(url);
}

function isWebPage(url: string): boolean {
  return /^https?:/.test(url);
}

/** Search from the address bar, as the browser's events ask for it (`start.ts` hears them). */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { localDay } from '../facts/dates';
import { readerLanguage } from '../facts/own-release';
import type { Note } from '../notes/model';
import { openOwnTab } from '../own-tabs';
import { readShipped } from '../search/shipped';
import type { Settings } from '../settings-model';
import { destination, type OmniboxPort, suggest } from './omnibox';
import { BackgroundSearch } from './search';

export interface Omnibox {
  started(): void;
  changed(typed: string, give: (suggestions: { content: string; description: string }[]) => void): void;
  entered(words: string, disposition: string): void;
}

export function openOmnibox(
  notes: { all(): Promise<Note[]> },
  settings: { get(): Promise<Pick<Settings, 'packsOff'>> },
  typeName: OmniboxPort['typeName'],
): Omnibox {
  const search = new BackgroundSearch(
    shippedDocuments,
    () => notes.all(),
    async () => (await settings.get()).packsOff,
  );
  const port: OmniboxPort = {
    search: () => search.open(),
    today: () => localDay(),
    typeName,
    words: {
      noteOn: (title) => i18n.t('background.omniboxNoteOn', [title]),
      nothing: (query) => i18n.t('background.omniboxNothing', [query]),
      hint: () => i18n.t('background.omniboxHint'),
    },
    markup: !import.meta.env.FIREFOX,
  };
  const failed = (error: unknown) => console.error('Sidelight: the address bar could not be answered', error);

  let asked = 0;
  return {
    started: () => {
      browser.omnibox.setDefaultSuggestion({ description: port.words.hint() });
      search.open().catch(failed);
    },
    changed: (typed, give) => {
      const turn = ++asked;
      suggest(port, typed)
        .then(({ first, others }) => {
          // An answer that has been overtaken would stand under other words.
          if (turn !== asked) return;
          browser.omnibox.setDefaultSuggestion({ description: first });
          give(others);
        })
        .catch(failed);
    },
    entered: (words, disposition) => {
      destination(port, words)
        .then((path) => openPath(path, disposition))
        .catch(failed);
    },
  };
}

async function openPath(path: string, disposition: string): Promise<void> {
  const url = browser.runtime.getURL(`/${path}` as '/popup.html');
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await openOwnTab(url, disposition !== 'newBackgroundTab');
}

/** The facts that ship with the extension, from its own files. */
async function shippedDocuments() {
  const read = async (file: string) => {
    const response = await fetch(browser.runtime.getURL(`/packs/${file}` as '/popup.html'));
    if (!response.ok) throw new Error(`packs/${file}: ${response.status}`);
    return response.json();
  };
  return (await readShipped(read, readerLanguage())).documents;
}

/** The library's edge: notes straight from their database, everything else as the other pages have it. */
import { browser } from '@wxt-dev/browser';
import { i18n } from '#i18n';
import { noteTimeWords } from '../../components/card/wording';
import type { LibraryPort } from '../../components/library/port';
import { cardPort, propertyName, readerLanguage, shippedFacts } from '../../lib/extension-page';
import { HistoryStore } from '../../lib/history/store';
import { eraseNotes, factsSize, whatIsKept } from '../../lib/kept';
import { canonicalUrl } from '../../lib/notes/canonical-url';
import { NotesDesk } from '../../lib/notes/desk';
import { askToPersist } from '../../lib/notes/persist';
import { NotesStore } from '../../lib/notes/store';
import { toldToOwnPages } from '../../lib/own-pages';
import type { PageRequestOf } from '../../lib/page-messages';
import { send, sendToPage } from '../../lib/send';
import type { StorageArea } from '../../lib/settings';
import { storedEntry } from '../../lib/stored-keys';

export function libraryPort(): LibraryPort {
  const notes = new NotesStore();
  const history = new HistoryStore();
  const area = browser.storage.local as StorageArea;
  return {
    ...cardPort(),
    lang: readerLanguage(),
    browser: import.meta.env.FIREFOX ? 'firefox' : 'chromium',
    shipped: shippedFacts,
    changedNotes: async (ids) => (await send('notes.changed', { ids: [...ids] })).notes,
    property: propertyName,
    briefedPage: async (tab) => {
      const [{ url = '' }, list] = await Promise.all([browser.tabs.get(tab), sendToPage(tab, 'page.list', {})]);
      return {
        title: list.title,
        url,
        day: list.date?.confidence === 'high' ? list.date.day : null,
        entities: list.entities.map(({ id, count }) => ({ id, count })),
      };
    },
    briefedCard: (entity, asOf) => send('card.get', { entity, asOf, quiet: true }),
    passagesOf: (url) => notes.ofPage(canonicalUrl(url)),
    ownCards: async () => (await notes.allOwn()).filter((own) => own.kind === 'card'),
    editOwnCard: (id) => {
      location.hash = `#/own/${id}`;
    },
    desk: new NotesDesk(notes, {
      now: () => new Date(),
      changed: (touched) => {
        void askToPersist();
        return send('notes.written', touched ? { notes: [...touched.notes], own: [...touched.own] } : {});
      },
      words: {
        lang: readerLanguage(),
        title: i18n.t('library.export.title'),
        own: i18n.t('library.export.own'),
        changed: (when) => i18n.t('card.noteEdited', [noteTimeWords(when, new Date(0))]),
      },
    }),
    copyStatus: () => send('notes.copy', {}),
    copyText: async () => (await send('notes.copyText', {})).text,
    useCopy: async (what) => {
      // The database may be about to be made anew.
      await notes.close();
      await send('notes.copyUse', { what });
    },
    persisted: async () => (await navigator.storage?.persisted?.()) ?? null,
    download: ({ name, type, data }) => {
      const address = URL.createObjectURL(new Blob([data], { type }));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // The download has its own hold on the data by then.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    },
    settings: () => send('settings.get', {}),
    set: (change) => send('settings.set', { change }),
    resetSettings: () => send('settings.reset', {}),
    setSite: (host, on) => send('site.set', { host, on }),
    choices: () => send('choice.list', {}),
    forgetChoice: (id) => send('choice.forget', { id }),
    openings: async () => (await send('openings.list', {})).entities.length,
    forgetOpenings: async () => void (await send('openings.forget', {})),
    facts: () => send('facts.state', {}),
    factsChanges: (how = {}) => send('facts.changes', how),
    shortcuts: async () => {
      const commands = await browser.commands.getAll();
      return commands.map(({ name = '', description = '', shortcut = '' }) => ({ name, description, shortcut }));
    },
    changeShortcuts: async () => {
      if (import.meta.env.FIREFOX) {
        // Firefox alone has a call for it (137 and later); Chromium's page is opened by its address.
        await (browser.commands as unknown as { openShortcutSettings(): Promise<void> }).openShortcutSettings();
      } else {
        await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
      }
    },
    version: async () => {
      const { newsSeen } = await area.get('newsSeen');
      return {
        current: browser.runtime.getManifest().version,
        seen: typeof newsSeen === 'string' ? newsSeen : undefined,
      };
    },
    newsSeen: () => area.set({ newsSeen: browser.runtime.getManifest().version }),
    kept: () => whatIsKept({ local: browser.storage.local, notes, history, facts: factsSize }),
    erase: async (kind) => {
      if (kind === 'settings') await send('settings.reset', {});
      if (kind === 'choices') await send('choice.forget', {});
      if (kind === 'openings') await send('openings.forget', {});
      if (kind === 'history') await Promise.all([history.forget('opened'), history.forget('met')]);
      if (kind !== 'notes') return;
      await eraseNotes(notes);
      const keys = Object.keys(await browser.storage.local.get(null));
      await browser.storage.local.remove(keys.filter((key) => storedEntry('local', key)?.kind === 'notes'));
      // Everybody is told, and the copy begins anew.
      await send('notes.written', {});
    },
    opened: () => history.opened(),
    articlesOf: (entity) => history.articlesOf(entity),
    historyCounts: () => history.counts(),
    forgetHistory: (part, row) => history.forget(part, row),
    whole: (entity) => send('card.whole', { entity }),
    usage: async () => (await navigator.storage.estimate()).usage ?? null,
    onChanged: (changed) => {
      const heard = (message: unknown) => {
        const told = toldToOwnPages(message);
        if (told?.name === 'page.settings') changed('settings');
        if (told?.name === 'page.notes') changed('notes', (told.request as PageRequestOf<'page.notes'>).change);
      };
      browser.runtime.onMessage.addListener(heard);
      return () => browser.runtime.onMessage.removeListener(heard);
    },
  };
}

/** The welcome page's edge: cards, the popup's own search, and the permission to read news sites. */
import { browser } from '@wxt-dev/browser';
import type { WelcomePort } from '../../components/welcome/welcome';
import { cardPort, openSearch } from '../../lib/extension-page';

export function welcomePort(): WelcomePort {
  const search = openSearch();
  // Whoever searches is told.
  search.catch(() => {});
  const newsSites = { origins: browser.runtime.getManifest().host_permissions ?? [] };
  return {
    ...cardPort(),
    find: async (query) => (await search).find(query, {}).results,
    noteChanged: (entity) => void search.then((opened) => opened.noteChanged(entity)).catch(() => {}),
    allowed: () => browser.permissions.contains(newsSites),
    allow: () => browser.permissions.request(newsSites),
    shortcut: async () => {
      const commands = await browser.commands.getAll();
      return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
    },
  };
}

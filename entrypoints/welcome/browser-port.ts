/** The welcome page's edge: cards, a search of the packaged facts, and the permission to read news sites. */
import { browser } from '@wxt-dev/browser';
import type { WelcomePort } from '../../components/welcome/welcome';
import { cardPort, shippedFacts } from '../../lib/extension-page';
import { Search } from '../../lib/search/search';

export function welcomePort(): WelcomePort {
  let search: Promise<Search> | undefined;
  const newsSites = { origins: browser.runtime.getManifest().host_permissions ?? [] };
  return {
    ...cardPort(),
    find: async (query) => {
      search ??= shippedFacts().then(({ documents }) => {
        const index = new Search(documents);
        index.indexTexts();
        return index;
      });
      return (await search).find(query);
    },
    allowed: () => browser.permissions.contains(newsSites),
    allow: () => browser.permissions.request(newsSites),
    shortcut: async () => {
      const commands = await browser.commands.getAll();
      return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
    },
  };
}

/**
 * Starts the background: every listener in the first turn, since a worker is woken only for those; what a page waits for
 * right after; the rest (`rest.ts`) when it is first asked for.
 */
import { browser } from 'wxt/browser';
import { AtHand } from '../facts/at-hand';
import { ownFiles } from '../facts/own-release';
import { written } from '../notes/written';
import { readingRequests } from '../reading-requests';
import { backgroundListener, nameOf } from '../receive';
import { SettingsStore, type StorageArea } from '../settings';
import { ADD_NOTE, addNote } from './add-note';
import { ahead } from './ahead';
import { Choices } from './choices';
import { BESIDE, sendCommand } from './commands';
import { readEarly } from './early-area';
import type { loadRest } from './load-rest';
import { LOOK_UP, LookUp } from './look-up';
import { MAKE_CARD } from './make-card';
import { Matcher } from './matcher';
import { Openings } from './openings';
import { labelsBeside, ownNames } from './own-names';
import { pageHandlers } from './page-handlers';
import type { Rest } from './rest';
import { wakePort } from './wake-port';

/**
 * Milliseconds after which what can wait until a page has its marks waits no longer, since not every page has any; and after
 * which what was asked for before a text came is asked anew.
 */
const PATIENCE = 500;

/** @param load gets the rest, at once where that can be (`load-rest.ts`) */
export function startBackground(load: typeof loadRest): void {
  const port = wakePort();
  const storage = readEarly(browser.storage.local as StorageArea, ['settings', 'choices', 'openings']);
  const settings = new SettingsStore(storage);
  const choices = new Choices(storage);
  const openings = new Openings(storage);
  const lookUp = new LookUp({ openPopup: port.openPopup, openPath: port.openPath, now: Date.now });
  // Mostly a page has woken the background, whose text is on its way: what is read for it comes before all else.
  const atHand = new AtHand(ownFiles(), async (name) => (await rest()).shipped(name));
  // Asked before a text comes, and for each anew, since what is asked for is written elsewhere.
  const asked = ahead(written, PATIENCE);
  asked.begin();
  const own = ownNames(
    async () => loaded !== undefined || (await asked.take()).own,
    async () => (await rest()).own,
  );
  const matcher = new Matcher(atHand, own);
  matcher.prepare();
  const shared = { port, atHand, matcher, settings, choices, openings, lookUp };

  let loaded: Rest | Promise<Rest> | undefined;
  const rest = (): Rest | Promise<Rest> => {
    if (loaded) return loaded;
    const make = (start: typeof sidelightRest): Rest => {
      if (!start) throw new Error('the script has not said how it starts');
      loaded = start(shared);
      return loaded;
    };
    const script = load();
    if (!(script instanceof Promise)) return make(script);
    const loading = script.then(make);
    loaded = loading;
    loading.catch(() => {
      loaded = undefined;
    });
    return loading;
  };
  const report = (what: string) => (error: unknown) => console.error(`Sidelight: ${what} failed`, error);
  /** Has the rest do something nobody waits for: in this turn, where it can be. */
  const have = (what: string, act: (rest: Rest) => unknown) => {
    const done = async () => {
      const there = rest();
      await act(there instanceof Promise ? await there : there);
    };
    done().catch(report(what));
  };

  let hasMarks = () => {};
  const marked = new Promise<void>((resolve) => {
    hasMarks = resolve;
    setTimeout(resolve, PATIENCE);
  });
  const handlers = pageHandlers({
    port,
    matcher,
    settings,
    choices,
    openings,
    labels: labelsBeside(atHand, own),
    members: async (packs) => (packs.length === 0 ? new Set() : (await rest()).members(packs)),
    afterwards: {
      pageRead: async (...page) => {
        if (!loaded) asked.begin();
        await marked;
        if (loaded || (await written()).passages)
          have('the passages', ({ afterwards }) => afterwards.pageRead(...page));
      },
      met: async (...article) => {
        hasMarks();
        if ((await settings.get()).keepMet) have('the history', ({ afterwards }) => afterwards.met(...article));
      },
      cardComes: () => have('what cards need', ({ afterwards }) => afterwards.cardComes()),
    },
    now: () => new Date(),
  });
  const hearPage = backgroundListener(readingRequests, handlers);

  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const name = nameOf(message);
    if (name === undefined) return undefined;
    if (name in readingRequests) return hearPage(message, sender);
    // Everything else that is called so is for pages, of ours or not; whoever wakes us asks for nothing.
    if (name.startsWith('page.') || name === 'wake') return undefined;
    const there = rest();
    return there instanceof Promise ? there.then(({ hear }) => hear(message, sender)) : there.hear(message, sender);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => have(reason, ({ installed }) => installed(reason)));
  browser.commands.onCommand.addListener((name, tab) => {
    // In the turn of the key: Firefox opens its sidebar for nothing else.
    if (name === BESIDE && tab?.windowId !== undefined) port.openPanel(tab.windowId).catch(report('the panel'));
    const done = name === ADD_NOTE ? addNote(port) : sendCommand(name, port);
    done.catch(report(`command ${name}`));
  });
  browser.contextMenus?.onClicked.addListener(({ menuItemId, selectionText = '' }, tab) => {
    if (menuItemId === LOOK_UP) lookUp.open(selectionText).catch(report('the menu'));
    if (menuItemId === MAKE_CARD) have('the menu', ({ makeCard }) => makeCard(selectionText, tab ?? {}));
    if (menuItemId === ADD_NOTE) addNote(port, tab?.id).catch(report('the menu'));
  });
  // Firefox for Android has no address bar of this kind.
  browser.omnibox?.onInputStarted.addListener(() => have('the address bar', ({ omnibox }) => omnibox.started()));
  browser.omnibox?.onInputChanged.addListener((typed, give) =>
    have('the address bar', ({ omnibox }) => omnibox.changed(typed, give)),
  );
  browser.omnibox?.onInputEntered.addListener((words, disposition) =>
    have('the address bar', ({ omnibox }) => omnibox.entered(words, disposition)),
  );
  browser.permissions.onAdded.addListener(({ origins = [] }) =>
    have('a grant of sites', ({ sitesGranted }) => sitesGranted(origins)),
  );
  browser.permissions.onRemoved.addListener(() => have('a change of sites', ({ sitesGranted }) => sitesGranted([])));
}

/**
 * Starts the background: every listener in the first turn, since a worker is woken only for those; everything else when
 * it is first asked for.
 */
import { browser } from 'wxt/browser';
import { openFacts } from '../facts/open-facts';
import { HistoryStore } from '../history/store';
import { type CopyArea, NotesCopy } from '../notes/copy';
import { NotesStore } from '../notes/store';
import { backgroundListener } from '../receive';
import { SettingsStore, type StorageArea } from '../settings';
import { ADD_NOTE, addNote } from './add-note';
import { browserPort } from './browser-port';
import { Choices } from './choices';
import { BESIDE, sendCommand } from './commands';
import { backgroundHandlers, type Services } from './handlers';
import { registerGrantedSites, sitesGranted, whenInstalled } from './installed';
import { LOOK_UP, LookUp } from './look-up';
import { MAKE_CARD, makeCardPath } from './make-card';
import { Matcher } from './matcher';
import type { OmniboxPort } from './omnibox';
import { startOmnibox } from './omnibox-browser';
import { Openings } from './openings';
import { OwnCards } from './own-cards';
import { Passages } from './passages';
import { Tickets } from './tickets';

/** What the interface has words for. */
type Texts = Pick<Services, 'cite' | 'words'> & Pick<OmniboxPort, 'typeName'>;

/** @param texts puts cards, notes and types into words */
export function startBackground({ cite, words, typeName }: Texts): void {
  const port = browserPort();
  const facts = openFacts();
  // Mostly a page has woken the background, whose text is on its way: what is read for it comes before all else.
  const notes = new NotesStore();
  const ownCards = new OwnCards(notes);
  const matcher = new Matcher(facts, ownCards);
  matcher.prepare();
  facts.ready().catch(() => {});
  const storage = browser.storage.local as StorageArea;
  const session = browser.storage.session as StorageArea;
  const openings = new Openings(storage);
  const lookUp = new LookUp({ openPopup: port.openPopup, openPath: port.openPath, now: Date.now });
  const settings = new SettingsStore(storage);
  const handlers = backgroundHandlers({
    port,
    facts,
    matcher,
    notes,
    copy: new NotesCopy(browser.storage.local as CopyArea, notes),
    ownCards,
    settings,
    choices: new Choices(storage),
    openings,
    history: new HistoryStore(),
    cite,
    words,
    lookUp,
    tickets: new Tickets(session),
    passages: new Passages(notes, session),
    session,
    now: () => new Date(),
  });
  const report = (what: string) => (error: unknown) => console.error(`Sidelight: ${what} failed`, error);

  browser.runtime.onMessage.addListener(backgroundListener(handlers));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    const services = { port, facts, storage, openings, injectsByItself: import.meta.env.FIREFOX };
    whenInstalled(reason, services).catch(report(reason));
    port.setMenu().catch(report('the menu'));
  });
  browser.commands.onCommand.addListener((name, tab) => {
    // In the turn of the key: Firefox opens its sidebar for nothing else.
    if (name === BESIDE && tab?.windowId !== undefined) port.openPanel(tab.windowId).catch(report('the panel'));
    const done = name === ADD_NOTE ? addNote(port) : sendCommand(name, port);
    done.catch(report(`command ${name}`));
  });
  browser.contextMenus?.onClicked.addListener(({ menuItemId, selectionText = '' }, tab) => {
    if (menuItemId === LOOK_UP) lookUp.open(selectionText).catch(report('the menu'));
    if (menuItemId === MAKE_CARD) port.openPath(makeCardPath(selectionText, tab ?? {})).catch(report('the menu'));
    if (menuItemId === ADD_NOTE) addNote(port, tab?.id).catch(report('the menu'));
  });
  startOmnibox(notes, settings, typeName);
  const sitesChanged = () => {
    registerGrantedSites(port).catch(report('a change of sites'));
  };
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    sitesGranted(port, origins).catch(report('a grant of sites'));
  });
  browser.permissions.onRemoved.addListener(sitesChanged);
}

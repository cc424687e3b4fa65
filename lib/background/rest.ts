/**
 * All of the background but what answers a page that is being read: cards, notes, search, what installs the packs. In a
 * script of its own, which is loaded when it is first asked for: a background that has just woken would otherwise read
 * twice as much code before the page it has been woken for has its marks.
 */
import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type { AtHand } from '../facts/at-hand';
import { openFacts } from '../facts/open-facts';
import { HistoryStore } from '../history/store';
import { backgroundRequests } from '../messages';
import { type CopyArea, NotesCopy } from '../notes/copy';
import { NotesStore } from '../notes/store';
import { readingRequests } from '../reading-requests';
import { backgroundListener } from '../receive';
import type { SettingsStore, StorageArea } from '../settings';
import { browserPort } from './browser-port';
import { renewOpenings } from './count-openings';
import { backgroundHandlers, type Services } from './handlers';
import { sitesGranted, whenInstalled } from './installed';
import { landOf } from './land';
import { makeCardPath } from './make-card';
import type { OmniboxPort } from './omnibox';
import { type Omnibox, openOmnibox } from './omnibox-browser';
import { OwnCards } from './own-cards';
import type { OwnNames } from './own-names';
import { packMembers } from './packs';
import type { Afterwards } from './page-handlers';
import { Passages } from './passages';
import type { WakePort } from './port';
import { remembering } from './remember';
import { Tickets } from './tickets';

/** What the first part has made already. */
export type Shared = Pick<Services, 'matcher' | 'choices' | 'openings' | 'lookUp'> & {
  port: WakePort;
  settings: SettingsStore;
  atHand: AtHand;
};

/** What the interface has words for. */
export type Texts = Pick<Services, 'cite' | 'words'> & Pick<OmniboxPort, 'typeName'>;

export interface Rest {
  /** Answers every message of ours that is no page's being read; undefined where it is none. */
  hear: ReturnType<typeof backgroundListener>;
  own: OwnNames;
  /** Reads a file of the packs, verified, where the extension's own copy fails. */
  shipped(name: string): Promise<ArrayBuffer>;
  members(packs: readonly string[]): Promise<ReadonlySet<string>>;
  afterwards: Afterwards;
  /** Sets up what lasts: the menu, scripts on granted sites, the packs. */
  installed(reason: string): Promise<unknown>;
  /** @param origins patterns of the sites that are new; none where sites were taken back */
  sitesGranted(origins: readonly string[]): Promise<void>;
  omnibox: Omnibox;
  makeCard(words: string, page: Parameters<typeof makeCardPath>[1]): Promise<void>;
}

export function startRest({ atHand, ...shared }: Shared, { cite, words, typeName }: Texts): Rest {
  const { settings, openings } = shared;
  const port = browserPort(shared.port);
  const facts = openFacts(atHand);
  const notes = new NotesStore();
  const storage = browser.storage.local as StorageArea;
  const session = browser.storage.session as StorageArea;
  const ownCards = new OwnCards(notes);
  const passages = new Passages(notes, session);
  const history = new HistoryStore();
  const land = landOf(port.figures);
  const now = () => new Date();
  // Packs that were emptied or half written are mended whenever the background comes to life.
  facts.ready().catch(() => {});
  const handlers = backgroundHandlers({
    ...shared,
    port,
    facts,
    notes,
    copy: new NotesCopy(browser.storage.local as CopyArea, notes),
    ownCards,
    history,
    cite,
    words,
    tickets: new Tickets(session),
    passages,
    land,
    session,
    now,
  });
  const others = Object.fromEntries(Object.entries(backgroundRequests).filter(([name]) => !(name in readingRequests)));
  return {
    hear: backgroundListener(others as typeof backgroundRequests, handlers as Parameters<typeof backgroundListener>[1]),
    own: ownCards,
    shipped: (name) => facts.shipped(name),
    members: packMembers(facts),
    afterwards: afterwardsOf({ port, passages, remember: remembering({ port, settings, history, now }), land }),
    installed: (reason) =>
      Promise.all([
        port.setMenu(),
        whenInstalled(reason, {
          port,
          facts,
          storage,
          openings: { renew: (contents) => renewOpenings(openings, contents) },
          injectsByItself: import.meta.env.FIREFOX,
        }),
      ]),
    sitesGranted: (origins) => sitesGranted(port, origins),
    omnibox: openOmnibox(notes, settings, typeName),
    makeCard: (selected, page) => port.openPath(makeCardPath(selected, page)),
  };
}

interface AfterwardsServices {
  port: Pick<Services['port'], 'injectPassages'>;
  passages: Pick<Passages, 'any'>;
  remember: ReturnType<typeof remembering>;
  land: Services['land'];
}

/** What follows from a page's being read. Nothing waits for it, and nothing fails with it. */
export function afterwardsOf({ port, passages, remember, land }: AfterwardsServices): Afterwards {
  /** Brings the script for passages into a page that has some. */
  const showPassages = async (url: string, canonical: string | undefined, { tab, frameId }: Runtime.MessageSender) => {
    if (tab?.id === undefined || !(await passages.any(url, canonical, tab.id))) return;
    await port.injectPassages(tab.id, frameId ?? 0);
  };
  return {
    // The page may have gone meanwhile.
    pageRead: (url, canonical, sender) => void showPassages(url, canonical, sender).catch(() => {}),
    met: (article, sender) => void remember.met(article, sender).catch(() => {}),
    // Its map should not wait for the coasts.
    cardComes: () => void land(),
  };
}

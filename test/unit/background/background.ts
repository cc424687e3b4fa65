/**
 * A background for tests: real stores, facts and matcher, a port that remembers what was asked of the browser.
 */
import { IDBFactory } from 'fake-indexeddb';
import type { Runtime } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteWords } from '../../../components/card/note-words';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { Choices } from '../../../lib/background/choices';
import { backgroundHandlers } from '../../../lib/background/handlers';
import { landOf } from '../../../lib/background/land';
import { Matcher } from '../../../lib/background/matcher';
import { Openings } from '../../../lib/background/openings';
import { OwnCards } from '../../../lib/background/own-cards';
import { labelsBeside } from '../../../lib/background/own-names';
import { packMembers } from '../../../lib/background/packs';
import { pageHandlers } from '../../../lib/background/page-handlers';
import { Passages } from '../../../lib/background/passages';
import type { BackgroundPort } from '../../../lib/background/port';
import { remembering } from '../../../lib/background/remember';
import { afterwardsOf } from '../../../lib/background/rest';
import { Tickets } from '../../../lib/background/tickets';
import { Facts } from '../../../lib/facts/facts';
import { HistoryStore } from '../../../lib/history/store';
import { backgroundRequests } from '../../../lib/messages';
import { type CopyArea, NotesCopy } from '../../../lib/notes/copy';
import { NotesStore } from '../../../lib/notes/store';
import { backgroundListener } from '../../../lib/receive';
import type { Envelope } from '../../../lib/send';
import { SettingsStore } from '../../../lib/settings';
import { madeUpEntity, writePacks } from '../compiler/made-up-packs';
import { useStrings } from '../components/strings';
import { serve } from '../facts/releases';
import { listedArea } from './listed-area';

/** The harbour's board, in the place of an office; and its keeper, a name both have. */
const release = compileRelease(
  readPacks(
    writePacks({
      town: [
        madeUpEntity('harbour-board', {
          names: [
            { text: 'Municipal Harbour Board', lang: 'en', kind: 'full' },
            { text: 'MHBD', lang: 'en', kind: 'acronym' },
            { text: '항만관리청', lang: 'ko', kind: 'native' },
          ],
          from: '2001-02-03',
          relations: [{ type: 'replaces', to: 'quay-office' }],
        }),
        madeUpEntity('quay-office', { names: [{ text: 'Old Quay Office', lang: 'en', kind: 'full' }] }),
      ],
    }),
  ),
);

export interface FakePort extends BackgroundPort {
  /** What was asked of the browser, in order, as text. */
  calls: string[];
  /** What pages of ours were told, whole. */
  told: { name: string; request: unknown }[];
  openTabs: number[];
  /** Tabs with an address. */
  pages: { tab: number; url: string; isPrivate?: boolean }[];
  granted: string[];
  badges: Record<number, string>;
}

export function fakePort(): FakePort {
  const calls: string[] = [];
  const port: FakePort = {
    calls,
    told: [],
    openTabs: [],
    pages: [],
    granted: [],
    badges: {},
    lang: () => 'en',
    injectCardRest: async (tab, frame) => void calls.push(`card's rest into ${tab}.${frame}`),
    injectCard: async (tab, frame) => void calls.push(`card into ${tab}.${frame}`),
    injectPassages: async (tab, frame) => {
      calls.push(`passages into ${tab}.${frame}`);
      if (tab === 13) throw new Error('Cannot access contents of the page');
    },
    injectGuide: async (tab) => void calls.push(`guide into ${tab}`),
    injectContent: async (tab) => {
      calls.push(`content into ${tab}`);
      if (tab === 13) throw new Error('Cannot access contents of the page');
    },
    badge: async (tab) => port.badges[tab] ?? '',
    setToolbar: async (tab, { badge, title }) => {
      port.badges[tab] = badge;
      calls.push(`toolbar ${tab} [${badge}] ${title}`);
    },
    activeTab: async () => port.openTabs[0],
    tabs: async (patterns) => {
      if (patterns) calls.push(`tabs of ${patterns.join(' ')}`);
      return port.openTabs;
    },
    sendToPage: async (tab, name, request) => {
      calls.push(`${name} to ${tab} ${JSON.stringify(request)}`);
      if (tab === 13) throw new Error('Could not establish connection. Receiving end does not exist.');
    },
    sendToFrames: async (tab, name, request) => {
      await port.sendToPage(tab, name, request);
    },
    sendToOwnPages: async (name, request) => {
      calls.push(`${name} to own pages`);
      port.told.push(JSON.parse(JSON.stringify({ name, request })));
      throw new Error('Could not establish connection. Receiving end does not exist.');
    },
    version: () => '0.1.0',
    inPrivate: async (sender) => sender.tab?.incognito ?? false,
    setMenu: async () => void calls.push('menu'),
    openPanel: async (window) => {
      calls.push(`panel of ${window}`);
      if (window === 13) throw new Error('may only be called in response to a user gesture');
    },
    openPopup: async () => void calls.push('popup'),
    openPath: async (path) => void calls.push(`open ${path}`),
    openPages: async (isPrivate) => port.pages.filter((page) => (page.isPrivate ?? false) === isPrivate),
    showTab: async (tab) => void calls.push(`show ${tab}`),
    openTab: async (url) => {
      calls.push(`open ${url}`);
      return 77;
    },
    openPage: async (path) => void calls.push(`open ${path}`),
    editorIsCovered: async () => false,
    editorAddress: (ticket) => `chrome-extension://sidelight/editor.html?ticket=${ticket}`,
    shippedSites: () => ['*://*.news.test/*'],
    grantedSites: async () => port.granted,
    registerContent: async (patterns, except) => void calls.push(`register ${patterns} but ${except}`),
    figures: { say: (key) => key, land: async () => new ArrayBuffer(0) },
    text: {
      on: (count) => `${count} names`,
      off: () => 'off here',
      paused: () => 'paused',
      explained: ({ name, says }) => `${name} is ${says}`,
      notesLost: () => 'notes are lost',
    },
  };
  return port;
}

export interface TestBackground {
  port: FakePort;
  facts: Facts;
  notes: NotesStore;
  history: HistoryStore;
  /** Sends a message as a tab's content script (or, without a tab, as the popup) does. */
  ask(
    name: string,
    request?: unknown,
    /** `page`: address of the tab, where a frame in it asks. */
    sender?: {
      tab?: number;
      windowId?: number;
      frame?: number;
      url?: string;
      page?: string;
      title?: string;
      incognito?: boolean;
    },
  ): Promise<unknown>;
}

let clock = new Date('2026-11-23T10:00:00.000Z');
export const setClock = (instant: string) => {
  clock = new Date(instant);
};

/** A background as it starts; what was stored before is still there. */
export function startBackground(): TestBackground {
  useStrings('en');
  const port = fakePort();
  const facts = new Facts({ packaged: serve(release), now: () => clock });
  const notes = new NotesStore({ now: () => clock });
  const ownCards = new OwnCards(notes);
  const history = new HistoryStore();
  const copy = new NotesCopy(fakeBrowser.storage.local as unknown as CopyArea, notes, () => clock);
  const now = () => clock;
  const shared = {
    port,
    matcher: new Matcher(facts, ownCards),
    choices: new Choices(listedArea('local', fakeBrowser.storage.local)),
    openings: new Openings(listedArea('local', fakeBrowser.storage.local)),
    settings: new SettingsStore(listedArea('local', fakeBrowser.storage.local), now),
    now,
  };
  const passages = new Passages(notes, listedArea('session', fakeBrowser.storage.session));
  const land = landOf(port.figures);
  const { settings } = shared;
  const listener = backgroundListener(backgroundRequests, {
    ...pageHandlers({
      ...shared,
      labels: labelsBeside(facts, ownCards),
      members: packMembers(facts),
      afterwards: afterwardsOf({ port, passages, remember: remembering({ port, settings, history, now }), land }),
    }),
    ...backgroundHandlers({
      ...shared,
      facts,
      notes,
      copy,
      ownCards,
      history,
      land,
      cite: (card, reading) => `${card.title}, read in ${reading?.title}`,
      words: noteWords,
      lookUp: { take: () => null },
      passages,
      tickets: new Tickets(listedArea('session', fakeBrowser.storage.session), () => clock.getTime()),
      session: listedArea('session', fakeBrowser.storage.session),
    }),
  });
  const ask: TestBackground['ask'] = async (
    name,
    request = {},
    { tab, frame = 0, url = '', page = url, ...about } = {},
  ) => {
    const sender = {
      url,
      frameId: frame,
      ...(tab === undefined ? {} : { tab: { id: tab, url: page, ...about } }),
    } as Runtime.MessageSender;
    // As it travels in Chromium.
    const message = JSON.parse(JSON.stringify({ sidelight: name, request }));
    const envelope = (await listener(message, sender)) as Envelope<unknown>;
    if (!envelope.ok) throw new Error(envelope.error);
    return JSON.parse(JSON.stringify(envelope.reply));
  };
  return { port, facts, notes, history, ask };
}

/** A background on the morning of the day the tests are on, with empty databases. */
export function startAnew(): TestBackground {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  setClock('2026-11-23T10:00:00.000Z');
  return startBackground();
}

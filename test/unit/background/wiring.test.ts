/** The browser's own events reach what answers them: address bar, context menu. Over a browser that is made up. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { ADD_NOTE } from '../../../lib/background/add-note';
import { LOOK_UP } from '../../../lib/background/look-up';
import { MAKE_CARD } from '../../../lib/background/make-card';
import { startRest, type Texts } from '../../../lib/background/rest';
import { startBackground } from '../../../lib/background/start';
import { NotesStore } from '../../../lib/notes/store';
import { madeUpEntity, writePacks } from '../compiler/made-up-packs';
import { useStrings } from '../components/strings';

const name = (text: string) => [{ text, lang: 'en' as const, kind: 'full' as const }];
const release = compileRelease(
  readPacks(
    writePacks({
      town: [
        madeUpEntity('harbour-board', { names: name('Harbour Board') }),
        madeUpEntity('harbour-wall', { names: name('Harbour Wall') }),
      ],
    }),
  ),
);

/** An event of the browser; `fire` is called with what the browser would give. */
function madeUpEvent() {
  const heard: ((...given: unknown[]) => unknown)[] = [];
  return {
    addListener: (listener: (...given: unknown[]) => unknown) => void heard.push(listener),
    removeListener: () => {},
    hasListener: () => false,
    fire: (...given: unknown[]) => heard.map((listener) => listener(...given)),
  };
}

function madeUpBrowser() {
  const made = {
    omnibox: {
      onInputStarted: madeUpEvent(),
      onInputChanged: madeUpEvent(),
      onInputEntered: madeUpEvent(),
      setDefaultSuggestion: vi.fn(),
    },
    contextMenus: { onClicked: madeUpEvent(), create: vi.fn(), removeAll: vi.fn(async () => {}) },
    commands: { onCommand: madeUpEvent() },
    permissions: { onAdded: madeUpEvent(), onRemoved: madeUpEvent(), getAll: async () => ({ origins: [] }) },
    scripting: { executeScript: vi.fn(async () => []), getRegisteredContentScripts: async () => [] },
    action: { openPopup: vi.fn(async () => {}) },
  };
  Object.assign(fakeBrowser, made);
  return made;
}

let made: ReturnType<typeof madeUpBrowser>;
/** How often the rest of the background was asked for. */
let loads: number;
let opened: { url?: string; active?: boolean }[];
let updated: { url?: string }[];

beforeEach(() => {
  fakeBrowser.reset();
  useStrings('en');
  vi.stubGlobal('fetch', async (url: string) => {
    const bytes = release.files.get(String(url).split('/packs/')[1] ?? '');
    if (String(url).endsWith('/manifest.json')) return Response.json(release.manifest);
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  });
  made = madeUpBrowser();
  opened = [];
  updated = [];
  Object.assign(fakeBrowser.tabs, {
    create: async (tab: { url?: string }) => {
      opened.push(tab);
      return { id: 1 };
    },
    update: async (tab: { url?: string }) => void updated.push(tab),
  });
  const texts = { cite: () => '', words: {} as Texts['words'], typeName: (type: string) => type };
  loads = 0;
  startBackground(() => {
    loads++;
    return (shared) => startRest(shared, texts);
  });
});
afterEach(() => vi.unstubAllGlobals());

/** What the bar shows first, in the end. */
const first = () => made.omnibox.setDefaultSuggestion.mock.lastCall?.[0].description as string | undefined;

describe('the address bar', () => {
  it('says what it is for, then lists what is typed, the best as its own line', async () => {
    made.omnibox.onInputStarted.fire();
    expect(first()).toContain('Search');
    const others = await new Promise<{ content: string }[]>((give) =>
      made.omnibox.onInputChanged.fire('harbour', give),
    );
    expect(first()).toContain('<match>Harbour</match> Wall');
    expect(others.map(({ content }) => content)).toEqual(['Harbour Board · harbour-board']);
  });

  it('gives no answer that has been overtaken by another letter', async () => {
    const late = vi.fn();
    made.omnibox.onInputChanged.fire('harbour b', late);
    await new Promise((give) => made.omnibox.onInputChanged.fire('harbour w', give));
    expect(late).not.toHaveBeenCalled();
    expect(first()).toContain('<match>Harbour W</match>all');
  });

  it('opens the card on Enter, where the reader wants it', async () => {
    const enter = (disposition: string) => made.omnibox.onInputEntered.fire('harbour board', disposition);
    enter('currentTab');
    await vi.waitFor(() => expect(updated).toHaveLength(1));
    enter('newForegroundTab');
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    enter('newBackgroundTab');
    await vi.waitFor(() => expect(opened).toHaveLength(2));
    const url = expect.stringMatching(/\/library\.html#\/card\/harbour-board$/);
    expect(updated).toEqual([{ url }]);
    expect(opened).toEqual([
      { url, active: true },
      { url, active: false },
    ]);
  });

  it('opens the very card of a line that was chosen', async () => {
    made.omnibox.onInputEntered.fire('Harbour Wall · harbour-wall', 'currentTab');
    await vi.waitFor(() => expect(updated[0]?.url).toMatch(/#\/card\/harbour-wall$/));
  });
});

describe('the rest of the background', () => {
  const url = 'https://news.test/quay';
  const sender = { url, frameId: 0, tab: { id: 4, url } };
  const ask = (name: string, request: object) =>
    fakeBrowser.runtime.onMessage.trigger({ sidelight: name, request }, sender as never);
  const blocks = [{ key: 0, text: 'The Harbour Wall fell.', role: 'body' }];

  it('is not loaded for the marks of a page, by what wakes us or by what pages are told', async () => {
    Object.assign(made.action, {
      setBadgeText: async () => {},
      setTitle: async () => {},
      getBadgeText: async () => '',
    });
    const [started] = await ask('page.start', { url });
    expect(started).toMatchObject({ ok: true, reply: { state: 'on' } });
    const [matched] = await ask('page.match', { url, blocks });
    expect(matched).toMatchObject({ ok: true, reply: { mentions: [{ entity: 'harbour-wall', start: 4 }] } });
    await ask('page.count', { count: 1 });
    expect(await ask('wake', {})).toEqual([undefined]);
    expect(await ask('page.settings', {})).toEqual([undefined]);
    expect(loads).toBe(0);
  });

  it('is loaded once, by whatever else is asked first, and is told all that is said to it', async () => {
    const [readings] = await ask('card.readings', { entities: ['harbour-wall'] });
    expect(readings).toMatchObject({ ok: true, reply: [{ ref: { title: 'Harbour Wall' } }] });
    expect(await ask('card.load', {})).toMatchObject([{ ok: true }]);
    expect(await ask('nobody.knows', {})).toEqual([undefined]);
    expect(loads).toBe(1);
  });

  it('brings names of the reader’s own cards into the first answer', async () => {
    const times = { created: '2026-03-01T09:00:00.000Z', modified: '2026-03-01T09:00:00.000Z' };
    const card = { kind: 'card', id: 'own-fall', name: 'Fell', aliases: [], summary: '', type: 'event', ...times };
    const notes = new NotesStore();
    await notes.saveOwn(card as Parameters<NotesStore['saveOwn']>[0]);
    await notes.close();
    startBackground(
      () => (shared) => startRest(shared, { cite: () => '', words: {} as Texts['words'], typeName: String }),
    );
    const text = { blocks: [{ key: 0, text: 'What the Fell was.', role: 'body' }] };
    const answers = await ask('page.match', { url, ...text });
    expect(answers.at(-1)).toMatchObject({ ok: true, reply: { mentions: [{ entity: 'own-fall' }] } });
  });
});

describe('the menu of selected words', () => {
  it('is put there once installed, each entry for a selection', async () => {
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install', temporary: false });
    await vi.waitFor(() => expect(made.contextMenus.create).toHaveBeenCalledTimes(3));
    const entries = made.contextMenus.create.mock.calls.map(([entry]) => [entry.id, entry.contexts]);
    expect(entries).toEqual([LOOK_UP, ADD_NOTE, MAKE_CARD].map((id) => [id, ['selection']]));
    expect(made.contextMenus.removeAll).toHaveBeenCalledBefore(made.contextMenus.create);
  });

  it('looks the words up: the popup opens in the turn of the click and is told them, once', async () => {
    made.contextMenus.onClicked.fire({ menuItemId: LOOK_UP, selectionText: ' Harbour\nBoard ' }, { id: 4 });
    expect(made.action.openPopup).toHaveBeenCalledOnce();
    const ask = () => fakeBrowser.runtime.sendMessage({ sidelight: 'lookup.take', request: {} });
    expect(await ask()).toMatchObject({ ok: true, reply: { words: 'Harbour Board' } });
    expect(await ask()).toMatchObject({ ok: true, reply: { words: null } });
  });

  it('opens a tab with the words where no popup can be', async () => {
    made.action.openPopup.mockRejectedValueOnce(new Error('no window'));
    made.contextMenus.onClicked.fire({ menuItemId: LOOK_UP, selectionText: 'Harbour Board' }, { id: 4 });
    await vi.waitFor(() => expect(opened[0]?.url).toMatch(/\/popup\.html\?query=Harbour%20Board$/));
  });

  it('makes a card of the words, on the page they come from', async () => {
    made.contextMenus.onClicked.fire({ menuItemId: MAKE_CARD, selectionText: 'Quay Office' }, { id: 4 });
    await vi.waitFor(() => expect(opened[0]?.url).toMatch(/library\.html#\/own\/new.*Quay/));
  });

  it('adds a note in the tab that was clicked', async () => {
    const send = vi.fn(async () => ({ ok: true, reply: null }));
    Object.assign(fakeBrowser.tabs, { sendMessage: send });
    made.contextMenus.onClicked.fire({ menuItemId: ADD_NOTE, selectionText: 'quay' }, { id: 4 });
    await vi.waitFor(() => expect(made.scripting.executeScript).toHaveBeenCalled());
    expect(made.scripting.executeScript.mock.calls[0]).toMatchObject([{ target: { tabId: 4 } }]);
  });
});

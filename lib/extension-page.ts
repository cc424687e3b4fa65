/**
 * What the extension's own pages (popup, library, welcome) get from the browser and the background. As in `send.ts`,
 * without the polyfill: the popup has better use for 3 KB.
 */
import { browser } from '@wxt-dev/browser';
import { type Day, localDay } from './facts/dates';
import type { ReaderLanguage } from './facts/format';
import { RELEASE_FILES } from './facts/release';
import type { Property } from './facts/schema';
import type { Note, Own } from './notes/model';
import { askToPersist } from './notes/persist';
import { openOwnTab } from './own-tabs';
import type { OpenedSearch } from './search/popup-search';
import { type Progress, readShipped, type ShippedFacts } from './search/shipped';
import { send } from './send';

/** Language of the interface, which is the browser's. */
export function readerLanguage(): ReaderLanguage {
  return browser.i18n.getUILanguage().startsWith('ko') ? 'ko' : 'en';
}

/** What the card components ask for (`components/panel/port.ts`), answered by the browser. */
export function cardPort() {
  return {
    card: (entity: string, asOf: Day | null, wide = false) => send('card.get', { entity, asOf, wide }),
    saveNote: async (note: Note) => kept((await send('note.save', { note })).note),
    tags: async () => (await send('notes.tags', {})).tags,
    statement: async (entity: string, fact: string, asOf: Day | null) =>
      (await send('statement.get', { entity, fact, asOf })).target,
    note: async (id: string) => (await send('note.get', { id })).note,
    deleteNote: async (id: string) => void (await send('note.delete', { id })),
    restoreNote: async (id: string) => void (await send('note.restore', { id })),
    own: async (id: string) => (await send('own.get', { id })).own,
    saveOwn: async (own: Own) => kept((await send('own.save', { own })).own),
    deleteOwn: async (id: string) => void (await send('own.delete', { id })),
    restoreOwn: async (id: string) => void (await send('own.restore', { id })),
    openPassage: async (note: string) => (await send('passage.open', { note })).opened,
    passageStates: async () => (await send('passages.states', {})).states,
    makeCard: async (entity: string) => void (await send('card.make', { entity, reading: null })),
    editOwnCard: (id: string) => void openLibrary(`#/own/${id}`),
    setTerm: (entity: string, on: boolean) => send('term.set', { entity, on }),
    copy: (text: string) => navigator.clipboard.writeText(text),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}

/** At the first row of all, and until the browser says yes. Not waited for: the row is safe by now. */
function kept<Row>(row: Row): Row {
  void askToPersist();
  return row;
}

/** The facts that ship with the extension, in the reader's language. */
export function shippedFacts(progress?: Progress): Promise<ShippedFacts> {
  return readShipped(readPacked, readerLanguage(), progress);
}

let properties: Promise<Record<string, Property>> | undefined;

/** A property's name in the reader's language; its id where it is not known. */
export async function propertyName(id: string): Promise<string> {
  properties ??= readPacked(RELEASE_FILES.properties) as Promise<Record<string, Property>>;
  return (await properties.catch(() => undefined))?.[id]?.label[readerLanguage()] ?? id;
}

/** A file of the release as data. @throws where it is not there */
export async function readPacked(file: string): Promise<unknown> {
  return (await packed(file)).json();
}

/** The same as it lies. */
export async function readPackedBytes(file: string): Promise<ArrayBuffer> {
  return (await packed(file)).arrayBuffer();
}

async function packed(file: string): Promise<Response> {
  // The release is put there by the build, so the path is not among those WXT knows.
  const response = await fetch(browser.runtime.getURL(`/packs/${file}` as '/popup.html'));
  if (!response.ok) throw new Error(`packs/${file}: ${response.status}`);
  return response;
}

/** Opens the library in a tab, at a place in it (`#/notes`); one that is open already is used again. */
export async function openLibrary(hash: string): Promise<void> {
  const address = browser.runtime.getURL('/library.html');
  const tabs = await browser.tabs.query({ url: `${address}*` }).catch(() => []);
  // In a private window of Firefox it has no database.
  const open = tabs.find(({ incognito }) => !incognito);
  if (open?.id === undefined) return openOwnTab(`${address}${hash}`);
  await browser.tabs.update(open.id, { active: true, ...(hash ? { url: `${address}${hash}` } : {}) });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}

/** In a private window Firefox gives our pages no database; the background has one. */
const notesOfBackground = {
  async *inPieces() {
    yield await send('notes.all', {});
  },
  ofEntity: (entity: string) => send('notes.of', { entity }),
};

/** Searches what ships with the extension and what the reader has written; loaded when the page has painted. */
export async function openSearch(): Promise<OpenedSearch> {
  const { openPopupSearch } = await import('./search/popup-search');
  return openPopupSearch({
    read: readPacked,
    readBytes: readPackedBytes,
    lang: readerLanguage(),
    packsOff: async () => (await send('settings.get', {})).packsOff,
    own: async () => (await send('own.list', {})).own,
    ...(import.meta.env.FIREFOX && browser.extension.inIncognitoContext ? { notes: notesOfBackground } : {}),
    today: () => localDay(),
  });
}

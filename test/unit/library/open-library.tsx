/** The library over stores of its own, opened at a place in it. For its tests. */
import { act, cleanup, configure, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, vi } from 'vitest';
import { Library } from '../../../components/library/library';
import type { LibraryPort } from '../../../components/library/port';
import type { Choice } from '../../../lib/choice-model';
import type { ShippedEntity } from '../../../lib/facts/release';
import { HistoryStore } from '../../../lib/history/store';
import { NotesDesk } from '../../../lib/notes/desk';
import type { Note } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings-model';
import { msmt } from '../../fixtures/sample-cards';
import { useStrings } from '../components/strings';
import { ENTITIES } from '../search/sample';

export const NOW = new Date('2026-03-01T10:00:00.000Z');
// A loaded machine must not fail them.
configure({ asyncUtilTimeout: 10_000 });

export let store: NotesStore;
export let history: HistoryStore;

beforeEach(() => {
  useStrings('en');
  store = new NotesStore({ now: () => NOW });
  history = new HistoryStore();
});
afterEach(async () => {
  cleanup();
  location.hash = '';
  await store.close();
  await history.close();
  for (const database of ['sidelight-notes', 'sidelight-history']) {
    await new Promise((done) => {
      indexedDB.deleteDatabase(database).onsuccess = done;
    });
  }
});

/** Entities behind the documents: where and when they belong, when they were checked. */
export const SHIPPED = ENTITIES.map(
  ({ id, type, names }): ShippedEntity => ({
    id,
    type,
    names,
    summary: id === 'kcna' ? 'State news agency of North Korea.' : 'A name in the news.',
    familiar: false,
    statements: [{ property: 'role', value: 'Is in the news', sources: ['a'] }],
    events: [],
    relations: id === 'hwasong-17' ? [{ type: 'operated-by', to: 'north-korea' }] : [],
    checked: id === 'kcna' ? '2023-01-01' : '2026-02-01',
    pack: type === 'person' ? 'people' : 'korea',
    ...(id === 'msmt' ? { from: '2024-10-16' } : {}),
  }),
);

export function noteOn(entity: string, n: number, body: string): Note {
  const at = new Date(NOW.getTime() - n * 60_000).toISOString();
  return {
    id: `1111111${n}-1111-4111-8111-111111111111`,
    target: { kind: 'entity', entity },
    label: ENTITIES.find(({ id }) => id === entity)?.title ?? entity,
    body,
    tags: [],
    created: at,
    modified: at,
  };
}

export function passageOn(url: string, n: number): Note {
  return {
    ...noteOn('kcna', n, 'Ask the board.'),
    label: 'Harbour closed',
    page: { url, title: 'Harbour closed' },
    target: {
      kind: 'passage',
      url,
      rawUrl: url,
      quote: { exact: 'the quay was closed', prefix: '', suffix: '' },
      position: { start: 0, end: 19 },
    },
  };
}

export async function openAt(hash: string, changes: Partial<LibraryPort> = {}) {
  let settings: Settings = { ...DEFAULT_SETTINGS, sitesOff: ['bbc.com'], termsOff: ['kcna'] };
  let openings = 12;
  const made = { surface: 'Panel', rejected: [], made: '2026-11-20' };
  let choices: Choice[] = [
    { ...made, id: 'c1', entity: 'kcna', scope: 'site', place: 'www.news.test' },
    { ...made, id: 'c2', entity: null, rejected: ['kcna'], scope: 'article', place: 'ab12' },
  ];
  const port: LibraryPort = {
    lang: 'en',
    browser: 'chromium',
    shipped: async () => ({
      documents: ENTITIES.map((entity) => ({ ...entity, pack: entity.type === 'person' ? 'people' : 'korea' })),
      entities: SHIPPED,
      properties: {},
      packs: [
        { id: 'korea', title: { en: 'Korea', ko: '한국' }, description: 'The peninsula.' },
        { id: 'people', title: { en: 'People', ko: '인물' }, description: 'Who is who.' },
      ],
    }),
    changedNotes: async () => ({}),
    openPassage: vi.fn(async () => true),
    passageStates: async () => ({}),
    property: async (id) => id,
    desk: new NotesDesk(store, {
      now: () => NOW,
      changed: async () => {},
      words: { lang: 'en', title: 'Notes', own: 'Own', changed: (when) => when },
    }),
    copyStatus: async () => ({ kind: 'in-step' }),
    copyText: async () => '{}',
    useCopy: vi.fn(async () => {}),
    persisted: async () => true,
    download: vi.fn(),
    settings: async () => settings,
    set: vi.fn(async (change) => {
      settings = { ...settings, ...change };
      return settings;
    }),
    setSite: vi.fn(async (host) => {
      settings = { ...settings, sitesOff: settings.sitesOff.filter((site) => site !== host) };
      return settings;
    }),
    setTerm: vi.fn(async (id) => {
      settings = { ...settings, termsOff: settings.termsOff.filter((term) => term !== id) };
      return settings;
    }),
    choices: async () => choices,
    forgetChoice: vi.fn(async (id) => {
      choices = choices.filter((choice) => choice.id !== id);
      return choices;
    }),
    openings: async () => openings,
    forgetOpenings: vi.fn(async () => {
      openings = 0;
    }),
    facts: async () => ({ ready: true, revision: '9f2c', entities: 32, statements: 1684, events: 40 }),
    factsChanges: async () => null,
    shortcuts: async () => [
      { name: '_execute_action', description: '', shortcut: 'Alt+Shift+S' },
      { name: 'next-mark', description: 'Go to the next marked name', shortcut: 'Alt+Period' },
      { name: 'previous-mark', description: 'Go to the previous marked name', shortcut: '' },
    ],
    changeShortcuts: vi.fn(async () => {}),
    usage: async () => 3_400_000,
    kept: async () => [
      { kind: 'notes', bytes: 1_250_000, count: 2 },
      { kind: 'settings', bytes: 310 },
      { kind: 'facts', bytes: 4_000_000 },
    ],
    erase: vi.fn(async () => {}),
    version: async () => ({ current: '0.1.0', seen: '0.1.0' }),
    newsSeen: vi.fn(async () => {}),
    resetSettings: vi.fn(async () => {
      settings = { ...DEFAULT_SETTINGS };
      return settings;
    }),
    opened: () => history.opened(),
    articlesOf: (entity) => history.articlesOf(entity),
    historyCounts: () => history.counts(),
    forgetHistory: vi.fn((part, row) => history.forget(part, row)),
    whole: async () => null,
    onChanged: () => () => {},
    card: async () => ({ card: msmt, notes: [] }),
    tags: async () => [],
    statement: async () => null,
    note: async (id) => (await store.get(id)) ?? null,
    own: async (id) => (await store.getOwn(id)) ?? null,
    saveOwn: (own) => store.saveOwn(own),
    makeCard: vi.fn(async () => {}),
    deleteOwn: async (id) => void (await store.deleteOwn(id)),
    restoreOwn: async (id) => void (await store.restoreOwn(id)),
    editOwnCard: vi.fn(),
    briefedPage: async () => ({
      title: 'An article',
      url: 'https://www.news.test/a',
      day: null,
      entities: [{ id: 'msmt', count: 2 }],
    }),
    briefedCard: async () => ({ card: msmt, notes: [] }),
    passagesOf: async () => [],
    ownCards: async () => (await store.allOwn()).filter((own) => own.kind === 'card'),
    saveNote: (note) => store.save(note),
    deleteNote: async (id) => void (await store.delete(id)),
    restoreNote: async (id) => void (await store.restore(id)),
    copy: async () => {},
    now: () => NOW,
    newId: () => '99999999-1111-4111-8111-111111111111',
    ...changes,
  };
  location.hash = hash;
  render(<Library port={port} />);
  await act(async () => {});
  return port;
}

export const file = (text: string) => new File([text], 'notes.json', { type: 'application/json' });
export function chooseFile(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  Object.defineProperty(input, 'files', { value: [file(text)], configurable: true });
  fireEvent.change(input);
}

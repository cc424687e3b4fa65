/** The popup over a page and a port that are made up. For its tests. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { Popup } from '../../../components/popup/popup';
import type { PopupPort } from '../../../components/popup/port';
import type { PageList, Situation } from '../../../components/popup/situation';
import type { Note } from '../../../lib/notes/model';
import { answer } from '../../../lib/search/filtered';
import { Search } from '../../../lib/search/search';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings-model';
import { msmt } from '../../fixtures/sample-cards';
import { shown } from '../../fixtures/sample-notes';
import { useStrings } from '../components/strings';
import { ENTITIES } from '../search/sample';

// Read once here: where much else runs it takes longer than a test waits.
beforeAll(() =>
  Promise.all([import('../../../components/popup/card-part'), import('../../../components/panel/note-field')]),
);
beforeEach(() => useStrings('en'));
afterEach(cleanup);

export const NOW = new Date('2026-03-01T10:00:00.000Z');
export const LIST: PageList = {
  state: 'on',
  busy: false,
  title: 'Article',
  date: { day: '2025-06-02', confidence: 'high' },
  entities: [
    {
      id: 'msmt',
      title: 'Multilateral Sanctions Monitoring Team',
      type: 'organisation',
      familiar: false,
      count: 4,
      marked: true,
    },
    { id: 'kcna', title: 'Korean Central News Agency', type: 'media', familiar: false, count: 1, marked: true },
  ],
};
export const PAGE: Situation = { kind: 'page', tab: 7, host: 'www.nknews.org', list: LIST };

export function portWith(changes: Partial<PopupPort> = {}, situation: Situation = PAGE, notes: Note[] = []) {
  let settings: Settings = DEFAULT_SETTINGS;
  const search = new Search(ENTITIES);
  search.indexTexts();
  const port: PopupPort = {
    lookUp: vi.fn(async () => null),
    situation: vi.fn(async () => situation),
    list: vi.fn(async () => LIST),
    settings: async () => settings,
    facts: async () => ({ ready: true, revision: 'r', entities: 1, statements: 1, events: 1 }),
    search: async () => ({
      size: ENTITIES.length,
      find: (query, options) => answer(search, query, '2026-03-01', options),
      onMore: () => {},
      noteChanged: vi.fn(),
    }),
    jump: vi.fn(async () => true),
    show: vi.fn(async () => true),
    setSite: vi.fn(async (host, on) => {
      settings = { ...settings, sitesOff: on ? [] : [host] };
      return settings;
    }),
    pause: vi.fn(async (pausedUntil) => {
      settings = { ...settings, pausedUntil };
      return settings;
    }),
    reload: vi.fn(async () => {}),
    once: vi.fn(async () => {}),
    always: vi.fn(async () => true),
    library: vi.fn(async () => {}),
    news: async () => false,
    close: vi.fn(),
    card: vi.fn(async () => ({ card: msmt, notes: notes.map(shown) })),
    tags: async () => [],
    openPassage: vi.fn(async () => true),
    passageStates: async () => ({}),
    statement: async () => null,
    note: async (id) => notes.find((note) => note.id === id) ?? null,
    own: async () => null,
    saveOwn: async (own) => own,
    makeCard: vi.fn(async () => {}),
    deleteOwn: async () => {},
    restoreOwn: async () => {},
    editOwnCard: vi.fn(),
    saveNote: vi.fn(async (note) => note),
    deleteNote: vi.fn(async () => {}),
    restoreNote: vi.fn(async () => {}),
    setTerm: vi.fn(async () => settings),
    copy: vi.fn(async () => {}),
    now: () => NOW,
    newId: () => '11111111-1111-4111-8111-111111111111',
    ...changes,
  };
  return port;
}

export async function open(port: PopupPort = portWith()) {
  render(<Popup port={port} />);
  await screen.findByRole('combobox');
  await act(async () => {});
  return { port, field: screen.getByRole('combobox') as HTMLInputElement };
}

export const type = (field: HTMLInputElement, value: string) => fireEvent.input(field, { target: { value } });
export const key = (element: Element, name: string) => fireEvent.keyDown(element, { key: name });
export const options = () => screen.queryAllByRole('option');
export const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

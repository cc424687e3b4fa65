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
import { overPage, restingPopupPort, sampleList } from '../../fixtures/popup-port';
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
export const LIST: PageList = sampleList;
export const PAGE: Situation = overPage(LIST);

/** What a test may ask about is spied on; settings are kept, and the search is over the sample entities. */
export function portWith(changes: Partial<PopupPort> = {}, situation: Situation = PAGE, notes: Note[] = []): PopupPort {
  let settings: Settings = DEFAULT_SETTINGS;
  const search = new Search(ENTITIES);
  search.indexTexts();
  const port = restingPopupPort(situation, NOW);
  for (const name of Object.keys(port) as (keyof PopupPort)[]) {
    if (name !== 'now') vi.spyOn(port, name as 'copy');
  }
  return {
    ...port,
    list: vi.fn(async () => LIST),
    settings: async () => settings,
    search: async () => ({
      size: ENTITIES.length,
      find: (query, options) => answer(search, query, '2026-03-01', options),
      onMore: () => {},
      noteChanged: vi.fn(),
    }),
    setSite: vi.fn(async (host, on) => {
      settings = { ...settings, sitesOff: on ? [] : [host] };
      return settings;
    }),
    pause: vi.fn(async (pausedUntil) => {
      settings = { ...settings, pausedUntil };
      return settings;
    }),
    card: vi.fn(async () => ({ card: msmt, notes: notes.map(shown) })),
    note: async (id) => notes.find((note) => note.id === id) ?? null,
    setTerm: vi.fn(async () => settings),
    ...changes,
  };
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

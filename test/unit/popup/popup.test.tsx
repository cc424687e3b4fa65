// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../components/popup/popup';
import type { PopupPort } from '../../../components/popup/port';
import type { PageList, Situation } from '../../../components/popup/situation';
import type { Note } from '../../../lib/notes/model';
import { answer } from '../../../lib/search/filtered';
import { Search } from '../../../lib/search/search';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings-model';
import { msmt, shown } from '../../fixtures/sample-cards';
import { useStrings } from '../components/strings';
import { ENTITIES } from '../search/sample';

// Read once here: where much else runs it takes longer than a test waits.
beforeAll(() => import('../../../components/popup/card-part'));
beforeEach(() => useStrings('en'));
afterEach(cleanup);

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LIST: PageList = {
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
const PAGE: Situation = { kind: 'page', tab: 7, host: 'www.nknews.org', list: LIST };

function portWith(changes: Partial<PopupPort> = {}, situation: Situation = PAGE, notes: Note[] = []) {
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

async function open(port: PopupPort = portWith()) {
  render(<Popup port={port} />);
  await screen.findByRole('combobox');
  await act(async () => {});
  return { port, field: screen.getByRole('combobox') as HTMLInputElement };
}

const type = (field: HTMLInputElement, value: string) => fireEvent.input(field, { target: { value } });
const key = (element: Element, name: string) => fireEvent.keyDown(element, { key: name });
const options = () => screen.queryAllByRole('option');
const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

describe('opened to look something up', () => {
  const asked = (words: string, asked = true) => portWith({ lookUp: async () => ({ words, asked }) });

  it('shows the card of a name that is exactly so, and the results one step back', async () => {
    await open(asked('KCNA'));
    expect(await screen.findByRole('article')).toBeTruthy();
    // The page's own heading comes before the card's, which is of the second order.
    expect(screen.getAllByRole('heading')[0]?.localName).toBe('h1');
    key(document.body, 'Escape');
    await waitFor(() => expect(options().length).toBeGreaterThan(0));
    expect((screen.getByRole('combobox') as HTMLInputElement).value).toBe('KCNA');
  });

  it('lists what words may mean that are no exact name, or none at all', async () => {
    const { field } = await open(asked('sanction'));
    await waitFor(() => expect(options().length).toBeGreaterThan(1));
    expect(field.value).toBe('sanction');
    cleanup();
    await open(asked('xyzzyqq'));
    expect(await screen.findByText(/Nothing found for/)).toBeTruthy();
  });

  it('lists words that were merely selected, selected in the field', async () => {
    const { field } = await open(asked('KCNA', false));
    await waitFor(() => expect(options().length).toBeGreaterThan(0));
    await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 4]));
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('passes over a selection that leads nowhere', async () => {
    await open(asked('xyzzyqq', false));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });

  it('writes nothing over what is being typed', async () => {
    let give: (found: { words: string; asked: boolean }) => void = () => {};
    const { field } = await open(
      portWith({
        lookUp: () =>
          new Promise((resolve) => {
            give = resolve;
          }),
      }),
    );
    type(field, 'yonhap');
    await act(async () => give({ words: 'KCNA', asked: true }));
    expect(field.value).toBe('yonhap');
  });
});

describe('the popup over an article', () => {
  it('lists its entities in reading order, with how often each is mentioned', async () => {
    await open();
    const rows = screen.getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('.pp-name-title')?.textContent)).toEqual([
      'Multilateral Sanctions Monitoring Team',
      'Korean Central News Agency',
    ]);
    expect(rows[0]!.textContent).toContain('mentioned 4 times');
    expect(screen.getByText(/article of 2 June 2025/)).toBeTruthy();
  });

  it('jumps to a mark and closes', async () => {
    const { port } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Show Korean Central News Agency in the article' }));
    await waitFor(() => expect(port.close).toHaveBeenCalled());
    expect(port.jump).toHaveBeenCalledWith(7, 'kcna');
  });

  it('says so where the name is no longer there, and stays', async () => {
    const { port } = await open(portWith({ jump: async () => false }));
    fireEvent.click(screen.getByRole('button', { name: 'Show Korean Central News Agency in the article' }));
    expect(await screen.findByText(/no longer in it/)).toBeTruthy();
    expect(port.close).not.toHaveBeenCalled();
  });

  it('leads to the mentions of a name one after another, and stays', async () => {
    const { port } = await open();
    const next = screen.getByRole('button', { name: 'Next mention of Multilateral Sanctions Monitoring Team' });
    const previous = screen.getByRole('button', { name: 'Previous mention of Multilateral Sanctions Monitoring Team' });
    for (const button of [next, next, previous, previous]) fireEvent.click(button);
    expect(vi.mocked(port.show).mock.calls.map(([, , occurrence]) => occurrence)).toEqual([0, 1, 0, 3]);
    expect(screen.getByText('Mention 4 of 4: Multilateral Sanctions Monitoring Team').getAttribute('role')).toBe(
      'status',
    );
    expect(screen.queryByRole('button', { name: 'Next mention of Korean Central News Agency' })).toBeNull();
    expect(port.close).not.toHaveBeenCalled();
  });

  it('leads to them by arrow keys, too', async () => {
    const { port } = await open();
    const name = screen.getByText('Multilateral Sanctions Monitoring Team').closest('button')!;
    name.focus();
    for (const pressed of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) key(name, pressed);
    expect(vi.mocked(port.show).mock.calls).toEqual([
      [7, 'msmt', 0],
      [7, 'msmt', 1],
      [7, 'msmt', 0],
    ]);
    expect(document.activeElement).toBe(name);
  });

  describe('with people and definitions of its own', () => {
    const explained: PageList = {
      ...LIST,
      entities: [
        { ...LIST.entities[0]!, defined: 'MSMT' },
        {
          id: 'article:HSO=Harbour Survey Office',
          title: 'Harbour Survey Office',
          type: 'term',
          familiar: false,
          count: 2,
          marked: false,
          says: 'Harbour Survey Office',
          defined: 'HSO',
        },
        {
          id: 'article-person:Ada Fisk=a researcher at the Harbour Institute',
          title: 'Ada Fisk',
          type: 'person',
          familiar: false,
          count: 1,
          marked: false,
          says: 'a researcher at the Harbour Institute',
        },
      ],
    };
    const situation: Situation = { kind: 'page', tab: 7, host: 'www.nknews.org', list: explained };
    const rows = () => screen.getAllByRole('listitem').map((row) => row.querySelector('.pp-name')?.textContent ?? '');

    it('lists them with what the article says', async () => {
      await open(portWith({}, situation));
      expect(rows()[0]).toContain('Organisation · MSMT in this article');
      expect(rows()[1]).toContain('HSO in this article');
      expect(rows()[2]).toContain('a researcher at the Harbour Institute');
    });

    it.each([
      ['People 1', ['Ada Fisk']],
      ['Defined here 2', ['Multilateral Sanctions Monitoring Team', 'Harbour Survey Office']],
      ['All 3', ['Multilateral', 'Harbour Survey Office', 'Ada Fisk']],
    ])('shows on request: %s', async (name, titles) => {
      await open(portWith({}, situation));
      fireEvent.click(screen.getByRole('button', { name }));
      expect(rows()).toHaveLength(titles.length);
      for (const [i, title] of titles.entries()) expect(rows()[i]).toContain(title);
      expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
    });

    it('offers no parts where there is nothing to tell apart', async () => {
      await open();
      expect(screen.queryByRole('group', { name: 'What to list' })).toBeNull();
    });
  });

  it('asks again while the page is being read', async () => {
    const busy: Situation = {
      kind: 'page',
      tab: 7,
      host: 'www.nknews.org',
      list: { ...LIST, busy: true, entities: [] },
    };
    await open(portWith({}, busy));
    expect(screen.getByText('Reading the page')).toBeTruthy();
    expect(await screen.findByText('Korean Central News Agency')).toBeTruthy();
  });

  it('opens the card as of the article’s day', async () => {
    const { port } = await open();
    fireEvent.click(screen.getByText('Multilateral Sanctions Monitoring Team'));
    await screen.findByRole('article');
    expect(port.card).toHaveBeenCalledWith('msmt', '2025-06-02');
  });
});

describe('searching', () => {
  it('is a combobox over a listbox, the best result chosen', async () => {
    const { field } = await open();
    expect(field.getAttribute('aria-expanded')).toBe('false');
    type(field, 'korean central');
    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('listbox').id).toBe(field.getAttribute('aria-controls'));
    expect(chosen()?.id).toBe(field.getAttribute('aria-activedescendant'));
    expect(chosen()?.textContent).toContain('Korean Central News Agency');
    expect(screen.getByText('2 results').getAttribute('role')).toBe('status');
  });

  it('shows what matched', async () => {
    const { field } = await open();
    type(field, 'solid fuel');
    expect([...chosen()!.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Solid-fuel']);
  });

  it('walks by arrows and opens by Enter', async () => {
    const { port, field } = await open();
    type(field, 'korean central');
    key(field, 'ArrowDown');
    expect(chosen()?.textContent).toContain('Korean Central Television');
    key(field, 'Home');
    expect(chosen()).toBe(options()[0]);
    key(field, 'End');
    key(field, 'Enter');
    await screen.findByRole('article');
    expect(port.card).toHaveBeenCalledWith('kctv', null);
  });

  it('leaves Home to the text until the list is walked', async () => {
    const { field } = await open();
    type(field, 'korean central');
    expect(key(field, 'Home')).toBe(true);
  });

  it('Escape leads back to the results, clears, and closes last', async () => {
    const { port, field } = await open();
    type(field, 'msmt');
    key(field, 'Enter');
    await screen.findByRole('article');
    key(document.body, 'Escape');
    expect(screen.queryByRole('article')).toBeNull();
    expect(options().length).toBeGreaterThan(0);
    key(document.body, 'Escape');
    expect(field.value).toBe('');
    expect(port.close).not.toHaveBeenCalled();
    key(document.body, 'Escape');
    await waitFor(() => expect(port.close).toHaveBeenCalled());
  });

  it('an Escape that ends a composition stays with it', async () => {
    const { port } = await open();
    fireEvent.keyDown(document.body, { key: 'Escape', isComposing: true });
    expect(port.close).not.toHaveBeenCalled();
  });

  it('says when nothing is found', async () => {
    const { field } = await open();
    type(field, 'qzxwvk');
    expect(screen.getByText('Nothing found for “qzxwvk”.')).toBeTruthy();
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });

  it('works where the page cannot be read', async () => {
    const { field } = await open(portWith({}, { kind: 'closed-to-extensions' }));
    expect(screen.getByText('Browsers keep extensions out of this page.')).toBeTruthy();
    type(field, 'kcna');
    expect(chosen()?.textContent).toContain('Korean Central News Agency');
  });
});

describe('pages with nothing to list', () => {
  const page = (list: Partial<PageList>): Situation => ({
    kind: 'page',
    tab: 7,
    host: 'www.nknews.org',
    list: { ...LIST, entities: [], ...list },
  });
  it.each([
    [{ kind: 'closed-to-extensions' } as Situation, 'Browsers keep extensions out of this page.'],
    [{ kind: 'not-listed', tab: 7, host: 'a.org' } as Situation, 'a.org is not on Sidelight’s list of news sites.'],
    [{ kind: 'reload', tab: 7, host: 'a.org' } as Situation, 'Reload this page to mark it.'],
    [page({}), 'No names on this page have a card.'],
  ])('%j: %s', async (situation, words) => {
    await open(portWith({}, situation));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('a reload is one click, and the popup goes', async () => {
    const { port } = await open(portWith({}, { kind: 'reload', tab: 7, host: 'a.org' }));
    fireEvent.click(screen.getByRole('button', { name: 'Reload' }));
    await waitFor(() => expect(port.close).toHaveBeenCalled());
    expect(port.reload).toHaveBeenCalledWith(7);
  });

  it('a site that is not listed can be marked once or always', async () => {
    const { port } = await open(portWith({}, { kind: 'not-listed', tab: 7, host: 'a.org' }));
    fireEvent.click(screen.getByRole('button', { name: 'Mark this page once' }));
    expect(port.once).toHaveBeenCalledWith(7);
    fireEvent.click(screen.getByRole('button', { name: 'Always on this site' }));
    expect(port.always).toHaveBeenCalledWith('a.org');
    // Who runs the content script is the background; the popup looks until the page answers.
    vi.mocked(port.situation).mockResolvedValue(PAGE);
    expect(await screen.findByText('Korean Central News Agency')).toBeTruthy();
    expect(port.once).toHaveBeenCalledTimes(1);
  });

  it('says why the browser will ask before a site is read from now on', async () => {
    await open(portWith({}, { kind: 'not-listed', tab: 7, host: 'a.org' }));
    expect(screen.getByText(/your browser will ask first/)).toBeTruthy();
  });

  it('facts that cannot be loaded say why and lead to more', async () => {
    const facts = async () => ({
      ready: false,
      revision: null,
      entities: 0,
      statements: 0,
      events: 0,
      error: 'disk full',
      problem: 'failed' as const,
    });
    const { port } = await open(portWith({ facts }));
    expect(screen.getByRole('alert').textContent).toContain('disk full');
    fireEvent.click(screen.getByRole('button', { name: 'See what happened' }));
    expect(port.library).toHaveBeenCalledWith('#/facts');
  });
});

describe('switches', () => {
  it('switch this site off and on again', async () => {
    const { port } = await open();
    const site = screen.getByRole('switch');
    expect(site.getAttribute('aria-checked')).toBe('true');
    fireEvent.click(site);
    await waitFor(() => expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false'));
    expect(port.setSite).toHaveBeenCalledWith('www.nknews.org', false);
  });

  it('ask the page again until it has heard of it', async () => {
    const off: PageList = { ...LIST, state: 'site-off', entities: [] };
    const { port } = await open(portWith({ list: async () => off }));
    fireEvent.click(screen.getByRole('switch'));
    expect(await screen.findByText('Sidelight is off on nknews.org.')).toBeTruthy();
    expect(port.situation).toHaveBeenCalledTimes(2);
  });

  it('pause for an hour', async () => {
    const { port } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    fireEvent.click(screen.getByRole('button', { name: 'For an hour' }));
    expect(port.pause).toHaveBeenCalledWith(NOW.getTime() + 3_600_000);
  });

  it('Escape shuts the pause choice, not the popup', async () => {
    const { port } = await open();
    const pause = screen.getByRole('button', { name: 'Pause' });
    fireEvent.click(pause);
    key(pause, 'Escape');
    expect(pause.getAttribute('aria-expanded')).toBe('false');
    expect(port.close).not.toHaveBeenCalled();
  });
});

describe('a card in the popup', () => {
  it('opens the page of a note on a passage at the passage, and says how it was found last', async () => {
    const search = new Search(ENTITIES);
    const base = { id: 'p1', label: 'Harbour closed', body: 'Ask the board.', modified: NOW.toISOString() };
    search.setNotes([{ ...base, quote: 'the quay was closed' }]);
    const { port, field } = await open(
      portWith({
        passageStates: async () => ({ p1: 'probable' }),
        search: async () => ({
          size: 1,
          find: (query, options) => answer(search, query, '2026-03-01', options),
          onMore: () => {},
          noteChanged: () => {},
        }),
      }),
    );
    type(field, 'quay');
    const option = await screen.findByRole('option', { name: /Open at the passage/ });
    await waitFor(() => expect(option.textContent).toContain('Probably still on its page'));
    vi.mocked(port.openPassage).mockResolvedValueOnce(false);
    fireEvent.click(option);
    expect((await screen.findByRole('alert')).textContent).toContain('This page cannot be opened.');
    fireEvent.click(option);
    await waitFor(() => expect(port.close).toHaveBeenCalled());
    expect(port.openPassage).toHaveBeenCalledWith('p1');
  });

  it('keeps a note as it is typed', async () => {
    const { port, field } = await open();
    type(field, 'msmt');
    key(field, 'Enter');
    fireEvent.click(await screen.findByRole('button', { name: 'Add note' }));
    const editor = await screen.findByRole('textbox', { name: /note/i });
    type(editor as HTMLInputElement, 'Ask about coal.');
    await waitFor(() => expect(port.saveNote).toHaveBeenCalled());
    expect(vi.mocked(port.saveNote).mock.calls[0]?.[0]).toMatchObject({
      id: '11111111-1111-4111-8111-111111111111',
      target: { kind: 'entity', entity: 'msmt' },
      body: 'Ask about coal.',
    });
  });

  it('hides the name with a way back', async () => {
    const { port, field } = await open();
    type(field, 'msmt');
    key(field, 'Enter');
    fireEvent.click(await screen.findByRole('button', { name: 'Hide this term' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(vi.mocked(port.setTerm).mock.calls).toEqual([
      ['msmt', false],
      ['msmt', true],
    ]);
  });

  it('says why it could not be fetched, and tries again', async () => {
    const card = vi.fn<PopupPort['card']>().mockRejectedValueOnce(new Error('store closed'));
    card.mockResolvedValue({ card: msmt, notes: [] });
    const { field } = await open(portWith({ card }));
    type(field, 'msmt');
    key(field, 'Enter');
    expect(await screen.findByText('store closed')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('article', { name: msmt.title })).toBeTruthy();
  });
});

describe('what is new', () => {
  it('takes the place of the library’s name after an update, and leads there', async () => {
    const { port } = await open(portWith({ news: async () => true }));
    fireEvent.click(await screen.findByRole('button', { name: 'What’s new' }));
    expect(port.library).toHaveBeenCalledExactlyOnceWith('#/news');
    expect(screen.queryByRole('button', { name: 'Library' })).toBeNull();
  });

  it('is not there otherwise', async () => {
    await open();
    expect(screen.getByRole('button', { name: 'Library' })).toBeTruthy();
  });
});

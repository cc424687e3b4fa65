// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Library } from '../../../components/library/library';
import { LONG } from '../../../components/library/long-work';
import type { LibraryPort } from '../../../components/library/port';
import type { Choice } from '../../../lib/choice-model';
import type { ShippedEntity } from '../../../lib/facts/release';
import type { WholeCard } from '../../../lib/facts/whole-card';
import { HistoryStore } from '../../../lib/history/store';
import { exportNotes, readBackup } from '../../../lib/notes/backup';
import { FileError } from '../../../lib/notes/checked';
import { NotesDesk, type Watching } from '../../../lib/notes/desk';
import type { Note, OwnCard } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings-model';
import { STORED } from '../../../lib/stored-keys';
import { msmt } from '../../fixtures/sample-cards';
import { useStrings } from '../components/strings';
import { ENTITIES } from '../search/sample';

const NOW = new Date('2026-03-01T10:00:00.000Z');
// A loaded machine must not fail them.
configure({ asyncUtilTimeout: 10_000 });

let store: NotesStore;
let history: HistoryStore;

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
const SHIPPED = ENTITIES.map(
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

function noteOn(entity: string, n: number, body: string): Note {
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

function passageOn(url: string, n: number): Note {
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

async function openAt(hash: string, changes: Partial<LibraryPort> = {}) {
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
      { name: 'next-mark', description: 'Go to the next marked name', shortcut: '' },
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

const file = (text: string) => new File([text], 'notes.json', { type: 'application/json' });
function chooseFile(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  Object.defineProperty(input, 'files', { value: [file(text)], configurable: true });
  fireEvent.change(input);
}

describe('cards', () => {
  it('stand by type, and the menu says where one is', async () => {
    await openAt('#/cards');
    expect(screen.getByRole('heading', { name: /News media/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Cards' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByText(`${ENTITIES.length} cards`)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Korean Central News Agency' }).getAttribute('href')).toBe('#/card/kcna');
  });

  it('of one type', async () => {
    await openAt('#/cards/weapon');
    expect(screen.getByText('3 cards')).toBeTruthy();
  });

  it('of one pack', async () => {
    await openAt('#/cards');
    fireEvent.change(screen.getByLabelText('Pack'), { target: { value: 'people' } });
    expect(screen.getByText('5 cards')).toBeTruthy();
  });

  it('of one place, and arranged by place, pack or time', async () => {
    await openAt('#/cards');
    const titles = () => [...document.querySelectorAll('.lb-group h2')].map((title) => title.textContent);
    const arrange = (by: string) => fireEvent.change(screen.getByLabelText('Arranged by'), { target: { value: by } });
    arrange('place');
    expect(titles()).toEqual(['North Korea 3', 'South Korea 1', `Of no one country ${ENTITIES.length - 4}`]);
    arrange('pack');
    expect(titles()).toEqual([`Korea ${ENTITIES.length - 5}`, 'People 5']);
    arrange('time');
    expect(titles()).toEqual(['Since the 2020s 1', `Without a date ${ENTITIES.length - 1}`]);
    fireEvent.change(screen.getByLabelText('Place'), { target: { value: 'north-korea' } });
    expect(screen.getByText('3 cards')).toBeTruthy();
  });

  it('found by what was typed', async () => {
    await openAt('#/cards');
    fireEvent.input(screen.getByLabelText('Find'), { target: { value: 'solid fuel' } });
    expect(screen.getByText('1 result')).toBeTruthy();
    expect(document.querySelector('.lb-results mark')?.textContent).toBe('Solid-fuel');
  });

  it('open as a page, all of it at once', async () => {
    await openAt('#/card/msmt');
    const card = await screen.findByRole('article');
    expect(within(card).getByText('Timeline')).toBeTruthy();
    expect(within(card).queryByRole('button', { name: /More/ })).toBeNull();
  });
});

it('leads to the search field by "/", but not while one types', async () => {
  await openAt('#/cards');
  const field = screen.getByLabelText('Find');
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).toBe(field);
  // Typed there it is a letter like any other.
  expect(fireEvent.keyDown(field, { key: '/' })).toBe(true);
});

it('names its tab after the page one is on, also where the name comes later', async () => {
  await openAt('#/card/msmt');
  await waitFor(() => expect(document.title).toBe('Multilateral Sanctions Monitoring Team · Sidelight'));
  location.hash = '#/bin';
  await waitFor(() => expect(document.title).toBe('Bin · Sidelight'));
});

it('begins a page with its heading, by the menu and past it', async () => {
  await openAt('#/cards');
  fireEvent.click(screen.getByRole('button', { name: 'Skip the menu' }));
  expect(document.activeElement?.textContent).toBe('Cards');
  expect(document.activeElement?.localName).toBe('h1');
  location.hash = '#/keys';
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Keys'));
});

it('finds cards by filters, and says which there are', async () => {
  await openAt('#/cards');
  const type = (value: string) => fireEvent.input(screen.getByLabelText('Find'), { target: { value } });
  type('korean type:media');
  await waitFor(() => expect(document.querySelector('.lb-results li')).toBeTruthy());
  expect(document.querySelector('.lb-results')?.textContent).not.toContain('Monitoring');
  type('year:2019');
  expect(await screen.findByText(/“year:2019” is no filter.*in:/)).toBeTruthy();
});

describe('the page of a card', () => {
  const source = { id: 'a', publisher: 'Gazette', title: 'Notice', date: '2024-10', url: 'https://example.org/a' };
  const row = { property: 'role', label: 'Role', value: 'Keeps lamps', state: 'holds' as const, sources: [source] };
  const whole: WholeCard = {
    statements: [
      row,
      { ...row, value: 'Kept oil', from: '2001', to: '2010', state: 'past' as const },
      { ...row, property: 'leader', label: 'Head', value: 'Ana Berg', claimedBy: 'the port' },
    ],
    offices: [
      {
        title: 'Harbour master',
        holders: [
          { ref: { id: 'msmt', title: 'MSMT', type: 'person' }, from: '2020' },
          { ref: { id: 'kcna', title: 'KCNA', type: 'person' }, from: '2010', to: '2020' },
        ],
      },
    ],
  };

  it('has every statement with its sources, and what is past said to be so', async () => {
    await openAt('#/card/msmt', { whole: async () => whole });
    const table = await screen.findByRole('table', { name: /Every statement|statement/i });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(3);
    expect(rows[1]!.textContent).toMatch(/Kept oil.*2001 to 2010.*no longer/);
    expect(rows[2]!.textContent).toContain('according to the port');
    expect(
      within(rows[0]!)
        .getByRole('link', { name: /Gazette/ })
        .getAttribute('href'),
    ).toBe(source.url);
  });

  it('takes a note or a correction on any statement, saved as what it is', async () => {
    await openAt('#/card/msmt', { whole: async () => whole });
    const begin = async () => {
      fireEvent.click(await screen.findByRole('button', { name: /^Write on this: .*Kept oil/ }));
      return screen.findByRole('textbox', { name: /Your note on/ });
    };
    await begin();
    fireEvent.click(screen.getByRole('button', { name: 'Correction' }));
    fireEvent.input(screen.getByRole('textbox', { name: /Your note on/ }), { target: { value: 'It kept tar.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(async () =>
      expect(await store.allOwn()).toMatchObject([
        { kind: 'overlay', entity: 'msmt', property: 'role', text: 'It kept tar.' },
      ]),
    );
    expect(await store.all()).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /Your note on/ })).toBeNull());
    fireEvent.input(await begin(), { target: { value: 'Until 2010.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(async () =>
      expect(await store.all()).toMatchObject([
        {
          body: 'Until 2010.',
          target: { kind: 'statement', statement: { value: 'Kept oil', to: '2010' }, seen: { revision: '9f2c' } },
        },
      ]),
    );
  });

  it('has everyone who held an office, each but its own a link', async () => {
    await openAt('#/card/msmt', { whole: async () => whole });
    const list = (await screen.findByRole('heading', { name: 'Holders: Harbour master' })).parentElement!;
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['MSMTsince 2020', 'KCNA2010 to 2020']);
    expect(within(list).getByRole('link', { name: 'KCNA' }).getAttribute('href')).toBe('#/card/kcna');
    expect(within(list).queryByRole('link', { name: 'MSMT' })).toBeNull();
  });

  it('tells in which articles the reader met it, and when first', async () => {
    const met = { url: 'https://news.test/a', title: 'At the quay', first: '2026-02-10T09:00:00.000Z' };
    await history.noteMet({ ...met, entities: ['msmt', 'kcna'], day: '2025-06-02' });
    await history.noteMet({
      ...met,
      url: 'https://news.test/b',
      first: '2026-02-11T09:00:00.000Z',
      entities: ['kcna'],
    });
    await openAt('#/card/msmt');
    expect(await screen.findByText('First met 10 February 2026.')).toBeTruthy();
    expect(screen.getByRole('link', { name: /At the quay/ }).getAttribute('href')).toBe('https://news.test/a');
    expect(document.querySelectorAll('.lb-met > li')).toHaveLength(1);
  });

  it('says where that is not remembered', async () => {
    await openAt('#/card/msmt');
    expect(await screen.findByText(/does not remember which articles you read/)).toBeTruthy();
  });

  it('leads into a graph that is walked by its names', async () => {
    await openAt('#/graph/msmt');
    expect(await screen.findByRole('heading', { name: `Around ${msmt.title}` })).toBeTruthy();
    const [first] = msmt.relations;
    fireEvent.click(screen.getAllByRole('link', { name: first!.to.title })[0]!);
    expect(location.hash).toBe(`#/graph/${first!.to.id}`);
  });
});

describe('history', () => {
  it('is off, and switched on where it is read', async () => {
    const port = await openAt('#/history');
    const opened = await screen.findByRole('switch', { name: 'Remember the cards I open' });
    expect(opened.getAttribute('aria-checked')).toBe('false');
    fireEvent.click(opened);
    expect(port.set).toHaveBeenLastCalledWith({ keepOpened: true });
    await act(async () => {});
    expect(opened.getAttribute('aria-checked')).toBe('true');
  });

  it('lists opened cards by day, and forgets one or all', async () => {
    const page = { url: 'https://news.test/a', title: 'At the quay' };
    await history.noteOpened({ entity: 'kcna', at: '2026-02-27T09:00:00.000Z', page });
    await history.noteOpened({ entity: 'msmt', at: '2026-02-28T09:00:00.000Z' });
    await openAt('#/history');
    await screen.findByText('2 openings are remembered.', { exact: false });
    expect([...document.querySelectorAll('.lb-day')].map((day) => day.textContent)).toEqual([
      '28 February 2026',
      '27 February 2026',
    ]);
    fireEvent.click(screen.getByRole('button', { name: /Forget this opening of Korean Central News Agency/ }));
    await waitFor(async () => expect(await history.opened()).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Erase opened cards' }));
    await waitFor(async () => expect(await history.opened()).toHaveLength(0));
    await screen.findByText(/No card is remembered/);
  });
});

describe('notes', () => {
  it('are listed newest first and found by their words', async () => {
    await store.save(noteOn('kcna', 2, 'Older: photo credits'));
    await store.save(noteOn('msmt', 1, 'Newer: coal shipments'));
    await openAt('#/notes');
    await screen.findByText('2 notes');
    expect([...document.querySelectorAll('.lb-note-body')].map((body) => body.textContent)).toEqual([
      'Newer: coal shipments',
      'Older: photo credits',
    ]);
    fireEvent.input(screen.getByLabelText('Find in your notes'), { target: { value: 'coal' } });
    expect(await screen.findByText('1 note')).toBeTruthy();
    expect(document.querySelector('.lb-note-body mark')?.textContent).toBe('coal');
  });

  it('go to the bin with a way back', async () => {
    await store.save(noteOn('msmt', 1, 'coal'));
    await openAt('#/notes');
    fireEvent.click(await screen.findByRole('button', { name: /Delete/ }));
    await screen.findByText(/is in the bin/);
    expect(await store.all()).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await store.all()).toHaveLength(1));
  });

  it('come out of the bin', async () => {
    await store.save(noteOn('msmt', 1, 'coal'));
    await store.delete(noteOn('msmt', 1, 'coal').id);
    await openAt('#/bin');
    fireEvent.click(await screen.findByRole('button', { name: /Restore/ }));
    await screen.findByText('The bin is empty.');
    expect(await store.all()).toHaveLength(1);
  });

  it('leave the bin for good when it is emptied, after a second question', async () => {
    await store.save(noteOn('msmt', 1, 'coal'));
    await store.delete(noteOn('msmt', 1, 'coal').id);
    await openAt('#/bin');
    fireEvent.click(await screen.findByRole('button', { name: 'Empty the bin' }));
    expect(await store.all({ bin: true })).toHaveLength(1);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete 1 note for good' }));
    await screen.findByText('The bin is empty.');
    expect((await store.everything()).notes).toEqual([]);
  });

  it('are edited where they stand', async () => {
    await store.save(noteOn('msmt', 1, 'coal'));
    await openAt('#/notes');
    fireEvent.click(await screen.findByRole('button', { name: /Edit/ }));
    fireEvent.input(screen.getByRole('textbox', { name: /note on/i }), { target: { value: 'coal and iron' } });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(async () => expect((await store.all())[0]?.body).toBe('coal and iron'));
  });

  it('never become markup or a script’s address', async () => {
    await store.save({
      ...noteOn('msmt', 1, '<img src=x onerror=alert(1)>'),
      page: { url: 'javascript:alert(1)', title: 'A page' },
    });
    await openAt('#/notes');
    await screen.findByText('1 note');
    expect(document.querySelector('.lb-note img')).toBeNull();
    expect(document.querySelector('.lb-note a[href^="javascript"]')).toBeNull();
  });
});

describe('many notes', () => {
  const LIST = [
    () => ({ ...noteOn('msmt', 1, 'coal'), tags: ['cargo'], page: { url: 'https://www.news.test/a', title: 'A' } }),
    () => ({ ...noteOn('kcna', 2, 'photo'), tags: ['cargo', 'to do'] }),
    () => ({ ...passageOn('https://paper.test/quay', 3), colour: 'green' as const }),
  ];
  beforeEach(async () => {
    for (const one of LIST) await store.save(one());
  });
  const headings = () => [...document.querySelectorAll('.lb-note-group h2')].map((title) => title.textContent);
  const arrange = (by: string) => fireEvent.change(screen.getByLabelText('Arranged by'), { target: { value: by } });
  const bodies = () => [...document.querySelectorAll('.lb-note-body')].map((body) => body.textContent);

  it('stand by date, term, site or tag', async () => {
    await openAt('#/notes');
    await screen.findByText('3 notes');
    arrange('term');
    expect(headings()).toEqual([
      'Korean Central News Agency 1',
      'Multilateral Sanctions Monitoring Team 1',
      'Passages without a term 1',
    ]);
    arrange('site');
    expect(headings()).toEqual(['news.test 1', 'paper.test 1', 'Not written on a page 1']);
    arrange('tag');
    expect(headings()).toEqual(['cargo 2', 'to do 1', 'Without a tag 1']);
    arrange('date');
    expect(headings()).toEqual(['March 2026 3']);
  });

  it('show the passage, with a link to the place in the page', async () => {
    await openAt('#/notes');
    await screen.findByText('the quay was closed');
    const link = screen.getByRole('link', { name: /Harbour closed/ });
    expect(link.getAttribute('href')).toBe('https://paper.test/quay#:~:text=the%20quay%20was%20closed');
  });

  it('open their page at the passage, say how it was found last, and why it cannot be opened', async () => {
    const { id } = passageOn('https://paper.test/quay', 3);
    const port = await openAt('#/notes', { passageStates: async () => ({ [id]: 'missing' }) });
    await screen.findByText('Not on its page when you last saw it');
    const [button, ...more] = screen.getAllByRole('button', { name: /^Open at the passage/ });
    expect(more).toEqual([]);
    fireEvent.click(button!);
    expect(port.openPassage).toHaveBeenCalledWith(id);
    vi.mocked(port.openPassage).mockResolvedValueOnce(false);
    fireEvent.click(button!);
    expect((await screen.findByRole('alert')).textContent).toContain('This page cannot be opened.');
  });

  it('are asked for by a tag with one click, and by the query', async () => {
    await openAt('#/notes');
    fireEvent.click((await screen.findAllByRole('button', { name: '#to do' }))[0]!);
    await screen.findByText('1 note');
    expect(screen.getByLabelText<HTMLInputElement>('Find in your notes').value).toBe('tag:"to do"');
    expect(bodies()).toEqual(['photo']);
    fireEvent.input(screen.getByLabelText('Find in your notes'), { target: { value: 'tags:cargo' } });
    expect(await screen.findByText(/tags:cargo/)).toBeTruthy();
  });

  it('have a tag renamed, or made one with another, and back', async () => {
    await openAt('#/notes');
    await screen.findByText('3 notes');
    arrange('tag');
    const rename = (to: string) => {
      fireEvent.click(screen.getAllByRole('button', { name: 'Rename this tag' })[0]!);
      fireEvent.input(screen.getByLabelText('New name of the tag “cargo”'), { target: { value: to } });
    };
    rename('freight');
    fireEvent.submit(screen.getByLabelText('New name of the tag “cargo”').closest('form')!);
    await waitFor(() => expect(headings()).toEqual(['freight 2', 'to do 1', 'Without a tag 1']));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(headings()).toEqual(['cargo 2', 'to do 1', 'Without a tag 1']));
    rename('to do');
    fireEvent.click(await screen.findByRole('button', { name: 'Make one tag of both' }));
    await waitFor(() => expect(headings()).toEqual(['to do 2', 'Without a tag 1']));
    expect([...(await store.tags())]).toEqual([['to do', 2]]);
  });

  it('are tagged, untagged and deleted at once, with one Undo', async () => {
    await openAt('#/notes');
    await screen.findByText('3 notes');
    fireEvent.click(screen.getByLabelText('Pick the note on Multilateral Sanctions Monitoring Team'));
    fireEvent.click(screen.getByLabelText('Pick the note on Korean Central News Agency'));
    await screen.findByText('2 picked');
    fireEvent.input(screen.getByLabelText('Tag'), { target: { value: ' urgent ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add tag' }));
    await screen.findByText('The tags of 2 notes were changed.');
    expect((await store.tags()).get('urgent')).toBe(2);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await store.tags()).has('urgent')).toBe(false));
    fireEvent.click(screen.getByRole('button', { name: 'Delete those picked' }));
    await screen.findByText('2 notes are in the bin.');
    expect(await store.all()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await store.all()).toHaveLength(3));
  });

  it('are written to a file: those picked, or those found', async () => {
    const port = await openAt('#/notes');
    await screen.findByText('3 notes');
    fireEvent.input(screen.getByLabelText('Find in your notes'), { target: { value: 'tag:cargo' } });
    await screen.findByText('2 notes');
    fireEvent.change(screen.getByLabelText('File format'), { target: { value: 'json' } });
    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    await screen.findByText(/Written to sidelight-notes/, {}, { timeout: 20_000 });
    const [file] = vi.mocked(port.download).mock.calls[0]!;
    expect(
      readBackup(file.data as string)
        .notes.map(({ body }) => body)
        .sort(),
    ).toEqual(['coal', 'photo']);
    // A part is no backup.
    expect(await store.state()).not.toHaveProperty('backup');
  });

  it('have earlier versions, one click away', async () => {
    await store.save({ ...LIST[0]!(), body: 'coal and iron', modified: '2026-03-01T12:00:00.000Z' });
    await openAt('#/notes');
    fireEvent.click((await screen.findAllByRole('button', { name: /Earlier versions Multi/ }))[0]!);
    expect(await screen.findByText(/replaced by a later text/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Put this one back' }));
    await waitFor(async () => expect((await store.ofEntity('msmt'))[0]?.body).toBe('coal'));
  });

  it('are drawn a hundred at a time', async () => {
    for (let n = 0; n < 120; n++) {
      await store.save({
        ...noteOn('msmt', 5, `n${n}`),
        id: `2222${String(n).padStart(4, '0')}-1111-4111-8111-111111111111`,
      });
    }
    await openAt('#/notes');
    await screen.findByText('123 notes');
    // The first screen at once, the others behind it.
    expect(document.querySelectorAll('.lb-note').length).toBeLessThan(100);
    await waitFor(() => expect(document.querySelectorAll('.lb-note')).toHaveLength(100));
    fireEvent.click(screen.getByText('Show 100 more'));
    await waitFor(() => expect(document.querySelectorAll('.lb-note')).toHaveLength(123));
  });
});

describe('the safety of notes', () => {
  it('a backup is asked for after twenty notes, not before, and again after twenty more', async () => {
    const save = (n: number, minute: number) =>
      store.save({
        ...noteOn('msmt', 1, `n${n}`),
        id: `2222${String(n).padStart(4, '0')}-1111-4111-8111-111111111111`,
        modified: new Date(NOW.getTime() + minute * 60_000).toISOString(),
      });
    for (let n = 0; n < 19; n++) await save(n, 0);
    await openAt('#/notes');
    await screen.findByText('19 notes');
    expect(screen.queryByRole('button', { name: 'Make a backup' })).toBeNull();
    expect(screen.getByText('Your browser has promised not to clear your notes to make room.')).toBeTruthy();
    cleanup();

    await save(19, 0);
    const port = await openAt('#/notes');
    expect(await screen.findByText('There is no backup of your notes yet. You have 20.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Make a backup' }));
    // The code that writes files is loaded now.
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Make a backup' })).toBeNull(), {
      timeout: 20_000,
    });
    expect(readBackup(vi.mocked(port.download).mock.calls[0]![0].data as string).notes).toHaveLength(20);
    cleanup();

    const { backup } = await store.state();
    for (let n = 0; n < 20; n++) await save(n, (Date.parse(backup!) - NOW.getTime()) / 60_000 + 1);
    await openAt('#/notes');
    expect(await screen.findByText(/20 notes have changed since your last backup/)).toBeTruthy();
  });

  it('a loss is told, with what brings the notes back', async () => {
    const port = await openAt('#/notes', {
      copyStatus: async () => ({ kind: 'lost', rows: 7, at: '2026-02-20T00:00:00.000Z' }),
    });
    expect(
      await screen.findByText(/7 notes are missing here, and a copy made on 20 February 2026 has them/),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Do without the copy' }));
    expect(port.useCopy).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Bring them back' }));
    expect(port.useCopy).toHaveBeenCalledWith('restore');
    await act(async () => {});
  });

  it.each([
    ['blocked', /older page of Sidelight/],
    ['outdated', /Sidelight has been updated/],
    ['refused', /gives Sidelight no database/],
  ] as const)('a database that is %s is told in words', async (problem, words) => {
    await openAt('#/notes', { copyStatus: async () => ({ kind: 'closed', problem, rows: 3, at: '' }) });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Bring them back' })).toBeNull();
  });

  it('a damaged one is replaced from the copy', async () => {
    const port = await openAt('#/notes', {
      copyStatus: async () => ({ kind: 'closed', problem: 'damaged', rows: 3, at: '2026-02-20T00:00:00.000Z' }),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Bring them back' }));
    expect(port.useCopy).toHaveBeenCalledWith('replace');
    await act(async () => {});
  });
});

describe('backup', () => {
  const counts = () => [...document.querySelectorAll('.lb-counts b')].map((count) => count.textContent);

  it('hands out a file with every note', async () => {
    await store.save(noteOn('msmt', 1, 'coal'));
    const port = await openAt('#/backup');
    fireEvent.click(screen.getByRole('button', { name: 'Export notes' }));
    await waitFor(() => expect(port.download).toHaveBeenCalled(), { timeout: 20_000 });
    const [{ name, data }] = vi.mocked(port.download).mock.calls[0]!;
    expect(name).toBe('sidelight-notes-2026-03-01.json');
    expect(readBackup(data as string).notes).toHaveLength(1);
    await waitFor(async () => expect(await store.state()).toHaveProperty('backup'));
  });

  it.each([
    ['markdown', 'md'],
    ['obsidian', 'zip'],
    ['html', 'html'],
    ['csv', 'csv'],
    ['annotations', 'jsonld'],
  ])('as %s too', async (format, ending) => {
    await store.save(noteOn('msmt', 1, 'coal'));
    const port = await openAt('#/backup');
    fireEvent.change(screen.getByLabelText('File format'), { target: { value: format } });
    fireEvent.click(screen.getByRole('button', { name: 'Export notes' }));
    await screen.findByText(`Your notes are in sidelight-notes-2026-03-01.${ending}.`, {}, { timeout: 20_000 });
    expect(vi.mocked(port.download).mock.calls[0]![0].name).toBe(`sidelight-notes-2026-03-01.${ending}`);
  });

  /** A desk whose exports and readings go on until they are given up. */
  const slow = () => {
    const desk = new NotesDesk(store, { now: () => NOW, changed: async () => {}, words: {} as never });
    const goOn = (watching?: Watching) => {
      watching?.progress?.(300, 1000);
      return new Promise<never>((_, reject) => {
        const { signal } = watching as { signal: AbortSignal };
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    desk.export = (_format, _ids, watching) => goOn(watching);
    desk.plan = (_text, watching) => goOn(watching);
    return desk;
  };

  it.each([
    ['an export', () => fireEvent.click(screen.getByRole('button', { name: 'Export notes' })), 'No file was written'],
    ['the reading of a file', () => chooseFile('{}'), 'nothing was changed'],
  ])('shows how far %s is once it takes long, and gives it up', async (_, begin, words) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const port = await openAt('#/backup', { desk: slow() });
      begin();
      await act(async () => void (await vi.advanceTimersByTimeAsync(LONG - 1)));
      expect(screen.queryByRole('progressbar')).toBeNull();
      await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
      expect(screen.getByRole('progressbar')).toMatchObject({ value: 300, max: 1000 });
      fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
      await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
      expect(document.body.textContent).toContain(words);
      expect(screen.queryByRole('progressbar')).toBeNull();
      expect(port.download).not.toHaveBeenCalled();
      expect(await store.state()).not.toHaveProperty('backup');
    } finally {
      vi.useRealTimers();
    }
  });

  it('says what an import would do, does it only then, and undoes it as a whole', async () => {
    await store.save(noteOn('kcna', 3, 'theirs and ours'));
    await store.save(noteOn('msmt', 1, 'only in the file'));
    const text = await exportNotes(store, NOW);
    await store.close();
    await new Promise((done) => {
      indexedDB.deleteDatabase('sidelight-notes').onsuccess = done;
    });
    await store.save(noteOn('kcna', 3, 'theirs and ours'));
    await openAt('#/backup');
    chooseFile(text);
    await screen.findByText(/was read and is in order/);
    expect(counts()).toEqual(['1', '0', '1', '0', '0']);
    expect(await store.all()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported:');
    expect(await store.all()).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Undo the import' }));
    await screen.findByText('The import was undone.');
    expect(await store.all()).toHaveLength(1);
  });

  it('names what was changed here and there', async () => {
    await store.save(noteOn('kcna', 3, 'as it was'));
    const text = (await exportNotes(store, NOW)).replace('as it was', 'as it is in the file');
    await openAt('#/backup');
    chooseFile(text);
    await screen.findByText('Changed here and in the file');
    expect(document.querySelector('.lb-conflicts')?.textContent).toMatch(/Stands.*as it was.*Becomes an earlier.*file/);
  });

  it('takes notes of Hypothesis and says what it leaves out', async () => {
    await openAt('#/backup');
    chooseFile(readFileSync(resolve(import.meta.dirname, '../../fixtures/foreign-notes/hypothesis.json'), 'utf8'));
    await screen.findByText('2 entries are left out');
    expect(document.querySelector('.lb-conflicts')?.textContent).toMatch(/Line \d+: a reply to somebody’s note/);
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported:');
    expect((await store.ofPage('https://paper.example/harbour')).map(({ tags }) => tags)).toContainEqual([
      'harbour',
      'coal',
    ]);
  });

  it('refuses a broken file whole, with line and reason', async () => {
    await store.save(noteOn('kcna', 1, 'mine'));
    const text = (await exportNotes(store, NOW)).replace('"body": "mine"', '"body": 7');
    expect(() => readBackup(text)).toThrow(FileError);
    await openAt('#/backup');
    chooseFile(text);
    expect(await screen.findByText('notes.json was not imported, and nothing was changed.')).toBeTruthy();
    expect(document.querySelector('.lb-reason')?.textContent).toMatch(/^line \d+, notes\.0\.body: /);
    expect((await store.all())[0]?.body).toBe('mine');
  });
});

describe('settings', () => {
  it('hold how many marks a screenful gets, and when they fade', async () => {
    const port = await openAt('#/settings');
    const some = await screen.findByRole<HTMLInputElement>('radio', { name: 'Up to 8' });
    expect(some.checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'As many as there are' }));
    expect(port.set).toHaveBeenLastCalledWith({ marksPerScreen: 0 });
    fireEvent.click(screen.getByRole('radio', { name: 'Keep marking it' }));
    expect(port.set).toHaveBeenLastCalledWith({ fadeAfter: 0 });
    await act(async () => {});
  });

  it('say how many opened cards are remembered, and forget them', async () => {
    const port = await openAt('#/settings');
    expect(await screen.findByText(/openings of 12 cards are remembered/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Forget them' }));
    await act(async () => {});
    expect(port.forgetOpenings).toHaveBeenCalledTimes(1);
    expect(await screen.findByText('No opened card is remembered.')).toBeTruthy();
  });

  it('list what names mean to the reader, and forget it', async () => {
    const port = await openAt('#/settings');
    expect(
      await screen.findByText('“Panel” is Korean Central News Agency on www.news.test', {
        selector: 'li > span:first-child',
      }),
    ).toBeTruthy();
    const other = screen.getByText(/“Panel” is not Korean Central News Agency in one article/, {
      selector: 'li > span:first-child',
    });
    fireEvent.click(screen.getByRole('button', { name: /Forget “Panel” is not/ }));
    await act(async () => {});
    expect(port.forgetChoice).toHaveBeenLastCalledWith('c2');
    expect(other.isConnected).toBe(false);
  });

  it('are saved at once and say so', async () => {
    const port = await openAt('#/settings');
    fireEvent.click(await screen.findByLabelText('Every mention'));
    expect(port.set).toHaveBeenCalledWith({ marks: 'every' });
    expect(await screen.findByText('Saved')).toBeTruthy();
    fireEvent.click(screen.getByRole('switch', { name: 'Mark household names too' }));
    expect(port.set).toHaveBeenCalledWith({ markFamiliar: true });
  });

  it('are found by what they say', async () => {
    await openAt('#/settings');
    fireEvent.input(await screen.findByLabelText('Find a setting'), { target: { value: 'HOUSEHOLD' } });
    const shown = [...document.querySelectorAll<HTMLElement>('.lb-setting')].filter(({ hidden }) => !hidden);
    expect(shown.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Mark household names too')]);
    expect(screen.getByText('1 setting')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('Find a setting'), { target: { value: '' } });
    expect(document.querySelector('.lb-setting[hidden]')).toBeNull();
  });

  it('go out as a file, come in from one, and back again', async () => {
    const port = await openAt('#/settings');
    fireEvent.click(await screen.findByRole('button', { name: 'Export settings' }));
    const [{ name, data }] = vi.mocked(port.download).mock.calls[0]!;
    const text = String(data);
    expect(name).toBe('sidelight-settings-2026-03-01.json');
    expect(text).not.toContain('pausedUntil');
    chooseFile(text.replace('"dwell": 300', '"dwell": 500, "later": 1'));
    expect(await screen.findByText('One setting was changed.')).toBeTruthy();
    expect(screen.getByText('This version does not know: later')).toBeTruthy();
    expect((await port.settings()).dwell).toBe(500);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await act(async () => {});
    expect((await port.settings()).dwell).toBe(300);
    fireEvent.click(screen.getByRole('button', { name: 'Put all back to how they came' }));
    expect(await screen.findByText('All settings are as they came.')).toBeTruthy();
    expect((await port.settings()).sitesOff).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await act(async () => {});
    expect((await port.settings()).sitesOff).toEqual(['bbc.com']);
  });

  it.each([
    ['{"sidelight":"settings","format":1,"settings":{"dwell":9999}}', /dwell/],
    ['{"sidelight":"notes"}', /not a file of/],
    ['no', /no JSON/],
  ])('refuse %s whole', async (text, reason) => {
    const port = await openAt('#/settings');
    await screen.findByRole('button', { name: 'Import settings' });
    chooseFile(text);
    expect((await screen.findByText(/was not imported/)).nextElementSibling?.textContent).toMatch(reason);
    expect(port.set).not.toHaveBeenCalled();
  });

  it('say when they could not be saved', async () => {
    await openAt('#/settings', { set: () => Promise.reject(new Error('disk full')) });
    fireEvent.click(await screen.findByLabelText('Every mention'));
    expect((await screen.findByRole('alert')).textContent).toContain('disk full');
  });

  it('bring back a hidden name and a site, each by its name', async () => {
    const port = await openAt('#/settings');
    fireEvent.click(await screen.findByRole('button', { name: 'Mark again Korean Central News Agency' }));
    expect(port.setTerm).toHaveBeenCalledWith('kcna', true);
    expect(await screen.findByText('No name is hidden.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Switch on bbc.com' }));
    expect(await screen.findByText('No site is off.')).toBeTruthy();
  });
});

describe('the rest', () => {
  it('tells the state of the facts', async () => {
    await openAt('#/facts', {
      facts: async () => ({
        ready: true,
        revision: '9f2c',
        entities: 32,
        statements: 1684,
        events: 40,
        healed: '2026-02-27T08:00:00.000Z',
      }),
    });
    expect(await screen.findByText('1,684')).toBeTruthy();
    expect(screen.getByText('Revision 9f2c')).toBeTruthy();
    expect(screen.getByText(/restored on 27 February 2026/)).toBeTruthy();
  });

  it('shows the shortcuts as they are, set or not', async () => {
    await openAt('#/keys');
    expect(await screen.findByText('Alt+Shift+S')).toBeTruthy();
    expect(screen.getByText('not set')).toBeTruthy();
  });

  it('lists every stored key, with where it is and until when', async () => {
    await openAt('#/privacy');
    const keys = [...document.querySelectorAll('.lb-stored code')].map((code) => code.textContent);
    expect(keys).toEqual(expect.arrayContaining(STORED.map(({ key }) => expect.stringContaining(key))));
    expect(keys).toHaveLength(STORED.length);
  });

  it('tells what is kept and how much, and erases by kind after asking', async () => {
    const port = await openAt('#/storage');
    expect(await screen.findByText('1.3 MB')).toBeTruthy();
    expect(screen.getByText(/There are 2\./)).toBeTruthy();
    // Facts would be put back at once.
    expect(screen.queryByRole('button', { name: /Erase The facts/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Erase Your notes and cards' }));
    expect(document.activeElement?.textContent).toBe('Keep');
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(port.erase).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Erase Settings' }));
    fireEvent.click(screen.getByRole('button', { name: 'Erase for good' }));
    await act(async () => {});
    expect(port.erase).toHaveBeenCalledExactlyOnceWith('settings');
    expect(screen.getByText('Erased: Settings.')).toBeTruthy();
  });

  it('speaks Korean', async () => {
    useStrings('ko');
    await openAt('#/settings', { lang: 'ko' });
    expect(await screen.findByRole('heading', { name: '설정' })).toBeTruthy();
  });
});

describe('what is new', () => {
  const updated = async () => ({ current: '0.1.0', seen: '0.0.9' });

  it('is one line after an update, put away for good', async () => {
    const port = await openAt('#/notes', { version: updated });
    await screen.findByText(/Sidelight is now at 0.1.0/);
    fireEvent.click(screen.getByRole('button', { name: 'Put this away' }));
    expect(port.newsSeen).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(/is now at/)).toBeNull();
  });

  it('counts as seen once it is read', async () => {
    const port = await openAt('#/news', { version: updated });
    expect(await screen.findByRole('heading', { name: 'Version 0.1.0' })).toBeTruthy();
    expect(port.newsSeen).toHaveBeenCalledTimes(1);
  });

  it('says nothing to somebody who has it from the start', async () => {
    await openAt('#/notes');
    expect(screen.queryByText(/is now at/)).toBeNull();
  });
});

describe('packs', () => {
  it('are switched off and on again, each by its name', async () => {
    const port = await openAt('#/facts');
    const people = await screen.findByRole('switch', { name: /People/ });
    expect(people.getAttribute('aria-checked')).toBe('true');
    fireEvent.click(people);
    await act(async () => {});
    expect(port.set).toHaveBeenLastCalledWith({ packsOff: ['people'] });
    fireEvent.click(screen.getByRole('switch', { name: /Korea/ }));
    await act(async () => {});
    expect(port.set).toHaveBeenLastCalledWith({ packsOff: ['people', 'korea'] });
    fireEvent.click(people);
    await act(async () => {});
    expect(port.set).toHaveBeenLastCalledWith({ packsOff: ['korea'] });
  });

  it('tell what they hold and what in them is old', async () => {
    const factsChanges = vi.fn(async () => null);
    await openAt('#/pack/korea', { factsChanges });
    expect(await screen.findByRole('heading', { name: 'Korea' })).toBeTruthy();
    expect(screen.getByText(/between 1 January 2023 and 1 February 2026/)).toBeTruthy();
    const list = screen.getByText(/One card is old/).nextElementSibling;
    expect(list?.textContent).toBe('Korean Central News Agency 1 January 2023');
    // Looking at one pack does not count as having seen the whole update.
    expect(factsChanges).toHaveBeenCalledExactlyOnceWith({ peek: true });
  });
});

describe('what changed', () => {
  it('says so where there was no update yet', async () => {
    await openAt('#/changes');
    expect(await screen.findByText(/have not been updated/)).toBeTruthy();
  });

  it('tells the reader’s own cards first, old and new with the source', async () => {
    const changed = { type: 'organisation', pack: 'korea', what: 'changed' } as const;
    const row = { part: 'statement', label: 'Role', was: 'Keeps lamps', now: 'Keeps quays', sources: ['a'] } as const;
    await openAt('#/changes', {
      factsChanges: async () => ({
        since: '2026-01-05T00:00:00.000Z',
        changes: [
          { ...changed, id: 'msmt', title: 'MSMT', rows: [{ ...row, sources: ['a'] }], own: true },
          { ...changed, id: 'kcna', title: 'KCNA', rows: [], what: 'new', own: false },
          { ...changed, id: 'gone', title: 'Gone', rows: [], what: 'retired', own: false },
        ],
        sources: { a: { publisher: 'Gazette', title: 'Notice', date: '2026-02', url: 'https://example.org/a' } },
      }),
    });
    expect(await screen.findByText('Since 5 January 2026: new cards 1, changed 1, withdrawn 1.')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Cards you have opened or written on',
      'Other cards',
    ]);
    expect(screen.getByText('Keeps lamps').tagName).toBe('DEL');
    expect(screen.getByText('Keeps quays').tagName).toBe('INS');
    expect(screen.getByRole('link', { name: /Gazette/ }).getAttribute('href')).toBe('https://example.org/a');
    expect(screen.getByRole('link', { name: 'KCNA' }).getAttribute('href')).toBe('#/card/kcna');
    // A card that was withdrawn cannot be opened.
    expect(screen.queryByRole('link', { name: 'Gone' })).toBeNull();
  });
});

describe('cards of the reader’s own', () => {
  const summary = () => screen.findByLabelText<HTMLTextAreaElement>('What you want to know when you meet it again');

  it('are drafts in the address until they are made, then saved, put back and deleted as notes are', async () => {
    await openAt('#/own/new?name=Quay+Board&sentence=The+Quay+Board+met.');
    expect((await summary()).value).toBe('The Quay Board met.');
    fireEvent.input(await summary(), { target: { value: 'Runs the quay.' } });
    await waitFor(() => expect(location.hash).toContain('summary=Runs+the+quay.'));
    expect(await store.allOwn()).toEqual([]);
    const draft = location.hash;
    cleanup();

    await openAt(draft);
    expect((await summary()).value).toBe('Runs the quay.');
    fireEvent.submit(screen.getByRole('form', { name: 'A card of your own' }));
    await screen.findByText(/^Saved/);
    const [card] = await store.allOwn();
    expect(card).toMatchObject({ name: 'Quay Board', summary: 'Runs the quay.', sentence: 'The Quay Board met.' });
    await waitFor(() => expect(location.hash).toBe(`#/own/${card!.id}`));
    cleanup();

    await store.saveOwn({ ...card!, summary: 'No', modified: '2026-03-01T11:00:00.000Z' } as OwnCard);
    await openAt(`#/own/${card!.id}`);
    expect((await summary()).value).toBe('No');
    fireEvent.click(screen.getByRole('button', { name: 'Earlier versions' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Put this one back' }));
    await waitFor(async () => expect((await summary()).value).toBe('Runs the quay.'));
    expect(await store.getOwn(card!.id)).toMatchObject({ summary: 'Runs the quay.' });
    fireEvent.click(screen.getByRole('button', { name: 'Delete this card' }));
    await waitFor(async () => expect(await store.allOwn({ bin: true })).toHaveLength(1));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await store.allOwn()).toHaveLength(1));
  });
});

// @vitest-environment happy-dom
/** The library's cards: lists, the page of one, packs, what changed, cards of the reader's own. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { arranged } from '../../../components/library/arranged';
import type { LibraryPort } from '../../../components/library/port';
import { shelvesOf } from '../../../lib/facts/shelves';
import type { WholeCard } from '../../../lib/facts/whole-card';
import type { OwnCard } from '../../../lib/notes/model';
import { Search } from '../../../lib/search/search';
import { msmt } from '../../fixtures/sample-cards';
import { ENTITIES } from '../search/sample';
import { history, openAt, store } from './open-library';

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

  describe('by the ten thousand', () => {
    const many = Array.from({ length: 60_000 }, (_, at) => ({
      id: `made-up-${at}`,
      type: 'organisation' as const,
      pack: 'korea',
      title: `Body ${60_000 - at}`,
      familiar: false,
      names: [],
      texts: [],
    }));
    const shipped = async () => ({ documents: many, entities: [], properties: {}, packs: [] });

    it('are put in groups in a time that grows with their number', () => {
      const facts = { documents: many, entities: [], properties: {}, packs: [] };
      const begin = performance.now();
      const [group] = arranged('type', many, shelvesOf([]), facts, 'en');
      // A copy of the group for each of its members takes ten seconds.
      expect(performance.now() - begin).toBeLessThan(2000);
      expect(group?.members).toHaveLength(60_000);
    });

    it('show the first by their titles, then some more, and are made ready to search when that is wanted', async () => {
      const taken = vi.spyOn(Search.prototype, 'takeEntities');
      await openAt('#/cards', { shipped });
      await screen.findByText('60000 cards');
      const links = () => [...document.querySelectorAll('.lb-columns a')].map((link) => link.textContent);
      expect(links()).toEqual(Array.from({ length: 40 }, (_, at) => `Body ${at + 1}`));
      fireEvent.click(screen.getByRole('button', { name: 'Show 2000 more' }));
      expect(links()).toHaveLength(2040);
      expect(links().at(-1)).toBe('Body 2040');
      expect(taken).not.toHaveBeenCalled();
      fireEvent.focus(screen.getByLabelText('Find'));
      expect(taken).toHaveBeenCalled();
      taken.mockRestore();
    });
  });

  it('say how far they are loaded', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let end = () => {};
    const loading = new Promise<void>((done) => {
      end = done;
    });
    const shipped: LibraryPort['shipped'] = async (progress) => {
      vi.advanceTimersByTime(1000);
      progress?.(3, 4);
      await loading;
      return { documents: [], entities: [], properties: {}, packs: [] };
    };
    await openAt('#/cards', { shipped });
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Loading' });
    expect([bar.value, bar.max]).toEqual([3, 4]);
    end();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    vi.useRealTimers();
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

  it('says why a note on a statement cannot begin, and begins it at the next try', async () => {
    const facts = vi.fn(async (): Promise<never> => {
      throw new Error('the store is closing');
    });
    const port = await openAt('#/card/msmt', { whole: async () => whole });
    const known = port.facts;
    port.facts = facts;
    const begin = async () =>
      fireEvent.click(await screen.findByRole('button', { name: /^Write on this: .*Kept oil/ }));
    await begin();
    expect((await screen.findByRole('alert')).textContent).toContain('the store is closing');
    port.facts = known;
    await begin();
    await screen.findByRole('textbox', { name: /Your note on/ });
    expect(screen.queryByRole('alert')).toBeNull();
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

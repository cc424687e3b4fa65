// @vitest-environment happy-dom
/** The popup over a page: its list, its switches, pages with nothing to list. */
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { PageList, Situation } from '../../../components/popup/situation';
import { key, LIST, NOW, open, PAGE, portWith } from './open-popup';

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

  it('lead to the settings of the site', async () => {
    const { port } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Site settings' }));
    await waitFor(() => expect(port.library).toHaveBeenCalledWith('#/settings/www.nknews.org'));
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

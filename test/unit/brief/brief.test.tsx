// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BriefedPage, type BriefMaterial, makeBrief } from '../../../components/brief/brief';
import { briefMarkdown } from '../../../components/brief/brief-markdown';
import { BriefPage } from '../../../components/brief/brief-page';
import type { LibraryPort } from '../../../components/library/port';
import type { Note } from '../../../lib/notes/model';
import { ARTICLE_DAY, msmt, msmtNotYet, nuclearTest } from '../../fixtures/sample-cards';
import { note, shown, statementNote } from '../../fixtures/sample-notes';
import { useStrings } from '../components/strings';

beforeEach(() => useStrings('en'));
afterEach(cleanup);

const NOW = new Date('2026-11-23T12:00:00.000Z');
const PAGE: BriefedPage = {
  title: 'Monitors report [again]',
  url: 'https://www.news.test/monitors',
  day: ARTICLE_DAY,
  entities: [
    { id: 'msmt', count: 3 },
    { id: 'gone', count: 1 },
    { id: 'nuclear-test-2017-09-03', count: 1 },
  ],
};
const passage: Note = {
  ...note,
  id: '7f3c1a66-6c0e-4f39-9d55-7b1f6f0f2a13',
  target: {
    kind: 'passage',
    url: PAGE.url,
    rawUrl: PAGE.url,
    quote: { exact: 'eleven *states*', prefix: '', suffix: '' },
    position: { start: 0, end: 15 },
  },
  body: 'Which **eleven**?',
  tags: ['numbers'],
};
const material = (): BriefMaterial => ({
  card: vi.fn(async (id, day) => {
    if (id === 'gone') return null;
    const card = id === 'msmt' ? msmt : nuclearTest;
    return { card: { ...card, asOf: day }, notes: id === 'msmt' ? [shown(statementNote)] : [] };
  }),
  text: async () => statementNote.body,
  passages: async () => [passage],
});

describe('a reading brief', () => {
  it('has the names in reading order, as of the article’s day, its sources counted once', async () => {
    const asked = material();
    const brief = await makeBrief(PAGE, NOW, asked);
    expect(brief.entries.map(({ card }) => card.id)).toEqual(['msmt', 'nuclear-test-2017-09-03']);
    expect(asked.card).toHaveBeenCalledWith('msmt', ARTICLE_DAY);
    const [first, second] = brief.entries;
    const cited = [...(first?.cited.values() ?? []), ...(second?.cited.values() ?? [])].flat();
    expect(cited[0]).toBe(1);
    expect(Math.max(...cited)).toBe(brief.sources.length);
    expect(new Set(brief.sources.map(({ id }) => id)).size).toBe(brief.sources.length);
    for (const number of cited) expect(brief.sources[number - 1]).toBeDefined();
  });

  it('is written as Markdown: facts with their sources, notes as they were typed, page text as text', async () => {
    const text = briefMarkdown(await makeBrief(PAGE, NOW, material()));
    expect(text).toContain('# Monitors report \\[again\\]\n');
    expect(text).toContain('(<https://www.news.test/monitors>) · Facts as of 2 June 2025, the article’s date');
    expect(text).toContain('## 1. Multilateral Sanctions Monitoring Team\n');
    expect(text).toMatch(/- \*\*Founded:\*\* 16 October 2024 \\\[1\\\]/);
    expect(text).toContain('> The *statement* lists **eleven**:');
    expect(text).toContain('Number of members: 10 states');
    expect(text).toContain('The facts now say: 11 states, as of 16 October 2024');
    expect(text).toContain('> eleven \\*states\\*\n\nWhich **eleven**?\n\n#numbers');
    expect(text).toMatch(/1\. US Department of State: .*<https:\/\/www\.state\.gov\/example-msmt>/);
    expect(briefMarkdown(await makeBrief(PAGE, NOW, material()))).toBe(text);
  });

  it('says of what was not there yet that it was not', async () => {
    const early = { ...material(), card: async () => ({ card: msmtNotYet, notes: [] }) };
    expect(briefMarkdown(await makeBrief(PAGE, NOW, early))).toContain('Did not exist yet on 2 June 2023');
  });

  it('is a page with links to cards and to the web alone, and tells why where it cannot be made', async () => {
    const port = {
      ...material(),
      now: () => NOW,
      briefedPage: async () => PAGE,
      briefedCard: material().card,
      passagesOf: material().passages,
      note: async () => statementNote,
      copy: vi.fn(async () => {}),
      download: vi.fn(),
      openPassage: vi.fn(async () => true),
      passageStates: async () => ({ [passage.id]: 'probable' as const }),
    };
    const { unmount } = render(<BriefPage port={port as unknown as LibraryPort} tab={7} />);
    const title = await screen.findByRole('heading', { level: 1 });
    expect(title.textContent).toBe('Monitors report [again]');
    const page = title.closest('article') as HTMLElement;
    expect(within(page).getByText('eleven *states*')).toBeTruthy();
    const addresses = within(page)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    for (const address of addresses) expect(address).toMatch(/^(?:#\/card\/|https:\/\/)/);
    screen.getByRole('button', { name: 'Save as Markdown' }).click();
    expect(port.download).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'Monitors report again 2026-11-23.md', type: 'text/markdown' }),
    );
    await within(page).findByText('Probably still on its page');
    screen.getByRole('button', { name: /Open at the passage/ }).click();
    expect(port.openPassage).toHaveBeenCalledWith(passage.id);
    unmount();
    const lost = { ...port, briefedPage: () => Promise.reject(new Error('No tab with id: 7')) };
    render(<BriefPage port={lost as unknown as LibraryPort} tab={7} />);
    expect((await screen.findByRole('alert')).textContent).toContain('No tab with id: 7');
  });
});

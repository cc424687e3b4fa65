// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Card, type CardProps } from '../../../components/card/card';
import { namesBeside } from '../../../components/card/names';
import { Rest } from '../../../components/card/rest';
import { ARTICLE_DAY, msmt, msmtNotYet, nuclearTest } from '../../fixtures/sample-cards';
import { note, shown } from '../../fixtures/sample-notes';
import { useStrings } from './strings';

beforeEach(() => useStrings('en'));
afterEach(cleanup);

function show(props: Partial<CardProps> = {}) {
  return render(<Card view={msmt} notes={[]} articleDay={ARTICLE_DAY} actions={{}} rest={Rest} {...props} />);
}

describe('the card', () => {
  it('is an article named by the term, its Korean name marked as Korean', () => {
    show();
    expect(screen.getByRole('article', { name: msmt.title })).toBeTruthy();
    expect(screen.getByText('다국적제재모니터링팀').lang).toBe('ko');
  });

  it('says a name once, however it is spaced', () => {
    const names = [...msmt.names, { text: '다국적 제재 모니터링팀', lang: 'ko' as const, kind: 'native' as const }];
    expect(namesBeside({ ...msmt, names }).map((name) => name.text)).toEqual(['MSMT', '다국적제재모니터링팀']);
  });

  it('gives every key fact a source that opens in a new tab without a referrer', () => {
    show();
    const rows = document.querySelectorAll('.sl-body > .sl-facts > .sl-fact');
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const link = row.querySelector('sup a');
      expect(link?.getAttribute('href')).toMatch(/^https:/);
      expect(link?.getAttribute('target')).toBe('_blank');
      expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
    }
  });

  it('keeps the rest behind a disclosure', () => {
    show();
    const more = screen.getByRole('button', { name: /More/ });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('Timeline')).toBeNull();
    fireEvent.click(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('Timeline')).toBeTruthy();
    expect(screen.getByText('Related')).toBeTruthy();
  });

  it('stands the article’s day in the timeline and holds later events back until asked', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /More/ }));
    const list = document.querySelector('.sl-timeline') as HTMLElement;
    expect([...list.children].at(-1)?.textContent).toBe('This article: 2 June 2025');
    fireEvent.click(screen.getByRole('button', { name: 'Show 1 later event' }));
    const later = list.nextElementSibling as HTMLElement;
    expect(later.textContent).toContain('22 October 2025');
  });

  it('says what has changed since the article’s day', () => {
    show();
    expect(screen.getByText('Now: Two reports published, since 22 October 2025')).toBeTruthy();
  });

  it('offers now on an article’s card, and the article’s day on a card of now', () => {
    const showDay = vi.fn();
    show({ actions: { showDay } });
    fireEvent.click(screen.getByRole('button', { name: 'See now' }));
    expect(showDay).toHaveBeenLastCalledWith(null);
    cleanup();
    show({ actions: { showDay }, view: { ...msmt, asOf: null } });
    fireEvent.click(screen.getByRole('button', { name: 'See 2 June 2025' }));
    expect(showDay).toHaveBeenLastCalledWith('2025-06-02');
  });

  it('leads from what did not exist yet to its predecessor', () => {
    const open = vi.fn();
    show({ view: msmtNotYet, actions: { open } });
    expect(screen.getByText(/Did not exist yet on 2 June 2023/)).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: 'UN Panel of Experts on North Korea' }));
    expect(open).toHaveBeenCalledWith(expect.objectContaining({ id: 'un-panel-of-experts-1874' }));
  });

  it('sets rival accounts side by side, each with who says so', () => {
    show({ view: nuclearTest });
    const row = screen.getByText('Accounts differ').closest('.sl-contested') as HTMLElement;
    expect(within(row).getByText('50 kt')).toBeTruthy();
    expect(within(row).getByText('according to Japan’s Ministry of Defense')).toBeTruthy();
  });

  it('shows the reader’s notes as text, before the summary', () => {
    show({ notes: [shown({ ...note, body: '<b>not bold</b>' })] });
    const body = screen.getByText('<b>not bold</b>');
    const summary = screen.getByText(msmt.summary);
    expect(body.compareDocumentPosition(summary) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('shows no control that does nothing', () => {
    show();
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([expect.stringMatching(/^More/)]);
  });

  it('is complete at once on a page of the library', () => {
    show({ layout: 'page' });
    expect(screen.getByText('Sources')).toBeTruthy();
    expect(screen.getByText(/second report/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /More/ })).toBeNull();
  });
});

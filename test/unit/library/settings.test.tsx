// @vitest-environment happy-dom
/** The library's settings and history. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { chooseFile, history, openAt } from './open-library';

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

describe('settings', () => {
  it('of the site one comes from are there to be set, and are kept once set', async () => {
    const port = await openAt('#/settings/www.news.test');
    const site = await screen.findByRole('group', { name: 'news.test' });
    const [marks] = within(site).getAllByRole<HTMLSelectElement>('combobox');
    await waitFor(() => expect(document.activeElement).toBe(marks));
    expect(port.set).not.toHaveBeenCalled();
    fireEvent.change(marks!, { target: { value: 'every' } });
    expect(port.set).toHaveBeenCalledWith({ sites: { 'news.test': { marks: 'every' } } });
    await act(async () => {});
  });

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

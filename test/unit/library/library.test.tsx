// @vitest-environment happy-dom
/** The rest of the library: storage, keys, privacy, what is new. */
import { act, fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { STORED } from '../../../lib/stored-keys';
import { useStrings } from '../components/strings';
import { openAt } from './open-library';

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
    // As the key is printed, not as the browser calls it.
    expect(screen.getByText('Alt+.')).toBeTruthy();
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

  it('says that nothing is kept only where nothing is', async () => {
    await openAt('#/storage', {
      kept: async () => [
        { kind: 'notes', bytes: 640, count: 0 },
        { kind: 'choices', bytes: 0, count: 0 },
      ],
    });
    expect(await screen.findByText('640 bytes')).toBeTruthy();
    expect(screen.getAllByText(/Nothing is kept now\./)).toHaveLength(1);
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

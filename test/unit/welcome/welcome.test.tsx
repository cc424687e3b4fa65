// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Welcome, type WelcomePort } from '../../../components/welcome/welcome';
import type { Note } from '../../../lib/notes/model';
import { Search } from '../../../lib/search/search';
import { restingCardPort } from '../../fixtures/card-port';
import { msmt } from '../../fixtures/sample-cards';
import { shown } from '../../fixtures/sample-notes';
import { useStrings } from '../components/strings';
import { ENTITIES } from '../search/sample';

// Read once here: where much else runs it takes longer than a test waits.
beforeAll(() => import('../../../components/panel/note-field'));
beforeEach(() => {
  useStrings('en');
  // happy-dom has no popovers.
  HTMLElement.prototype.showPopover ??= () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
});
afterEach(cleanup);

function portWith(changes: Partial<WelcomePort> = {}): WelcomePort {
  const search = new Search(ENTITIES);
  return {
    ...restingCardPort(new Date('2026-03-01T10:00:00.000Z')),
    card: vi.fn(async () => ({ card: msmt, notes: [] })),
    makeCard: vi.fn(async () => {}),
    editOwnCard: vi.fn(),
    setTerm: () => Promise.reject(new Error('not asked for')),
    find: async (query) => search.find(query),
    noteChanged: vi.fn(),
    allowed: async () => true,
    allow: vi.fn(async () => true),
    shortcut: async () => 'Alt+Shift+S',
    ...changes,
  };
}

async function open(port = portWith()) {
  render(<Welcome port={port} />);
  await act(async () => {});
  return port;
}

describe('the sample', () => {
  it('opens a real card', async () => {
    const port = await open();
    fireEvent.click(screen.getByRole('button', { name: 'MSMT' }));
    expect(await screen.findByText(msmt.summary)).toBeTruthy();
    expect(port.card).toHaveBeenCalledWith('msmt', null);
  });
});

describe('the first minute', () => {
  it('takes three steps and names the shortcut', async () => {
    await open();
    expect(screen.getAllByRole('heading', { level: 2 }).filter((heading) => !heading.closest('article'))).toHaveLength(
      3,
    );
    expect(screen.getByText(/Alt\+Shift\+S/)).toBeTruthy();
  });

  it('lets one search at once', async () => {
    await open();
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'yonhpa' } });
    expect((await screen.findByRole('option')).textContent).toContain('Yonhap');
  });

  it('lets one write a note, which is found at once and has the focus when it is done', async () => {
    const notes: Note[] = [];
    const port = await open(
      portWith({
        card: async () => ({ card: msmt, notes: notes.map(shown) }),
        saveNote: async (note) => {
          notes.push(note);
          return note;
        },
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'MSMT' }));
    fireEvent.click(await screen.findByRole('button', { name: /Add note/ }));
    fireEvent.input(await screen.findByLabelText(/Your note/), { target: { value: 'Ask Miguel' } });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/Your note is saved/)).toBeTruthy();
    expect(port.noteChanged).toHaveBeenCalledWith('msmt');
    await waitFor(() => expect(document.activeElement?.closest('.sl-note')?.textContent).toContain('Ask Miguel'));
  });

  it('asks for nothing where nothing is missing', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'Let Sidelight read news sites' })).toBeNull();
  });

  it('asks for the news sites where the browser keeps them back', async () => {
    const port = await open(portWith({ allowed: async () => false }));
    fireEvent.click(screen.getByRole('button', { name: 'Let Sidelight read news sites' }));
    expect(await screen.findByText(/Thank you/)).toBeTruthy();
    expect(port.allow).toHaveBeenCalled();
  });

  it('says so where the answer is no', async () => {
    await open(portWith({ allowed: async () => false, allow: async () => false }));
    fireEvent.click(screen.getByRole('button', { name: 'Let Sidelight read news sites' }));
    expect((await screen.findByRole('alert')).textContent).toContain('still says no');
  });
});

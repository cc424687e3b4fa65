// @vitest-environment happy-dom
/** Searching in the popup, and what it is opened to look up. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { PopupPort } from '../../../components/popup/port';
import { answer } from '../../../lib/search/filtered';
import { Search } from '../../../lib/search/search';
import { msmt } from '../../fixtures/sample-cards';
import { ENTITIES } from '../search/sample';
import { chosen, key, NOW, open, options, portWith, type } from './open-popup';

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

describe('searching', () => {
  it('says under a title what it is, so that ministries of one name can be told apart', async () => {
    const { field } = await open();
    type(field, 'multil');
    await waitFor(() => expect(options()[0]?.textContent).toMatch(/^Multilateral Sanctions.*Team/));
    expect(options()[0]?.textContent).toContain('Organisation · A group of eleven states that reports');
  });

  it('chooses what the pointer moves to, and nothing that comes to lie under it', async () => {
    const { field } = await open();
    type(field, 'k');
    await waitFor(() => expect(options().length).toBeGreaterThan(2));
    const [first, , third] = options();
    const move = (by: number) => {
      const event = new PointerEvent('pointermove', { bubbles: true });
      Object.defineProperties(event, { movementX: { value: by }, movementY: { value: 0 } });
      fireEvent(third!, event);
    };
    move(0);
    expect(chosen()).toBe(first);
    move(2);
    await waitFor(() => expect(chosen()).toBe(third));
  });

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

// @vitest-environment happy-dom
/** The library's notes: lists, many at once, their safety. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBackup } from '../../../lib/notes/backup';
import { NOW, noteOn, openAt, passageOn, store } from './open-library';

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

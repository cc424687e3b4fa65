// @vitest-environment happy-dom
/** The library's backup: out, in, and back again. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { LONG } from '../../../components/library/long-work';
import { exportNotes, readBackup } from '../../../lib/notes/backup';
import { FileError } from '../../../lib/notes/checked';
import { NotesDesk, type Watching } from '../../../lib/notes/desk';
import { chooseFile, NOW, noteOn, openAt, store } from './open-library';

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

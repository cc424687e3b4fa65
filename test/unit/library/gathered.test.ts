/** Changes from elsewhere on their way to the library's list: when it hears of them, and as what. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GATHER, Gathered } from '../../../components/library/gathered';
import type { NotesChange } from '../../../lib/notes/change';
import { toldToOwnPages } from '../../../lib/own-pages';
import { note } from '../notes/notes';

let taken: (NotesChange | undefined)[];
let page: EventTarget & { hidden: boolean };
let elsewhere: Gathered;

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
  page = Object.assign(new EventTarget(), { hidden: false });
  elsewhere = new Gathered((change) => taken.push(change), page);
});
afterEach(() => {
  elsewhere.stop();
  vi.useRealTimers();
});

const written = (body: string, id = '0b9f2c1e-0000-4000-8000-000000000001'): NotesChange => ({
  notes: [note(body, '09:00:00.000', { id })],
  own: [],
  gone: [],
});
const gone = (id = '0b9f2c1e-0000-4000-8000-000000000001'): NotesChange => ({ notes: [], own: [], gone: [id] });
const show = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

it('tells of what comes in a row at once, as it was left', () => {
  elsewhere.hear(written('W'));
  vi.advanceTimersByTime(GATHER - 1);
  elsewhere.hear(written('Wo'));
  elsewhere.hear(written('other', '0b9f2c1e-0000-4000-8000-000000000002'));
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(taken.map((change) => change?.notes.map(({ body }) => body))).toEqual([['Wo', 'other']]);
  vi.advanceTimersByTime(10 * GATHER);
  expect(taken).toHaveLength(1);
});

it('tells of a note that went and came back as there, and the other way round', () => {
  elsewhere.hear(gone());
  elsewhere.hear(written('back'));
  vi.advanceTimersByTime(GATHER);
  elsewhere.hear(written('here'));
  elsewhere.hear(gone());
  vi.advanceTimersByTime(GATHER);
  expect(taken.map((change) => [change?.notes.length, change?.gone.length])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

it('says that anything may have changed where one of the changes is not known', () => {
  elsewhere.hear(written('a'));
  elsewhere.hear(undefined);
  elsewhere.hear(written('b'));
  vi.advanceTimersByTime(GATHER);
  expect(taken).toEqual([undefined]);
});

it('waits while nobody sees the list, and tells as soon as somebody does', () => {
  show(true);
  elsewhere.hear(written('W'));
  elsewhere.hear(written('Wo'));
  vi.advanceTimersByTime(60_000);
  expect(taken).toEqual([]);
  show(false);
  expect(taken.map((change) => change?.notes[0]?.body)).toEqual(['Wo']);
  show(true);
  show(false);
  expect(taken).toHaveLength(1);
});

it('tells nobody who has left', () => {
  elsewhere.hear(written('W'));
  elsewhere.stop();
  vi.advanceTimersByTime(GATHER);
  show(false);
  expect(taken).toEqual([]);
});

it('goes by what pages of ours are told, not by what tabs are told as well', () => {
  const request = { change: written('W') };
  expect(toldToOwnPages({ sidelight: 'page.notes', request, toOwnPages: true })).toEqual({
    name: 'page.notes',
    request,
  });
  for (const other of [{ sidelight: 'page.notes', request: {} }, { sidelight: 'note.save', request }, null, 'x', {}])
    expect(toldToOwnPages(other)).toBeNull();
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FIRST, note, SECOND } from '../notes/notes';
import { setClock, startAnew, startBackground, type TestBackground } from './background';

let background: TestBackground;

beforeEach(() => {
  background = startAnew();
  // What fails is also said on the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const page = { tab: 7, url: 'https://www.news.test/a' };

describe('a page', () => {
  it('starts on, with the settings there are', async () => {
    expect(await background.ask('page.start', { url: page.url }, page)).toMatchObject({
      state: 'on',
      settings: { dwell: 300, marks: 'first' },
    });
    expect(background.port.calls).toEqual(['toolbar 7 [] 0 names']);
  });

  it('gets its mentions with labels, Korean names too', async () => {
    const blocks = [
      { key: 4, text: 'The Municipal Harbour Board met on Monday.' },
      { key: 9, text: '항만관리청은 월요일에 만났다.' },
    ];
    const reply = (await background.ask('page.match', { url: page.url, blocks }, page)) as {
      mentions: { block: number; start: number; end: number; entity: string }[];
      labels: unknown[];
    };
    expect(reply.mentions.map(({ block, start, end, entity }) => [block, start, end, entity])).toEqual([
      [4, 4, 27, 'harbour-board'],
      [9, 0, 5, 'harbour-board'],
    ]);
    expect(reply.labels).toEqual([
      { id: 'harbour-board', title: 'Municipal Harbour Board', type: 'organisation', familiar: false, rank: 9 },
    ]);
  });

  it('that is off is told nothing of the text it has sent', async () => {
    const match = { url: page.url, blocks: [{ key: 4, text: 'The Municipal Harbour Board met on Monday.' }] };
    await background.ask('site.set', { host: 'www.news.test', on: false });
    expect(await background.ask('page.match', match, page)).toBeNull();
    await background.ask('site.set', { host: 'www.news.test', on: true });
    expect(await background.ask('page.match', match, page)).toMatchObject({ labels: [{ id: 'harbour-board' }] });
  });

  it('shows its count on the toolbar, and nothing but its state when it is off', async () => {
    await background.ask('page.count', { count: 12 }, page);
    await background.ask('site.set', { host: 'www.news.test', on: false });
    await background.ask('page.count', { count: 12 }, page);
    expect(background.port.calls.filter((call) => call.startsWith('toolbar'))).toEqual([
      'toolbar 7 [12] 12 names',
      'toolbar 7 [off] off here',
    ]);
  });

  it('that starts again keeps its count, and loses the mark of being off', async () => {
    await background.ask('page.start', { url: page.url }, page);
    await background.ask('page.count', { count: 12 }, page);
    await background.ask('page.start', { url: page.url }, page);
    expect(background.port.badges[7]).toBe('12');
    await background.ask('site.set', { host: 'www.news.test', on: false });
    await background.ask('page.start', { url: page.url }, page);
    expect(background.port.badges[7]).toBe('off');
    await background.ask('site.set', { host: 'www.news.test', on: true });
    await background.ask('page.start', { url: page.url }, page);
    expect(background.port.badges[7]).toBe('');
  });

  it('answers a frame by its own site and by that of the page around it, and leaves the toolbar to the page', async () => {
    const frame = { tab: 7, frame: 3, url: 'https://video.other.test/1', page: page.url };
    const start = async () =>
      ((await background.ask('page.start', { url: frame.url }, frame)) as { state: string }).state;
    expect(await start()).toBe('on');
    await background.ask('page.count', { count: 12 }, frame);
    await background.ask('site.set', { host: 'www.news.test', on: false });
    expect(await start()).toBe('site-off');
    await background.ask('site.set', { host: 'www.news.test', on: true });
    await background.ask('site.set', { host: 'other.test', on: false });
    expect(await start()).toBe('site-off');
    expect(background.port.calls.filter((call) => call.startsWith('toolbar'))).toEqual([]);
  });

  it('gets the map where the reader has asked for it, in the page itself only', async () => {
    await background.ask('page.start', { url: page.url }, page);
    await background.ask('settings.set', { change: { map: true } });
    await background.ask('page.start', { url: page.url }, { ...page, frame: 3 });
    expect(background.port.calls.filter((call) => call.startsWith('guide'))).toEqual([]);
    await background.ask('page.start', { url: page.url }, page);
    await vi.waitFor(() => expect(background.port.calls).toContain('guide into 7'));
  });

  it('gets the card script into the frame that asks', async () => {
    await background.ask('card.load', {}, { tab: 7, frame: 3 });
    expect(background.port.calls).toEqual(['card into 7.3']);
    await expect(background.ask('card.load')).rejects.toThrow('only a page has a place for a card');
  });
});

describe('a card', () => {
  it('comes as of the day asked, with the notes of its entity', async () => {
    await background.ask('note.save', {
      note: note('x', '09:00:00.000', { target: { kind: 'entity', entity: 'harbour-board' } }),
    });
    expect(await background.ask('card.get', { entity: 'harbour-board', asOf: '2000-01-01' })).toMatchObject({
      card: {
        title: 'Municipal Harbour Board',
        asOf: '2000-01-01',
        existence: { state: 'not-yet', instead: { id: 'quay-office', title: 'Old Quay Office' } },
        relations: [{ label: 'Replaced', to: { id: 'quay-office' } }],
      },
      notes: [{ kind: 'note', body: [{ tag: 'p', children: ['x'] }] }],
    });
    expect(await background.ask('card.get', { entity: 'quay-office' })).toMatchObject({
      card: { asOf: null, relations: [{ label: 'Replaced by', to: { id: 'harbour-board' } }] },
    });
  });

  it('is null for an entity that is not there', async () => {
    expect(await background.ask('card.get', { entity: 'nobody' })).toBeNull();
  });

  it('is shown without its notes when those cannot be read, and says so', async () => {
    await background.facts.installed();
    vi.spyOn(background.notes, 'ofEntity').mockRejectedValue(new Error('no database here'));
    expect(await background.ask('card.get', { entity: 'quay-office' })).toMatchObject({
      card: { title: 'Old Quay Office' },
      notes: [],
      notesError: 'no database here',
    });
  });
});

describe('a note', () => {
  it('that changes is told to every tab and to our own pages, though not all answer', async () => {
    background.port.openTabs = [7, 13, 8];
    await background.ask('note.save', { note: note('x') });
    await background.ask('note.delete', { id: FIRST });
    await vi.waitFor(() =>
      expect(background.port.calls.filter((call) => call.startsWith('page.notes'))).toEqual(
        [1, 2].flatMap(() => [
          'page.notes to own pages',
          'page.notes to 7 {"entity":"msmt"}',
          'page.notes to 13 {"entity":"msmt"}',
          'page.notes to 8 {"entity":"msmt"}',
        ]),
      ),
    );
  });

  it('is told to pages of ours as it is now, and to nobody else', async () => {
    background.port.openTabs = [7];
    const read = vi.spyOn(background.notes, 'all');
    for (let n = 0; n < 5; n++) await background.ask('note.save', { note: note(`n${n}`, `09:00:0${n}.000`) });
    expect(background.port.told).toEqual(
      [0, 1, 2, 3, 4].map((n) => ({
        name: 'page.notes',
        request: { entity: 'msmt', change: { notes: [note(`n${n}`, `09:00:0${n}.000`)], own: [], gone: [] } },
      })),
    );
    expect(read).not.toHaveBeenCalled();
    await vi.waitFor(() =>
      expect(background.port.calls.filter((call) => call.startsWith('page.notes to 7'))).toHaveLength(5),
    );
    expect(background.port.calls.join()).not.toContain('n1');
  });

  it('that a page of ours has written itself is read, told and copied by its id', async () => {
    await background.notes.save(note('tagged'));
    await background.ask('notes.written', { notes: [FIRST, SECOND] });
    expect(background.port.told).toEqual([
      { name: 'page.notes', request: { change: { notes: [note('tagged')], own: [], gone: [SECOND] } } },
    ]);
    expect(background.port.calls.some((call) => call.startsWith('page.choices'))).toBe(false);
  });

  it('is told without its text where many were changed at once', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `0b9f2c1e-0000-4000-8000-${String(n).padStart(12, '0')}`);
    await background.notes.write(async (tx) => {
      for (const id of ids) void tx.objectStore('notes').put(note('x', '09:00:00.000', { id }));
    });
    await background.ask('notes.written', { notes: ids });
    expect(background.port.told).toEqual([{ name: 'page.notes', request: {} }]);
    await vi.waitFor(async () => {
      const copied = Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('note:'));
      expect(copied).toHaveLength(300);
    });
  });

  it('is there for a background that has just been started', async () => {
    await background.ask('note.save', { note: note('x') });
    await background.notes.close();
    expect(await startBackground().ask('notes.of', { entity: 'msmt' })).toEqual([note('x')]);
  });

  it('with a field too many is refused and named', async () => {
    await expect(background.ask('note.save', { note: { ...note('x'), html: '<b>' } })).rejects.toThrow(
      /^note\.save: note\.html/,
    );
    expect(await background.ask('notes.of', { entity: 'msmt' })).toEqual([]);
  });
});

describe('the note editor', () => {
  const ticketOf = async (purpose: unknown, from: { tab?: number } = page) => {
    const { src } = (await background.ask('editor.ticket', purpose, from)) as { src: string };
    return new URL(src).searchParams.get('ticket');
  };
  const purpose = { entity: 'harbour-board', page: { url: 'https://www.news.test/a', title: 'A' } };

  it('opens once, in the tab that asked', async () => {
    const ticket = await ticketOf(purpose);
    expect(await background.ask('editor.open', { ticket }, page)).toEqual({
      entity: 'harbour-board',
      label: 'Municipal Harbour Board',
      note: null,
      write: true,
      page: purpose.page,
    });
    expect(await background.ask('editor.open', { ticket }, page)).toBeNull();
  });

  it('opens a note that exists, also of an entity that is gone', async () => {
    await background.ask('note.save', { note: note('x') });
    const ticket = await ticketOf({ entity: 'msmt', note: FIRST });
    expect(await background.ask('editor.open', { ticket }, page)).toEqual({
      entity: 'msmt',
      label: 'MSMT',
      note: note('x'),
      write: true,
    });
  });

  it('shows nothing to another tab, and the ticket is spent by the attempt', async () => {
    const ticket = await ticketOf(purpose);
    expect(await background.ask('editor.open', { ticket }, { tab: 8 })).toBeNull();
    expect(await background.ask('editor.open', { ticket }, page)).toBeNull();
  });

  it('shows nothing for a made-up ticket or one that is too old', async () => {
    expect(await background.ask('editor.open', { ticket: 'let-me-in' }, page)).toBeNull();
    const ticket = await ticketOf(purpose);
    setClock('2026-11-23T10:00:31.000Z');
    expect(await background.ask('editor.open', { ticket }, page)).toBeNull();
  });

  it('opens though the background was stopped in between', async () => {
    const ticket = await ticketOf(purpose);
    expect(await startBackground().ask('editor.open', { ticket }, page)).toMatchObject({ entity: 'harbour-board' });
  });

  it('opens for several at once, each ticket for its own', async () => {
    const tickets = await Promise.all(['harbour-board', 'quay-office'].map((entity) => ticketOf({ entity })));
    const opened = await Promise.all(tickets.map((ticket) => background.ask('editor.open', { ticket }, page)));
    expect(opened).toMatchObject([{ entity: 'harbour-board' }, { entity: 'quay-office' }]);
  });

  it('opens in the popup, which is no tab', async () => {
    const ticket = await ticketOf(purpose, {});
    expect(await background.ask('editor.open', { ticket })).toMatchObject({ entity: 'harbour-board' });
  });
});

describe('settings', () => {
  it('that are changed are told to every tab; the others stay as they are', async () => {
    background.port.openTabs = [7];
    await background.ask('term.set', { entity: 'quay-office', on: false });
    const after = await background.ask('settings.set', { change: { dwell: 150 } });
    expect(after).toMatchObject({ dwell: 150, termsOff: ['quay-office'], marks: 'first' });
    await vi.waitFor(() =>
      expect(background.port.calls).toContain(`page.settings to 7 ${JSON.stringify({ settings: after })}`),
    );
    expect(await background.ask('term.set', { entity: 'quay-office', on: true })).toMatchObject({ termsOff: [] });
  });

  it('out of bounds are refused with the field and the reason', async () => {
    await expect(background.ask('settings.set', { change: { dwell: 9999 } })).rejects.toThrow(
      /^settings\.set: change\.dwell/,
    );
    expect(await background.ask('settings.get')).toMatchObject({ dwell: 300 });
  });

  it('switch a site off with what is under it, and on again from there', async () => {
    await background.ask('site.set', { host: 'news.test', on: false });
    expect(await background.ask('page.start', { url: 'https://www.news.test/' })).toMatchObject({ state: 'site-off' });
    expect(await background.ask('page.start', { url: 'https://othernews.test/' })).toMatchObject({ state: 'on' });
    expect(await background.ask('site.set', { host: 'www.news.test', on: true })).toMatchObject({ sitesOff: [] });
  });

  it('changed at once are all kept', async () => {
    await Promise.all(['a', 'b', 'c'].map((entity) => background.ask('term.set', { entity, on: false })));
    expect(await background.ask('settings.get')).toMatchObject({ termsOff: ['a', 'b', 'c'] });
  });
});

describe('messages', () => {
  it('of an older version are answered by what is wrong with them', async () => {
    await expect(background.ask('card.get', { id: 'msmt' })).rejects.toThrow(/^card\.get: entity/);
  });

  it('tell the state of the facts', async () => {
    expect(await background.ask('facts.state')).toMatchObject({ ready: true, entities: 2 });
    await background.facts.installed();
  });
});

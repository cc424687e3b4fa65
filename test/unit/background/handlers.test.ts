import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FIRST, note, SECOND } from '../notes/notes';
import { setClock, startBackground, type TestBackground } from './background';

let background: TestBackground;

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  setClock('2026-11-23T10:00:00.000Z');
  background = startBackground();
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

interface Matched {
  mentions: { entity: string; others?: string[]; credit?: true; why: { rule: string } }[];
  labels: { id: string; rank: number }[];
  lang?: string;
  date?: unknown;
}

const text = 'The Municipal Harbour Board met on Monday, and the Old Quay Office did not.';
const match = (more: object = {}, url = page.url) =>
  background.ask('page.match', { url, blocks: [{ key: 1, text, ...more }] }, page) as Promise<Matched>;
const entities = async (url?: string) => (await match({}, url)).mentions.map(({ entity }) => entity);

describe('an article', () => {
  it('gets its day and language from what its page says, and is matched by them', async () => {
    const about = { langs: ['en-GB'], published: ['2000-05-01T10:00:00Z'], times: [], stamps: [], lines: [] };
    const reply = (await background.ask(
      'page.match',
      { url: page.url, about, blocks: [{ key: 1, text }] },
      page,
    )) as Matched;
    expect(reply).toMatchObject({ lang: 'en', date: { day: '2000-05-01', confidence: 'high' } });
  });

  it('that says nothing of itself has neither', async () => {
    const about = { langs: ['', ''], published: [], times: [], stamps: [], lines: [] };
    const reply = await background.ask('page.match', { url: page.url, about, blocks: [{ key: 1, text }] }, page);
    expect(Object.keys(reply as object).sort()).toEqual(['labels', 'memory', 'mentions']);
  });

  it('has the names in its datelines and credits set apart', async () => {
    const dateline = 'HARBOUR, May 1 (Old Quay Office) -- The Municipal Harbour Board met.';
    const { mentions } = (await match({ text: dateline })) as Matched;
    expect(mentions.map(({ entity, credit }) => [entity, credit])).toEqual([
      ['quay-office', true],
      ['harbour-board', undefined],
    ]);
    const caption = await match({ text: 'The harbour at noon. (Old Quay Office)', role: 'caption' });
    expect(caption.mentions).toMatchObject([{ entity: 'quay-office', credit: true }]);
  });

  it('is told nothing of notes', async () => {
    const before = await match();
    await background.ask('note.save', {
      note: note('x', '09:00:00.000', { target: { kind: 'entity', entity: 'harbour-board' } }),
    });
    expect(await match()).toEqual(before);
  });
});

describe('a choice between readings', () => {
  const choose = (change: object) =>
    background.ask('choice.set', {
      surface: 'Old Quay Office',
      entity: null,
      rejected: ['quay-office'],
      scope: 'article',
      url: page.url,
      ...change,
    }) as Promise<{ id: string }>;

  it('for the article holds in that article alone, whatever led to it', async () => {
    await choose({});
    expect(await entities()).toEqual(['harbour-board']);
    expect(await entities(`${page.url}?utm_source=mail#top`)).toEqual(['harbour-board']);
    expect(await entities('https://www.news.test/b')).toEqual(['harbour-board', 'quay-office']);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('news.test/a');
  });

  it('for the site holds on its other pages, and always everywhere', async () => {
    const { id } = await choose({ scope: 'site' });
    expect(await entities('https://www.news.test/b')).toEqual(['harbour-board']);
    expect(await entities('https://other.test/b')).toEqual(['harbour-board', 'quay-office']);
    await choose({ scope: 'always', replaces: id });
    expect(await entities('https://other.test/b')).toEqual(['harbour-board']);
    expect(await background.ask('choice.list')).toMatchObject([{ scope: 'always', made: '2026-11-23' }]);
  });

  it('of another entity is what the words mean from then on', async () => {
    await choose({ entity: 'harbour-board' });
    expect((await match()).mentions).toMatchObject([
      { entity: 'harbour-board' },
      { entity: 'harbour-board', why: { rule: 'chosen', detail: 'article' } },
    ]);
  });

  it('for the article comes before one for the site', async () => {
    await choose({ scope: 'site' });
    await choose({ scope: 'article', entity: 'harbour-board' });
    expect(await entities()).toEqual(['harbour-board', 'harbour-board']);
    expect(await entities('https://www.news.test/b')).toEqual(['harbour-board']);
  });

  it('takes the place of an earlier one about the same words, and is forgotten on request', async () => {
    await choose({ entity: 'harbour-board' });
    const { id } = await choose({});
    expect(await background.ask('choice.list')).toMatchObject([{ id, entity: null }]);
    expect(await background.ask('choice.forget', { id })).toEqual([]);
    expect(await entities()).toEqual(['harbour-board', 'quay-office']);
  });

  it('leaves other words, and other readings of the same words, alone', async () => {
    await choose({ surface: 'Quay' });
    await choose({ rejected: ['somebody-else'] });
    expect(await entities()).toEqual(['harbour-board', 'quay-office']);
  });

  it('has every page match its text again', async () => {
    background.port.openTabs = [7];
    await choose({});
    expect(background.port.calls).toContain('page.choices to 7 {}');
  });

  it('survives a background that starts anew', async () => {
    await choose({});
    background = startBackground();
    expect(await entities()).toEqual(['harbour-board']);
  });

  it('can be made among all that are ever called so', async () => {
    expect(await background.ask('card.readings', { entities: ['quay-office'], surface: 'MHBD' })).toMatchObject([
      { ref: { id: 'quay-office' } },
      { ref: { id: 'harbour-board', title: 'Municipal Harbour Board' } },
    ]);
    expect(await background.ask('card.readings', { entities: ['nobody'], surface: 'nowhere' })).toEqual([]);
  });
});

describe('a name the reader knows', () => {
  /** Opens a card in a page on a number of days, the first of which is the 1st. */
  async function openOn(days: number, from = 1): Promise<void> {
    for (let day = from; day < from + days; day++) {
      setClock(`2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`);
      for (let times = 0; times < 3; times++) {
        await background.ask('card.get', { entity: 'quay-office', opened: true }, page);
      }
    }
    await vi.waitFor(async () => expect(await opened()).toBe(days + from - 1));
  }
  const opened = async () => {
    const list = (await background.ask('openings.list')) as { entities: { entity: string; days: number }[] };
    return list.entities[0]?.days ?? 0;
  };
  const off = async () =>
    ((await background.ask('page.start', { url: page.url }, page)) as { settings: { termsOff: string[] } }).settings
      .termsOff;

  it('is marked no longer after its card was opened on four days, however often on each', async () => {
    await openOn(3);
    expect(await off()).toEqual([]);
    await openOn(1, 4);
    expect(await off()).toEqual(['quay-office']);
    // What the reader has set stays as it was.
    expect(await background.ask('settings.get')).toMatchObject({ termsOff: [] });
    expect(await entities()).toContain('quay-office');
  });

  it('comes after the others in the budget on the way there', async () => {
    const rank = async () => (await match()).labels.find(({ id }) => id === 'quay-office')?.rank ?? 0;
    const before = await rank();
    await openOn(2);
    expect(await rank()).toBeLessThan(before);
  });

  it('comes back when its facts change', async () => {
    await openOn(4);
    const { Openings } = await import('../../../lib/background/openings');
    const openings = new Openings(fakeBrowser.storage.local as never);
    const contents = await background.facts.contents();
    await openings.renew(contents);
    expect(await off()).toEqual(['quay-office']);
    await openings.renew(new Map([...contents, ['quay-office', 1]]));
    expect(await off()).toEqual([]);
    expect(await opened()).toBe(0);
  });

  it('counts anew when its card is opened with other facts', async () => {
    await openOn(3);
    vi.spyOn(background.facts, 'content').mockResolvedValue(1);
    await background.ask('card.get', { entity: 'quay-office', opened: true }, page);
    await vi.waitFor(async () => expect(await opened()).toBe(1));
  });

  it('is forgotten on request, and its mark comes back at once', async () => {
    await openOn(4);
    background.port.openTabs = [7];
    await background.ask('openings.forget');
    expect(await off()).toEqual([]);
    expect(background.port.calls.some((call) => call.startsWith('page.settings to 7'))).toBe(true);
    expect(JSON.stringify(await fakeBrowser.storage.local.get('openings'))).toBe('{"openings":{}}');
  });

  it('is not counted where fading is off, nor outside pages', async () => {
    await background.ask('card.get', { entity: 'quay-office' }, page);
    await background.ask('settings.set', { change: { fadeAfter: 0 } });
    await background.ask('card.get', { entity: 'quay-office', opened: true }, page);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await opened()).toBe(0);
  });

  it('keeps no page and no time of day', async () => {
    await openOn(1);
    const { openings } = await fakeBrowser.storage.local.get('openings');
    expect(openings).toEqual({ 'quay-office': { days: 1, last: '2026-11-01', content: expect.any(Number) } });
  });
});

describe('a citation', () => {
  it('is written for the day the card shows, with where it was read', async () => {
    const reading = { url: page.url, title: 'A story', date: null, sentence: '' };
    expect(await background.ask('card.cite', { entity: 'quay-office', asOf: null, reading })).toEqual({
      text: 'Old Quay Office, read in A story',
    });
    await expect(background.ask('card.cite', { entity: 'nobody', asOf: null, reading })).rejects.toThrow('no card');
  });
});

/** What the background answers about an article: what its names mean, by its day, by the reader's choices, by what they know. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { note } from '../notes/notes';
import { setClock, startAnew, startBackground, type TestBackground } from './background';

let background: TestBackground;

beforeEach(() => {
  background = startAnew();
  // What fails is also said on the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const page = { tab: 7, url: 'https://www.news.test/a' };

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
    const { renewOpenings } = await import('../../../lib/background/count-openings');
    const openings = new Openings(fakeBrowser.storage.local as never);
    const contents = await background.facts.contents();
    await renewOpenings(openings, contents);
    expect(await off()).toEqual(['quay-office']);
    await renewOpenings(openings, new Map([...contents, ['quay-office', 1]]));
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

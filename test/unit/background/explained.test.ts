import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readOwnDraft } from '../../../lib/notes/own-draft';
import { startBackground, type TestBackground } from './background';

const page = { tab: 7, url: 'https://www.news.test/1' };
const id = 'article:HSO=Harbour Survey Office';

interface Matched {
  mentions: { start: number; entity: string; credit?: true }[];
  labels: { id: string; title: string; says?: string; defined?: string }[];
  memory: object;
}

let background: TestBackground;
beforeEach(() => {
  fakeBrowser.reset();
  background = startBackground();
});

const match = (text: string, memory?: object) =>
  background.ask('page.match', { url: page.url, blocks: [{ key: 1, text }], memory }, page) as Promise<Matched>;

describe('what only the article explains', () => {
  it('is listed beside what the packs know, and carries no mark', async () => {
    const { mentions, labels } = await match('The Harbour Survey Office (HSO) asked the MHBD. HSO waits.');
    expect(mentions.map(({ entity, credit }) => [entity, credit])).toEqual([
      [id, true],
      ['harbour-board', undefined],
      [id, true],
    ]);
    expect(labels.find((label) => label.id === id)).toMatchObject({
      title: 'Harbour Survey Office',
      says: 'Harbour Survey Office',
      defined: 'HSO',
    });
  });

  it('is known in text that comes later', async () => {
    const { memory } = await match('The Harbour Survey Office (HSO) closed.');
    expect((await match('HSO reopened.', memory)).mentions).toMatchObject([{ entity: id, start: 0 }]);
  });

  it('has a card that says so, and can be cited', async () => {
    expect(await background.ask('card.get', { entity: id, asOf: '2024-01-01', opened: true })).toMatchObject({
      card: { id, pack: '', title: 'Harbour Survey Office', summary: 'HSO is Harbour Survey Office', facts: [] },
      notes: [],
    });
    expect(await background.ask('card.cite', { entity: id, asOf: null, reading: null })).toMatchObject({
      text: expect.stringContaining('Harbour Survey Office'),
    });
  });

  it('leads to a card of the reader’s own, with the sentence and the page it stood in', async () => {
    const reading = { url: page.url, title: 'Boats', date: null, sentence: 'The HSO waits.' };
    await background.ask('card.make', { entity: id, reading }, page);
    const [path = ''] = background.port.calls.filter((call) => call.startsWith('open library.html'));
    expect(readOwnDraft(path)).toEqual({
      name: 'Harbour Survey Office',
      aliases: ['HSO'],
      sentence: 'The HSO waits.',
      page: { url: page.url, title: 'Boats' },
    });
    await expect(background.ask('card.make', { entity: 'harbour-board', reading: null })).rejects.toThrow(
      'a card for it',
    );
  });

  it('can be told to be something else, like any name', async () => {
    const choice = { surface: 'HSO', entity: null, rejected: [id], scope: 'site', url: page.url };
    await background.ask('choice.set', choice, page);
    expect((await match('The Harbour Survey Office (HSO) closed.')).mentions).toEqual([]);
  });
});

it('says which short form an article gives to what a pack knows', async () => {
  const { labels } = await match(
    'The Municipal Harbour Board (Board) met. The Municipal Harbour Board (MHB) spoke. MHB left.',
  );
  expect(labels.filter(({ says }) => says === undefined)).toMatchObject([{ id: 'harbour-board', defined: 'MHB' }]);
});

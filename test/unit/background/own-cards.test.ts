import { beforeEach, describe, expect, it } from 'vitest';
import type { Own, OwnCard } from '../../../lib/notes/model';
import { readOwnDraft } from '../../../lib/notes/own-draft';
import { startAnew, type TestBackground } from './background';

let background: TestBackground;

beforeEach(() => {
  background = startAnew();
});

const page = { tab: 7, url: 'https://www.news.test/a' };
const ID = 'own-0b9f2c1e-0000-4000-8000-00000000000a';

function ownCard(change: Partial<OwnCard> = {}): OwnCard {
  return {
    id: ID,
    kind: 'card',
    name: 'Lantern Street Group',
    aliases: ['LSGR', '등불거리모임'],
    summary: 'Meets on Mondays.',
    type: 'organisation',
    source: { url: 'https://www.news.test/lantern', title: 'Who meets in Lantern Street' },
    sentence: 'The Lantern Street Group met on Monday.',
    created: '2026-11-20T08:00:00.000Z',
    modified: '2026-11-20T08:00:00.000Z',
    ...change,
  };
}

interface Matched {
  mentions: { block: number; start: number; end: number; entity: string; others?: string[] }[];
  labels: { id: string; title: string; rank: number }[];
  memory: unknown;
}

async function match(texts: string[], memory?: unknown): Promise<Matched> {
  const blocks = texts.map((text, key) => ({ key, text }));
  return (await background.ask('page.match', { url: page.url, blocks, memory }, page)) as Matched;
}
const found = ({ mentions }: Matched, texts: string[]) =>
  mentions.map(({ block, start, end, entity }) => `${texts[block]?.slice(start, end)}=${entity}`);
const save = (own: Own) => background.ask('own.save', { own });

describe('a card of the reader’s own', () => {
  it('is marked like ours by every name it has, with ours around it', async () => {
    const texts = [
      'The Lantern Street Group and the Municipal Harbour Board met.',
      'LSGR said so; 등불거리모임은 말했다.',
      'A lantern, a street, a group: no name.',
    ];
    expect(found(await match(texts), texts)).toEqual(['Municipal Harbour Board=harbour-board']);
    await save(ownCard());
    const matched = await match(texts);
    expect(found(matched, texts)).toEqual([
      `Lantern Street Group=${ID}`,
      'Municipal Harbour Board=harbour-board',
      `LSGR=${ID}`,
      `등불거리모임=${ID}`,
    ]);
    expect(matched.labels.find(({ id }) => id === ID)?.title).toBe('Lantern Street Group');
    expect(matched.labels[0]?.rank).toBeGreaterThan(matched.labels[1]?.rank ?? 0);
  });

  it('tells every page that there is more to mark, and is marked no longer when it is deleted', async () => {
    background.port.openTabs = [7];
    await save(ownCard());
    expect(background.port.calls.filter((call) => call.startsWith('page.choices'))).toEqual([
      'page.choices to own pages',
      'page.choices to 7 {}',
    ]);
    await background.ask('own.delete', { id: ID });
    expect((await match(['The Lantern Street Group met.'])).mentions).toEqual([]);
    await background.ask('own.restore', { id: ID });
    expect((await match(['The Lantern Street Group met.'])).mentions).toHaveLength(1);
  });

  it('of a name that we have too leaves both readings open, the reader’s own first', async () => {
    await save(ownCard({ name: 'Municipal Harbour Board' }));
    const { mentions } = await match(['The Municipal Harbour Board met.']);
    expect(mentions).toMatchObject([{ entity: ID, others: ['harbour-board'] }]);
    expect(await background.ask('card.readings', { entities: [ID, 'harbour-board'] })).toMatchObject([
      { ref: { id: ID }, summary: 'Meets on Mondays.' },
      { ref: { id: 'harbour-board' } },
    ]);
  });

  it('gives way to a longer name of ours, and takes the place of a shorter one', async () => {
    await save(ownCard({ name: 'Harbour Board', aliases: ['Old Quay Office Annex'] }));
    const texts = ['The Municipal Harbour Board met in the Old Quay Office Annex.'];
    expect(found(await match(texts), texts)).toEqual([
      'Municipal Harbour Board=harbour-board',
      `Old Quay Office Annex=${ID}`,
    ]);
  });

  it('keeps its short forms through the parts of an article', async () => {
    await save(ownCard({ name: 'Ada Quill', aliases: [], type: 'person' }));
    const first = await match(['Ada Quill spoke on Monday.']);
    expect(found(await match(['Later Quill left.'], first.memory), ['Later Quill left.'])).toEqual([`Quill=${ID}`]);
    expect((await match(['Later Quill left.'])).mentions).toEqual([]);
  });

  it('opens as a card, with its page as the source and the sentence it is from', async () => {
    await save(ownCard());
    expect(await background.ask('card.get', { entity: ID, asOf: '2020-01-01' })).toMatchObject({
      card: {
        id: ID,
        title: 'Lantern Street Group',
        summary: 'Meets on Mondays.',
        pack: 'own',
        asOf: null,
        age: { days: -1 },
        sources: [{ n: 1, publisher: 'news.test', url: 'https://www.news.test/lantern', date: '2026-11-20' }],
      },
      notes: [
        {
          id: ID,
          kind: 'card',
          on: 'Your own card',
          body: [{ tag: 'blockquote', children: ['The Lantern Street Group met on Monday.'] }],
        },
      ],
    });
  });

  it('may have a name that no text can hold: it is there, and nothing is marked by it', async () => {
    await save(ownCard({ name: '???', aliases: ['<b>', 'LSGR'] }));
    expect((await match(['LSGR and ??? and <b>'])).mentions).toHaveLength(1);
    expect(await background.ask('card.get', { entity: ID })).toMatchObject({ card: { title: '???' } });
  });
});

it('of selected words begins in the library, with their sentence and page', async () => {
  const from = { url: 'https://www.news.test/a', title: 'An evening' };
  await background.ask('own.begin', { name: 'Quay Board', sentence: 'The Quay Board met.', page: from }, page);
  const [opened = ''] = background.port.calls.filter((call) => call.startsWith('open '));
  const [path, hash = ''] = opened.split('#');
  expect(path).toBe('open library.html');
  expect(readOwnDraft(`#${hash}`)).toEqual({ name: 'Quay Board', sentence: 'The Quay Board met.', page: from });
});

describe('a correction', () => {
  it('stands on our card beside what we say', async () => {
    await save({
      id: '0b9f2c1e-0000-4000-8000-00000000000b',
      kind: 'overlay',
      entity: 'harbour-board',
      text: 'Founded a year *earlier*.',
      created: '2026-11-20T08:00:00.000Z',
      modified: '2026-11-20T08:00:00.000Z',
    });
    expect(await background.ask('card.get', { entity: 'harbour-board' })).toMatchObject({
      card: { title: 'Municipal Harbour Board' },
      notes: [{ kind: 'correction', on: 'Your correction', foot: 'Edited 20 November 2026' }],
    });
    expect(await background.ask('card.notes', { entity: 'quay-office' })).toEqual([]);
  });
});

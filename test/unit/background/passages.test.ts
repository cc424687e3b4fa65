import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FoundPassages, OpenedEditor } from '../../../lib/messages';
import { describePassage } from '../../../lib/notes/selectors';
import { startBackground, type TestBackground } from './background';

const URL_A = 'https://www.news.test/a';
const ID = '7b0c1f3e-5d2a-4c8e-9f10-2a3b4c5d6e7f';
const NEW = '1c0b1f3e-5d2a-4c8e-9f10-2a3b4c5d6e7f';
const TEXTS = [
  'The harbour at night',
  'Eleven boats came in before the fog did. Nobody counted them twice.',
  'Then it rained.',
];
const blocks = TEXTS.map((text, key) => ({ key: key + 10, text }));
const from = { tab: 7, url: URL_A };

let background: TestBackground;
beforeEach(() => {
  fakeBrowser.reset();
  background = startBackground();
});

const save = async (exact: string, id = ID) => {
  const text = TEXTS.join('\n');
  const start = text.indexOf(exact);
  const passage = describePassage(text, start, start + exact.length);
  const now = '2026-11-23T10:00:00.000Z';
  const target = { kind: 'passage', url: URL_A, rawUrl: `${URL_A}#x`, ...passage };
  const note = { id, target, label: 'The harbour at night', body: 'mine', tags: [], created: now, modified: now };
  await background.ask('note.save', { note });
};
const find = (request: object = {}, sender: object = from) =>
  background.ask(
    'passages.find',
    { url: `${URL_A}?utm_source=x`, blocks, ...request },
    sender,
  ) as Promise<FoundPassages>;

describe('the passages of a page', () => {
  it('are told as offsets into its blocks, over their borders too, and not a word of the notes', async () => {
    await save('counted them twice.\nThen it');
    const reply = await find();
    expect(reply).toEqual({
      url: URL_A,
      found: [
        {
          note: ID,
          state: 'found',
          parts: [
            { key: 11, start: 48, end: 67 },
            { key: 12, start: 0, end: 7 },
          ],
        },
      ],
      missing: [],
    });
    expect(JSON.stringify(reply)).not.toMatch(/mine|counted/);
  });

  it('are missing where their words are, and are not those of another page', async () => {
    await save('Eleven boats came in before the fog did.');
    expect(await find({ blocks: blocks.slice(2) })).toMatchObject({ found: [], missing: [ID] });
    expect(await find({ url: 'https://www.news.test/b' })).toMatchObject({ found: [], missing: [] });
    await background.ask('note.delete', { id: ID });
    expect(await find()).toMatchObject({ found: [], missing: [] });
  });

  it('bring the script for passages into pages that have some, and into no others', async () => {
    await save('Eleven boats');
    const injected = () => background.port.calls.filter((call) => call.startsWith('passages into'));
    await background.ask('page.start', { url: 'https://www.news.test/b' }, from);
    await new Promise((done) => setTimeout(done, 30));
    expect(injected()).toEqual([]);
    await background.ask('page.start', { url: `${URL_A}#y` }, from);
    await expect.poll(injected).toEqual(['passages into 7.0']);
  });

  it('are shown in the tab that was opened for one, once, whatever its address has become', async () => {
    await save('Eleven boats');
    expect(await background.ask('passage.open', { note: ID })).toEqual({ opened: true });
    expect(background.port.calls).toContain(`open ${URL_A}#x`);
    const moved = { url: 'https://www.news.test/moved' };
    expect(await find(moved, { tab: 77 })).toMatchObject({ open: ID, found: [{ note: ID }] });
    expect(await find(moved, { tab: 77 })).toEqual({ url: moved.url, found: [], missing: [] });
    expect(await background.ask('passage.open', { note: 'none' })).toEqual({ opened: false });
  });

  it('are shown in the tab that has their page already, with our scripts in it, private windows apart', async () => {
    await save('Eleven boats');
    background.port.pages = [
      { tab: 4, url: URL_A, isPrivate: true },
      { tab: 5, url: 'https://www.news.test/b' },
      { tab: 6, url: `${URL_A}?utm_source=y#z` },
    ];
    const open = async (sender = {}) => {
      background.port.calls.length = 0;
      expect(await background.ask('passage.open', { note: ID }, sender)).toEqual({ opened: true });
      return background.port.calls.filter((call) => !call.startsWith('page.list'));
    };
    const shownIn = (tab: number) => [
      `passages into ${tab}.0`,
      `show ${tab}`,
      `page.passage to ${tab} ${JSON.stringify({ note: ID })}`,
    ];
    expect(await open()).toEqual(shownIn(6));
    expect(await open({ tab: 9, incognito: true })).toEqual(shownIn(4));
    // A page that keeps extensions away is opened once more.
    background.port.pages = [{ tab: 13, url: URL_A }];
    expect((await open()).at(-1)).toBe(`open ${URL_A}#x`);
  });

  it('are not opened where their address is none of the web, or their note is in the bin', async () => {
    await save('Eleven boats');
    const note = (await background.notes.get(ID))!;
    if (note.target.kind !== 'passage') throw new Error('a passage');
    await background.notes.save({ ...note, target: { ...note.target, rawUrl: 'javascript:alert(1)' } });
    expect(await background.ask('passage.open', { note: ID })).toEqual({ opened: false });
    await save('Eleven boats');
    await background.ask('note.delete', { id: ID });
    expect(await background.ask('passage.open', { note: ID })).toEqual({ opened: false });
    expect(background.port.calls.filter((call) => call.startsWith('open'))).toEqual([]);
  });

  it('are remembered as they were seen last, but not in private', async () => {
    const states = async () => (await background.ask('passages.states')) as { states: object };
    await save('Eleven boats came in before the fog did.');
    await find({}, { ...from, incognito: true });
    await find({ blocks: blocks.slice(2) });
    // Missing in the article; all of the page is asked next.
    expect(await states()).toEqual({ states: {} });
    await find({ blocks: blocks.slice(2), only: [ID] });
    await expect.poll(states).toEqual({ states: { [ID]: 'missing' } });
    await find();
    await expect.poll(states).toEqual({ states: { [ID]: 'found' } });
  });
});

it('gives the editor a new passage under its canonical address, with the names it may remind of', async () => {
  const { src } = (await background.ask(
    'editor.ticket',
    {
      note: NEW,
      page: { url: `${URL_A}?fbclid=1`, title: 'A' },
      passage: { quote: { exact: 'x', prefix: '', suffix: '' }, position: { start: 0, end: 1 } },
      entities: ['harbour-board'],
      write: true,
    },
    from,
  )) as { src: string };
  const ticket = new URL(src).searchParams.get('ticket');
  const opened = (await background.ask('editor.open', { ticket }, from)) as OpenedEditor;
  expect(opened).toMatchObject({
    label: 'A',
    note: null,
    write: true,
    passage: { id: NEW, target: { kind: 'passage', url: URL_A, rawUrl: `${URL_A}?fbclid=1` } },
  });
  expect(opened.passage?.entities).toEqual([{ id: 'harbour-board', title: 'Municipal Harbour Board' }]);
});

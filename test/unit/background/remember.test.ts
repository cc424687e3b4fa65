/** The history: nothing without the reader's word, nothing from private windows. */
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground, type TestBackground } from './background';

const PAGE = 'https://www.news.test/a?utm_source=x#top';
const tab = { tab: 3, url: PAGE, title: 'At the quay' };
const match = { url: PAGE, blocks: [{ key: 1, text: 'The Municipal Harbour Board (MHBD) met.' }] };
let background: TestBackground;

beforeEach(async () => {
  fakeBrowser.reset();
  background = startBackground();
  await background.history.forget('opened');
  await background.history.forget('met');
});

/** What is remembered is not waited for. */
const settled = () => new Promise((done) => setTimeout(done, 50));
const switchOn = () => background.ask('settings.set', { change: { keepOpened: true, keepMet: true } });

it('remembers nothing as it comes', async () => {
  await background.ask('page.match', match, tab);
  await background.ask('card.get', { entity: 'harbour-board', opened: true }, tab);
  await settled();
  expect(await background.history.counts()).toEqual({ opened: 0, met: 0 });
});

it('remembers articles by their canonical address, and opened cards with their page', async () => {
  await switchOn();
  await background.ask('page.match', match, tab);
  await background.ask('card.get', { entity: 'harbour-board', opened: true }, tab);
  // Followed a link inside the card: not opened on the page.
  await background.ask('card.get', { entity: 'quay-office' }, tab);
  await settled();
  const page = { url: 'https://www.news.test/a', title: 'At the quay' };
  expect(await background.history.articlesOf('harbour-board')).toMatchObject([
    { ...page, entities: ['harbour-board'] },
  ]);
  expect(await background.history.opened()).toMatchObject([{ entity: 'harbour-board', page }]);
});

it('remembers a card opened in a page of ours, without an address', async () => {
  await switchOn();
  await background.ask('card.get', { entity: 'harbour-board' }, { url: 'chrome-extension://sidelight/popup.html' });
  await settled();
  const [opened] = await background.history.opened();
  expect(opened?.entity).toBe('harbour-board');
  expect(opened?.page).toBeUndefined();
});

it('leaves private windows and frames out', async () => {
  await switchOn();
  await background.ask('page.match', match, { ...tab, incognito: true });
  await background.ask('card.get', { entity: 'harbour-board', opened: true }, { ...tab, incognito: true });
  await background.ask('page.match', match, { ...tab, frame: 4 });
  await settled();
  expect(await background.history.counts()).toEqual({ opened: 0, met: 0 });
});

it('tells all there is on an entity', async () => {
  const whole = (await background.ask('card.whole', { entity: 'harbour-board' })) as { statements: unknown[] };
  expect(whole.statements).toBeInstanceOf(Array);
  expect(await background.ask('card.whole', { entity: 'nobody' })).toBeNull();
});

/**
 * What a reader chooses a name to mean, from the card to the next visit; and a wrong match, hidden and brought back.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSERS } from '../browsers';
import { cardSays, clickInCard, closeCard, hoverMark, marks } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { askBackground, entitiesOf, openStage, type Stage } from './stage';

const HOST = 'choices.nknews.org';
const FILLER =
  'Officials who worked on it told reporters that the second volume will follow in spring, once all agree.';
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A visit</title>
<meta property="og:type" content="article"></head><body><main><article><h1>A visit</h1>
<p>Kim Jong Un and Kim Yo Jong went to the harbour on Monday, state media said, and looked at the ships there.</p>
<p style="margin-block: 200px">Later Kim spoke of the weather, which had been fine, and of the sea, which had not been so at all.</p>
<p>The MSMT has named some of the ships in its report, and others that it had not seen for more than a year.</p>
<p>${FILLER}</p><p>${FILLER}</p></article></main></body></html>`;

describe.each(BROWSERS)('%s remembers what a name means', (name) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage(name);
    stage.server.serve(HOST, onePage(HTML));
    await askBackground(stage.desk, 'settings.set', { change: { marks: 'every', marksPerScreen: 0 } });
    page = await stage.session.browser.newPage();
    await visit('/2025/06/02/a-visit');
  });
  afterAll(async () => {
    await stage?.end();
  });
  beforeEach(async () => {
    await page.bringToFront();
    await page.mouse.move(4, 4);
    await closeCard(stage.session, page);
  });

  async function visit(path: string): Promise<void> {
    await page.goto(`https://${HOST}${path}`, { waitUntil: 'load' });
    await entitiesOf(stage.desk, HOST);
  }
  const choices = () =>
    askBackground<{ surface: string; entity: string | null; scope: string }[]>(stage.desk, 'choice.list');

  it('offers both readings, keeps the one chosen for the article, and widens it to the site', async () => {
    await hoverMark(stage.session, page, 'Kim');
    await cardSays(stage.session, page, 'Which “Kim”?');
    await clickInCard(stage.session, page, 'Kim Yo Jong');
    await cardSays(stage.session, page, 'is Kim Yo Jong in this article.');
    expect(await choices()).toMatchObject([{ surface: 'Kim', entity: 'kim-yo-jong', scope: 'article' }]);
    await clickInCard(stage.session, page, 'On this site');
    await cardSays(stage.session, page, 'is Kim Yo Jong on this site.');
    expect(await choices()).toMatchObject([{ entity: 'kim-yo-jong', scope: 'site' }]);
  });

  it('opens the reading chosen at once, in the next article of the site too', async () => {
    await visit('/2025/06/03/another-visit');
    await hoverMark(stage.session, page, 'Kim');
    const says = await cardSays(stage.session, page, 'Kim Yo Jong');
    expect(says).not.toContain('Which “Kim”?');
  });

  it('asks again once the choice is forgotten', async () => {
    await askBackground(stage.desk, 'choice.forget');
    await waitFor(async () => {
      await closeCard(stage.session, page);
      await page.mouse.move(4, 4);
      await hoverMark(stage.session, page, 'Kim');
      return (await cardSays(stage.session, page, 'Kim')).includes('Which “Kim”?');
    }, 'the choice to be offered again');
  });

  it('hides a wrong match in the article, and brings it back with Undo', async () => {
    const marked = async () => (await marks(page)).some(({ text }) => text === 'MSMT');
    await hoverMark(stage.session, page, 'MSMT');
    await clickInCard(stage.session, page, 'Wrong match?');
    await clickInCard(stage.session, page, 'None of these');
    await cardSays(stage.session, page, '“MSMT” is not marked in this article.');
    await waitFor(async () => !(await marked()), 'the mark to go');
    expect(await choices()).toMatchObject([{ surface: 'MSMT', entity: null, scope: 'article' }]);
    await clickInCard(stage.session, page, 'Undo');
    await waitFor(marked, 'the mark to come back');
    expect(await choices()).toEqual([]);
  });
});

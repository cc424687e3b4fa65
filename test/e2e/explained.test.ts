/**
 * What only the article explains: an acronym it defines and a person it introduces carry no mark, and resting on them
 * shows what the article says of them, even on a page that names nothing else.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSERS } from '../browsers';
import { cardSays, cardText, clickInCard, closeCard, inPage, marks } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { articlePage } from './pages';
import { entitiesOf, openStage, type Stage } from './stage';

const HOST = 'harbour.nknews.org';
const ARTICLE = articlePage({
  paragraphs: [
    'The Harbour Survey Office (HSO) counted the boats again on Monday, said Ada Fisk, a researcher at the harbour school.',
    'Nobody had asked the HSO to do so, and Ada Fisk would not say who had paid for it.',
    '<a href="/more">More on HSO</a> is to come.',
  ],
});

/** The middle of the last place in the article where words stand outside links, in viewport pixels. */
function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return waitFor(
    () =>
      inPage(
        page,
        (wanted) => {
          const texts = document.createTreeWalker(document.querySelector('article') as Element, NodeFilter.SHOW_TEXT);
          let found: Range | null = null;
          for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
            const at = node.data.lastIndexOf(wanted);
            if (at < 0 || node.parentElement?.closest('a')) continue;
            found = new Range();
            found.setStart(node, at);
            found.setEnd(node, at + wanted.length);
          }
          const box = found?.getBoundingClientRect();
          return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        },
        words,
      ),
    words,
  );
}

describe.each(BROWSERS)('%s, a name only the article explains', (name) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage(name);
    stage.server.serve(HOST, onePage(Buffer.from(ARTICLE)));
    page = await stage.session.open(`https://${HOST}/boats`);
    await page.bringToFront();
    await entitiesOf(stage.desk, HOST);
  });
  afterAll(async () => {
    await stage?.end();
  });
  beforeEach(async () => {
    await page.bringToFront();
    await page.mouse.move(4, 4);
    await closeCard(stage.session, page);
  });

  it('is listed, and not marked', async () => {
    const listed = await entitiesOf(stage.desk, HOST);
    expect(listed.map(({ title, count, marked }) => [title, count, marked])).toEqual([
      ['Harbour Survey Office', 3, false],
      ['Ada Fisk', 2, false],
    ]);
    expect(await marks(page)).toEqual([]);
  });

  it.each([
    ['HSO', 'In this article HSO stands for “Harbour Survey Office”.'],
    ['Ada Fisk', '“a researcher at the harbour school”'],
  ])('shows what the article says of %s to a pointer that rests on it', async (words, says) => {
    const { x, y } = await placeOf(page, words);
    await page.mouse.move(x - 40, y + 60);
    await page.mouse.move(x, y, { steps: 4 });
    const card = await cardSays(stage.session, page, says);
    expect(card).not.toMatch(/checked/i);
  });

  it('offers to make a card of it, with what is known already', async () => {
    const { x, y } = await placeOf(page, 'HSO');
    await page.mouse.move(x, y, { steps: 4 });
    await cardSays(stage.session, page, 'Make a card');
    await clickInCard(stage.session, page, 'Make a card');
    await waitFor(async () => {
      for (const tab of await stage.session.browser.pages()) {
        const values = await tab
          .evaluate(
            `location.hash.startsWith('#/own/new') && [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join()`,
          )
          .catch(() => false);
        if (typeof values === 'string' && values.includes('Harbour Survey Office')) return values.includes('HSO');
      }
      return false;
    }, 'the card to be made');
  });

  it('stays silent in a link, which is the page’s own', async () => {
    const link = await page.$eval('article a', (a) => {
      const { x, y, width, height } = a.getBoundingClientRect();
      return { x: x + width - 8, y: y + height / 2 };
    });
    await page.mouse.move(link.x, link.y, { steps: 4 });
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await cardText(stage.session, page)).toBe('');
  });
});

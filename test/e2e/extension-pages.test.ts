/**
 * The extension's own pages: the popup over an article, the library, the welcome page; each held to axe's rules.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { storedEntry } from '../../lib/stored-keys';
import { BROWSERS } from '../browsers';
import { cardSays, closeCard, inPage, markOf, marks } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { keepsTwoCards } from './kept-cards';
import { askBackground, entitiesOf, openPopup, openStage, type Stage } from './stage';

const HOST = 'sample.nknews.org';
const SAMPLE = readFileSync(new URL('../fixtures/sample-article/index.html', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary: string }[];
}

/** Rules that the page breaks, with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document).then((results) => results.violations)')) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`),
  );
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe.each(BROWSERS)("%s, the extension's own pages", (name) => {
  let stage: Stage;
  let article: Page;
  /** One page of the library for all its rooms: the way between them is part of what is looked at. */
  let library: Page | undefined;

  beforeAll(async () => {
    stage = await openStage(name);
    stage.server.serve(HOST, onePage(SAMPLE));
    article = await stage.session.open(`https://${HOST}/2025/06/02/first-report`);
    await article.bringToFront();
    await entitiesOf(stage.desk, HOST);
  });
  afterAll(async () => {
    await stage?.end();
  });

  it('stays beside the page, follows it to the next one, and keeps an open card meanwhile', async () => {
    const id = await stage.desk.evaluate(
      `(globalThis.browser ?? chrome).tabs.query({ url: '*://${HOST}/*' }).then(([tab]) => tab.id)`,
    );
    const panel = await stage.session.openExtensionPage(`sidepanel.html?tab=${id}`);
    await panel.waitForSelector('.pp-row');
    expect(await textOf(panel)).toContain('Panel of Experts');
    expect(await textOf(panel)).not.toContain('Keep beside');
    await panel.click('.pp-name');
    await panel.waitForSelector('.sl-card');
    const card = await panel.$eval('.sl-title', (title) => title.textContent);
    const text = 'The Reconnaissance General Bureau is said to have asked for more people and more money this year.';
    const next = `<article><h1>A bureau and its budget</h1>${`<p>${text}</p>`.repeat(6)}</article>`;
    stage.server.serve(HOST, onePage(next));
    await article.goto(`https://${HOST}/2025/06/03/next`);
    expect(await panel.$eval('.sl-title', (title) => title.textContent)).toBe(card);
    await panel.keyboard.press('Escape');
    await waitFor(
      async () => (await textOf(panel)).includes('Reconnaissance General Bureau'),
      'the list of the next page',
    );
    expect(await textOf(panel)).not.toContain('Panel of Experts');
    expect(await violations(panel)).toEqual([]);
    await panel.close();
    stage.server.serve(HOST, onePage(SAMPLE));
    await article.goto(`https://${HOST}/2025/06/02/first-report`);
    await entitiesOf(stage.desk, HOST);
  });

  it('keeps a card open beside the next one, and hands that to the panel beside the page', () =>
    keepsTwoCards(stage.session, article));

  const popup = async (act: (page: Page) => Promise<void>) => {
    const page = await openPopup(stage, HOST, article);
    await page.waitForSelector('.pp-row, .pp-notice, .sl-notice, [role="option"]');
    try {
      await act(page);
    } finally {
      await page.close().catch(() => undefined);
    }
  };

  it("opens the popup on this page's entities in reading order", async () => {
    await popup(async (page) => {
      const titles = await page.$$eval('.pp-name-title', (names) => names.map((found) => found.textContent));
      expect(titles[0]).toBe('Multilateral Sanctions Monitoring Team');
      expect(titles.indexOf('Rodong Sinmun')).toBeGreaterThan(titles.indexOf('Korean Central News Agency'));
      expect(await violations(page)).toEqual([]);
    });
  });

  it.each([
    ['yonhpa', 'Yonhap News Agency'],
    ['조선중', 'Korean Central News Agency'],
    ['MSMT', 'Multilateral Sanctions Monitoring Team'],
    ['hwasong 18', 'Hwasong-18'],
  ])('finds %s as %s while one types, opens the card on Enter and goes back on Escape', async (query, title) => {
    await popup(async (page) => {
      await page.type('input', query);
      await waitFor(
        async () => (await page.$eval('[role="option"]', (option) => option.textContent))?.includes(title),
        `${title} first`,
      );
      expect(await page.$$eval('[role="option"] mark', (found) => found.length)).toBeGreaterThan(0);
      if (query === 'MSMT') expect(await violations(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await waitFor(
        async () => (await page.$('.sl-card, [role="article"], article')) !== null,
        'the card in the popup',
      );
      expect(await textOf(page)).toContain(title);
      if (query === 'MSMT') expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role="option"]');
    });
  });

  it('moves nothing while one types', async () => {
    await popup(async (page) => {
      const places = () =>
        page.evaluate(() => {
          const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top;
          const { width = 0 } = document.querySelector('.pp-search')?.getBoundingClientRect() ?? {};
          return [
            innerWidth,
            innerHeight,
            top('.pp-search'),
            top('.pp-foot'),
            top('.pp-main'),
            Math.round(width),
          ].join();
        });
      await page.waitForSelector('.pp-row');
      await page.type('input', 'k');
      await page.waitForSelector('[role="option"]');
      const before = await places();
      for (const letter of 'im jong unzzq') {
        await page.keyboard.type(letter);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(await places(), letter).toBe(before);
      }
    });
  });

  it('looks up what is selected on the page', async () => {
    await article.evaluate(() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = words.nextNode() as Text | null; text; text = words.nextNode() as Text | null) {
        const at = text.data.indexOf('Rodong Sinmun');
        if (at >= 0 && text.parentElement?.closest('p'))
          getSelection()?.setBaseAndExtent(text, at, text, at + 'Rodong Sinmun'.length);
      }
    });
    await popup(async (page) => {
      await page.waitForSelector('[role="option"]');
      expect(await page.$eval('input', ({ value }) => value)).toBe('Rodong Sinmun');
      expect(await page.$eval('[role="option"]', ({ textContent }) => textContent)).toContain('Rodong Sinmun');
    });
    await article.evaluate(() => getSelection()?.removeAllRanges());
  });

  it('leads from mention to mention while the page scrolls under it', async () => {
    await popup(async (page) => {
      const steps = await page.$('.pp-row .pp-step:not(.pp-step-back)');
      // Pixels from the top of the article to the mention that is shown.
      const shown = () =>
        article.evaluate(() => {
          const [range] = (CSS.highlights.get('sidelight-current') ?? []) as Iterable<Range>;
          return range ? range.getBoundingClientRect().top + scrollY : undefined;
        });
      await steps?.click();
      const first = await waitFor(shown, 'the first mention');
      await steps?.click();
      await waitFor(async () => ((await shown()) ?? 0) > first, 'the second mention');
      expect(await page.$eval('[role="status"]:not(:empty)', ({ textContent }) => textContent)).toMatch(/Mention 2 of/);
      expect(await violations(page)).toEqual([]);
    });
  });

  it('jumps to a mark on the page', async () => {
    // The page scrolls under the pointer: on another mark it would open that one's card.
    await article.mouse.move(2, 2);
    await popup(async (page) => {
      await page.click('.pp-jump[aria-label*="Kaesong Industrial Complex"]');
      await cardSays(stage.session, article, 'Kaesong Industrial');
    });
    await article.bringToFront();
    await closeCard(stage.session, article);
  });

  it('switches the site off and on again', async () => {
    await markOf(article, 'Multilateral Sanctions Monitoring Team');
    await popup(async (page) => {
      await (await page.waitForSelector('[role="switch"]'))?.click();
      await waitFor(async () => (await marks(article)).length === 0, 'the marks to go');
      await page.click('[role="switch"]');
      await waitFor(async () => (await page.$eval('[role="switch"]', (s) => s.ariaChecked)) === 'true', 'the switch');
    });
    await markOf(article, 'Multilateral Sanctions Monitoring Team');
  });

  it.each([
    '#/cards',
    '#/card/msmt',
    '#/notes',
    '#/bin',
    '#/backup',
    '#/own/new',
    '#/settings/www.nknews.org',
    '#/facts',
    '#/changes',
    '#/graph/msmt',
    '#/history',
    '#/pack/korea',
    '#/storage',
    '#/news',
    '#/keys',
    '#/privacy',
  ])('shows the library at %s without a fault axe knows', async (route) => {
    library ??= await stage.session.openExtensionPage('library.html#/keys');
    await library.bringToFront();
    await library.evaluate(
      (hash) =>
        new Promise((done) => {
          addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)), {
            once: true,
          });
          location.hash = hash;
        }),
      route,
    );
    await library.waitForFunction(
      () =>
        document.querySelector('h1, h2') &&
        ![...document.querySelectorAll('p')].some((p) => p.textContent === 'Loading'),
    );
    expect(await violations(library)).toEqual([]);
  });

  it('remembers articles and opened cards once it is asked to, and shows them', async () => {
    await askBackground(stage.desk, 'settings.set', { change: { keepOpened: true, keepMet: true } });
    const again = await stage.session.open(`https://${HOST}/2025/06/02/first-report?utm_source=letter`);
    const card = await stage.session.openExtensionPage('library.html#/card/msmt');
    await waitFor(async () => {
      // Away and back again: a card asks anew, and Firefox's pages of extensions cannot be reloaded by a driver.
      for (const hash of ['#/card/kcna', '#/card/msmt']) {
        await card.evaluate((to) => {
          location.hash = to;
        }, hash);
        await card.waitForSelector('.lb-table');
      }
      return (await textOf(card)).includes('First met');
    }, 'the article to be remembered');
    // By its canonical address.
    expect(await card.$eval('.lb-met a', (link) => (link as HTMLAnchorElement).href)).toBe(
      `https://${HOST}/2025/06/02/first-report`,
    );
    await card.close();
    const history = await stage.session.openExtensionPage('library.html#/history');
    await waitFor(async () => (await history.$('.lb-opened a')) !== null, 'the opened card');
    expect(await violations(history)).toEqual([]);
    await history.close();
    await again.close();
  });

  it('has stored nothing that the privacy page does not list', async () => {
    // Something of each kind that a reader makes.
    await askBackground(stage.desk, 'settings.set', { change: { dwell: 300 } });
    const found = await inPage(stage.desk, async () => {
      const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };
      const { storage } = browser ?? chrome;
      return {
        local: Object.keys(await storage.local.get(null)),
        session: Object.keys(await storage.session.get(null)),
        sync: Object.keys(await storage.sync.get(null)),
        indexeddb: (await indexedDB.databases()).map(({ name: database }) => database ?? ''),
        other: [
          ...Object.keys(localStorage),
          ...Object.keys(sessionStorage),
          ...(await caches.keys()),
          document.cookie,
        ],
      };
    });
    const stray = (['local', 'session', 'indexeddb'] as const).flatMap((area) =>
      found[area].filter((key) => !storedEntry(area, key)).map((key) => `${area} ${key}`),
    );
    expect(stray).toEqual([]);
    expect(found.local).toContain('settings');
    expect(found.indexeddb).toContain('sidelight-facts');
    expect([...found.sync, ...found.other].filter((key) => key !== '')).toEqual([]);
  });

  it('lets one hover, note and search on the welcome page', async () => {
    const page = await stage.session.openExtensionPage('welcome.html');
    await page.waitForSelector('.wl-mark');
    await page.hover('#wl-mark-msmt');
    await page.waitForSelector('.wl-card article');
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.wl-card button')];
      buttons.find(({ textContent }) => textContent?.includes('Add note'))?.click();
    });
    await page.waitForSelector('.wl-card textarea');
    await page.type('.wl-card textarea', 'eleven states');
    // Out of the note, then out of the card.
    await page.keyboard.press('Escape');
    await waitFor(async () => (await textOf(page)).includes('Your note is saved'), 'the note');
    await page.keyboard.press('Escape');
    await page.type('.wl-field', 'yonhpa');
    await waitFor(async () => (await textOf(page)).includes('Yonhap News Agency'), 'the result');
    await page.$eval('.wl-field', (field) => (field as HTMLInputElement).select());
    await page.type('.wl-field', 'eleven states');
    await waitFor(async () => (await textOf(page)).includes('Note on'), 'the note among the results');
    await page.close();
  });

  it('welcomes without a fault axe knows', async () => {
    const page = await stage.session.openExtensionPage('welcome.html');
    await waitFor(async () => (await page.$('h1')) !== null, 'the page');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

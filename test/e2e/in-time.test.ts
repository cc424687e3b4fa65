/**
 * Old articles: a card tells what was so on the article's day, what has changed since, and now is one key away.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BROWSERS } from '../browsers';
import { cardSays, clickInCard, closeCard, hoverMark, inCard, markOf } from '../driver';
import { onePage } from '../site-server';
import { entitiesOf, openStage, type Stage } from './stage';

const HOST = 'sample.nknews.org';

function article(day: string, paragraphs: string[]): Buffer {
  return Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An old article</title>
<link rel="icon" href="data:,"><meta property="og:type" content="article">
<meta property="article:published_time" content="${day}T08:15:00+09:00">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"An old article",
"datePublished":"${day}T08:15:00+09:00"}</script></head>
<body style="font:18px/1.6 serif;max-width:640px;margin:80px auto 900px"><main><article><h1>An old article</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></main></body></html>`);
}

const PADDING =
  'The talks went on for a third day in the hotel by the river, and those who took part said little to the reporters who waited in the rain outside its gates until late in the evening.';

describe.each(BROWSERS)('%s on an article of', (name) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage(name, { window: { width: 1200, height: 1400 } });
  });
  afterAll(async () => {
    await stage?.end();
  });

  const open = async (day: string, paragraphs: string[]) => {
    // One tab on the host at a time: the list is asked of the first.
    await page?.close();
    stage.server.serve(HOST, onePage(article(day, [...paragraphs, PADDING, PADDING, PADDING])));
    page = await stage.session.open(`https://${HOST}/${day.replaceAll('-', '/')}/story`);
    await entitiesOf(stage.desk, HOST);
    await page.bringToFront();
  };

  describe('March 2019', () => {
    beforeAll(() =>
      open('2019-03-01', [
        'Officials of the INF Treaty states met after the summit, and Shinzo Abe, whose government had asked for the meeting, spoke of the missiles that had flown over his country.',
        'The Yongbyon complex was discussed again, as it had been in the years before.',
      ]),
    );
    beforeEach(async () => {
      await page.mouse.move(4, 4);
      await closeCard(stage.session, page);
    });

    it('tells what was so then, and what has changed since', async () => {
      await hoverMark(stage.session, page, 'INF Treaty');
      const text = await cardSays(stage.session, page, 'As of 1 March 2019, the article’s date');
      expect(text).toMatch(/changed since/i);
      expect(text).toMatch(/ended on 2 August 2019/i);
      expect(text).not.toContain('No longer exists');
    });

    it('switches to now and back by one key over the card', async () => {
      await hoverMark(stage.session, page, 'INF Treaty');
      await cardSays(stage.session, page, 'As of 1 March 2019');
      const box = await inCard(stage.session, page, (root) => {
        const { x, y, width, height } = root.querySelector('[role="dialog"]')!.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      if (!box) throw new Error('no card');
      await page.mouse.move(box.x, box.y, { steps: 8 });
      await page.keyboard.press('n');
      const now = await cardSays(stage.session, page, 'As of today');
      expect(now).toContain('No longer exists');
      await page.keyboard.press('n');
      await cardSays(stage.session, page, 'As of 1 March 2019');
    });

    it('shows where a place is', async () => {
      await markOf(page, 'Yongbyon');
      await hoverMark(stage.session, page, 'Yongbyon');
      await cardSays(stage.session, page, 'Where it is');
      const label = await inCard(stage.session, page, (root) =>
        root.querySelector('svg[role="img"]')?.getAttribute('aria-label'),
      );
      expect(label).toMatch(/^Map: Yongbyon .* is marked\. It is about \d+ km from /);
    });
  });

  describe('June 2023', () => {
    beforeAll(() =>
      open('2023-06-02', [
        'North Korea was on the agenda when the UN Panel of Experts on North Korea handed in its report, which counted the ships and named their owners.',
      ]),
    );

    it('leads from what has ended since to what came after, and from what was not there yet to what was', async () => {
      await hoverMark(stage.session, page, 'UN Panel of Experts on North Korea');
      const panel = await cardSays(stage.session, page, 'As of 2 June 2023, the article’s date');
      expect(panel).toMatch(/ended on 30 April 2024/);
      expect(panel).not.toContain('No longer exists');
      await clickInCard(stage.session, page, 'Multilateral Sanctions Monitoring Team');
      const team = await cardSays(
        stage.session,
        page,
        'Did not exist yet on 2 June 2023. It began on 16 October 2024.',
      );
      expect(team).toMatch(/Before it:\s*UN Panel of Experts on North Korea/);
    });
  });
});

/**
 * Pages that break other extensions: a strict content policy, a modal dialog, fullscreen, a single-page app, shadow
 * roots, text that never stands still, a page that throws us out, a background that was put to sleep.
 */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOST_TAG } from '../../lib/page/card-port';
import { BROWSERS } from '../browsers';
import { cardSays, cardText, hoverMark, inCard, inPage, markOf, marks } from '../driver';
import { builtExtension, waitFor } from '../session';
import { onePage } from '../site-server';
import { articlePage, FILLER } from './pages';
import { entitiesOf, openStage, type Stage } from './stage';

const HOST = 'www.koreatimes.co.kr';

describe.each(BROWSERS)('%s on awkward pages', (name) => {
  let stage: Stage;
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage(name);
  });
  afterAll(async () => {
    await stage?.end();
  });
  afterEach(async () => {
    await page?.close();
    expect(errors).toEqual([]);
  });

  const visit = async (html: string, headers: Record<string, string> = {}) => {
    stage.server.serve(HOST, onePage(html, headers));
    errors = [];
    page = await stage.session.browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`https://${HOST}/news/1`, { waitUntil: 'load' });
    await entitiesOf(stage.desk, HOST);
    return page;
  };
  const opens = async (text: string) => {
    await hoverMark(stage.session, page, text);
    return cardSays(stage.session, page, text);
  };

  it("opens the card under default-src 'none' and Trusted Types", async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'] }), {
      'content-security-policy':
        // Firefox asks for the page's icon by itself, and would report its refusal as an error of the page.
        `default-src 'none'; style-src 'none'; frame-src 'none'; img-src https://${HOST}/favicon.ico; require-trusted-types-for 'script'`,
    });
    await opens('Yongbyon');
  });

  it('opens the card over a modal dialog, and gives it back when the dialog closes', async () => {
    const dialog = '<dialog id="d"><article><p>Inside the dialog: Rodong Sinmun printed it.</p></article></dialog>';
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'], after: dialog }));
    await inPage(page, () => (document.getElementById('d') as HTMLDialogElement).showModal());
    const painted = await waitFor(
      async () => (await marks(page)).find((mark) => mark.text === 'Yongbyon'),
      'the mark behind the dialog',
    );
    expect(painted.within).not.toContain('dialog');
    await inPage(page, () => (document.getElementById('d') as HTMLDialogElement).close());
    await opens('Yongbyon');
  });

  it('opens the card in fullscreen', async () => {
    await visit(
      articlePage({
        paragraphs: [
          '<button id="f" onclick="document.querySelector(\'main\').requestFullscreen()">Full</button> Steam rose over Yongbyon.',
        ],
      }),
    );
    await page.click('#f');
    await waitFor(() => inPage(page, () => document.fullscreenElement !== null), 'fullscreen');
    await opens('Yongbyon');
    await inPage(page, () => document.exitFullscreen());
  });

  it('follows a single-page app from article to article', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'] }));
    await markOf(page, 'Yongbyon');
    await inPage(
      page,
      (filler) => {
        history.pushState({}, '', '/news/2');
        const article = document.querySelector('article') as HTMLElement;
        const paragraphs = ['Rodong Sinmun printed the speech on Tuesday.', filler, filler, filler].map((text) => {
          const p = document.createElement('p');
          p.textContent = text;
          return p;
        });
        article.replaceChildren(...paragraphs);
      },
      FILLER,
    );
    await markOf(page, 'Rodong Sinmun');
    expect((await marks(page)).map((mark) => mark.text)).not.toContain('Yongbyon');
    await waitFor(
      async () => (await entitiesOf(stage.desk, HOST)).every((entity) => entity.id !== 'yongbyon'),
      'the list to forget the first article',
    );
  });

  it('marks text that arrives later, and forgets text that goes', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'] }));
    await inPage(page, () => {
      const p = document.createElement('p');
      p.id = 'late';
      p.textContent = 'Later in the day Rodong Sinmun answered.';
      document.querySelector('article')?.querySelector('p')?.after(p);
    });
    await markOf(page, 'Rodong Sinmun');
    await inPage(page, () => document.getElementById('late')?.remove());
    await waitFor(async () => !(await marks(page)).some((mark) => mark.text === 'Rodong Sinmun'), 'the mark to go');
  });

  it('marks and opens inside open shadow roots', async () => {
    const story = `<story-text><template shadowrootmode="open"><p>Steam rose over Yongbyon on Monday.</p><p>${FILLER}</p></template></story-text>`;
    await visit(articlePage({ paragraphs: [story] }));
    const mark = await waitFor(
      async () => (await marks(page)).find((candidate) => candidate.text === 'Yongbyon'),
      'a mark inside the shadow root',
    );
    await page.mouse.move(mark.x - 20, mark.y + 60);
    await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2, { steps: 4 });
    await cardSays(stage.session, page, 'Yongbyon');
  });

  it('marks and opens in frames large enough to read in, and in small ones once they have grown', async () => {
    const framed = (text: string) => articlePage({ paragraphs: [text] });
    const srcdoc = framed('Steam rose over Yongbyon on Monday.').replace(/"/g, '&quot;');
    const outer = articlePage({
      paragraphs: [
        'The harbour was quiet on Monday.',
        '<iframe id="big" width="500" height="420" src="/frame/1"></iframe>',
        '<iframe id="small" width="190" height="420" src="/frame/2"></iframe>',
        `<iframe id="own" width="500" height="420" srcdoc="${srcdoc}"></iframe>`,
      ],
    });
    stage.server.serve(HOST, (path) =>
      path === '/favicon.ico'
        ? undefined
        : { body: path.startsWith('/frame') ? framed('Rodong Sinmun printed it on Monday.') : outer },
    );
    errors = [];
    page = await stage.session.browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`https://${HOST}/news/1`, { waitUntil: 'load' });
    const frameOf = async (id: string) => {
      const frame = await (await page.$(`#${id}`))?.contentFrame();
      if (!frame) throw new Error(`no frame ${id}`);
      return frame;
    };
    const [big, small, own] = await Promise.all(['big', 'small', 'own'].map(frameOf));
    const marked = (frame: Frame | undefined, text: string) =>
      waitFor(async () => (await marks(frame as Frame)).find((mark) => mark.text === text), `"${text}" in a frame`);
    await marked(own, 'Yongbyon');
    await marked(big, 'Rodong Sinmun');
    expect(await marks(small as Frame)).toEqual([]);
    expect(await entitiesOf(stage.desk, HOST)).toEqual([]);

    const at = await inPage(page, () => {
      const frame = document.getElementById('big') as Element;
      frame.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y } = frame.getBoundingClientRect();
      return { x: x + 2, y: y + 2 };
    });
    const mark = await marked(big, 'Rodong Sinmun');
    await page.mouse.move(at.x + mark.x, at.y + mark.y + 50);
    await page.mouse.move(at.x + mark.x + mark.width / 2, at.y + mark.y + mark.height / 2, { steps: 4 });
    await cardSays(stage.session, big as Frame, 'Rodong Sinmun');
    const card = await inCard(stage.session, big as Frame, (root) => {
      const { top, left, right, bottom } = (root.querySelector('.panel') as Element).getBoundingClientRect();
      return { fits: top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight, height: bottom - top };
    });
    expect(card).toMatchObject({ fits: true });
    expect(card?.height).toBeGreaterThan(120);

    await inPage(page, () => (document.getElementById('small') as Element).setAttribute('width', '500'));
    await marked(small, 'Rodong Sinmun');
  });

  it('lives through a page that removes our element, and opens again', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.', 'Rodong Sinmun printed it.'] }));
    await opens('Yongbyon');
    await inPage(
      page,
      (tag) => {
        for (const ours of document.querySelectorAll(tag)) ours.remove();
      },
      HOST_TAG,
    );
    await page.mouse.move(5, 5);
    await opens('Rodong Sinmun');
  });

  it('lives through a page that changes a hundred times a second', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.', '<span id="tick">0</span>'] }));
    const ticks = await inPage(page, async () => {
      const tick = document.getElementById('tick') as HTMLElement;
      let count = 0;
      await new Promise<void>((done) => {
        const timer = setInterval(() => {
          tick.textContent = `Rodong Sinmun ${++count}`;
          if (count === 300) {
            clearInterval(timer);
            done();
          }
        }, 10);
      });
      return count;
    });
    expect(ticks).toBe(300);
    await opens('Yongbyon');
  });

  it.runIf(name === 'chromium')('answers a hover after the service worker was stopped', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'] }));
    await markOf(page, 'Yongbyon');
    const session = await stage.desk.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await opens('Yongbyon');
  });

  it('shows no card where nothing is marked', async () => {
    await visit(articlePage({ paragraphs: ['The harbour was quiet on Monday.'] }));
    await page.mouse.move(300, 300, { steps: 3 });
    expect(await cardText(stage.session, page)).toBeFalsy();
    expect(await marks(page)).toEqual([]);
  });

  // The last one: with the old version goes the page from which the others ask.
  it('marks open pages anew when the extension is updated: the old script falls silent, and nobody reloads', async () => {
    await visit(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.', 'Rodong Sinmun printed it.'] }));
    await opens('Yongbyon');
    await inPage(
      page,
      (tag) => {
        (document.querySelector(tag) as Element).id = 'old';
        window.name = 'not reloaded';
      },
      HOST_TAG,
    );
    // Chromium takes a folder that is loaded again for an update, as its store's updates are; a mere reload is none.
    if (name === 'chromium') await stage.session.browser.installExtension(builtExtension(name));
    else await stage.desk.evaluate('browser.runtime.reload()').catch(() => undefined);
    const host = () => inPage(page, (tag) => [...document.querySelectorAll(tag)].map(({ id }) => id), HOST_TAG);
    await waitFor(
      async () => JSON.stringify(await host()) === '[""]',
      "the new script's element in place of the old one",
      30_000,
    );
    stage.desk = await stage.session.openExtensionPage('library.html');
    const listed = await entitiesOf(stage.desk, HOST);
    expect(listed.map(({ id }) => id)).toEqual(['yongbyon', 'rodong-sinmun']);
    await page.bringToFront();
    await page.mouse.move(5, 5);
    await opens('Rodong Sinmun');
    expect((await marks(page)).map(({ text }) => text)).toEqual(['Yongbyon', 'Rodong Sinmun']);
    expect(await inPage(page, () => window.name)).toBe('not reloaded');
    expect(await host()).toEqual(['']);
  });
});

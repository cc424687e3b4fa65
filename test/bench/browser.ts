/**
 * The built extension in a real Chromium: a page that grows without end, real pages (`slices.ts`); in Firefox too, from first
 * install to the first mark; and cold starts in both (`cold-start.ts`).
 */
import { BROWSERS, type BrowserName } from '../browsers';
import { inPage } from '../driver';
import { builtExtension, launchSession, waitFor } from '../session';
import { startSiteServer } from '../site-server';
import { cold } from './cold-start';
import { median } from './measure';
import { LONGEST_SLICE, settled, slices, traced } from './slices';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { article, SENTENCES, serve, WATCH } from './watched-page';

/** Milliseconds from first install to first mark, and how often it is tried in each browser. */
const INSTALL_BOUND = 3000;
const INSTALLS = 3;

const APPENDED = 2_000;
const BATCH = 100;

async function endlessTable(stage: Stage): Promise<Table> {
  const page = await stage.session.browser.newPage();
  const target = await stage.session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  const worker = await target.worker();
  // Overhears what is sent to be matched; the answer stays the extension's own.
  await worker?.evaluate(`(() => {
    globalThis.heard = [];
    chrome.runtime.onMessage.addListener((message) => {
      if (message?.sidelight === 'page.match') heard.push(...message.request.blocks.map(({ text }) => text));
    });
  })()`);
  await page.goto(serve(stage.server, '/news/articles/endless', article(12)), { waitUntil: 'load' });
  await settled(stage);
  const heard = () => worker?.evaluate('heard.length') as Promise<number>;
  const before = await heard();
  const held = await traced(page, async () => {
    for (let batch = 0; batch < APPENDED / BATCH; batch++) {
      await inPage(
        page,
        (first, count, sentences) => {
          const html = Array.from(
            { length: count },
            (_, i) => `<p>${sentences[i % sentences.length]} Part ${first + i}.</p>`,
          );
          document.querySelector('article')?.insertAdjacentHTML('beforeend', html.join(''));
          scrollTo(0, document.body.scrollHeight);
        },
        batch * BATCH,
        BATCH,
        SENTENCES,
      );
      await new Promise((done) => setTimeout(done, 250));
    }
    await waitFor(async () => (await heard()) >= before + APPENDED, 'all paragraphs to be matched', 30_000);
    await settled(stage);
  });
  const texts = (await worker?.evaluate('heard')) as string[];
  const added = texts.slice(before);
  const twice = added.length - new Set(added).size;
  await page.close();
  return {
    title: 'Built extension: a page that grows without end',
    note: `${APPENDED} paragraphs appended ${BATCH} at a time, each with names; milliseconds of the page's own thread in our scripts`,
    columns: ['', ''],
    rows: [
      ['all scripts of ours', held.total.toFixed(1)],
      ['a paragraph', (held.total / APPENDED).toFixed(3)],
      ['longest slice', held.longest.toFixed(1)],
      ['paragraphs sent', added.length],
      ['sent twice', twice],
    ],
    bounds: [
      {
        text: `longest slice ≤ ${LONGEST_SLICE} ms (${held.longest.toFixed(1)})`,
        met: held.longest <= LONGEST_SLICE,
      },
      { text: `nothing rescanned (${twice} paragraphs twice)`, met: twice === 0 && added.length === APPENDED },
    ],
  };
}

/** Milliseconds from the extension's first install to the first mark in a page that is open, on a fresh profile. */
async function installToMark(name: BrowserName): Promise<number> {
  const server = await startSiteServer();
  const session = await launchSession(name, { proxyPort: server.port, bare: true, installable: true });
  try {
    const page = await session.open(serve(server, '/news/articles/report', article(24)));
    await page.evaluate(WATCH);
    const began = performance.now();
    await session.browser.installExtension(builtExtension(name));
    // The welcome page comes up in front, and a page nobody sees is not painted.
    await waitFor(
      async () => {
        await page.bringToFront();
        return (await page.evaluate('times.marked')) as number;
      },
      'the first mark',
      60_000,
    );
    return performance.now() - began;
  } finally {
    await session.close();
    await server.close();
  }
}

async function installTable(): Promise<Table> {
  const rows: (string | number)[][] = [];
  const bounds: NonNullable<Table['bounds']> = [];
  for (const name of BROWSERS) {
    const runs: number[] = [];
    for (let run = 0; run < INSTALLS; run++) runs.push(await installToMark(name));
    const middle = median(runs);
    rows.push([name, Math.round(middle), Math.round(Math.max(...runs))]);
    bounds.push({ text: `${name}: ≤ ${INSTALL_BOUND} ms (${Math.round(middle)})`, met: middle <= INSTALL_BOUND });
  }
  return {
    title: 'Built extension: from first install to the first mark',
    note: `in a page that is open when it is installed, a fresh profile each time, ${INSTALLS} runs; milliseconds, the browser's own work on the package included`,
    columns: ['browser', 'median', 'worst'],
    rows,
    bounds,
  };
}

export const browser: Bench = {
  name: 'browser',
  async *run({ large }) {
    const stage = await openStage();
    try {
      yield await endlessTable(stage);
    } finally {
      await stage.end();
    }
    yield* slices.run({ large });
    yield await installTable();
    yield* cold.run({ large });
  },
};

/**
 * The built extension in a real Chromium: what it costs the page's thread on real pages, a page that grows without end,
 * memory a tab; in Firefox too, from first install to the first mark; and cold starts (`cold-start.ts`).
 *
 * The page's own scripts are off, so that every script the trace shows is ours.
 */
import type { Page } from 'puppeteer-core';
import { BROWSERS, type BrowserName } from '../browsers';
import { listedPages, type SavedPage, savedPages } from '../corpus';
import { inPage } from '../driver';
import { entitiesOf } from '../e2e/stage';
import { builtExtension, launchSession, waitFor } from '../session';
import { startSiteServer } from '../site-server';
import { cold } from './cold-start';
import { firefoxTable } from './firefox';
import { kilobytes, median } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { isOurs, type Slices, slicesOf, type TraceEvent } from './trace';
import { article, HOST, SENTENCES, serve, WATCH } from './watched-page';

const LONGEST_SLICE = 8;
/** Milliseconds from first install to first mark, and how often it is tried in each browser. */
const INSTALL_BOUND = 3000;
const INSTALLS = 3;

/** Every script of ours on the page's thread while `act` runs. */
async function traced(page: Page, act: () => Promise<unknown>): Promise<Slices> {
  await page.tracing.start({ categories: ['devtools.timeline', 'v8.execute', 'toplevel', '__metadata'] });
  await act();
  const buffer = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(buffer ?? []).toString('utf8')) as { traceEvents: TraceEvent[] };
  return slicesOf(traceEvents, isOurs);
}

/** Waits until the page has been read to the end, and a little longer for what is painted then. */
async function settled(stage: Stage): Promise<unknown> {
  if (!stage.desk) return undefined;
  await entitiesOf(stage.desk, HOST).catch(() => undefined);
  return new Promise((done) => setTimeout(done, 500));
}

async function pagesTable(stage: Stage, bare: Stage, saved: SavedPage[]): Promise<Table> {
  const costs: { total: number; longest: number; marks: number }[] = [];
  const heaps: number[] = [];
  for (const [index, { html }] of saved.entries()) {
    const path = `/news/articles/${index}`;
    const page = await stage.session.browser.newPage();
    const slices = await traced(page, async () => {
      await page.goto(serve(stage.server, path, html), { waitUntil: 'domcontentloaded', timeout: 20_000 });
      await settled(stage);
    });
    const marks = await inPage(page, () => CSS.highlights.get('sidelight')?.size ?? 0);
    costs.push({ ...slices, marks });
    if (index % 6 === 0) {
      const ours = await heapOf(page);
      const other = await bare.session.browser.newPage();
      await other.goto(serve(bare.server, path, html), { waitUntil: 'domcontentloaded', timeout: 20_000 });
      heaps.push(ours - (await heapOf(other)));
      await other.close();
    }
    await page.close();
  }
  const of = (pick: (cost: (typeof costs)[0]) => number) => costs.map(pick).sort((a, b) => a - b);
  const at = (values: number[], share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  const longest = of(({ longest }) => longest);
  const row = (name: string, values: number[]) => [
    name,
    median(values).toFixed(1),
    at(values, 0.9).toFixed(1),
    at(values, 1).toFixed(1),
  ];
  return {
    title: 'Built extension: the page’s thread and memory',
    note: `${costs.length} saved pages, their own scripts off; milliseconds of the page's own thread in our scripts, from load to the end of reading, the tracing in it; ${costs.filter(({ marks }) => marks > 0).length} pages have marks`,
    columns: ['', 'median', '9 in 10', 'most'],
    rows: [
      row(
        'all scripts of ours',
        of(({ total }) => total),
      ),
      row('longest slice', longest),
      row(
        'marks registered near the top',
        of(({ marks }) => marks),
      ),
      ['memory a tab', kilobytes(median(heaps)), '', kilobytes(Math.max(...heaps))],
    ],
    bounds: [
      {
        text: `slices ≤ ${LONGEST_SLICE} ms on 9 pages in 10 (${at(longest, 0.9).toFixed(1)})`,
        met: at(longest, 0.9) <= LONGEST_SLICE,
      },
    ],
  };
}

/** Bytes of the page's heap after a collection: the isolated world of a content script lives in it too. */
async function heapOf(page: Page): Promise<number> {
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize;
}

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
  const slices = await traced(page, async () => {
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
      ['all scripts of ours', slices.total.toFixed(1)],
      ['a paragraph', (slices.total / APPENDED).toFixed(3)],
      ['longest slice', slices.longest.toFixed(1)],
      ['paragraphs sent', added.length],
      ['sent twice', twice],
    ],
    bounds: [
      {
        text: `longest slice ≤ ${LONGEST_SLICE} ms (${slices.longest.toFixed(1)})`,
        met: slices.longest <= LONGEST_SLICE,
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
    const bare = await openStage(undefined, true);
    try {
      yield await endlessTable(stage);
      const saved = listedPages([...savedPages('mentions'), ...savedPages('newsrooms_2023-04')], 60);
      if (saved.length > 0) yield await pagesTable(stage, bare, saved);
    } finally {
      await stage.end();
      await bare.end();
    }
    yield await installTable();
    yield await firefoxTable();
    yield* cold.run({ large });
  },
};

/**
 * What the built extension costs the page's thread and memory on real pages, beside a browser without it. The page's own
 * scripts are off, so that every script the trace shows is ours or the browser's.
 */
import type { Page } from 'puppeteer-core';
import { listedPages, type SavedPage, savedPages } from '../corpus';
import { inPage } from '../driver';
import { entitiesOf } from '../e2e/stage';
import { kilobytes, median } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { isOurs, type Slices, slicesOf, type TraceEvent } from './trace';
import { HOST, serve } from './watched-page';

/** Milliseconds for which a slice may hold the page's thread. */
export const LONGEST_SLICE = 8;
/** Pages visited at most. */
const PAGES = 60;

/** Every script of ours on the page's thread while `act` runs. */
export async function traced(page: Page, act: () => Promise<unknown>): Promise<Slices> {
  await page.tracing.start({ categories: ['devtools.timeline', 'v8.execute', 'toplevel', '__metadata'] });
  await act();
  const buffer = await page.tracing.stop();
  const { traceEvents } = JSON.parse(Buffer.from(buffer ?? []).toString('utf8')) as { traceEvents: TraceEvent[] };
  return slicesOf(traceEvents, isOurs);
}

/** Waits until the page has been read to the end, and a little longer for what is painted then. */
export async function settled(stage: Stage): Promise<unknown> {
  if (stage.desk) await entitiesOf(stage.desk, HOST).catch(() => undefined);
  return new Promise((done) => setTimeout(done, 500));
}

/** Visits a page and leaves it open; the time scripts took that are, or would be counted as, ours. */
async function visited(stage: Stage, path: string, html: Buffer): Promise<{ page: Page; slices: Slices }> {
  const page = await stage.session.browser.newPage();
  const slices = await traced(page, async () => {
    await page.goto(serve(stage.server, path, html), { waitUntil: 'domcontentloaded', timeout: 20_000 });
    await settled(stage);
  });
  return { page, slices };
}

async function pagesTable(stage: Stage, bare: Stage, saved: SavedPage[]): Promise<Table> {
  const costs: { total: number; longest: number; marks: number; floor: Slices }[] = [];
  const heaps: number[] = [];
  for (const [index, { html }] of saved.entries()) {
    const path = `/news/articles/${index}`;
    const { page, slices } = await visited(stage, path, html);
    const marks = await inPage(page, () => CSS.highlights.get('sidelight')?.size ?? 0);
    const { page: other, slices: floor } = await visited(bare, path, html);
    costs.push({ ...slices, marks, floor });
    if (index % 6 === 0) heaps.push((await heapOf(page)) - (await heapOf(other)));
    await other.close();
    await page.close();
  }
  const of = (pick: (cost: (typeof costs)[0]) => number) => costs.map(pick).sort((a, b) => a - b);
  const at = (values: number[], share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  const longest = of(({ longest }) => longest);
  const told = (values: number[]) => [median(values), at(values, 0.9), at(values, 1)].map((value) => value.toFixed(1));
  const row = (name: string, values: number[], floor?: number[]) => [
    name,
    ...told(values),
    ...(floor ? told(floor) : []),
  ];
  return {
    title: 'Built extension: the page’s thread and memory',
    note: `${costs.length} saved pages, their own scripts off; milliseconds of the page's own thread in our scripts, from load to the end of reading, the tracing in it, and what is counted so in a browser without the extension; ${costs.filter(({ marks }) => marks > 0).length} pages have marks`,
    columns: ['', 'median', '9 in 10', 'most', 'without us', '9 in 10', 'most'],
    rows: [
      row(
        'all scripts of ours',
        of(({ total }) => total),
        of(({ floor }) => floor.total),
      ),
      row(
        'longest slice',
        longest,
        of(({ floor }) => floor.longest),
      ),
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

export const slices: Bench = {
  name: 'slices',
  async *run() {
    const saved = listedPages([...savedPages('mentions'), ...savedPages('newsrooms_2023-04')], PAGES);
    if (saved.length === 0) return;
    const stage = await openStage();
    const bare = await openStage(undefined, true);
    try {
      yield await pagesTable(stage, bare, saved);
    } finally {
      await stage.end();
      await bare.end();
    }
  },
};

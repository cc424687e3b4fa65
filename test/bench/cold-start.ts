/**
 * From a stopped background to painted marks, at three sizes of packs, beside a background with nothing in it; in Firefox
 * at the least of them and with the packs as they ship (`firefox.ts`).
 */
import { waitFor } from '../session';
import { emptyExtension } from './empty-extension';
import { firefoxTable } from './firefox';
import { type GrownExtension, growExtension } from './grown-extension';
import { kilobytes, median } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { article, markTimes, NAMED, serve, WATCH } from './watched-page';

const RUNS = 9;
/** Milliseconds from a stopped background to painted marks, by forms in the index. */
const COLD_BOUNDS: Record<number, number> = { 4000: 100, 1000000: 250 };

/** Stops the background, as the browser does after half a minute without work. */
async function stopBackground({ session }: Stage): Promise<void> {
  const page = await session.browser.newPage();
  const cdp = await page.createCDPSession();
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await waitFor(
    async () => !session.browser.targets().some((target) => target.type() === 'service_worker'),
    'the background to stop',
  );
  await page.close();
}

/** Milliseconds from the content script's start to the first registered mark, and from the document's. */
async function toMarks(stage: Stage): Promise<{ script: number; page: number }> {
  const page = await stage.session.browser.newPage();
  await page.evaluateOnNewDocument(WATCH);
  await page.goto(serve(stage.server, '/news/articles/report', article(24)), { waitUntil: 'load' });
  const times = await markTimes(page);
  await page.close();
  return { script: times.marked - times.began, page: times.marked };
}

/** Milliseconds to the first mark, with the background stopped before and while it lives, in turn. */
async function coldAndWarm(stage: Stage): Promise<{ cold: number[]; whole: number[]; warm: number[] }> {
  const times = { cold: [] as number[], whole: [] as number[], warm: [] as number[] };
  await toMarks(stage);
  for (let run = 0; run < RUNS; run++) {
    await stopBackground(stage);
    const { script, page } = await toMarks(stage);
    times.cold.push(script);
    times.whole.push(page);
    times.warm.push((await toMarks(stage)).script);
  }
  return times;
}

const timesRow = ({ cold, whole, warm }: Awaited<ReturnType<typeof coldAndWarm>>) =>
  [median(cold), Math.max(...cold), Math.min(...cold), median(whole), median(warm)].map(Math.round);

/** The same of a background with nothing in it: what nobody can be faster than. */
async function emptyStart(): Promise<(string | number)[]> {
  const empty = emptyExtension('chromium');
  const stage = await openStage(empty.folder, false, false);
  try {
    return ['an empty background', '', '', '', ...timesRow(await coldAndWarm(stage)), ''];
  } finally {
    await stage.end();
    empty.remove();
  }
}

async function coldStart(forms: number): Promise<{ row: (string | number)[]; cold: number }> {
  const grown: GrownExtension = growExtension(forms, NAMED);
  const stage = await openStage(grown.folder);
  try {
    const times = await coldAndWarm(stage);
    const worker = await stage.worker();
    await worker.send('HeapProfiler.collectGarbage');
    const heap = (await worker.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
    const row = [
      grown.forms.toLocaleString('en'),
      grown.entities.toLocaleString('en'),
      kilobytes(grown.index),
      kilobytes(grown.details),
      ...timesRow(times),
      kilobytes(heap.usedSize + (heap.backingStorageSize ?? 0)),
    ];
    return { row, cold: median(times.cold) };
  } finally {
    await stage.end();
    grown.remove();
  }
}

const COLUMNS = 'forms,entities,index,details,cold,worst,best,from document,warm,background'.split(',');

async function coldTable(forms: number): Promise<Table> {
  const { row, cold } = await coldStart(forms);
  const bound = COLD_BOUNDS[forms];
  return {
    title: `Built extension: from a stopped background to marks, ${forms.toLocaleString('en')} forms`,
    note: `content script's start to the first registered mark, milliseconds (the background is woken when the document begins: from there in a column of its own); ${RUNS} runs each; an article of 24 paragraphs`,
    columns: COLUMNS,
    rows: [await emptyStart(), row],
    bounds: bound
      ? [{ text: `${forms} forms: cold to marks ≤ ${bound} ms (${Math.round(cold)})`, met: cold <= bound }]
      : [],
  };
}

export const cold: Bench = {
  name: 'cold',
  async *run({ large }) {
    yield await firefoxTable();
    for (const forms of [4_000, 100_000, ...(large ? [400_000, 1_000_000] : [])]) yield await coldTable(forms);
  },
};

/**
 * From a stopped background to painted marks, at three sizes of packs, beside a background with nothing in it; in Firefox
 * at the least of them and with the packs as they ship (`firefox.ts`).
 */
import { waitFor } from '../session';
import { ARTICLE, COLD_COLUMNS, type ColdTimes, coldRow, type Html, inTurn, realPages, toMarks } from './cold-visits';
import { emptyExtension } from './empty-extension';
import { firefoxTable } from './firefox';
import { type GrownExtension, growExtension } from './grown-extension';
import { kilobytes, median } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { NAMED } from './watched-page';

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

/** The article with the background stopped before and while it lives, in turn. */
async function coldAndWarm(stage: Stage, pages: readonly Html[] = Array<Html>(RUNS).fill(ARTICLE)): Promise<ColdTimes> {
  await toMarks(stage, ARTICLE);
  return inTurn(stage, pages, () => stopBackground(stage));
}

/** The same of a background with nothing in it: what nobody can be faster than. */
async function emptyStart(): Promise<(string | number)[]> {
  const empty = emptyExtension('chromium');
  const stage = await openStage(empty.folder, false, false);
  try {
    return ['an empty background', '', '', '', ...coldRow(await coldAndWarm(stage)), ''];
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
      ...coldRow(times),
      kilobytes(heap.usedSize + (heap.backingStorageSize ?? 0)),
    ];
    return { row, cold: median(times.cold) };
  } finally {
    await stage.end();
    grown.remove();
  }
}

const COLUMNS = ['forms', 'entities', 'index', 'details', ...COLD_COLUMNS, 'background'];

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

/** The packs as they ship, on pages as readers meet them. */
async function realTable(pages: readonly Html[]): Promise<Table> {
  const stage = await openStage();
  try {
    const times = await coldAndWarm(stage, pages);
    return {
      title: `Built extension: from a stopped background to marks, the packs as they ship`,
      note: `as above, on ${times.cold.length} saved pages that have a mark, each visited once before; their own scripts off`,
      columns: COLD_COLUMNS,
      rows: [coldRow(times)],
    };
  } finally {
    await stage.end();
  }
}

export const cold: Bench = {
  name: 'cold',
  async *run({ large }) {
    yield await firefoxTable();
    const pages = realPages();
    if (pages.length > 0) yield await realTable(pages);
    for (const forms of [4_000, 100_000, ...(large ? [400_000, 1_000_000] : [])]) yield await coldTable(forms);
  },
};

/**
 * From a stopped background to painted marks, at three sizes of packs, beside a background with nothing in it; in Firefox
 * at the least of them and with the packs as they ship (`firefox.ts`).
 */
import { waitFor } from '../session';
import {
  ARTICLE,
  COLD_COLUMNS,
  COLD_NOTE,
  type ColdTimes,
  coldBounds,
  coldRow,
  type Html,
  inTurn,
  realPages,
  toMarks,
} from './cold-visits';
import { emptyExtension } from './empty-extension';
import { firefoxTable } from './firefox';
import { type GrownExtension, growExtension } from './grown-extension';
import { kilobytes } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';
import { NAMED } from './watched-page';

const RUNS = 9;

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

const COLUMNS = ['forms', 'entities', 'index', 'details', ...COLD_COLUMNS, 'background'];

async function coldTable(forms: number, pages: readonly Html[]): Promise<Table> {
  const grown: GrownExtension = growExtension(forms, NAMED);
  const stage = await openStage(grown.folder);
  try {
    const article = await coldAndWarm(stage);
    const saved = pages.length > 0 ? await coldAndWarm(stage, pages) : undefined;
    const worker = await stage.worker();
    await worker.send('HeapProfiler.collectGarbage');
    const heap = (await worker.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
    const row = [
      grown.forms.toLocaleString('en'),
      grown.entities.toLocaleString('en'),
      kilobytes(grown.index),
      kilobytes(grown.details),
      ...coldRow(article),
      kilobytes(heap.usedSize + (heap.backingStorageSize ?? 0)),
    ];
    return {
      title: `Built extension: from a stopped background to marks, ${forms.toLocaleString('en')} forms`,
      note: `${COLD_NOTE}; ${RUNS} runs each of an article of 24 paragraphs; saved pages as above`,
      columns: COLUMNS,
      rows: [
        await emptyStart(),
        row,
        ...(saved ? [[`${saved.cold.length} saved pages`, '', '', '', ...coldRow(saved), '']] : []),
      ],
      bounds: coldBounds('Chromium', forms, article, saved),
    };
  } finally {
    await stage.end();
    grown.remove();
  }
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
    const pages = realPages();
    const sizes = [4_000, 100_000, ...(large ? [400_000, 1_000_000] : [])];
    yield await firefoxTable(large ? [4_000, 100_000, 1_000_000] : [4_000]);
    if (pages.length > 0) yield await realTable(pages);
    for (const forms of sizes) yield await coldTable(forms, pages);
  },
};

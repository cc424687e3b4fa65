/**
 * From a sleeping background to marks in Firefox, beside a background with nothing in it. Nothing there stops a background
 * from outside; it is told to sleep after a moment without work, and a page of the extension says whether it does. Neither
 * the heap of a content script nor its slices can be asked for by a driver; the page's thread is measured by
 * `npm run bench -- page`.
 */

import type { Page } from 'puppeteer-core';
import { openStageAt } from '../e2e/stage';
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
import { closeWelcome, DESK, withDesk } from './desk';
import { emptyExtension } from './empty-extension';
import { growExtension } from './grown-extension';
import { median } from './measure';
import { untilInstalled } from './stage';
import type { Bound, Table } from './table';
import { NAMED } from './watched-page';

const RUNS = 7;
/** Milliseconds without work after which the background sleeps. */
const SLEEPY = 500;

interface Extension {
  folder: string;
  remove(): void;
}

/** What is visited: the article at each run, and saved pages where there are some. */
interface Visits {
  article: ColdTimes;
  saved?: ColdTimes;
}

/** @param welcomes it opens a page when it is installed */
async function coldAndWarm({ folder, remove }: Extension, pages: readonly Html[], welcomes = true): Promise<Visits> {
  const stage = await openStageAt(DESK, 'firefox', {
    extension: folder,
    prefs: {
      'extensions.background.idle.timeout': SLEEPY,
      // Clocks are blurred to a millisecond otherwise.
      'privacy.reduceTimerPrecision': false,
    },
  });
  const { desk } = stage;
  const sleeps = () => desk?.evaluate('browser.extension.getBackgroundPage() === null') as Promise<boolean>;
  const sleep = () => waitFor(sleeps, 'the background to sleep', 60_000);
  try {
    if (welcomes) {
      await untilInstalled(desk as Page);
      await closeWelcome(desk as Page);
    }
    await toMarks(stage, ARTICLE);
    const article = await inTurn(stage, Array<Html>(RUNS).fill(ARTICLE), sleep);
    return pages.length > 0 ? { article, saved: await inTurn(stage, pages, sleep) } : { article };
  } finally {
    await stage.end();
    remove();
  }
}

/** Rows of a table: the article's, and that of the saved pages. */
const rowsOf = (what: string, { article, saved }: Visits): Table['rows'] => [
  [what, ...coldRow(article)],
  ...(saved ? [[`the same, ${saved.cold.length} saved pages`, ...coldRow(saved)]] : []),
];

/** @param sizes how many forms the index holds, one after the other */
export async function firefoxTable(sizes: readonly number[]): Promise<Table> {
  const pages = realPages();
  const floor = await coldAndWarm(emptyExtension('firefox'), [], false);
  const rows: Table['rows'] = rowsOf('an empty background', floor);
  const bounds: Bound[] = [];
  for (const forms of sizes) {
    const grown = growExtension(forms, NAMED, 'firefox');
    const visits = await coldAndWarm(grown, pages);
    rows.push(...rowsOf(`${grown.forms.toLocaleString('en')} forms`, visits));
    bounds.push(...coldBounds('Firefox', forms, visits.article, visits.saved, median(floor.article.cold)));
  }
  rows.push(...rowsOf('the packs as they ship', await coldAndWarm(withDesk('firefox'), pages)));
  return {
    title: 'Built extension in Firefox: from a sleeping background to marks',
    note: `${COLD_NOTE}; ${RUNS} runs of an article of 24 paragraphs; saved pages with a mark, each visited once before, their own scripts off`,
    columns: ['', ...COLD_COLUMNS],
    rows,
    bounds,
  };
}

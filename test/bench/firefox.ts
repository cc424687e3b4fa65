/**
 * From a sleeping background to marks in Firefox, beside a background with nothing in it. Nothing there stops a background
 * from outside; it is told to sleep after a moment without work, and a page of the extension says whether it does. Neither
 * the heap of a content script nor its slices can be asked for by a driver; the page's thread is measured by
 * `npm run bench -- page`.
 */

import type { Page } from 'puppeteer-core';
import { openStageAt } from '../e2e/stage';
import { waitFor } from '../session';
import { ARTICLE, COLD_COLUMNS, type ColdTimes, coldRow, type Html, inTurn, realPages, toMarks } from './cold-visits';
import { closeWelcome, DESK, withDesk } from './desk';
import { emptyExtension } from './empty-extension';
import { growExtension } from './grown-extension';
import { median } from './measure';
import type { Table } from './table';
import { NAMED } from './watched-page';

const RUNS = 7;
/** Milliseconds without work after which the background sleeps. */
const SLEEPY = 500;
/** Milliseconds from a sleeping background to painted marks, with so many forms in the index. */
const COLD_BOUND = 100;
const FORMS = 4000;

interface Extension {
  folder: string;
  remove(): void;
}

/** @param pages one a run. @param welcomes it opens a page when it is installed */
async function coldAndWarm({ folder, remove }: Extension, pages: readonly Html[], welcomes = true): Promise<ColdTimes> {
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
  try {
    await toMarks(stage, ARTICLE);
    if (welcomes) await closeWelcome(desk as Page);
    return await inTurn(stage, pages, () => waitFor(sleeps, 'the background to sleep', 60_000));
  } finally {
    await stage.end();
    remove();
  }
}

export async function firefoxTable(): Promise<Table> {
  const articles = Array<Html>(RUNS).fill(ARTICLE);
  const floor = await coldAndWarm(emptyExtension('firefox'), articles, false);
  const ours = await coldAndWarm(growExtension(FORMS, NAMED, 'firefox'), articles);
  const shipped = await coldAndWarm(withDesk('firefox'), articles);
  const pages = realPages();
  const real = pages.length > 0 ? await coldAndWarm(withDesk('firefox'), pages) : undefined;
  const [cold, least] = [ours, floor].map((times) => Math.round(median(times.cold)));
  return {
    title: 'Built extension in Firefox: from a sleeping background to marks',
    note: `content script's start to the first registered mark, milliseconds (the background is woken when the document begins: from there in a column of its own); ${RUNS} runs; an article of 24 paragraphs`,
    columns: ['', ...COLD_COLUMNS],
    rows: [
      ['an empty background', ...coldRow(floor)],
      [`${FORMS} forms`, ...coldRow(ours)],
      ['the packs as they ship', ...coldRow(shipped)],
      ...(real ? [[`the same, ${real.cold.length} saved pages`, ...coldRow(real)]] : []),
    ],
    bounds: [
      {
        text: `firefox, ${FORMS} forms: cold to marks ≤ ${COLD_BOUND} ms (${cold}; an empty background ${least})`,
        met: median(ours.cold) <= COLD_BOUND,
      },
    ],
  };
}

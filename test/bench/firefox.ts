/**
 * From a sleeping background to marks in Firefox, beside a background with nothing in it. Nothing there stops a background
 * from outside; it is told to sleep after a moment without work, and a page of the extension says whether it does. Neither
 * the heap of a content script nor its slices can be asked for by a driver; the page's thread is measured by
 * `npm run bench -- page`.
 */

import type { Page } from 'puppeteer-core';
import { openStageAt } from '../e2e/stage';
import { waitFor } from '../session';
import { closeWelcome, DESK, withDesk } from './desk';
import { emptyExtension } from './empty-extension';
import { growExtension } from './grown-extension';
import { median } from './measure';
import type { Table } from './table';
import { article, markTimes, NAMED, serve, WATCH } from './watched-page';

const RUNS = 7;
/** Milliseconds without work after which the background sleeps. */
const SLEEPY = 500;
/** Milliseconds from a sleeping background to painted marks, with so many forms in the index. */
const COLD_BOUND = 100;
const FORMS = 4000;

/** Milliseconds to the first mark, from the content script's start and from the document's. */
interface Times {
  cold: number[];
  whole: number[];
  warm: number[];
}

/** @param welcomes it opens a page when it is installed */
async function coldAndWarm({ folder, remove }: { folder: string; remove(): void }, welcomes = true): Promise<Times> {
  const stage = await openStageAt(DESK, 'firefox', {
    extension: folder,
    prefs: {
      'extensions.background.idle.timeout': SLEEPY,
      // Clocks are blurred to a millisecond otherwise.
      'privacy.reduceTimerPrecision': false,
    },
  });
  const { session, server, desk } = stage;
  try {
    const toMarks = async () => {
      const page = await session.browser.newPage();
      await page.evaluateOnNewDocument(WATCH);
      await page.goto(serve(server, '/news/articles/report', article(24)), { waitUntil: 'load' });
      const { began, marked } = await markTimes(page);
      await page.close();
      return { script: marked - began, page: marked };
    };
    const sleeps = () => desk?.evaluate('browser.extension.getBackgroundPage() === null') as Promise<boolean>;
    await toMarks();
    if (welcomes) await closeWelcome(desk as Page);
    const times: Times = { cold: [], whole: [], warm: [] };
    for (let run = 0; run < RUNS; run++) {
      await waitFor(sleeps, 'the background to sleep', 60_000);
      const { script, page } = await toMarks();
      times.cold.push(script);
      times.whole.push(page);
      times.warm.push((await toMarks()).script);
    }
    return times;
  } finally {
    await stage.end();
    remove();
  }
}

export async function firefoxTable(): Promise<Table> {
  const floor = await coldAndWarm(emptyExtension('firefox'), false);
  const ours = await coldAndWarm(growExtension(FORMS, NAMED, 'firefox'));
  const shipped = await coldAndWarm(withDesk('firefox'));
  const row = (name: string, { cold, whole, warm }: Times) => [
    name,
    ...[median(cold), Math.max(...cold), Math.min(...cold), median(whole), median(warm)].map(Math.round),
  ];
  const [cold, least] = [ours, floor].map((times) => Math.round(median(times.cold)));
  return {
    title: 'Built extension in Firefox: from a sleeping background to marks',
    note: `content script's start to the first registered mark, milliseconds (the background is woken when the document begins: from there in a column of its own); ${RUNS} runs; an article of 24 paragraphs`,
    columns: ['', 'cold', 'worst', 'best', 'from document', 'warm'],
    rows: [row('an empty background', floor), row(`${FORMS} forms`, ours), row('the packs as they ship', shipped)],
    bounds: [
      {
        text: `firefox, ${FORMS} forms: cold to marks ≤ ${COLD_BOUND} ms (${cold}; an empty background ${least})`,
        met: median(ours.cold) <= COLD_BOUND,
      },
    ],
  };
}

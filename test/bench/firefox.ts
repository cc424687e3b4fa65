/**
 * From a sleeping background to marks in Firefox. Nothing there stops a background from outside; it is told to sleep
 * after a moment without work, and a page of ours says whether it does. Neither the heap of a content script nor the
 * page's thread can be asked for by a driver: the latter is measured by `npm run bench -- page`.
 */
import { launchSession, waitFor } from '../session';
import { startSiteServer } from '../site-server';
import { median } from './measure';
import type { Table } from './table';
import { article, markTimes, serve, WATCH } from './watched-page';

const RUNS = 7;
/** Milliseconds without work after which the background sleeps. */
const SLEEPY = 500;

export async function firefoxTable(): Promise<Table> {
  const server = await startSiteServer();
  const session = await launchSession('firefox', {
    proxyPort: server.port,
    prefs: {
      'extensions.background.idle.timeout': SLEEPY,
      // Clocks are blurred to a millisecond otherwise.
      'privacy.reduceTimerPrecision': false,
    },
  });
  try {
    const desk = await session.openExtensionPage('library.html');
    const toMarks = async () => {
      const page = await session.browser.newPage();
      await page.evaluateOnNewDocument(WATCH);
      await page.goto(serve(server, '/news/articles/report', article(24)), { waitUntil: 'load' });
      const { began, marked } = await markTimes(page);
      await page.close();
      return marked - began;
    };
    const sleeps = () => desk.evaluate('browser.extension.getBackgroundPage() === null') as Promise<boolean>;
    await toMarks();
    const cold: number[] = [];
    const warm: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await waitFor(sleeps, 'the background to sleep', 60_000);
      cold.push(await toMarks());
      warm.push(await toMarks());
    }
    return {
      title: 'Built extension in Firefox: from a sleeping background to marks',
      note: `the packs as they ship; content script's start to the first registered mark, milliseconds; ${RUNS} runs; an article of 24 paragraphs`,
      columns: ['cold', 'worst', 'warm'],
      rows: [[Math.round(median(cold)), Math.round(Math.max(...cold)), Math.round(median(warm))]],
    };
  } finally {
    await session.close();
    await server.close();
  }
}

/**
 * The popup in a real Chromium, over our packs and larger ones: from opening it to what is painted, and from a key to the
 * results on the screen.
 */
import type { Page } from 'puppeteer-core';
import { waitFor } from '../session';
import { growExtension } from './grown-extension';
import { median } from './measure';
import { openStage, type Stage } from './stage';
import type { Bench, Table } from './table';

/** Typed letter by letter: names, a typo, a word of the texts, Korean. */
const TYPED = [
  'msmt',
  'kim jong un',
  'yonhpa',
  'panel of experts',
  'sanctions committee',
  '조선중앙',
  'ㅈㅅㅌ',
  'hwasong 18',
];
const OPENINGS = 15;
/** Milliseconds from opening to the first paint. */
const OPEN_BOUND = 100;
/** A file of the extension that the browser shows as text: with no page of ours at all, it takes this long to paint. */
const TEXT = 'packs/packs.json';
/** Milliseconds before the next page is opened: what the one before has set off is over. */
const QUIET = 300;
/** Milliseconds from a key to its results, by records; the screen shows them with its next frame. */
const KEY_BOUNDS = [
  { upTo: 6_000, ms: 16 },
  { upTo: Number.POSITIVE_INFINITY, ms: 50 },
];

/** Runs in the popup before its own scripts: notes when things are on the screen. */
const WATCH = `(() => {
  const seen = { keys: [], results: [] };
  globalThis.seen = seen;
  const painted = (then) => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = then;
    after.port2.postMessage(0);
  });
  addEventListener('input', (event) => {
    painted(() => seen.keys.push(performance.now() - event.timeStamp));
    const list = document.querySelector('.pp-main');
    const watch = new MutationObserver(() => {
      watch.disconnect();
      seen.results.push(performance.now() - event.timeStamp);
    });
    watch.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  }, true);
})()`;

const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`;
/** When the page's state was there, or seen to be. */
const STATE = `new Promise((done) => {
  const look = () => document.querySelector('.pp-notice, .pp-row') && done(performance.now());
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})`;

interface Seen {
  /** Milliseconds from each key to the next frame on the screen, … */
  keys: number[];
  /** … and until the results were in the document; keys that change nothing have none. */
  results: number[];
}

/** A popup of the browser's own, which shows one of our files: from its opening to its first paint. */
async function openReally(stage: Stage, file: string): Promise<{ page: Page; first: number }> {
  const { desk, session } = stage;
  if (!desk) throw new Error('there is nowhere to open it from');
  await desk.bringToFront();
  await desk.evaluate(`chrome.action.setPopup({ popup: ${JSON.stringify(file)} })`);
  await desk.evaluate('chrome.action.openPopup()');
  const target = await session.browser.waitForTarget((candidate) => candidate.url().endsWith(`/${file}`));
  const page = await target.asPage();
  const first = await waitFor(() => page.evaluate(FIRST_PAINT) as Promise<number>, `${file} to be painted`);
  return { page, first };
}

/** Closes it. What follows is opened where no other page of ours still works: they share a thread. */
async function closeReally(page: Page): Promise<void> {
  await page.close();
  await new Promise((done) => setTimeout(done, QUIET));
}

const read = (page: Page): Promise<Seen> => page.evaluate('seen') as Promise<Seen>;

/** @param forms in the index of a grown extension; null: the packs as they are shipped */
async function measure(forms: number | null): Promise<{ row: (string | number)[]; bounds: Table['bounds'] & object }> {
  const grown = forms === null ? null : growExtension(forms, []);
  // Packs are installed by then: a hundred thousand of them take a while, in which nobody opens a popup.
  const stage = await openStage(grown?.folder);
  const { session } = stage;
  try {
    // Behind another tab nothing is painted.
    const welcome = await waitFor(
      async () => (await session.browser.pages()).find((page) => page.url().endsWith('/welcome.html')),
      'the welcome page',
    );
    await welcome.close();
    const opened: number[] = [];
    const ready: number[] = [];
    const bare: number[] = [];
    for (let run = 0; run < OPENINGS; run++) {
      const text = await openReally(stage, TEXT);
      bare.push(text.first);
      await closeReally(text.page);
      const popup = await openReally(stage, 'popup.html');
      opened.push(popup.first);
      ready.push((await popup.page.evaluate(STATE)) as number);
      await closeReally(popup.page);
    }
    // Keys are pressed in the same page in a tab, which can be watched from its beginning.
    const page = await session.browser.newPage();
    await page.evaluateOnNewDocument(WATCH);
    await page.goto(`${session.origin}/popup.html`);
    await page.waitForSelector('.pp-notice, .pp-row');
    // Texts are indexed in slices after names: keys are measured with everything there.
    const began = Date.now();
    await page.type('input', 'uranium');
    await waitFor(async () => (await page.$('[role="option"]')) !== null, 'results', 60_000);
    const found = Date.now() - began;
    await page.evaluate('seen.keys.length = seen.results.length = 0');
    for (const words of TYPED) {
      for (const letter of words) {
        await page.keyboard.sendCharacter(letter);
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))');
      }
      await page.click('header .sl-icon-button');
    }
    const { keys, results } = await read(page);
    results.sort((a, b) => a - b);
    const records = grown?.entities ?? (await shippedEntities(page));
    const bound = KEY_BOUNDS.find(({ upTo }) => records <= upTo)?.ms ?? 0;
    const first = median(opened);
    const middle = median(results);
    return {
      row: [
        records.toLocaleString('en'),
        `${first.toFixed(0)} ms`,
        `${median(bare).toFixed(0)} ms`,
        `${median(ready).toFixed(0)} ms`,
        `${found} ms`,
        `${middle.toFixed(1)} ms`,
        `${(results[Math.floor(results.length * 0.95)] ?? 0).toFixed(1)} ms`,
        `${median(keys).toFixed(1)} ms`,
      ],
      bounds: [
        { text: `${records.toLocaleString('en')} records: first paint ≤ ${OPEN_BOUND} ms`, met: first <= OPEN_BOUND },
        { text: `${records.toLocaleString('en')} records: a key to its results ≤ ${bound} ms`, met: middle <= bound },
      ],
    };
  } finally {
    await stage.end();
    grown?.remove();
  }
}

async function shippedEntities(page: Page): Promise<number> {
  const manifest = (await page.evaluate(`fetch('/packs/manifest.json').then((file) => file.json())`)) as {
    counts: { entities: number };
  };
  return manifest.counts.entities;
}

export const popup: Bench = {
  name: 'popup',
  async *run({ large }) {
    const sizes = [null, 32_000, ...(large ? [310_000] : [])];
    const measured = [];
    for (const size of sizes) measured.push(await measure(size));
    yield {
      title: 'Popup: from opening to paint, from a key to results',
      note: `${OPENINGS} openings, ${TYPED.join('').length} keys, medians; the clock of the page, which other programs lengthen`,
      columns: [
        'records',
        'first paint',
        'of bare text',
        'the page’s state',
        'first results',
        'a key',
        '1 in 20',
        'a key, painted',
      ],
      rows: measured.map(({ row }) => row),
      bounds: measured.flatMap(({ bounds }) => bounds),
    };
  },
};

/**
 * The popup in a real Chromium, over our packs and larger ones: from opening it to what is painted, and from a key to the
 * results on the screen.
 */
import type { Page } from 'puppeteer-core';
import { launchSession, waitFor } from '../session';
import { growExtension } from './grown-extension';
import { median } from './measure';
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
const OPENINGS = 9;
/** Milliseconds from opening to the first paint. */
const OPEN_BOUND = 100;
/** A file of the extension that the browser shows as text: with no page of ours at all, it takes this long to paint. */
const TEXT = 'packs/packs.json';
/** Milliseconds from a key to its results, by records; the screen shows them with its next frame. */
const KEY_BOUNDS = [
  { upTo: 6_000, ms: 16 },
  { upTo: Number.POSITIVE_INFINITY, ms: 50 },
];

/** Runs in the popup before its own scripts: notes when things are on the screen. */
const WATCH = `(() => {
  const seen = { keys: [], results: [], ready: 0 };
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
  new MutationObserver((_, watch) => {
    if (!document.querySelector('.pp-notice, .pp-row')) return;
    watch.disconnect();
    painted(() => { seen.ready = performance.now(); });
  }).observe(document, { childList: true, subtree: true });
})()`;

interface Seen {
  /** Milliseconds from each key to the next frame on the screen, … */
  keys: number[];
  /** … and until the results were in the document; keys that change nothing have none. */
  results: number[];
  ready: number;
  first: number;
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`) as Promise<number>;

const read = (page: Page): Promise<Seen> =>
  page.evaluate(
    `({ ...seen, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`,
  ) as Promise<Seen>;

/** @param forms in the index of a grown extension; null: the packs as they are shipped */
async function measure(forms: number | null): Promise<{ row: (string | number)[]; bounds: Table['bounds'] & object }> {
  const grown = forms === null ? null : growExtension(forms, []);
  const session = await launchSession('chromium', grown ? { extension: grown.folder } : {});
  try {
    // Behind another tab nothing is painted.
    const welcome = await waitFor(
      async () => (await session.browser.pages()).find((page) => page.url().endsWith('/welcome.html')),
      'the welcome page',
    );
    await welcome.close();
    const opened: Seen[] = [];
    const bare: number[] = [];
    let page = await session.browser.newPage();
    // A popup is a new view each time: what an earlier one still does is not in its way.
    for (let run = 0; run < OPENINGS; run++) {
      const text = await session.browser.newPage();
      await text.goto(`${session.origin}/${TEXT}`);
      bare.push(await waitFor(() => firstPaint(text), 'the page of text'));
      await text.close();
      await page.close();
      page = await session.browser.newPage();
      await page.evaluateOnNewDocument(WATCH);
      await page.goto(`${session.origin}/popup.html`);
      opened.push(await waitFor(async () => ((await read(page)).ready > 0 ? read(page) : undefined), 'the popup'));
    }
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
    const first = median(opened.map((seen) => seen.first));
    const middle = median(results);
    return {
      row: [
        records.toLocaleString('en'),
        `${first.toFixed(0)} ms`,
        `${median(bare).toFixed(0)} ms`,
        `${median(opened.map(({ ready }) => ready)).toFixed(0)} ms`,
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
    await session.close();
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
    const sizes = [null, 26_000, ...(large ? [310_000] : [])];
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

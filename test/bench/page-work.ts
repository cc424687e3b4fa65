/**
 * What marking costs the page's own thread, beside mark.js on the same pages with the same words: every page in a fresh
 * document of both browsers, scripts of the page off.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { BROWSERS, type BrowserName, ensureBrowsers } from '../browsers';
import { corpus, savedPages } from '../corpus';
import { median } from './measure';
import { bundleForPage } from './page-bundle';
import type { PageWork } from './page-work-in-page';
import type { Bench, Table } from './table';

/** Pages measured at most: both sides load each of them. */
const PAGES = 24;
/** Marking may cost at most this share of what mark.js costs. */
const BOUND = 0.5;

interface Measured {
  file: string;
  ours: PageWork;
  peer: { ms: number; marks: number };
}

function pages(): { file: string; html: Buffer }[] {
  const saved = savedPages('mentions').concat(savedPages('newsrooms_2023-04'));
  const every = Math.max(1, Math.floor(saved.length / PAGES / 1.3));
  if (saved.length > 0) return saved.filter((_, index) => index % every === 0);
  const folder = resolve('test/fixtures/pages');
  return readdirSync(folder).map((file) => ({ file, html: readFileSync(join(folder, file)) }));
}

async function load(page: Page, html: Buffer): Promise<void> {
  page.removeAllListeners('request');
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      // The page's own scripts stay off, ours run.
      const headers = { 'content-security-policy': "script-src 'none'" };
      void request.respond({ status: 200, contentType: 'text/html', headers, body: html });
      // In Firefox a request whose page has gone cannot be refused any more.
    } else request.abort().catch(() => {});
  });
  await page.goto('https://news.example.org/world/a-story', { waitUntil: 'domcontentloaded' });
}

function launch(name: BrowserName): Promise<Browser> {
  const executablePath = ensureBrowsers([name])[name];
  const options = { executablePath, headless: true, defaultViewport: { width: 1280, height: 900 } };
  if (name === 'firefox') {
    // Its clocks are blurred to a millisecond otherwise.
    return puppeteer.launch({
      ...options,
      browser: 'firefox',
      extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false },
    });
  }
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-sync',
  ];
  return puppeteer.launch({ ...options, pipe: true, args });
}

async function measure(name: BrowserName): Promise<Measured[]> {
  const code = await bundleForPage(resolve('test/bench/page-work-in-page.ts'), 'pageWork');
  const peer = readFileSync(resolve('node_modules/mark.js/dist/mark.es6.min.js'), 'utf8');
  const browser = await launch(name);
  const measured: Measured[] = [];
  try {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    for (const { file, html } of pages()) {
      if (measured.length === PAGES) break;
      await load(page, html);
      const ours = (await page.evaluate(`(() => { ${code}; return pageWork.ours(); })()`)) as PageWork | null;
      if (!ours || ours.marks === 0) continue;
      await load(page, html);
      const theirs = (await page.evaluate(
        `(() => { ${code}; const module = { exports: {} }; const exports = module.exports; ${peer}; return pageWork.markJs(module.exports.default ?? module.exports, ${JSON.stringify(ours.words)}); })()`,
      )) as Measured['peer'];
      measured.push({ file, ours, peer: theirs });
    }
  } finally {
    await browser.close();
  }
  return measured;
}

/** What one value in ten exceeds. */
function tenth(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? 0;
}

function table(name: BrowserName, measured: readonly Measured[]): Table {
  const ms = (pick: (page: Measured) => number) => median(measured.map(pick));
  const work = ({ ours }: Measured) => ours.gather + ours.paint;
  const ratio = ms((page) => work(page) / page.peer.ms);
  return {
    title: `Page work in ${name}: gather and paint against mark.js`,
    note: `medians over ${measured.length} ${corpus('pages') ? 'saved pages' : 'fixture pages'}, milliseconds of the page's thread, first run in a fresh document; the same words on both sides; layout forced by either is counted`,
    columns: ['', 'ms', 'marks'],
    rows: [
      ['gather (whole page, find the article)', ms(({ ours }) => ours.gather).toFixed(2), ''],
      ['paint (choose, observe, register)', ms(({ ours }) => ours.paint).toFixed(2), ms(({ ours }) => ours.marks)],
      ['Sidelight together', ms(work).toFixed(2), `${ms(({ ours }) => ours.registered)} registered`],
      ['Sidelight, on one page in ten', tenth(measured.map(work)).toFixed(2), ''],
      ['mark.js, article only', ms(({ peer }) => peer.ms).toFixed(2), ms(({ peer }) => peer.marks)],
      ['Sidelight / mark.js', ratio.toFixed(2), ''],
    ],
    bounds: [{ text: `${name}: page work at most ${BOUND} of mark.js (${ratio.toFixed(2)})`, met: ratio <= BOUND }],
  };
}

export const pageWork: Bench = {
  name: 'page',
  async *run() {
    for (const name of BROWSERS) yield table(name, await measure(name));
  },
};

/**
 * What marking costs the page's own thread, beside mark.js on the same pages with the same words: every page in a fresh
 * document of both browsers, scripts of the page off. Both run in a world apart from the page's, as the scripts of
 * extensions do (in Firefox each question they ask of the page goes through a wrapper there), and then in the page's own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { BROWSERS, type BrowserName, ensureBrowsers } from '../browsers';
import { CHROMIUM_ARGS } from '../chromium-args';
import { corpus, savedPages } from '../corpus';
import { median } from './measure';
import { bundleForPage } from './page-bundle';
import type { PageWork } from './page-work-in-page';
import type { Bench, Table } from './table';

/** Pages measured at most: both sides load each of them. */
const PAGES = 24;
/** Marking may cost at most this share of what mark.js costs. */
const BOUND = 0.5;

/** Where scripts run: apart from the page's, as those of extensions, or among them. */
const WORLDS = ['extension', 'page'] as const;
type World = (typeof WORLDS)[number];

interface Measured {
  ours: PageWork;
  peer: { ms: number; marks: number };
}

function pages(): Buffer[] {
  const saved = savedPages('mentions').concat(savedPages('newsrooms_2023-04'));
  const every = Math.max(1, Math.floor(saved.length / PAGES / 1.3));
  if (saved.length > 0) return saved.filter((_, index) => index % every === 0).map(({ html }) => html);
  const folder = resolve('test/fixtures/pages');
  return readdirSync(folder).map((file) => readFileSync(join(folder, file)));
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
  return puppeteer.launch({ ...options, pipe: true, args: [...CHROMIUM_ARGS] });
}

/** Runs a script in a world of a page. A driver's own world apart is made like those of extensions, but not told of in its types. */
function runIn(page: Page, world: World, script: string): Promise<unknown> {
  const frame = page.mainFrame() as unknown as { isolatedRealm(): Pick<Page, 'evaluate'> };
  return (world === 'page' ? page : frame.isolatedRealm()).evaluate(script);
}

async function measure(name: BrowserName): Promise<Record<World, Measured[]>> {
  const code = await bundleForPage(resolve('test/bench/page-work-in-page.ts'), 'pageWork');
  const peer = readFileSync(resolve('node_modules/mark.js/dist/mark.es6.min.js'), 'utf8');
  const browser = await launch(name);
  const measured: Record<World, Measured[]> = { extension: [], page: [] };
  try {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    for (const html of pages()) {
      if (measured.page.length === PAGES) break;
      for (const world of WORLDS) {
        await load(page, html);
        const ours = (await runIn(page, world, `(() => { ${code}; return pageWork.ours(); })()`)) as PageWork | null;
        if (!ours || ours.marks === 0) break;
        await load(page, html);
        const theirs = (await runIn(
          page,
          world,
          `(() => { ${code}; const module = { exports: {} }; const exports = module.exports; ${peer}; return pageWork.markJs(module.exports.default ?? module.exports, ${JSON.stringify(ours)}); })()`,
        )) as Measured['peer'];
        measured[world].push({ ours, peer: theirs });
      }
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

const work = ({ ours }: Measured) => ours.gather + ours.paint;
const shareOf = (measured: readonly Measured[]) => median(measured.map((page) => work(page) / page.peer.ms));

function table(name: BrowserName, measured: Record<World, Measured[]>): Table {
  const { extension } = measured;
  const of = (pick: (page: Measured) => number) => median(extension.map(pick));
  const row = (what: string, told: (pages: readonly Measured[]) => number, marks: number | string = '') => [
    what,
    told(extension).toFixed(2),
    marks,
    told(measured.page).toFixed(2),
  ];
  const ms = (pick: (page: Measured) => number) => (pages: readonly Measured[]) => median(pages.map(pick));
  const share = shareOf(extension);
  return {
    title: `Page work in ${name}: gather and paint against mark.js`,
    note: `medians over ${extension.length} ${corpus('pages') ? 'saved pages' : 'fixture pages'}, milliseconds of the page's thread, first run in a fresh document and a world apart from the page's, as scripts of extensions run; the same words on both sides; layout forced by either is counted`,
    columns: ['', 'ms', 'marks', 'in the page’s world'],
    rows: [
      row(
        'gather (whole page, find the article)',
        ms(({ ours }) => ours.gather),
      ),
      row(
        'paint (choose, observe, register)',
        ms(({ ours }) => ours.paint),
        of(({ ours }) => ours.marks),
      ),
      row('Sidelight together', ms(work), `${of(({ ours }) => ours.registered)} registered`),
      row('Sidelight, on one page in ten', (pages) => tenth(pages.map(work))),
      row(
        'mark.js, article only',
        ms(({ peer }) => peer.ms),
        of(({ peer }) => peer.marks),
      ),
      row('Sidelight / mark.js', shareOf),
    ],
    bounds: [{ text: `${name}: page work at most ${BOUND} of mark.js (${share.toFixed(2)})`, met: share <= BOUND }],
  };
}

export const pageWork: Bench = {
  name: 'page',
  async *run() {
    for (const name of BROWSERS) yield table(name, await measure(name));
  },
};

/**
 * Visits to a page with the background asleep and awake, in turn: how long until the first mark.
 */
import { listedPages, savedPages } from '../corpus';
import type { Session } from '../session';
import type { SiteServer } from '../site-server';
import { median } from './measure';
import type { Bound } from './table';
import { article, HOST_PATH, markTimes, serve, WATCH } from './watched-page';

/** The page of one visit. */
export type Html = string | Buffer;

/** Milliseconds to the first mark: from the content script's start, cold; from the document's, cold; from the script's, warm. */
export interface ColdTimes {
  cold: number[];
  whole: number[];
  warm: number[];
}

/** The article that names some entities, and nothing else on its page. */
export const ARTICLE = article(24);

/** Pages with marks that are visited at most. */
const PAGES = 12;
/** Milliseconds after which a page has no mark. */
const NO_MARK = 4000;

interface Place {
  session: Session;
  server: SiteServer;
}

/** Saved pages of listed sites, whose size and shape are those that readers meet; none without the corpus. */
export function realPages(): Html[] {
  return listedPages([...savedPages('mentions'), ...savedPages('newsrooms_2023-04')], Infinity).map(({ html }) => html);
}

/** Milliseconds to the first registered mark. @throws Error where none comes */
export async function toMarks({ session, server }: Place, html: Html): Promise<{ script: number; page: number }> {
  const page = await session.browser.newPage();
  try {
    await page.evaluateOnNewDocument(WATCH);
    await page.goto(serve(server, HOST_PATH, html), { waitUntil: 'domcontentloaded', timeout: 20_000 });
    const { began, marked } = await markTimes(page, NO_MARK);
    return { script: marked - began, page: marked };
  } finally {
    await page.close();
  }
}

/**
 * Each page with the background asleep, then awake. Pages of which nothing is marked do not count: they are visited once before.
 * @param sleep returns once the background sleeps
 */
export async function inTurn(place: Place, pages: readonly Html[], sleep: () => Promise<unknown>): Promise<ColdTimes> {
  const times: ColdTimes = { cold: [], whole: [], warm: [] };
  for (const html of pages) {
    if (times.cold.length === PAGES) break;
    if (html !== ARTICLE && !(await toMarks(place, html).catch(() => undefined))) continue;
    await sleep();
    const { script, page } = await toMarks(place, html);
    times.cold.push(script);
    times.whole.push(page);
    times.warm.push((await toMarks(place, html)).script);
  }
  return times;
}

/** Milliseconds from a stopped background to painted marks, by forms in the index (design: medians over real pages). */
const COLD_BOUNDS: Record<number, number> = { 4000: 100, 1000000: 250 };

/**
 * What the bound of a size says of the saved pages, which it is made for, and of the article, which is harder: its text is there
 * before the background can be.
 * @param least milliseconds of a background with nothing in it
 */
export function coldBounds(
  browser: string,
  forms: number,
  article: ColdTimes,
  saved?: ColdTimes,
  least?: number,
): Bound[] {
  const bound = COLD_BOUNDS[forms];
  if (bound === undefined) return [];
  const says = (on: string, { cold }: ColdTimes, besides = '') => ({
    text: `${browser}, ${forms.toLocaleString('en')} forms: cold to marks on ${on} ≤ ${bound} ms (${Math.round(median(cold))}${besides})`,
    met: median(cold) <= bound,
  });
  return [
    ...(saved ? [says(`${saved.cold.length} saved pages`, saved)] : []),
    says('the short article', article, least === undefined ? '' : `; an empty background ${Math.round(least)}`),
  ];
}

/** What the columns say, for a table's note. */
export const COLD_NOTE =
  "content script's start to the first registered mark, milliseconds (the background is woken when the document begins: from there in a column of its own)";

export const COLD_COLUMNS = ['cold', 'worst', 'best', 'from document', 'warm'];

export function coldRow({ cold, whole, warm }: ColdTimes): number[] {
  return [median(cold), Math.max(...cold), Math.min(...cold), median(whole), median(warm)].map(Math.round);
}

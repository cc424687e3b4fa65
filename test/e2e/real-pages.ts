/**
 * Real news pages, saved, served under their own host names: Sidelight must leave them as it found them.
 */
import { type Page, TimeoutError } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST_TAG } from '../../lib/page/card-port';
import type { BrowserName } from '../browsers';
import { listedPages, type SavedPage, savedPages } from '../corpus';
import { inPage, marks } from '../driver';
import { launchSession, type Session, waitFor } from '../session';
import { entitiesOf, openStage, type Stage, strangers } from './stage';

/** Pages with the subject's terms first: they have most to mark. */
const PAGES = listedPages([...savedPages('mentions'), ...savedPages('newsrooms_2023-04')], 40);

/** Where a mark would be a fault whatever the page. */
const FORBIDDEN = 'nav aside a h1 h2 h3 h4 h5 h6 form button textarea select code pre footer'.split(' ');

/** The page as serialised, without the one element we may add. */
function serialise(page: Page): Promise<string> {
  return inPage(
    page,
    (tag) => {
      const copy = document.documentElement.cloneNode(true) as Element;
      for (const ours of copy.querySelectorAll(tag)) ours.remove();
      return copy.outerHTML;
    },
    HOST_TAG,
  );
}

/** The page before, whose scripts the server forbids, may say so late. */
const FORBIDS = "script-src 'none'";

/**
 * What says nothing of the page: that policy, a font of its own that nobody serves here, asked for in time or not, and
 * that it reports too much too fast.
 */
const isChance = (error: string) =>
  error.includes(FORBIDS) || /^downloadable font: download failed|: Prevented too many CSP reports/.test(error);

/** What an error says, without what differs from load to load: paths, tokens and times in addresses. */
const complaint = (error: string) => error.replace(/(https?:\/\/[^/\s"'”)]+)[^\s"'”)]*/g, '$1');

/** Serves a saved page under its own address; scripts of its own run only when asked for. */
function serve({ server }: Stage, { url, html }: SavedPage, scripts: boolean): void {
  const headers: Record<string, string> = scripts ? {} : { 'content-security-policy': FORBIDS };
  server.serve(url.hostname, (path) => (path === `${url.pathname}${url.search}` ? { body: html, headers } : undefined));
  server.clear();
}

/** Loads a saved page that is being served, in a tab that had another: a new tab costs more than most pages. */
async function visit(page: Page, { url }: SavedPage, settle?: (errors: string[]) => Promise<unknown>) {
  const { host, pathname, search } = url;
  const errors: string[] = [];
  page.removeAllListeners('pageerror');
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  // A page that waits for ever for something of its own is still read.
  await page
    .goto(`https://${host}${pathname}${search}`, { waitUntil: 'load', timeout: 3_000 })
    .catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
    });
  await settle?.(errors);
  return { errors, html: await serialise(page) };
}

/** The tests of one browser: a file each, so that the two run side by side. */
export function testRealPages(name: BrowserName): void {
  describe.skipIf(PAGES.length < 40)(`${name} on saved news pages`, () => {
    let stage: Stage;
    let bare: Session;
    let tab: Page;
    let bareTab: Page;
    /**
     * What pages may still ask for after they were left: what the text of the one before names, and hosts that scripts
     * of pages have put together. A host of ours would be seen before any script has run.
     */
    let before = '';
    const byScripts = new Set<string>();

    beforeAll(async () => {
      stage = await openStage(name);
      stage.server.refusing = name === 'chromium';
      bare = await launchSession(name, { proxyPort: stage.server.port, bare: true });
      [tab, bareTab] = await Promise.all([stage.session.browser.newPage(), bare.browser.newPage()]);
    });
    afterAll(async () => {
      await bare?.close();
      await stage?.end();
    });

    it.each(PAGES.map((saved) => [saved.file, saved] as const))('%s stays as it was', async (_file, saved) => {
      const read = () => entitiesOf(stage.desk, saved.url.hostname);

      const [text, last] = [saved.html.toString('utf8'), before];
      before = text;
      const askedFor = () => strangers(stage.server.requests, text + last).filter((asked) => !byScripts.has(asked));

      // Both browsers at once: what the one without us asks for, the page asks for itself.
      serve(stage, saved, false);
      const [without, still] = await Promise.all([visit(bareTab, saved), visit(tab, saved, read)]);
      expect(still.html).toBe(without.html);
      for (const mark of await marks(tab)) {
        expect(
          mark.within.filter((element) => FORBIDDEN.includes(element)),
          `mark on "${mark.text}"`,
        ).toEqual([]);
      }
      expect(askedFor()).toEqual([]);

      serve(stage, saved, true);
      const live = await visit(tab, saved, read);
      const complaints = new Set(live.errors.filter((error) => !isChance(error)).map(complaint));
      const remember = () => {
        for (const asked of stage.server.requests) byScripts.add(new URL(asked).hostname);
      };
      if (complaints.size === 0) return remember();
      // The page's own errors come when they come: wait for each to be seen without the extension too.
      await visit(bareTab, saved, async (errors) => {
        const missing = () => [...complaints].filter((error) => !errors.some((own) => complaint(own) === error));
        await waitFor(async () => missing().length === 0, 'the errors of the page itself', 8_000).catch(() =>
          expect(missing()).toEqual([]),
        );
      });
      remember();
    });
  });
}

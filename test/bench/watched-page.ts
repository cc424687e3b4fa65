/**
 * The page the built extension is measured on, and the clock in it.
 */
import type { Page } from 'puppeteer-core';
import { inPage } from '../driver';
import { waitFor } from '../session';
import type { SiteServer } from '../site-server';

/** A host on the news-site list: the content script runs there. */
export const HOST = 'www.bbc.com';
/** Where on it the watched page is. */
export const HOST_PATH = '/news/articles/report';
/** Entities of ours the article below names. */
export const NAMED = ['kcna', 'msmt', 'unscr-1718', 'yonhap', 'iaea', 'yongbyon'];
export const SENTENCES = [
  'The Multilateral Sanctions Monitoring Team (MSMT) said on Monday that the measures of Resolution 1718 are kept by few.',
  'KCNA called the report a fabrication, and Yonhap News Agency said that officials in Seoul had expected no other answer.',
  'The IAEA has seen steam over the Yongbyon complex again, and inspectors who have not been there since 2009 would like to go.',
  'Diplomats from two of the countries said the work had been slow at first, since each of them keeps records in its own way.',
];
/** HTML of an article of so many paragraphs. */
export const article = (paragraphs: number) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title><meta property="og:type" content="article"></head><body><main><article><h1>Report published</h1>${Array.from({ length: paragraphs }, (_, i) => `<p>${SENTENCES[i % SENTENCES.length]}</p>`).join('')}</article></main></body></html>`;

/** Serves a page under a path of the host; its own scripts stay off unless wanted. */
export function serve(server: SiteServer, path: string, html: string | Buffer): string {
  server.serve(HOST, (asked) =>
    asked === path ? { body: html, headers: { 'content-security-policy': "script-src 'none'" } } : undefined,
  );
  return `https://${HOST}${path}`;
}

/** Watches the page's highlights as the page can: when they came, and when the first mark was in them. */
export const WATCH = `(() => {
  const times = { began: 0, marked: 0 };
  globalThis.times = times;
  const look = () => {
    const highlight = CSS.highlights?.get('sidelight');
    if (highlight && !times.began) times.began = performance.now();
    if (highlight?.size > 0) { times.marked = performance.now(); return; }
    setTimeout(look, 1);
  };
  look();
})()`;

/** What the clock in the page says, milliseconds from the document's start: when our script began, and the first mark. */
export function markTimes(page: Page, patience?: number): Promise<{ began: number; marked: number }> {
  return waitFor(
    async () => {
      const seen = await inPage(
        page,
        () => (globalThis as unknown as { times: { began: number; marked: number } }).times,
      );
      return seen.marked > 0 ? seen : undefined;
    },
    'the first mark',
    patience,
  );
}

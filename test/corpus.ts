/**
 * A folder of saved real pages and news texts, kept beside the checkout and never part of it. What measures on it skips
 * when it is absent; set SIDELIGHT_CORPUS to point elsewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newsSites } from '../data/news-sites';

const FOLDER = resolve(process.env.SIDELIGHT_CORPUS ?? '../shared');

/** Path of something in the corpus, or undefined where it is not there. */
export function corpus(...parts: string[]): string | undefined {
  const path = join(FOLDER, ...parts);
  return existsSync(path) ? path : undefined;
}

export interface SavedPage {
  file: string;
  /** Its own address, as the page itself gives it. */
  url: URL;
  html: Buffer;
}

const ADDRESSES = [
  /<link[^>]+rel=["']?canonical["']?[^>]*?href=["']?(https?:\/\/[^"'\s>]+)/i,
  /<link[^>]+href=["']?(https?:\/\/[^"'\s>]+)["']?[^>]*?rel=["']?canonical/i,
  /<meta[^>]+property=["']og:url["'][^>]*?content=["'](https?:\/\/[^"']+)/i,
  /<meta[^>]+content=["'](https?:\/\/[^"']+)["'][^>]*?property=["']og:url/i,
];

/** Saved pages of a folder of the corpus (`mentions`, `negatives`, …) that say their own address, sorted by file name. */
export function savedPages(folder: string): SavedPage[] {
  const path = corpus('pages', folder);
  if (!path) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .flatMap((file) => {
      const html = readFileSync(join(path, file));
      const head = html.toString('utf8');
      const address = ADDRESSES.map((pattern) => pattern.exec(head)?.[1]).find((found) => found !== undefined);
      return address && URL.canParse(address) ? [{ file, url: new URL(address), html }] : [];
    });
}

/** Those of the pages whose host is on the news-site list, at most `most` of them and no two alike. */
export function listedPages(pages: SavedPage[], most: number): SavedPage[] {
  const hosts = newsSites().map((site) => site.host);
  const listed = pages.filter(({ url }) =>
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)),
  );
  const byAddress = new Map(listed.map((page) => [page.url.href, page]));
  return [...byAddress.values()].slice(0, most);
}

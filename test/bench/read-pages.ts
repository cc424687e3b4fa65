/**
 * `npx tsx test/bench/read-pages.ts FOLDER… [--only TEXT]`: saved pages as Sidelight reads them, one JSON line each, for
 * reading by eye: which text it takes for the article, the day it finds, where it would mark. Chromium lays the pages
 * out, scripts of the pages are off, the engine runs here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { compileRelease } from '../../data/compiler/compile-release';
import { readPacks } from '../../data/compiler/read-packs';
import { type AboutArticle, describeArticle, rankOf, withCredits } from '../../lib/background/match';
import { localDay } from '../../lib/facts/dates';
import { titleOf } from '../../lib/facts/title';
import { findMentions } from '../../lib/matching/find-mentions';
import { loadNameIndex } from '../../lib/matching/name-index';
import type { BackgroundReplies, RequestOf } from '../../lib/messages';
import { articleDate } from '../../lib/page/article-date';
import { ensureBrowsers } from '../browsers';
import { CHROMIUM_ARGS } from '../chromium-args';
import { bundleForPage } from './page-bundle';

const ADDRESS = /<(?:link|meta)[^>]+(?:canonical|og:url)["']?[^>]*?(?:href|content)=["']?(https?:\/\/[^"'\s>]+)/i;

/** What the page read last says of its article. */
let about: AboutArticle | undefined;

/** An engine over the packs as they ship, answering as the background does. */
function engine(): (request: RequestOf<'page.match'>) => BackgroundReplies['page.match'] {
  const release = compileRelease(readPacks());
  const names = loadNameIndex(release.index);
  const entities = new Map(release.entities.map((entity) => [entity.id, entity]));
  return (request) => {
    const { url, about: said, ...article } = request;
    about ??= said;
    const found = said ? describeArticle(said, url, article.blocks, new Date()) : {};
    const known = said ? { lang: found.lang, date: found.date?.day } : {};
    const { mentions, memory } = findMentions(names, { ...article, ...known } as never);
    const ids = new Set(mentions.flatMap(({ entity, others = [] }) => [entity, ...others]));
    const labels = [...ids].flatMap((id) => {
      const entity = entities.get(id);
      if (!entity) return [];
      const { type, familiar } = entity;
      return [{ id, type, familiar, title: titleOf(entity), rank: rankOf({ type, familiar }, 0) }];
    });
    return { mentions: withCredits(article.blocks, mentions, labels), memory, labels, ...found };
  };
}

const { values, positionals: folders } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const match = engine();
const code = await bundleForPage(resolve('test/bench/read-pages-in-page.ts'), 'readPages');
const browser = await puppeteer.launch({
  executablePath: ensureBrowsers(['chromium']).chromium,
  headless: true,
  pipe: true,
  defaultViewport: { width: 1280, height: 900 },
  args: [...CHROMIUM_ARGS],
});
try {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  let html: Buffer = Buffer.alloc(0);
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      const headers = { 'content-security-policy': "script-src 'none'" };
      void request.respond({
        status: 200,
        contentType: /charset/i.test(html.subarray(0, 4000).toString('latin1'))
          ? 'text/html'
          : 'text/html; charset=utf-8',
        headers,
        body: html,
      });
    } else void request.abort();
  });
  await page.exposeFunction('sidelightMatch', match);
  for (const folder of folders) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.html') && file.includes(values.only ?? ''));
    for (const file of files.sort()) {
      html = readFileSync(join(folder, file));
      const url = ADDRESS.exec(html.toString('utf8'))?.[1];
      const address = url && URL.canParse(url) ? url : 'https://news.example.org/world/a-story';
      try {
        await page.goto(address, { waitUntil: 'domcontentloaded' });
        about = undefined;
        const read = await page.evaluate(
          `(() => { ${code}; return readPages.readPage(globalThis.sidelightMatch); })()`,
        );
        // What would be found if the page stated nothing: how far printed dates can be trusted shows where it does.
        const printed =
          about && articleDate({ ...(about as AboutArticle), published: [], times: [], url: '' }, localDay());
        console.log(JSON.stringify({ file, url: address, read, printed, about }));
      } catch (error) {
        console.error(`${file}: ${(error as Error).message}`);
      }
    }
  }
} finally {
  await browser.close();
}

/**
 * Page shapes of our own making, modelled on what news sites do. In every one of them "Alder Agency" stands where it may
 * be marked, "Birch Agency" where it is read and not marked, "Cedar Agency" where it must not be marked.
 */
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../lib/page/blocks';
import { isFront, readMetadata } from '../../lib/page/metadata';
import { type ArticleText, findArticle } from '../../lib/page/regions/article';
import { creditsOf } from '../../lib/page/regions/credits';
import { TextWalk } from '../../lib/page/walk';

const FILES = import.meta.glob<string>('../fixtures/pages/*.html', { query: '?raw', import: 'default', eager: true });
const PAGES = new Map(Object.entries(FILES).map(([path, html]) => [path.replace(/.*\/(.*)\.html/, '$1'), html]));

/** Pages on which nothing may be marked. */
const NO_ARTICLE = ['front-page', 'section-page', 'login-page'];

function read(name: string) {
  const doc = new DOMParser().parseFromString(PAGES.get(name) ?? '', 'text/html');
  let keys = 0;
  const context = { element: doc.body, role: 'body' as const, unmarked: 0, links: 0 };
  const walk = new TextWalk(doc.body, context, () => keys++);
  walk.run(() => false);
  return { doc, article: findArticle(walk.blocks, readMetadata(doc), isFront(doc)) };
}

/** Every place an agency is named in the text that was read, and whether it could be marked there. */
function places(article: ArticleText, name: string) {
  return article.blocks.flatMap((block) =>
    [...block.text.matchAll(new RegExp(`${name} Agency`, 'g'))].map(({ index }) => ({
      text: block.text,
      markable:
        piecesOf(block, index, index + name.length + 7) !== null &&
        !creditsOf(block.text, block.role).some(([start, end]) => index < end && index + name.length + 7 > start),
    })),
  );
}

describe.each([...PAGES.keys()].filter((name) => !NO_ARTICLE.includes(name)))('%s', (name) => {
  const { doc, article } = read(name);

  test('is found to be an article', () => {
    expect(article).not.toBeNull();
  });

  test('all the text that may be marked is read as such', () => {
    const all = doc.body.textContent?.replace(/[\u00ad\u200b]/g, '').match(/Alder\s+Agency/g)?.length ?? 0;
    const found = places(article as ArticleText, 'Alder');
    expect(found.filter(({ markable }) => !markable)).toEqual([]);
    expect(found.length).toBe(all);
    expect(all).toBeGreaterThan(0);
  });

  test('nothing outside the article and none of its credits may be marked', () => {
    expect(places(article as ArticleText, 'Cedar').filter(({ markable }) => markable)).toEqual([]);
  });

  test('links, headings, code and the lead above the text are read and stay unmarked', () => {
    const all = doc.body.textContent?.match(/Birch Agency/g)?.length ?? 0;
    const found = places(article as ArticleText, 'Birch');
    expect(found.filter(({ markable }) => markable)).toEqual([]);
    expect(found.length).toBe(all);
  });
});

test.each(NO_ARTICLE)('%s has no article', (name) => {
  expect(read(name).article).toBeNull();
});

test('the headline comes first, as a title', () => {
  const { article } = read('news-article');
  expect(article?.blocks[0]).toMatchObject({ role: 'title', text: 'Birch Agency welcomes sanctions report' });
});

test('words broken over inline elements and soft hyphens are one text', () => {
  const { article } = read('inline-markup');
  expect(article?.blocks.find(({ text }) => text.startsWith('Eleven'))?.text).toBe(
    'Eleven governments have published the first report of a joint team, the Alder Agency said on Monday, and the Alder Agency will print it in full.',
  );
});

test('of two articles on a page the first is read', () => {
  expect(read('two-articles').article?.root.id).toBe('first');
});

test('broken JSON-LD still says that it is an article, and when', () => {
  expect(readMetadata(read('broken-json-ld').doc)).toMatchObject({
    article: true,
    published: ['2025-06-02T09:00:00Z'],
  });
});

/**
 * The part of the page-work bench that runs in the page.
 */

import { type Block, piecesOf } from '../../lib/page/blocks';
import { readMetadata } from '../../lib/page/metadata';
import { Painter } from '../../lib/page/paint';
import { findArticle } from '../../lib/page/regions/article';
import { ProseCount } from '../../lib/page/regions/prose';
import { type FoundBlock, selectMarks } from '../../lib/page/selection';
import { TextWalk } from '../../lib/page/walk';

/** What a page took, in milliseconds of its own thread. */
export interface PageWork {
  gather: number;
  paint: number;
  words: string[];
  /** Where the article's element stands among all elements of the page. */
  root: number;
  marks: number;
  registered: number;
}

function gather() {
  let keys = 0;
  const meta = readMetadata(document);
  const prose = new ProseCount(document.body);
  prose.run(() => false);
  const walk = new TextWalk(
    document.body,
    { element: document.body, role: 'body', unmarked: 0, links: 0 },
    () => keys++,
  );
  walk.run(() => false);
  prose.forget();
  return findArticle(walk.blocks, meta);
}

/** The article's most frequent capitalised words: stand-ins for names, the same for both sides. */
function wordsOf(blocks: readonly Block[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of blocks) {
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{L}{4,}(?![\p{L}\p{N}])/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([word]) => word);
}

/** Sidelight's work on the page; finding the mentions happens elsewhere and is not counted. `null`: no article. */
export async function ours(): Promise<PageWork | null> {
  void document.body.offsetHeight;
  let begin = performance.now();
  const article = gather();
  const gathered = performance.now() - begin;
  if (!article) return null;
  const words = wordsOf(article.blocks);
  if (words.length === 0) return null;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const found: FoundBlock[] = article.blocks.map((block) => ({
    block,
    mentions: [...block.text.matchAll(pattern)]
      .map(({ 0: word, index }) => ({
        block: block.key,
        start: index,
        end: index + word.length,
        entity: word,
        why: { rule: 'bench' },
      }))
      .filter(({ start, end }) => piecesOf(block, start, end)),
  }));

  let callbacks = 0;
  const Native = IntersectionObserver;
  globalThis.IntersectionObserver = class extends Native {
    constructor(act: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      super((entries, observer) => {
        const start = performance.now();
        act(entries, observer);
        callbacks += performance.now() - start;
      }, options);
    }
  };
  const ending = new AbortController();
  begin = performance.now();
  const painter = new Painter(ending.signal, () => undefined);
  const choice = { marks: 'every' as const, markFamiliar: true, termsOff: [], typesOff: [], marksPerScreen: 0 };
  const marks = selectMarks(found, new Map(), choice, {
    screen: 900,
    place: () => 0,
    seen: ({ element }) => element.checkVisibility({ visibilityProperty: true }),
  });
  painter.set(
    marks.map((mark, id) => ({ ...mark, id })),
    new Set(),
  );
  void document.body.offsetHeight;
  const set = performance.now() - begin;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const registered = CSS.highlights.get('sidelight')?.size ?? 0;
  ending.abort();
  const root = Array.from(document.querySelectorAll('*')).indexOf(article.root);
  return { gather: gathered, paint: set + callbacks, words, root, marks: marks.length, registered };
}

interface MarkJs {
  mark(words: string[], options: object): void;
}

/**
 * mark.js with the same words on the same article, layout included, since it changes the document. Nothing has read the
 * page before it, as nothing has before ours.
 */
export function markJs(
  Mark: new (root: Element) => MarkJs,
  { words, root: place }: Pick<PageWork, 'words' | 'root'>,
): { ms: number; marks: number } {
  void document.body.offsetHeight;
  const root = document.querySelectorAll('*')[place] ?? document.body;
  const begin = performance.now();
  new Mark(root).mark(words, {
    accuracy: 'exactly',
    separateWordSearch: false,
    caseSensitive: true,
    acrossElements: true,
    exclude: ['a *', 'h1', 'h2', 'h3', 'h4', 'script', 'style', 'button', 'aside *', 'nav *'],
  });
  void document.body.offsetHeight;
  return { ms: performance.now() - begin, marks: root.querySelectorAll('mark[data-markjs]').length };
}

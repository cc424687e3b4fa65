/**
 * Finds the article on a page: from the gathered blocks, which element holds it, and whether there is one at all. Front
 * pages and lists of teasers have none.
 */
import type { Block } from '../blocks';
import { weightOf } from '../blocks';
import type { Metadata } from '../metadata';
import { saysBody } from './elements';

/** The article's element and its blocks in reading order. */
export interface ArticleText {
  root: Element;
  /** Everything under `root` that is article text; before it, unmarkable, the headline and what stands under it. */
  blocks: Block[];
}

/** A block of at least this weight (Latin letters; a CJK character counts two) that is not mostly links is prose. */
const PROSE = 60;
/** Prose an article has at least, by what the page says of itself: an article, nothing, a list. */
const ENOUGH = { says: 200, silent: 500, denies: 2500 };

/**
 * The article among the blocks of a page (or of a part that has just been added), or `null`.
 * @param blocks everything gathered, in reading order.
 */
export function findArticle(blocks: Block[], meta: Pick<Metadata, 'article'>, front = false): ArticleText | null {
  const weights = new Map<Element, number>();
  const prose: Block[] = [];
  let total = 0;
  for (const block of blocks) {
    if (!isProse(block)) continue;
    // One huge block (a list of names, a licence) must not outweigh an article's paragraphs.
    const weight = Math.min(weightOf(block.text), 1500);
    prose.push(block);
    total += weight;
    for (let up: Element | null = block.element; up; up = parentOf(up))
      weights.set(up, (weights.get(up) ?? 0) + weight);
  }
  if (prose.length === 0) return null;
  const root = bestRoot(weights, total);
  const weight = weights.get(root) ?? 0;
  const says = meta.article ?? (saysBody(root) || null);
  const enough = says && !front ? ENOUGH.says : says === false || front ? ENOUGH.denies : ENOUGH.silent;
  if (weight < enough) return null;
  // Prose in one or two lumps on a page that says nothing of itself: a notice, a product, a login page.
  const inside = blocks.filter((block) => contains(root, block.element));
  const paragraphs = prose.filter((block) => inside.includes(block)).length;
  if (!says && paragraphs < 3 && weight < 2 * ENOUGH.silent) return null;
  return { root, blocks: articleBlocks(blocks, inside) };
}

/** Text that reads as sentences of an article. */
export function isProse(block: Block): boolean {
  return block.role !== 'title' && block.linked < block.text.length * 0.4 && weightOf(block.text) >= PROSE;
}

/**
 * The element that holds the article: the one that says so, if most of the prose is in it; else the deepest that holds
 * three quarters of the prose.
 */
function bestRoot(weights: Map<Element, number>, total: number): Element {
  let deepest: Element | null = null;
  const said: Element[] = [];
  const tagged: Element[] = [];
  for (const [element, weight] of weights) {
    if (weight >= total * 0.75 && (!deepest || contains(deepest, element))) deepest = element;
    if (saysBody(element)) said.push(element);
    if (element.localName === 'article' || element.getAttribute('role') === 'article') tagged.push(element);
  }
  const base = weights.get(deepest as Element) ?? total;
  const weigh = (element: Element) => weights.get(element) ?? 0;
  for (const elements of [said, tagged]) {
    const most = Math.max(...elements.map(weigh));
    // Where one article follows the other, the page is about the first.
    const first = elements.find((element) => weigh(element) >= most * 0.6);
    if (!first || weigh(first) < base * (elements === tagged && elements.length > 1 ? 0.35 : 0.55)) continue;
    // An `<article>` around the element that says "body" holds the headline, the lead and the first picture too.
    const around = tagged.find((element) => element.contains(first));
    return around && weigh(around) <= weigh(first) * 1.3 ? around : first;
  }
  return deepest as Element;
}

function articleBlocks(blocks: Block[], inside: Block[]): Block[] {
  const first = blocks.indexOf(inside[0] as Block);
  const headline = lastHeadline(blocks, first);
  // Between headline and text stand the lead and the first picture; far apart they do not belong together.
  const above =
    headline < 0 ? [] : blocks.slice(headline, first).filter((block, i) => i === 0 || (i < 8 && isProse(block)));
  for (const block of above) {
    if (block.role !== 'title') block.role = 'lead';
    block.markable.fill(false);
  }
  return [...above, ...withoutPointers(inside)];
}

/**
 * Leaves out what points elsewhere: lines that are links from end to end ("Read more: …"), and the short text between
 * one linked heading and the next or the end.
 */
export function withoutPointers(blocks: Block[]): Block[] {
  const isPointer = ({ linked, text }: Block) => linked >= text.length * 0.7;
  const isTeaser = (block?: Block) => !block || (block.role === 'title' && isPointer(block));
  return blocks.filter((block, at) => {
    if (block.role === 'title') return true;
    const teased = at > 0 && isTeaser(blocks[at - 1]) && isTeaser(blocks[at + 1]) && block.text.length < 220;
    return !teased && !isPointer(block);
  });
}

/** Index of the `<h1>` nearest before block `first`, or -1. */
function lastHeadline(blocks: Block[], first: number): number {
  for (let index = first - 1; index >= 0; index--) {
    if (blocks[index]?.element.localName === 'h1') return index;
  }
  return -1;
}

function parentOf(element: Element): Element | null {
  return element.parentElement ?? hostOf(element);
}

/** Whether `inner` is `outer` or inside it, open shadow roots included. */
export function contains(outer: Element, inner: Node): boolean {
  if (outer.contains(inner)) return true;
  const host = hostOf(inner);
  return host !== null && contains(outer, host);
}

/** The element whose shadow root a node is in. */
export function hostOf(node: Node): Element | null {
  return (node.getRootNode() as ShadowRoot).host ?? null;
}

/**
 * An article as read so far: its blocks in reading order and what was found in them. Keeps the order while blocks come,
 * change and go; asks for each text once.
 */
import type { ArticleMemory, Mention } from '../matching/types';
import type { ArticleText } from './article';
import type { Block } from './blocks';
import type { FoundBlock } from './selection';

interface Entry extends FoundBlock {
  block: Block;
  /** Absent until the matcher has answered. */
  found: Mention[] | null;
  /** Read, not marked: the headline and what stands between it and the text. */
  silent: boolean;
}

export class ReadArticle {
  root: Element;
  memory: ArticleMemory | undefined;
  #entries: Entry[] = [];
  #byNode = new WeakMap<Text, Block>();
  #byElement = new Map<Element, Set<Block>>();
  /** What was found in texts that have gone: pages take paragraphs out and put the same ones back. */
  #remembered = new Map<string, Mention[]>();

  constructor(text: ArticleText, before?: ReadArticle) {
    this.root = text.root;
    if (before) {
      this.#remembered = new Map(before.#entries.flatMap(({ block, found }) => (found ? [[block.text, found]] : [])));
      this.memory = before.memory;
    }
    for (const block of text.blocks) this.#insert(this.#entries.length, block, text.unmarked.has(block));
  }

  /** Blocks in reading order, with what was found in each so far. */
  get found(): readonly FoundBlock[] {
    return this.#entries;
  }

  /** Blocks the matcher has not seen yet, in reading order. */
  unmatched(): Block[] {
    return this.#entries.filter(({ found }) => found === null).map(({ block }) => block);
  }

  /** Takes in the matcher's answer for blocks that may have gone meanwhile. */
  take(blocks: readonly Block[], mentions: readonly Mention[], memory: ArticleMemory): void {
    this.memory = memory;
    const asked = new Set(blocks);
    const byBlock = Map.groupBy(mentions, (mention) => mention.block);
    for (const entry of this.#entries) {
      if (asked.has(entry.block)) entry.found = entry.mentions = byBlock.get(entry.block.key) ?? [];
    }
  }

  isSilent(block: Block): boolean {
    return this.#entries.find((entry) => entry.block === block)?.silent ?? false;
  }

  blockOf(node: Text): Block | undefined {
    return this.#byNode.get(node);
  }

  /** Elements that are still there but have lost or changed text of theirs; drops the blocks of those that are gone. */
  stale(): Set<Element> {
    const elements = new Set<Element>();
    for (const { block } of [...this.#entries]) {
      if (!block.element.isConnected) this.#remove(block);
      else if (block.nodes.some((node) => !node.isConnected || !inside(block.element, node)))
        elements.add(block.element);
    }
    return elements;
  }

  /** Puts `blocks` in place of all blocks of the elements they stand in and of `emptied`. */
  replace(blocks: readonly Block[], emptied: Iterable<Element> = []): void {
    const elements = new Set([...emptied, ...blocks.map((block) => block.element)]);
    let at = -1;
    for (const element of elements) {
      for (const block of [...(this.#byElement.get(element) ?? [])]) {
        at = this.#remove(block);
      }
    }
    for (const block of blocks) {
      const index = this.#placeFor(block, at);
      this.#insert(index, block, false);
      at = index + 1;
    }
  }

  /** How much of the article is the same as before: the share of `texts` that is still in it. */
  overlap(texts: ReadonlySet<string>): number {
    if (texts.size === 0) return 0;
    const mine = new Set(this.#entries.map(({ block }) => block.text));
    let same = 0;
    for (const text of texts) if (mine.has(text)) same++;
    return same / texts.size;
  }

  texts(): Set<string> {
    return new Set(this.#entries.map(({ block }) => block.text));
  }

  #insert(index: number, block: Block, silent: boolean): void {
    const known = this.#remembered.get(block.text);
    const found = known ? known.map((mention) => ({ ...mention, block: block.key })) : null;
    this.#entries.splice(index, 0, { block, found, mentions: found ?? [], silent });
    for (const node of block.nodes) this.#byNode.set(node, block);
    const blocks = this.#byElement.get(block.element);
    if (blocks) blocks.add(block);
    else this.#byElement.set(block.element, new Set([block]));
  }

  /** @returns where it stood. */
  #remove(block: Block): number {
    const index = this.#entries.findIndex((entry) => entry.block === block);
    const [entry] = this.#entries.splice(index, 1);
    if (entry?.found) this.#remembered.set(block.text, entry.found);
    const blocks = this.#byElement.get(block.element);
    blocks?.delete(block);
    if (blocks?.size === 0) this.#byElement.delete(block.element);
    return index;
  }

  /** Index at which a block belongs; `guess` is tried first, since most blocks follow one another. */
  #placeFor(block: Block, guess: number): number {
    const node = block.nodes[0] as Text;
    const before = (index: number) => {
      const other = this.#entries[index]?.block.nodes[0];
      return other !== undefined && precedes(other, node);
    };
    const fits = (index: number) =>
      (index === 0 || before(index - 1)) && (index === this.#entries.length || !before(index));
    if (guess >= 0 && fits(guess)) return guess;
    let low = 0;
    let high = this.#entries.length;
    if (fits(high)) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether `a` comes before `b` in reading order; nodes in shadow trees stand where their hosts do. */
function precedes(a: Node, b: Node): boolean {
  const roots = (node: Node): Node[] => {
    const chain = [node];
    for (let host = hostOf(node); host; host = hostOf(host)) chain.unshift(host);
    return chain;
  };
  const [left, right] = [roots(a), roots(b)];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x, y] = [left[i] as Node, right[i] as Node];
    if (x !== y) return (x.compareDocumentPosition(y) & 4) /* DOCUMENT_POSITION_FOLLOWING */ !== 0;
  }
  return left.length < right.length;
}

function inside(element: Element, node: Node): boolean {
  return element.contains(node) || hostOf(node) !== null || element.shadowRoot !== null;
}

function hostOf(node: Node): Element | null {
  return (node.getRootNode() as ShadowRoot).host ?? null;
}

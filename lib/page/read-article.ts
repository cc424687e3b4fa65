/**
 * An article as read so far: its blocks in reading order and what was found in them. Keeps the order while blocks come,
 * change and go; asks for each text once.
 */
import type { PageMention } from '../background/match';
import type { ArticleMemory } from '../matching/types';
import type { Block } from './blocks';
import type { ArticleText } from './regions/article';
import { hostOf } from './regions/article';
import type { FoundBlock } from './selection';

interface Entry extends FoundBlock {
  /** The matcher has answered. */
  asked: boolean;
}

export class ReadArticle {
  readonly root: Element;
  memory: ArticleMemory | undefined;
  /** Blocks in reading order, with what was found in each so far. */
  found: Entry[] = [];
  #byNode = new WeakMap<Text, Block>();
  /** What was found in texts that have gone: pages take paragraphs out and put the same ones back. */
  #remembered = new Map<string, readonly PageMention[]>();

  /** @param before the same article, read earlier: its texts are not asked for again. */
  constructor(text: ArticleText, before?: ReadArticle) {
    this.root = text.root;
    if (before) {
      this.memory = before.memory;
      before.found.forEach(this.#remember, this);
    }
    this.replace(text.blocks);
  }

  /** Blocks the matcher has not seen yet, in reading order. */
  unmatched(): Block[] {
    return this.found.filter(({ asked }) => !asked).map(({ block }) => block);
  }

  /** Takes in the matcher's answer for blocks that may have gone meanwhile. */
  take(blocks: readonly Block[], mentions: readonly PageMention[], memory: ArticleMemory): void {
    this.memory = memory;
    const byBlock = Map.groupBy(mentions, ({ block }) => block);
    const answered = new Set(blocks);
    for (const entry of this.found) {
      if (!answered.has(entry.block)) continue;
      entry.mentions = byBlock.get(entry.block.key) ?? [];
      entry.asked = true;
    }
  }

  blockOf(node: Text): Block | undefined {
    return this.#byNode.get(node);
  }

  /** Has everything asked for again; what was found stays until the answer comes. */
  forget(): void {
    this.memory = undefined;
    this.#remembered.clear();
    for (const entry of this.found) entry.asked = false;
  }

  /** Elements of whose text something has gone. */
  stale(): Set<Element> {
    const gone = this.found.filter(({ block: { element, nodes } }) =>
      nodes.some((node) => !node.isConnected || !(element.contains(node) || hostOf(node) || element.shadowRoot)),
    );
    return new Set(gone.map(({ block }) => block.element));
  }

  /** Puts `blocks` in place of all blocks of the elements they stand in and of `emptied`. */
  replace(blocks: readonly Block[], emptied: Iterable<Element> = []): void {
    const elements = new Set([...emptied, ...blocks.map(({ element }) => element)]);
    this.found = this.found.filter((entry) => {
      if (!elements.has(entry.block.element)) return true;
      this.#remember(entry);
      return false;
    });
    for (const block of blocks) {
      const known = this.#remembered.get(block.text);
      const mentions = known?.map((mention) => ({ ...mention, block: block.key })) ?? [];
      this.found.splice(this.#placeFor(block), 0, { block, mentions, asked: known !== undefined });
      for (const node of block.nodes) this.#byNode.set(node, block);
    }
  }

  /** The share of `texts` that stands in this article. */
  overlap(texts: ReadonlySet<string>): number {
    return texts.intersection(this.texts()).size / texts.size;
  }

  texts(): Set<string> {
    return new Set(this.found.map(({ block }) => block.text));
  }

  #remember({ block, mentions, asked }: Entry): void {
    if (asked) this.#remembered.set(block.text, mentions);
  }

  /** Index at which a block belongs; mostly the end. */
  #placeFor({ nodes: [node] }: Block): number {
    const before = (index: number) => precedes(this.found[index]?.block.nodes[0] as Node, node as Node);
    let high = this.found.length;
    if (high === 0 || before(high - 1)) return high;
    let low = 0;
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
  const position = a.compareDocumentPosition(b);
  if (!((position & 1) /* DOCUMENT_POSITION_DISCONNECTED */)) return (position & 4) /* …_FOLLOWING */ !== 0;
  const [left, right] = [hostOf(a), hostOf(b)];
  return (left ?? right) !== null && precedes(left ?? a, right ?? b);
}

/**
 * Blocks of article text, each with the way back from its offsets to the page's text nodes.
 */
import type { TextBlock } from '../matching/types';
import type { Role } from './regions/elements';

/** A paragraph as gathered, and where each character of it stands in the page. */
export interface Block extends TextBlock {
  role: Role;
  /** The block-level element the text stands in. Several blocks share one where it also holds other blocks. */
  element: Element;
  /** One entry a run of characters that lie in order in one text node: the node, … */
  nodes: Text[];
  /** … where the run starts in `text`, … */
  at: number[];
  /** … where it starts in the node's data, … */
  from: number[];
  /** … and whether it may be marked. */
  markable: boolean[];
  /** Characters of other blocks of the same element that come before. */
  before: number;
  /** How many characters of the text are inside links. */
  linked: number;
}

/** Characters of all blocks of an element: with `before` it tells how far down in it a block stands. */
export const textIn = new WeakMap<Element, number>();

/** A part of a mention in one text node; offsets into the node's data. */
export interface Piece {
  node: Text;
  start: number;
  end: number;
}

/**
 * Where `text.slice(start, end)` stands in the page: one piece a text node, in order. `null` where any of it may not be
 * marked, unless `anyway` (a jump goes to mentions in links and headlines too).
 */
export function piecesOf(block: Block, start: number, end: number, anyway = false): Piece[] | null {
  const pieces: Piece[] = [];
  let run = runAt(block.at, start);
  while (run < block.at.length) {
    const at = block.at[run] as number;
    if (at >= end) break;
    if (!anyway && !block.markable[run]) return null;
    const next = block.at[run + 1] ?? Number.POSITIVE_INFINITY;
    const shift = (block.from[run] as number) - at;
    const node = block.nodes[run] as Text;
    const last = pieces.at(-1);
    const to = Math.min(end, next) + shift;
    // Two runs in one node have only dropped characters between them: one piece covers both.
    if (last?.node === node) last.end = to;
    else pieces.push({ node, start: Math.max(start, at) + shift, end: to });
    run++;
  }
  return pieces.length > 0 ? pieces : null;
}

/** Index of the run that holds offset `offset`: the last that starts at or before it. */
function runAt(at: readonly number[], offset: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Length of a text as reading matter: a CJK character carries about what two Latin letters do. */
export function weightOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u11ff\u3040-\ud7af]/g)?.length ?? 0);
}

/**
 * What of a page's text is selected.
 */
import { describePassage, type Passage } from '../notes/selectors';
import type { Block } from './blocks';

/** The range of the page's selection, in an open shadow root too; null where nothing is selected or one is writing. */
export function selectedRange(doc: Document, shadows: Iterable<ShadowRoot>): Range | null {
  const selection = doc.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  // Where the selection is in a shadow root, the document's own range is collapsed at its host.
  const [composed] = selection.getComposedRanges({ shadowRoots: [...shadows] });
  if (!composed || composed.collapsed) return null;
  const range = doc.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  const within = range.commonAncestorContainer;
  const element = (within.nodeType === 1 ? within : within.parentElement) as HTMLElement | null;
  return range.collapsed || element?.isContentEditable ? null : range;
}

/** A passage in a list of blocks: offsets into their texts joined by a line feed. */
export interface SelectedText extends Passage {
  blocks: readonly Block[];
}

/**
 * The selected part of these blocks as a passage.
 * @returns null where less than most of what is selected is in them, or it cannot be noted
 */
export function selectedText(range: Range, blocks: readonly Block[]): SelectedText | null {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  let covered = 0;
  let before = 0;
  for (const block of blocks) {
    for (const [index, node] of block.nodes.entries()) {
      if (!range.intersectsNode(node)) continue;
      const at = block.at[index] as number;
      const from = block.from[index] as number;
      const length = (block.at[index + 1] ?? block.text.length) - at;
      const first = node === range.startContainer ? Math.max(0, range.startOffset - from) : 0;
      const last = node === range.endContainer ? Math.min(length, range.endOffset - from) : length;
      if (first >= last) continue;
      start = Math.min(start, before + at + first);
      end = Math.max(end, before + at + last);
      covered += weigh(block.text.slice(at + first, at + last));
    }
    before += block.text.length + 1;
  }
  if (covered < weigh(range.toString()) * 0.9) return null;
  const passage = describePassage(textOf(blocks), start, end);
  return passage && { ...passage, blocks };
}

/** The text that passages of these blocks are counted in. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

function weigh(text: string): number {
  return text.replace(/\s|\u00ad|\u200b/g, '').length;
}

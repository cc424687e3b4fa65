/**
 * Which mark is at a point of the viewport. The caret lookup finds the text node in constant time
 * (`highlightsFromPoint` is linear in the marks of the page); the client rects have the last word, since a caret snaps to
 * text far away.
 */
import { rangesOf } from './paint';
import type { Mark } from './selection';

/** Marks by the text nodes they stand in. */
export class MarkTable {
  #byNode = new Map<Text, Mark[]>();
  #byElement = new Map<Element, Mark[]>();

  constructor(marks: readonly Mark[]) {
    for (const mark of marks) {
      for (const { node } of mark.pieces) push(this.#byNode, node, mark);
      push(this.#byElement, mark.block.element, mark);
    }
  }

  /** Marks in a text node, in order. */
  in(node: Text): readonly Mark[] {
    return this.#byNode.get(node) ?? [];
  }

  /** Marks in the block-level element around a node. */
  around(node: Node): readonly Mark[] {
    for (let up = node.parentElement; up; up = up.parentElement) {
      const marks = this.#byElement.get(up);
      if (marks) return marks;
    }
    return [];
  }
}

/**
 * The mark at a point, or `null`.
 * @param shadows open shadow roots the page's text was found in: the caret lookup stays outside unless they are named.
 */
export function markAt(
  doc: Document,
  table: MarkTable,
  x: number,
  y: number,
  shadows: readonly ShadowRoot[],
): Mark | null {
  const caret = doc.caretPositionFromPoint(x, y, shadows.length > 0 ? { shadowRoots: [...shadows] } : undefined);
  const node = caret?.offsetNode;
  if (!caret || node?.nodeType !== 3) return null;
  const { offset } = caret;
  const text = node as Text;
  for (const mark of table.in(text)) {
    // Past half of a glyph the caret is already behind it: both ends belong to the mark.
    const near = mark.pieces.some((piece) => piece.node === text && piece.start <= offset && offset <= piece.end);
    if (near && rectAt(mark, x, y)) return mark;
  }
  // Behind half of a node's last glyph the caret is in the next node.
  if (offset > 0 && offset < text.length) return null;
  return table.around(text).find((mark) => rectAt(mark, x, y) !== null) ?? null;
}

/** The box of the line of a mark that the point is on, in viewport pixels; `null` where the point is on none. */
export function rectAt(mark: Mark, x: number, y: number): DOMRect | null {
  for (const range of rangesOf(mark)) {
    for (const rect of range.getClientRects()) {
      if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 1 && y <= rect.bottom + 1) return rect;
    }
  }
  return null;
}

/** The boxes of a mark, one a line, empty ones left out. */
export function rectsOf(mark: Mark): DOMRect[] {
  return rangesOf(mark)
    .flatMap((range) => [...range.getClientRects()])
    .filter((rect) => rect.width > 0 && rect.height > 0);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

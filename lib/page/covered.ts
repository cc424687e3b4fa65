/**
 * Whether something of the page lies over the note editor. Runs in the page's isolated world, injected when the editor
 * asks: it travels as source text, so it stands alone.
 *
 * The card is in the top layer: only what the page has put there can lie over it. What takes the pointer is found by
 * asking what is under it; what lets the pointer through, by looking at every popover that is open.
 */
export function editorIsCovered(): boolean {
  const root = globalThis.sidelightRoot;
  const frame = root?.querySelector('iframe.editor')?.getBoundingClientRect();
  if (!root || !frame || frame.width === 0) return false;
  const { host } = root;
  const isOver = ({ left, top, right, bottom }: DOMRect) =>
    left < frame.right && right > frame.left && top < frame.bottom && bottom > frame.top;

  for (const x of [0.05, 0.5, 0.95]) {
    for (const y of [0.1, 0.5, 0.9]) {
      const [left, top] = [frame.left + frame.width * x, frame.top + frame.height * y];
      const isInView = left > 0 && top > 0 && left < innerWidth && top < innerHeight;
      const found = isInView ? document.elementFromPoint(left, top) : host;
      if (found && found !== host) return true;
    }
  }

  const roots: ParentNode[] = [document];
  for (const within of roots) {
    for (const element of within.querySelectorAll('*')) {
      // Firefox lets an extension look into closed ones.
      const inner = (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
      if (inner && inner !== root) roots.push(inner);
    }
    for (const element of within.querySelectorAll(':popover-open, :modal, :fullscreen')) {
      if (element.contains(host)) continue;
      const inside = document.createRange();
      inside.selectNodeContents(element);
      const backdrop = getComputedStyle(element, '::backdrop');
      const isPainted = !/^(?:transparent|rgba\(.*, 0\))$/.test(backdrop.backgroundColor);
      if (isPainted || backdrop.backgroundImage !== 'none') return true;
      if (isOver(element.getBoundingClientRect()) || isOver(inside.getBoundingClientRect())) return true;
    }
  }
  return false;
}

/**
 * Draws over noted passages: boxes in our closed shadow root, since a page can list and measure highlights. They lie above
 * the text, let everything through to it, and scroll with the page.
 */
import type { PassageState } from '../messages';
import type { NoteColour } from '../notes/model';
import type { Piece } from './blocks';

/** What is drawn. */
export interface DrawnPassage {
  pieces: readonly Piece[];
  state: PassageState;
  colour?: NoteColour | undefined;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class PassageBoxes {
  readonly #layer: HTMLElement;
  #passages: readonly DrawnPassage[] = [];
  #current: DrawnPassage | null = null;
  #drawn = '';
  #asked = false;
  #clips = new Map<DrawnPassage, Element[]>();
  #resized = new ResizeObserver(() => this.redraw());
  readonly #doc: Document;

  constructor(
    private readonly root: ShadowRoot,
    private readonly signal: AbortSignal,
  ) {
    this.#doc = root.ownerDocument;
    this.#layer = this.#doc.createElement('div');
    this.#layer.className = 'passages';
    this.#layer.setAttribute('aria-hidden', 'true');
    root.append(this.#layer);
    const view = this.#doc.defaultView as Window;
    const passive = { capture: true, passive: true, signal };
    // The document's own scrolling takes the boxes along.
    view.addEventListener('scroll', ({ target }) => target !== this.#doc && this.redraw(), passive);
    for (const type of ['resize', 'load', 'transitionend', 'toggle', 'fullscreenchange']) {
      view.addEventListener(type, () => this.redraw(), passive);
    }
    void this.#doc.fonts.ready.then(() => this.redraw());
    signal.addEventListener(
      'abort',
      () => {
        this.#resized.disconnect();
        this.#layer.remove();
      },
      { once: true },
    );
  }

  /** Draws these instead of those before. */
  set(passages: readonly DrawnPassage[]): void {
    this.#passages = passages;
    this.#resized.disconnect();
    this.#clips.clear();
    const blocks = new Set(passages.flatMap(({ pieces }) => pieces.map(({ node }) => node.parentElement)));
    for (const block of [this.#doc.body, ...blocks]) if (block) this.#resized.observe(block);
    for (const passage of passages) this.#clips.set(passage, clipsOf(passage));
    this.redraw();
  }

  setCurrent(passage: DrawnPassage | null): void {
    this.#current = passage;
    this.redraw();
  }

  /** Draws again, with the next frame, where the text has moved. */
  redraw(): void {
    if (this.#asked || (this.#passages.length === 0 && this.#drawn === '')) return;
    this.#asked = true;
    this.#doc.defaultView?.requestAnimationFrame(() => {
      this.#asked = false;
      if (!this.signal.aborted) this.#draw();
    });
  }

  #draw(): void {
    // In a dialog, where an open card takes the host, nothing is in its place.
    const isHome = this.root.host.parentNode === this.#doc.documentElement;
    const origin = this.#layer.getBoundingClientRect();
    const lines = !isHome
      ? []
      : this.#passages.flatMap((passage) => {
          const kind = [passage.colour ?? 'yellow', passage.state, isOnDark(passage) ? 'on-dark' : ''];
          if (passage === this.#current) kind.push('current');
          return this.#linesOf(passage).map((box) => ({ box, kind: kind.join(' ').trim() }));
        });
    const drawn = JSON.stringify([origin.x, origin.y, lines]);
    if (drawn === this.#drawn) return;
    this.#drawn = lines.length === 0 ? '' : drawn;
    this.#layer.replaceChildren(
      ...lines.map(({ box, kind }) => {
        const element = this.#doc.createElement('i');
        element.className = kind;
        element.style.left = `${box.left - origin.x}px`;
        element.style.top = `${box.top - origin.y}px`;
        element.style.width = `${box.right - box.left}px`;
        element.style.height = `${box.bottom - box.top}px`;
        return element;
      }),
    );
  }

  /** One box a line, cut off where the text is. */
  #linesOf(passage: DrawnPassage): Box[] {
    const bounds = (this.#clips.get(passage) ?? []).map((element) => element.getBoundingClientRect());
    const boxes: Box[] = [];
    for (const rect of rectsOf(passage.pieces)) {
      const last = boxes.at(-1);
      const isSameLine =
        last && Math.abs(last.top - rect.top) < rect.height / 2 && rect.left - last.right < rect.height;
      if (isSameLine && rect.left >= last.left - 1) {
        last.right = Math.max(last.right, rect.right);
        last.top = Math.min(last.top, rect.top);
        last.bottom = Math.max(last.bottom, rect.bottom);
      } else boxes.push({ left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom });
    }
    return boxes
      .map((box) =>
        bounds.reduce<Box>(
          (cut, bound) => ({
            left: Math.max(cut.left, bound.left),
            top: Math.max(cut.top, bound.top),
            right: Math.min(cut.right, bound.right),
            bottom: Math.min(cut.bottom, bound.bottom),
          }),
          box,
        ),
      )
      .filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
  }
}

/** Client rects of pieces of text that can be seen, in order. */
export function rectsOf(pieces: readonly Piece[]): DOMRect[] {
  return pieces.flatMap(({ node, start, end }) => {
    if (!node.isConnected || end > node.length) return [];
    const range = node.ownerDocument.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 1);
    return rects.length > 0 && node.parentElement?.checkVisibility({ visibilityProperty: true }) === false ? [] : rects;
  });
}

/** Boxes around a passage that cut off what does not fit into them. */
function clipsOf({ pieces }: DrawnPassage): Element[] {
  const found: Element[] = [];
  const body = pieces[0]?.node.ownerDocument.body;
  for (let up = pieces[0]?.node.parentElement; up && up !== body; up = up.parentElement) {
    if (getComputedStyle(up).overflow !== 'visible') found.push(up);
  }
  return found;
}

/** Light letters stand on a dark page. */
function isOnDark({ pieces }: DrawnPassage): boolean {
  const element = pieces[0]?.node.parentElement;
  const [r = 0, g = 0, b = 0] = element ? (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number) : [];
  return 0.299 * r + 0.587 * g + 0.114 * b > 140;
}

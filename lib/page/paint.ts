/**
 * Paints marks as CSS highlights: no element of the page is touched. Page scripts can read the registry, so there is one
 * highlight for all marks, with nothing in its name.
 *
 * A registered range makes every later frame in which the page changes anything dearer, so only marks near the viewport
 * are registered, and the set moves only when scrolling has paused.
 */
import type { Mark } from './selection';

/** Names in `CSS.highlights`. */
export const MARKS = 'sidelight';
/** The mark the keyboard is on. */
export const CURRENT = 'sidelight-current';

/** Screens above and below the visible one whose marks are registered. */
const SCREENS = 1.5;
/** Milliseconds without a scroll event after which the set of registered marks moves. */
const SCROLL_PAUSE = 120;

/** `currentcolor` keeps the line readable on light and dark pages alike; forced colours put their own in its place. */
const COLOUR = 'color-mix(in oklab, currentcolor 45%, #1497a8)';
const RULES = `::highlight(${MARKS}) { text-decoration: underline dotted 0.09em ${COLOUR}; text-underline-offset: 0.2em }
::highlight(${CURRENT}) { text-decoration: underline 0.12em ${COLOUR}; background: color-mix(in srgb, #1497a8 24%, transparent) }
@media (forced-colors: active) { ::highlight(${CURRENT}) { color: HighlightText; background: Highlight } }`;

/** Takes away whatever an earlier script of ours has left in the page. */
export function clearHighlights(): void {
  CSS.highlights?.delete(MARKS);
  CSS.highlights?.delete(CURRENT);
}

export class Painter {
  #highlight = new Highlight();
  #current = new Highlight();
  #sheet = new CSSStyleSheet();
  #marks = new Map<Mark, Range[] | null>();
  #byElement = new Map<Element, Mark[]>();
  #near = new Set<Element>();
  #hidden: ReadonlySet<Element> = new Set();
  #watched = new Set<Element>();
  #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scrolledAt = Number.NEGATIVE_INFINITY;
  #roots = new Set<Document | ShadowRoot>();

  /** @param shown called when an element that holds marks or may hold some comes near the viewport. */
  constructor(
    doc: Document,
    private signal: AbortSignal,
    private shown: () => void,
  ) {
    this.#sheet.replaceSync(RULES);
    this.#current.priority = 1;
    CSS.highlights.set(MARKS, this.#highlight);
    CSS.highlights.set(CURRENT, this.#current);
    const margin = `${SCREENS * 100}% 0px`;
    // scrollMargin does the same inside scrolling boxes; browsers that lack it ignore it.
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: margin, scrollMargin: margin };
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), options);
    doc.addEventListener(
      'scroll',
      () => {
        this.#scrolledAt = performance.now();
      },
      { capture: true, passive: true, signal },
    );
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /**
   * Replaces all marks. Marks that were there before keep their ranges.
   * @param hidden elements that hold no mark as long as they cannot be seen: watched for the moment they can.
   */
  set(marks: readonly Mark[], hidden: ReadonlySet<Element>): void {
    const kept = new Set(marks);
    for (const [mark, ranges] of this.#marks) {
      if (kept.has(mark)) continue;
      this.#drop(ranges);
      this.#marks.delete(mark);
    }
    this.#byElement = Map.groupBy(marks, (mark) => mark.block.element);
    for (const mark of marks) {
      if (!this.#marks.has(mark)) this.#marks.set(mark, null);
      this.#adopt(mark.block.element.getRootNode() as Document | ShadowRoot);
    }
    this.#hidden = hidden;
    this.#watch();
    this.#apply();
  }

  #watch(): void {
    const wanted = new Set([...this.#byElement.keys(), ...this.#hidden]);
    for (const element of this.#watched) {
      if (wanted.has(element)) continue;
      this.#observer.unobserve(element);
      this.#watched.delete(element);
      this.#near.delete(element);
    }
    for (const element of wanted) {
      if (this.#watched.has(element)) continue;
      this.#watched.add(element);
      this.#observer.observe(element);
    }
  }

  /** Shows which mark the keyboard is on; `null` none. */
  setCurrent(mark: Mark | null): void {
    this.#current.clear();
    for (const range of mark ? rangesOf(mark) : []) this.#current.add(range);
  }

  /** Ranges registered now. */
  get registered(): number {
    return this.#highlight.size;
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    let shown = false;
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      // Text for screen readers only sits in boxes of one pixel.
      if (isIntersecting && box.width > 1 && box.height > 1) {
        this.#near.add(target);
        if (this.#hidden.has(target)) shown = true;
      } else this.#near.delete(target);
    }
    if (shown) this.shown();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#scrolledAt + SCROLL_PAUSE - performance.now();
    if (wait <= 0) {
      this.#apply();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#schedule();
    }, wait);
  }

  #apply(): void {
    if (this.signal.aborted) return;
    for (const [mark, ranges] of this.#marks) {
      const near = this.#near.has(mark.block.element);
      if (near && !ranges) {
        const made = rangesOf(mark);
        for (const range of made) this.#highlight.add(range);
        this.#marks.set(mark, made);
      } else if (!near && ranges) {
        this.#drop(ranges);
        this.#marks.set(mark, null);
      }
    }
    // Pages that assign their own list of sheets, or clear the registry, take ours away.
    for (const root of this.#roots) this.#adopt(root);
    if (!CSS.highlights.has(MARKS)) CSS.highlights.set(MARKS, this.#highlight);
  }

  #drop(ranges: Range[] | null): void {
    for (const range of ranges ?? []) this.#highlight.delete(range);
  }

  /** The rule must stand in every tree scope that holds marks: Firefox looks nowhere else. */
  #adopt(root: Document | ShadowRoot): void {
    if (!('adoptedStyleSheets' in root)) return;
    this.#roots.add(root);
    if (!root.adoptedStyleSheets.includes(this.#sheet)) root.adoptedStyleSheets.push(this.#sheet);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#highlight.clear();
    this.#current.clear();
    if (CSS.highlights.get(MARKS) === this.#highlight) clearHighlights();
    for (const root of this.#roots) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
    }
    this.#marks.clear();
    this.#byElement.clear();
  }
}

/** Live ranges over a mark's pieces; none where its text has changed under it. */
export function rangesOf(mark: Mark): Range[] {
  const first = mark.pieces[0];
  const last = mark.pieces.at(-1);
  if (!first || !last) return [];
  if (!first.node.isConnected || first.start > first.node.length || last.end > last.node.length) return [];
  const { ownerDocument } = first.node;
  // Pieces in different shadow trees cannot share a range.
  if (first.node.getRootNode() === last.node.getRootNode()) return [rangeOver(ownerDocument, first, last)];
  return mark.pieces.map((piece) => rangeOver(ownerDocument, piece, piece));
}

function rangeOver(doc: Document, first: { node: Text; start: number }, last: { node: Text; end: number }): Range {
  const range = doc.createRange();
  range.setStart(first.node, first.start);
  range.setEnd(last.node, last.end);
  return range;
}

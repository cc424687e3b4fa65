/**
 * Paints marks as CSS highlights: no element of the page is touched. Page scripts can read the registry, so there is one
 * highlight for all marks, with nothing in its name.
 *
 * A registered range makes every later frame in which the page changes anything dearer, so only marks near the viewport
 * are registered, and the set moves only when scrolling has paused.
 */
import type { Piece } from './blocks';
import { CURRENT, type Look, MARKS, markRules } from './look';
import type { Mark } from './selection';
import { pause } from './slices';

/** Screens above and below the visible one whose marks are registered. */
const SCREENS = 1.5;
/** Milliseconds without a scroll event after which the set of registered marks moves. */
const SCROLL_PAUSE = 120;

/** Takes away whatever an earlier script of ours has left in the page. */
export function clearHighlights(): void {
  CSS.highlights?.delete(MARKS);
  CSS.highlights?.delete(CURRENT);
}

export class Painter {
  #highlight = new Highlight();
  #current = new Highlight();
  #sheet = new CSSStyleSheet();
  #rules = '';
  #marks: readonly Mark[] = [];
  #registered = new Map<Mark, Range[]>();
  #near = new Set<Element>();
  #waiting: ReadonlySet<Element> = new Set();
  #origin: Element | undefined;
  /** Where elements stood when they were first seen: pixels below the top of `origin`. */
  places = new WeakMap<Element, { top: number; height: number }>();
  /** Height of the viewport. */
  screen = 0;
  #watched = new Set<Element>();
  #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scrolledAt = Number.NEGATIVE_INFINITY;
  #roots = new Set<Document | ShadowRoot>();

  /** @param shown called when an element that was waited for has got its place, or comes near the viewport. */
  constructor(
    private signal: AbortSignal,
    private shown: () => void,
  ) {
    this.#current.priority = 1;
    CSS.highlights.set(MARKS, this.#highlight);
    CSS.highlights.set(CURRENT, this.#current);
    const margin = `${SCREENS * 100}% 0px`;
    // scrollMargin does the same inside scrolling boxes; browsers that lack it ignore it.
    const options: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: margin, scrollMargin: margin };
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), options);
    document.addEventListener(
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
   * @param waiting elements that hold no mark as long as they cannot be seen or have no place: watched for the moment.
   * @param origin from whose top places are measured.
   */
  set(marks: readonly Mark[], waiting: ReadonlySet<Element>, origin?: Element): void {
    this.#marks = marks;
    this.#waiting = waiting;
    if (origin !== this.#origin) this.places = new WeakMap();
    this.#origin = origin;
    const wanted = new Set([...marks.map(({ block }) => block.element), ...waiting]);
    for (const element of this.#watched.difference(wanted)) {
      this.#observer.unobserve(element);
      this.#near.delete(element);
    }
    const fresh = wanted.difference(this.#watched);
    for (const element of fresh) this.#observer.observe(element);
    if (origin && fresh.size > 0) {
      // Observed anew, its place is told along with theirs.
      this.#observer.unobserve(origin);
      this.#observer.observe(origin);
    }
    this.#watched = wanted;
    for (const element of wanted) this.#roots.add(element.getRootNode() as Document | ShadowRoot);
    this.#apply();
  }

  /** How marks are drawn from now on. */
  set look(look: Look) {
    const rules = markRules(look);
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet.replaceSync(rules);
  }

  /** Shows which mark the keyboard is on; `null` none. */
  setCurrent(mark: Mark | null): void {
    this.#current.clear();
    for (const range of mark ? rangesOf(mark) : []) this.#current.add(range);
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    let shown = false;
    // What the page has changed since makes asking it for a box cost a layout.
    const told = entries.find(({ target }) => target === this.#origin)?.boundingClientRect;
    const top = () => (told ?? this.#origin?.getBoundingClientRect())?.top ?? 0;
    this.screen = innerHeight;
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      if (!this.places.has(target)) {
        this.places.set(target, { top: box.top - top(), height: box.height });
        shown = this.#waiting.has(target) || shown;
      }
      // Text for screen readers only sits in boxes of one pixel.
      if (isIntersecting && box.width > 1 && box.height > 1) {
        this.#near.add(target);
        if (this.#waiting.has(target)) shown = true;
      } else this.#near.delete(target);
    }
    // Choosing marks is a slice of its own.
    if (shown) void pause().then(this.shown);
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
    const near = new Set(this.#marks.filter(({ block }) => this.#near.has(block.element)));
    for (const [mark, ranges] of this.#registered) {
      if (near.has(mark)) continue;
      for (const range of ranges) this.#highlight.delete(range);
      this.#registered.delete(mark);
    }
    for (const mark of near) {
      if (this.#registered.has(mark)) continue;
      const ranges = rangesOf(mark);
      for (const range of ranges) this.#highlight.add(range);
      this.#registered.set(mark, ranges);
    }
    // The rule must stand in every tree that holds marks: Firefox looks nowhere else. Pages that assign their own list of
    // sheets, or clear the registry, take ours away.
    for (const root of this.#roots) {
      if (root.adoptedStyleSheets?.includes(this.#sheet) === false) root.adoptedStyleSheets.push(this.#sheet);
    }
    if (!CSS.highlights.has(MARKS)) CSS.highlights.set(MARKS, this.#highlight);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#highlight.clear();
    this.#current.clear();
    if (CSS.highlights.get(MARKS) === this.#highlight) clearHighlights();
    for (const root of this.#roots) {
      // Firefox hands out such lists to extensions with some methods missing; assigning works everywhere.
      const sheets = Array.from(root.adoptedStyleSheets ?? []);
      if (sheets.includes(this.#sheet)) root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== this.#sheet);
    }
  }
}

/** The live range over a mark; none where its text has changed under it. */
export function rangesOf({ pieces }: Mark): Range[] {
  const first = pieces[0] as Piece;
  const last = pieces.at(-1) as Piece;
  if (!first.node.isConnected || first.start > first.node.length || last.end > last.node.length) return [];
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.start);
  range.setEnd(last.node, last.end);
  return [range];
}

/**
 * The map of mentions: ticks beside the scroll bar, each where a marked name stands in all of the page. In our closed
 * shadow root; it shows marks only, which a page can list anyway, never passages, and lets everything but the ticks
 * themselves through to the page. Keyboards and screen readers have the next and the previous mark, and the popup's list.
 */
import { rangesOf } from './paint';
import type { Mark } from './selection';
import { inSlices } from './slices';
import { barSide, nextOf, type Tick, ticksOf } from './ticks';

/** Milliseconds in which changes of layout are gathered before the ticks are placed anew. */
const REST = 150;
/** What scrolls by less than this share of its height beyond what is seen needs no map. */
const LEAST = 0.25;

export interface MapPort {
  /** Names in reading order; none where there is to be no map. */
  marks(): readonly Mark[];
  current(): Mark | null;
  go(mark: Mark): void;
  /** The words of a mark. */
  words(mark: Mark): string;
}

export class MentionMap {
  readonly #layer: HTMLElement;
  readonly #doc: Document;
  readonly #view: Window;
  #marks: readonly Mark[] = [];
  #ticks: Tick[] = [];
  #scroller: Element;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #watched = new Set<Element>();
  #resized = new ResizeObserver(() => this.changed());

  constructor(
    root: ShadowRoot,
    private readonly port: MapPort,
    private readonly signal: AbortSignal,
  ) {
    const doc = root.ownerDocument;
    this.#doc = doc;
    this.#view = doc.defaultView as Window;
    this.#scroller = doc.documentElement;
    this.#layer = doc.createElement('div');
    this.#layer.className = 'map';
    this.#layer.hidden = true;
    this.#layer.setAttribute('aria-hidden', 'true');
    root.append(this.#layer);
    // A press must not take the focus or the selection from the page.
    for (const type of ['pointerdown', 'mousedown']) {
      this.#layer.addEventListener(type, (event) => {
        event.preventDefault();
        event.stopPropagation();
      });
    }
    this.#layer.addEventListener('click', (event) => {
      event.stopPropagation();
      const tick = this.#ticks[[...this.#layer.children].indexOf(event.target as Element)];
      if (tick) this.#go(tick);
    });
    const passive = { capture: true, passive: true, signal };
    // Where a box inside the page scrolls, the page's own scrolling moves the strip.
    this.#view.addEventListener(
      'scroll',
      ({ target }) => target !== this.#scroller && this.#scroller !== doc.documentElement && this.changed(),
      passive,
    );
    for (const type of ['resize', 'load', 'transitionend', 'toggle', 'close', 'fullscreenchange']) {
      this.#view.addEventListener(type, () => this.changed(), passive);
    }
    void doc.fonts.ready.then(() => this.changed());
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(this.#timer);
        this.#resized.disconnect();
        this.#layer.remove();
      },
      { once: true },
    );
  }

  /** Marks or layout may be others now: the ticks are placed anew in a moment. */
  changed(): void {
    if (this.signal.aborted || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#measure();
    }, REST);
  }

  /** Shows which tick holds the current mark. */
  currentChanged(): void {
    const current = this.#marks.indexOf(this.port.current() as Mark);
    for (const [index, { marks }] of this.#ticks.entries()) {
      this.#layer.children[index]?.classList.toggle('current', marks.includes(current));
    }
  }

  #go(tick: Tick): void {
    const current = this.#marks.indexOf(this.port.current() as Mark);
    const mark = this.#marks[nextOf(tick, current)];
    if (mark) this.port.go(mark);
  }

  async #measure(): Promise<void> {
    const run = ++this.#run;
    const marks = [...this.port.marks()];
    const doc = this.#doc;
    const [first] = marks;
    // In a dialog or in fullscreen the page's own scroll bar is not to be seen.
    if (!first || doc.fullscreenElement || doc.querySelector('dialog:modal')) {
      this.#watch([]);
      this.#draw([], []);
      return;
    }
    const scroller = scrollerOf(first.block.element);
    this.#scroller = scroller;
    this.#watch([doc.body, scroller, ...marks.map(({ block }) => block.element.parentElement ?? block.element)]);
    const places: (number | null)[] = [];
    const top = originOf(scroller);
    const done = await inSlices((stop) => {
      while (places.length < marks.length && !stop()) places.push(placeOf(marks[places.length] as Mark, top()));
      return places.length === marks.length;
    }, this.signal);
    if (!done || run !== this.#run) return;
    const { scrollHeight, clientHeight } = scroller;
    const needed = scrollHeight > clientHeight * (1 + LEAST);
    this.#layer.hidden = false;
    this.#place(scroller);
    this.#draw(marks, needed ? ticksOf(places, scrollHeight, clientHeight) : []);
  }

  /** Puts the strip inside the box that scrolls, on the edge where its bar is. */
  #place(scroller: Element): void {
    const { style } = this.#layer;
    const rtl = getComputedStyle(scroller).direction === 'rtl';
    if (scroller === this.#doc.documentElement) {
      const before = scroller.clientLeft;
      const side = barSide(before, this.#view.innerWidth - scroller.clientWidth - before, rtl);
      this.#layer.dataset.side = side;
      style.inset = side === 'left' ? '0 auto auto 0' : '0 0 auto auto';
      style.height = '100%';
      return;
    }
    const box = scroller.getBoundingClientRect();
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(scroller);
    const before = scroller.clientLeft - Number.parseFloat(borderLeftWidth);
    const after = box.width - scroller.clientLeft - scroller.clientWidth - Number.parseFloat(borderRightWidth);
    const side = barSide(Math.round(before), Math.round(after), rtl);
    const left = box.left + scroller.clientLeft;
    this.#layer.dataset.side = side;
    style.inset = `${box.top + scroller.clientTop}px auto auto ${
      side === 'left' ? left : left + scroller.clientWidth - this.#layer.offsetWidth
    }px`;
    style.height = `${scroller.clientHeight}px`;
  }

  #draw(marks: readonly Mark[], ticks: Tick[]): void {
    this.#marks = marks;
    this.#ticks = ticks;
    this.#layer.hidden = ticks.length === 0;
    while (this.#layer.children.length > ticks.length) this.#layer.lastChild?.remove();
    for (const [index, { at, marks: held }] of ticks.entries()) {
      const tick = (this.#layer.children[index] ??
        this.#layer.appendChild(this.#doc.createElement('i'))) as HTMLElement;
      tick.style.top = `${at}px`;
      tick.title = held.map((mark) => this.port.words(marks[mark] as Mark)).join(', ');
    }
    this.currentChanged();
  }

  /** Layout has changed where one of these has another size. */
  #watch(elements: readonly Element[]): void {
    const wanted = new Set(elements);
    for (const element of this.#watched.difference(wanted)) this.#resized.unobserve(element);
    for (const element of wanted.difference(this.#watched)) this.#resized.observe(element);
    this.#watched = wanted;
  }
}

/** The element whose scroll bar moves an element: a box in which most of the screen scrolls, or the page itself. */
function scrollerOf(element: Element): Element {
  const doc = element.ownerDocument;
  const least = (doc.defaultView as Window).innerHeight / 2;
  for (let up: Element | null = element; up && up !== doc.body; up = parentOf(up)) {
    if (up.scrollHeight <= up.clientHeight + 1 || up.clientHeight < least) continue;
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  }
  return doc.documentElement;
}

function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** What has to be added to a place in the viewport for its place in what scrolls, in pixels. */
function originOf(scroller: Element): () => number {
  return scroller === scroller.ownerDocument.documentElement
    ? () => -scroller.getBoundingClientRect().top
    : () => scroller.scrollTop - scroller.getBoundingClientRect().top - scroller.clientTop;
}

function placeOf(mark: Mark, origin: number): number | null {
  const rect = rangesOf(mark)[0]?.getBoundingClientRect();
  return rect && rect.height > 0 ? rect.top + rect.height / 2 + origin : null;
}

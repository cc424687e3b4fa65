/**
 * A card's place in a page: in the closed shadow root of the one host element a panel in the top layer, and the stand-in
 * for the line of the mention that the panel is anchored to. A page has one such place for the card that comes and goes,
 * and one for each card that is kept. Knows nothing of what the panel shows.
 */
import type { Rect } from '../../lib/page/card-port';
import { chooseSide, inView, isSheet } from './placement';

/** What the frame tells. */
export interface FrameEvents {
  /** The reader pressed Escape. */
  escape(): void;
  /** The mention has left the viewport or the page, or the page took the card away. */
  away(): void;
  pointer(inside: boolean): void;
  /** A key pressed while the focus or the pointer is in the card, Escape excepted. Returns whether it was taken. */
  key(event: KeyboardEvent): boolean;
}

/** A smooth scroll takes less than this many frames. */
const STILL_PATIENCE = 90;

/** Events inside the card are no business of the page's own listeners (shortcuts, outside-click menus). */
const OURS = [
  'keydown',
  'keyup',
  'keypress',
  'click',
  'dblclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'input',
  'change',
  'focusin',
  'focusout',
];

/** Adds styles to the root of the page's one host element (`hostRoot`). */
export function addStyles(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}

/** Styles the root for cards, and keeps what happens in it from the page. */
export function dressRoot(root: ShadowRoot, css: string): void {
  addStyles(root, css);
  for (const type of OURS) root.addEventListener(type, (event) => event.stopPropagation());
}

export class CardFrame {
  /** Where the card is drawn. */
  readonly panel: HTMLElement;
  private readonly document: Document;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #line: HTMLElement;
  readonly #window: Window;
  /** Listeners of the card that is open; null when none is. */
  #open: AbortController | null = null;
  #line$: () => Rect | null = () => null;
  #follow = true;
  #cameFrom: HTMLElement | null = null;
  #home: Element | undefined;

  /** @param root dressed by `dressRoot` */
  constructor(
    root: ShadowRoot,
    private readonly events: FrameEvents,
    language: { lang: string; dir: string },
  ) {
    const document = root.ownerDocument;
    this.document = document;
    this.#root = root;
    this.#window = document.defaultView ?? window;
    this.#host = root.host as HTMLElement;
    this.#line = document.createElement('div');
    this.#line.className = 'line';
    this.#line.popover = 'manual';
    this.#line.setAttribute('aria-hidden', 'true');
    this.panel = document.createElement('div');
    this.panel.className = 'panel sidelight';
    this.panel.popover = 'manual';
    this.panel.tabIndex = -1;
    this.panel.lang = language.lang;
    this.panel.dir = language.dir;
    this.panel.setAttribute('role', 'dialog');
    this.#root.append(this.#line, this.panel);
    this.panel.addEventListener('pointerenter', () => events.pointer(true));
    this.panel.addEventListener('pointerleave', () => events.pointer(false));
    this.panel.addEventListener('keydown', (event) => {
      if (events.key(event)) event.preventDefault();
    });
  }

  /** Whether a card is to be seen. False when the page has removed the host. */
  get isOpen(): boolean {
    return this.#open !== null && this.#host.isConnected && this.panel.matches(':popover-open');
  }

  /** Whether the focus is somewhere in the card. */
  get hasFocus(): boolean {
    return this.panel.contains(this.#root.activeElement);
  }

  /** Names the dialog by an element inside it. */
  labelledBy(id: string): void {
    this.panel.setAttribute('aria-labelledby', id);
  }

  /** Where the card is, in viewport pixels. */
  rect(): Rect | null {
    return this.isOpen ? this.panel.getBoundingClientRect() : null;
  }

  /**
   * Shows the panel, with what is drawn in it now, beside the line. Opened by keyboard it takes the focus, to be given
   * back on closing.
   */
  show(line: () => Rect | null, by: 'pointer' | 'keyboard' | 'touch' | 'list'): void {
    const rect = line();
    if (!rect) return;
    this.#line$ = line;
    this.#follow = true;
    const wasOpen = this.isOpen;
    this.#settle();
    this.#place(rect);
    if (!wasOpen) {
      this.#lower();
      this.#line.showPopover();
      this.panel.showPopover();
      this.#listen();
    }
    this.#chooseSide(rect, by);
    if (by === 'keyboard' || by === 'list') {
      if (!this.hasFocus) {
        // One card may have been opened from another.
        const active = this.#root.activeElement ?? this.document.activeElement;
        this.#cameFrom = active instanceof HTMLElement && active !== this.document.body ? active : null;
      }
      this.focus();
    }
  }

  /**
   * Resolves when the line stands still in the viewport: a jump from the keyboard or the popup may still be scrolling
   * to it. Gives up after `STILL_PATIENCE` frames.
   */
  async still(line: () => Rect | null): Promise<void> {
    let last = Number.NaN;
    for (let frames = 0; frames < STILL_PATIENCE; frames++) {
      const rect = line();
      if (!rect || (rect.top === last && inView(rect, this.#viewport()))) return;
      last = rect.top;
      await new Promise((resolve) => this.#window.requestAnimationFrame(resolve));
    }
  }

  /** A card that is held stays where it is while the page scrolls. */
  stay(held: boolean): void {
    this.#follow = !held;
  }

  /**
   * Keeps the panel at a place of the viewport, free of its line, and no taller than it is: what it would grow over may
   * be its own line or another card.
   */
  fix(left: number, top: number): void {
    const { panel } = this;
    panel.style.setProperty('--sl-tallest', `${panel.offsetHeight}px`);
    panel.dataset.fixed = '';
    panel.style.setProperty('--sl-left', `${left}px`);
    panel.style.setProperty('--sl-top', `${top}px`);
    // The next card's line has the same name.
    this.#line.remove();
  }

  focus(): void {
    this.panel.focus({ preventScroll: true });
  }

  /** Keeps the focus in the card when what held it has gone. */
  keepFocus(): void {
    if (this.isOpen && !this.hasFocus) this.focus();
  }

  /** Hides the panel and gives the focus back to where it came from. */
  hide(): void {
    const hadFocus = this.hasFocus;
    this.#open?.abort();
    this.#open = null;
    this.#lower();
    if (hadFocus && this.#cameFrom?.isConnected) this.#cameFrom.focus({ preventScroll: true });
    this.#cameFrom = null;
  }

  /** Takes the panel out of the root. */
  remove(): void {
    this.hide();
    this.#line.remove();
    this.panel.remove();
  }

  #lower(): void {
    for (const element of [this.panel, this.#line]) if (element.matches(':popover-open')) element.hidePopover();
  }

  #listen(): void {
    // Where the page took the last card away, its listeners are still there.
    this.#open?.abort();
    this.#open = new AbortController();
    const { signal } = this.#open;
    let asked = false;
    const moved = (event: Event) => {
      if (event.target === this.#host || asked) return;
      asked = true;
      this.#window.requestAnimationFrame(() => {
        asked = false;
        if (!signal.aborted) this.#moved();
      });
    };
    this.#window.addEventListener('scroll', moved, { capture: true, passive: true, signal });
    this.#window.addEventListener('resize', moved, { passive: true, signal });
    this.#window.addEventListener(
      'keydown',
      (event) => {
        if (event.isComposing) return;
        if (event.key === 'Escape') this.events.escape();
        else if (!this.#isOver(event) || !this.events.key(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal },
    );
    // A modal dialog or fullscreen makes all outside it inert: the card moves in, and out again.
    for (const type of ['toggle', 'close', 'fullscreenchange']) {
      this.document.addEventListener(type, () => this.#settle(), { capture: true, signal });
    }
    this.panel.addEventListener(
      'toggle',
      () => {
        if (!this.isOpen && !signal.aborted) this.events.away();
      },
      { signal },
    );
  }

  /** Whether a key pressed in the page is meant for the card: the pointer is on it, and nothing is being typed. */
  #isOver({ target }: Event): boolean {
    const isTyping =
      target instanceof HTMLElement && (target.isContentEditable || /INPUT|TEXT|SELECT/.test(target.tagName));
    return target !== this.#host && !isTyping && this.panel.matches(':hover');
  }

  /** Puts the host where it can be seen and used; an open panel stays open. */
  #settle(): void {
    const home = homeIn(this.document);
    const isElsewhere = this.#open && this.#host.isConnected && this.#home !== home;
    this.#home = home;
    if (this.#host.parentNode !== home) {
      if (this.#host.isConnected) home.moveBefore(this.#host, null);
      else home.append(this.#host);
    }
    if (isElsewhere) {
      // Shown anew, the panel comes to lie above the dialog. Firefox has closed both on the way.
      this.#lower();
      for (const element of [this.#line, this.panel]) if (element.isConnected) element.showPopover();
    }
  }

  #moved(): void {
    if (!this.isOpen || !this.#follow) return;
    const rect = this.#line$();
    if (rect && inView(rect, this.#viewport())) this.#place(rect);
    else this.events.away();
  }

  #place(rect: Rect): void {
    const { style } = this.#line;
    style.left = `${rect.left}px`;
    style.top = `${rect.top}px`;
    style.width = `${rect.right - rect.left}px`;
    style.height = `${rect.bottom - rect.top}px`;
  }

  #chooseSide(rect: Rect, by: string): void {
    const viewport = this.#viewport();
    this.panel.toggleAttribute('data-sheet', isSheet(viewport, by));
    const side = chooseSide(rect, viewport, this.#naturalHeight());
    this.panel.dataset.side = side;
    const room = side === 'below' ? viewport.height - rect.bottom : rect.top;
    this.panel.style.setProperty('--sl-room', `${Math.max(120, room - 8)}px`);
  }

  /** The height the card would like, whatever room it has. */
  #naturalHeight(): number {
    this.panel.toggleAttribute('data-measured', true);
    const { height } = this.panel.getBoundingClientRect();
    this.panel.toggleAttribute('data-measured', false);
    return height;
  }

  #viewport(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.document.documentElement;
    return { width: clientWidth, height: this.#window.innerHeight || clientHeight };
  }
}

/** Replaced elements show no children: a host in them would be lost. */
const CHILDLESS = ['VIDEO', 'IFRAME', 'IMG', 'CANVAS', 'OBJECT', 'EMBED'];

/**
 * The element the host must be in to be seen and used: the topmost modal dialog or fullscreen element, else the root.
 * Exported for its tests.
 */
export function homeIn(document: Document): Element {
  const full = document.fullscreenElement;
  const within: ParentNode = full ?? document;
  const dialog = [...within.querySelectorAll('dialog:modal')].at(-1);
  if (dialog) return dialog;
  return full && !CHILDLESS.includes(full.tagName) ? full : document.documentElement;
}

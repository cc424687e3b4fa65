/**
 * The button that offers to note down what is selected. In our closed shadow root and in the top layer; it never takes
 * the focus or the selection from the page.
 */

/** Pixels between the selection and the button, and between the button and the viewport's edge. */
const GAP = 8;

/** Milliseconds of rest after which a selection that was there before the script is taken for done. */
const FIRST = 250;

export class AddButton {
  readonly #button: HTMLButtonElement;
  readonly #view: Window;
  #range: Range | null = null;

  /**
   * @param selected the range that may be noted now
   * @param add what a click does
   */
  constructor(
    private readonly root: ShadowRoot,
    words: { label: string; lang: string; dir: string },
    private readonly selected: () => Range | null,
    add: () => void,
    signal: AbortSignal,
  ) {
    const doc = root.ownerDocument;
    this.#view = doc.defaultView as Window;
    this.#button = doc.createElement('button');
    this.#button.type = 'button';
    this.#button.className = 'add sidelight';
    this.#button.popover = 'manual';
    this.#button.textContent = words.label;
    this.#button.lang = words.lang;
    this.#button.dir = words.dir;
    root.append(this.#button);
    // A press would end the selection.
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      this.hide();
      add();
    });
    const on = (type: string, act: (event: Event) => void, target: EventTarget = doc) =>
      target.addEventListener(type, (event) => event.isTrusted && act(event), { capture: true, passive: true, signal });
    // Offered when the selection stands: the pointer is up, or the key that stretched it is.
    on('pointerup', (event) => event.target !== root.host && setTimeout(() => this.offer()));
    on('keyup', (event) => /Arrow|Home|End|Page|^a$/i.test((event as KeyboardEvent).key) && this.offer());
    on('pointerdown', (event) => event.target !== root.host && this.hide());
    on('keydown', (event) => (event as KeyboardEvent).key === 'Escape' && this.hide());
    on('selectionchange', () => {
      clearTimeout(first);
      if (!this.selected()) this.hide();
    });
    // The pointer may have gone up while this script was on its way; a selection that still grows is left alone.
    const first = setTimeout(() => this.offer(), FIRST);
    on('scroll', () => this.#place(), this.#view);
    on('resize', () => this.#place(), this.#view);
    signal.addEventListener('abort', () => this.#button.remove(), { once: true });
  }

  /** Shows the button if something is selected. */
  offer(): void {
    this.#range = this.selected();
    if (!this.#range || this.#range.toString().trim().length < 2) {
      this.hide();
      return;
    }
    if (!this.root.host.isConnected || this.#button.matches(':popover-open')) this.#place();
    else {
      this.#button.showPopover();
      this.#place();
    }
  }

  hide(): void {
    this.#range = null;
    if (this.#button.matches(':popover-open')) this.#button.hidePopover();
  }

  /** Below the end of the selection or, where there is no room, above its beginning. */
  #place(): void {
    if (!this.#range) return;
    const rects = [...this.#range.getClientRects()].filter(({ width }) => width > 0);
    const last = rects.at(-1);
    const first = rects[0];
    const { innerWidth, innerHeight } = this.#view;
    if (!first || !last || last.bottom < 0 || first.top > innerHeight) {
      this.hide();
      return;
    }
    const { width, height } = this.#button.getBoundingClientRect();
    const fits = last.bottom + GAP + height < innerHeight;
    const top = fits ? last.bottom + GAP : Math.max(GAP, first.top - GAP - height);
    const left = fits ? last.right - width / 2 : first.left;
    this.#button.style.top = `${top}px`;
    this.#button.style.left = `${Math.min(Math.max(GAP, left), innerWidth - width - GAP)}px`;
  }
}

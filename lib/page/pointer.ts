/**
 * The DOM side of hover intent: turns pointer, wheel and key events into events of `intent.ts`, keeps its one timer, and
 * carries out what it decides. Never stops an event of the page's.
 */
import type { IntentEffect, IntentEvent, IntentState, MarkId, Surroundings } from './intent';
import { INITIAL, nextWake, reduce } from './intent';

/** What the listeners need from the page. */
export interface PointerWorld {
  /** The mark at a point of the viewport. */
  hit(x: number, y: number): MarkId | null;
  surroundings(): Surroundings;
  perform(effect: IntentEffect, at: { x: number; y: number } | null): void;
  /** Whether an event is to be heeded. */
  isReal(event: Event): boolean;
}

/** A finger that stays this near to where it came down (CSS pixels) and leaves this soon (ms) has tapped. */
const TAP = { distance: 10, time: 500 };

export class Intent {
  #state: IntentState = INITIAL;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = false;
  #lastMove: PointerEvent | null = null;
  #screen = { x: Number.NaN, y: Number.NaN };
  #down: { x: number; y: number; at: number } | null = null;

  constructor(
    private doc: Document,
    private world: PointerWorld,
    signal: AbortSignal,
  ) {
    const view = doc.defaultView as Window;
    const passive = { capture: true, passive: true, signal };
    const on = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
      doc.addEventListener(type, (event) => world.isReal(event) && act(event), passive);

    on('pointermove', (event) => this.#moved(event));
    on('pointerdown', (event) => this.#pressed(event));
    on('pointerup', (event) => this.#released(event));
    on('pointercancel', () => {
      this.#down = null;
      this.dispatch({ type: 'release' });
    });
    on('click', (event) => this.#clicked(event));
    on('scroll', () => this.dispatch({ type: 'scroll' }));
    on('keydown', (event) => {
      if (event.key === 'Alt') this.dispatch({ type: 'alt', down: true });
      else if (event.key === 'Escape') this.dispatch({ type: 'escape' });
    });
    on('keyup', (event) => {
      if (event.key === 'Alt') this.dispatch({ type: 'alt', down: false });
    });
    doc.documentElement.addEventListener('pointerleave', () => this.dispatch({ type: 'leave-page' }), passive);
    view.addEventListener('blur', () => this.dispatch({ type: 'leave-page' }), passive);
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** Puts one event through the machine and does what comes out. */
  dispatch(event: IntentEvent): void {
    const now = performance.now();
    const { state, effects } = reduce(this.#state, event, now, this.world.surroundings());
    this.#state = state;
    for (const effect of effects) this.world.perform(effect, state.last);
    clearTimeout(this.#timer);
    const wake = nextWake(state);
    if (wake !== null) this.#timer = setTimeout(() => this.dispatch({ type: 'tick' }), Math.max(0, wake - now));
  }

  get openMark(): MarkId | null {
    return this.#state.open?.mark ?? null;
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    // Scrolling sends moves of a pointer that has stayed where it was on the screen.
    if (event.screenX === this.#screen.x && event.screenY === this.#screen.y) return;
    this.#screen = { x: event.screenX, y: event.screenY };
    this.#lastMove = event;
    if (this.#frame) return;
    this.#frame = true;
    // One look a frame, when layout is due anyway.
    requestAnimationFrame(() => {
      this.#frame = false;
      const last = this.#lastMove;
      if (!last || this.#state.inCard) return;
      this.dispatch({
        type: 'move',
        x: last.clientX,
        y: last.clientY,
        mark: this.world.hit(last.clientX, last.clientY),
        alt: last.altKey,
        selecting: this.#selecting() || last.buttons !== 0,
      });
    });
  }

  #pressed(event: PointerEvent): void {
    this.#down = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    if (event.pointerType === 'touch') return;
    this.dispatch({ type: 'press', mark: this.world.hit(event.clientX, event.clientY) });
  }

  #released(event: PointerEvent): void {
    if (event.pointerType !== 'touch') this.dispatch({ type: 'release' });
  }

  #clicked(event: MouseEvent): void {
    const { pointerType } = event as PointerEvent;
    // A click by keyboard or script has no place; one with a modifier or another button means something else.
    if (!pointerType || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const mark = this.world.hit(event.clientX, event.clientY);
    if (pointerType !== 'touch') {
      this.dispatch({ type: 'click', mark, selecting: this.#selecting() });
      return;
    }
    const down = this.#down;
    const near = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) <= TAP.distance;
    if (near && event.timeStamp - down.at <= TAP.time) this.dispatch({ type: 'tap', mark });
  }

  #selecting(): boolean {
    const selection = this.doc.getSelection();
    return selection !== null && !selection.isCollapsed;
  }
}

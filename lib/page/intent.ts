/**
 * When a card opens and closes: a pure machine over what the pointer does. It keeps no timer; `nextWake` says when it
 * wants to be asked again.
 *
 *          rest on mark for `dwell`                 leave towards the card: waits while the pointer is under way
 *   away ───────────────────────────▶ open ──────────────────────────────────▶ leaving ──GRACE──▶ away (warm)
 *          click, tap, key: at once     ▲        back on the mark, into the card │
 *                                       └────────────────────────────────────────┘
 */
import type { Rect } from './card-port';

/** Name of a mark, unique within the page. */
export type MarkId = number;

export type OpenedBy = 'pointer' | 'keyboard' | 'touch' | 'list';

/** Everything the machine remembers. Times are milliseconds of one clock. */
export interface IntentState {
  /** The mark whose card is open. */
  open: { mark: MarkId; by: OpenedBy } | null;
  /** The mark under the pointer. */
  over: MarkId | null;
  /** The mark whose card opens at `due` if nothing comes between. */
  dwell: { mark: MarkId; due: number } | null;
  /** When the open card closes, once the pointer has left. */
  closing: number | null;
  /** Where the pointer last was on the open card's mark: the tip of the safe triangle. */
  exit: Point | null;
  inCard: boolean;
  /** Not opened by hovering until the pointer has left it: the reader has just closed it. */
  suppressed: MarkId | null;
  /** Until then the next mark opens at once. */
  warmUntil: number;
  scrolledAt: number;
  pressed: boolean;
  last: (Point & { at: number; alt: boolean }) | null;
}

export interface Point {
  x: number;
  y: number;
}

export type IntentEvent =
  /** The pointer moved by itself (not the page under it). `selecting`: text is selected. */
  | { type: 'move'; x: number; y: number; mark: MarkId | null; alt: boolean; selecting: boolean }
  | { type: 'leave-page' }
  | { type: 'card'; inside: boolean }
  | { type: 'scroll' }
  | { type: 'press'; mark: MarkId | null }
  | { type: 'release' }
  | { type: 'click'; mark: MarkId | null; selecting: boolean }
  | { type: 'tap'; mark: MarkId | null }
  | { type: 'alt'; down: boolean }
  | { type: 'command'; mark: MarkId; by: 'keyboard' | 'list' }
  /** Escape with the pointer on a mark that is about to open. */
  | { type: 'escape' }
  /** The card closed by itself. */
  | { type: 'closed' }
  /** The open or awaited mark is no longer in the page. */
  | { type: 'gone'; mark: MarkId }
  | { type: 'tick' };

/** What holds at the moment of an event. */
export interface Surroundings {
  /** Setting: milliseconds of rest before a card opens. */
  dwell: number;
  /** Setting: what opens a card. */
  openBy: 'hover' | 'click' | 'alt-hover';
  /** Where the open card is. */
  card: Rect | null;
  pinned: boolean;
}

export type IntentEffect = { type: 'open'; mark: MarkId; by: OpenedBy } | { type: 'close' };

/** How long a card stays after the pointer has left it and its mark. */
export const GRACE = 300;
/** How long after a card the next one opens at once. */
export const WARM = 400;
/**
 * Nothing opens while the page scrolls and for this long after: the text came to the pointer, not the pointer to the
 * text. A pointer that comes to a mark within that time and stays rests from its end.
 */
export const SCROLL_REST = 150;
/** A pointer faster than this (CSS pixels a millisecond) is passing, not pointing. */
export const FAST = 0.6;
/** Even while warm, a passing pointer has to slow down for this long. */
export const WARM_REST = 60;
/** The safe triangle reaches this far past the card's edges. */
const MARGIN = 12;

export const INITIAL: IntentState = {
  open: null,
  over: null,
  dwell: null,
  closing: null,
  exit: null,
  inCard: false,
  suppressed: null,
  warmUntil: Number.NEGATIVE_INFINITY,
  scrolledAt: Number.NEGATIVE_INFINITY,
  pressed: false,
  last: null,
};

/** One step: the state after `event` at time `now`, and what has to happen. */
export function reduce(
  state: IntentState,
  event: IntentEvent,
  now: number,
  around: Surroundings,
): { state: IntentState; effects: IntentEffect[] } {
  const next = { ...state };
  const effects: IntentEffect[] = [];
  const open = (mark: MarkId, by: OpenedBy) => {
    next.open = { mark, by };
    next.dwell = next.closing = null;
    next.exit = next.last;
    next.inCard = false;
    next.suppressed = null;
    effects.push({ type: 'open', mark, by });
  };
  const close = () => {
    if (next.open?.by === 'pointer') next.warmUntil = now + WARM;
    shut(next);
    effects.push({ type: 'close' });
  };

  switch (event.type) {
    case 'move':
      move(next, event, now, around, open);
      break;
    case 'alt':
      if (around.openBy === 'alt-hover' && next.last) {
        next.last = { ...next.last, alt: event.down };
        if (!event.down) next.dwell = null;
        else if (next.over !== null && mayHover(next, next.over, around)) {
          next.dwell = { mark: next.over, due: now + around.dwell };
        }
      }
      break;
    case 'leave-page':
      next.over = next.dwell = next.last = null;
      if (hoverOpen(next, around)) next.closing ??= now + GRACE;
      break;
    case 'card':
      next.inCard = event.inside;
      if (event.inside) {
        next.closing = next.dwell = null;
        next.over = null;
      } else if (hoverOpen(next, around)) next.closing = now + GRACE;
      break;
    case 'scroll':
      next.scrolledAt = now;
      next.dwell = null;
      break;
    case 'press':
      next.pressed = true;
      next.dwell = null;
      // A press anywhere else puts an unpinned card away, however it was opened.
      if (next.open && !around.pinned && !next.inCard && event.mark !== next.open.mark) close();
      break;
    case 'release':
      next.pressed = false;
      break;
    case 'click':
      if (event.mark !== null && !event.selecting && next.open?.mark !== event.mark) open(event.mark, 'pointer');
      break;
    case 'tap':
      if (event.mark !== null) {
        if (next.open?.mark !== event.mark) open(event.mark, 'touch');
      } else if (next.open && !around.pinned && !next.inCard) close();
      break;
    case 'command':
      open(event.mark, event.by);
      break;
    case 'escape':
      next.suppressed = next.dwell?.mark ?? next.over;
      next.dwell = null;
      break;
    case 'closed':
      next.suppressed = next.over ?? next.open?.mark ?? null;
      shut(next);
      break;
    case 'gone':
      if (next.over === event.mark) next.over = null;
      if (next.dwell?.mark === event.mark) next.dwell = null;
      if (next.open?.mark === event.mark && !around.pinned && !next.inCard) close();
      break;
    case 'tick':
      if (next.dwell && now >= next.dwell.due) {
        const { mark } = next.dwell;
        next.dwell = null;
        if (mark === next.over && mayHover(next, mark, around)) open(mark, 'pointer');
      }
      if (next.closing !== null && now >= next.closing) {
        next.closing = null;
        if (hoverOpen(next, around)) close();
      }
      break;
  }
  return { state: next, effects };
}

/** When the machine wants its next `tick`; `null`: not before something else happens. */
export function nextWake(state: IntentState): number | null {
  const times = [state.dwell?.due, state.closing].filter((time) => time !== null && time !== undefined);
  return times.length > 0 ? Math.min(...times) : null;
}

function move(
  next: IntentState,
  event: Extract<IntentEvent, { type: 'move' }>,
  now: number,
  around: Surroundings,
  open: (mark: MarkId, by: OpenedBy) => void,
): void {
  const before = next.last;
  const fast = before !== null && speed(before, event, now) > FAST;
  const { mark } = event;
  next.last = { x: event.x, y: event.y, at: now, alt: event.alt };
  next.over = mark;
  if (mark !== next.suppressed) next.suppressed = null;
  if (next.dwell && next.dwell.mark !== mark) next.dwell = null;

  if (next.open && mark === next.open.mark) {
    next.closing = next.dwell = null;
    next.exit = event;
    return;
  }
  const underway =
    hoverOpen(next, around) &&
    next.exit !== null &&
    around.card !== null &&
    inSafeTriangle(event, next.exit, around.card);
  if (hoverOpen(next, around)) {
    // On the way to the card every move buys the whole grace again; elsewhere it runs from the moment of leaving.
    if (underway) next.closing = now + GRACE;
    else next.closing ??= now + GRACE;
  }
  if (mark === null || event.selecting || !mayHover(next, mark, around)) {
    next.dwell = null;
    return;
  }
  const still = next.scrolledAt + SCROLL_REST;
  const warm = (hoverOpen(next, around) && !underway) || now < next.warmUntil;
  if (warm && !fast && now >= still) {
    open(mark, 'pointer');
    return;
  }
  const rest = warm ? Math.min(WARM_REST, around.dwell) : around.dwell;
  // A pointer that hurries along a mark has not come to rest on it.
  if (!next.dwell || fast) next.dwell = { mark, due: Math.max(now, still) + rest };
}

/** Whether resting on the mark may open its card at all. */
function mayHover(state: IntentState, mark: MarkId, around: Surroundings): boolean {
  if (around.openBy === 'click' || (around.openBy === 'alt-hover' && !state.last?.alt)) return false;
  return !state.pressed && state.suppressed !== mark && !around.pinned;
}

/** Whether a card is open that goes when the pointer does: not a pinned one, nor one opened by key or from the list. */
function hoverOpen(state: IntentState, around: Surroundings): boolean {
  return state.open?.by === 'pointer' && !around.pinned && !state.inCard;
}

function shut(next: IntentState): void {
  next.open = next.closing = next.exit = null;
  next.inCard = false;
}

function speed(before: Point & { at: number }, after: Point, now: number): number {
  const distance = Math.hypot(after.x - before.x, after.y - before.y);
  return distance / Math.max(1, now - before.at);
}

/** Whether `point` lies between `tip` and the side of the card that faces it. */
export function inSafeTriangle(point: Point, tip: Point, card: Rect): boolean {
  const left = card.left - MARGIN;
  const right = card.right + MARGIN;
  if (tip.y < card.top) return inTriangle(point, tip, { x: left, y: card.top }, { x: right, y: card.top });
  if (tip.y > card.bottom) return inTriangle(point, tip, { x: left, y: card.bottom }, { x: right, y: card.bottom });
  const side = tip.x < card.left ? card.left : card.right;
  return inTriangle(point, tip, { x: side, y: card.top - MARGIN }, { x: side, y: card.bottom + MARGIN });
}

function inTriangle(p: Point, a: Point, b: Point, c: Point): boolean {
  const side = (from: Point, to: Point) => (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
  const [ab, bc, ca] = [side(a, b), side(b, c), side(c, a)];
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}

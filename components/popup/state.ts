/**
 * Where the reader is in the popup: what is typed, which result is chosen, which cards were opened on the way. Pure:
 * the results themselves are worked out from the query by whoever draws.
 */

/** An opened card, and what led to it. */
export interface CardStep {
  entity: string;
  /** Set when it was opened, for the way back. */
  title: string;
}

export interface PopupState {
  query: string;
  /** Index of the chosen result; -1 where there is none. */
  active: number;
  /** Whether the reader has moved through the results by arrow keys: Home and End then belong to the list. */
  walked: boolean;
  /** Opened cards, the visible one last; empty where the list is shown. */
  cards: CardStep[];
  /** The popup has nothing left to go back to. */
  closed: boolean;
}

export type PopupEvent =
  | { kind: 'typed'; query: string }
  /** The results of the query as typed are known; how many. */
  | { kind: 'found'; count: number }
  | { kind: 'moved'; to: 'next' | 'previous' | 'first' | 'last'; count: number }
  | { kind: 'pointed'; index: number }
  | { kind: 'opened'; card: CardStep }
  | { kind: 'back' }
  | { kind: 'escaped' };

export const START: PopupState = { query: '', active: -1, walked: false, cards: [], closed: false };

export function popupReducer(state: PopupState, event: PopupEvent): PopupState {
  switch (event.kind) {
    case 'typed':
      // Typing is always about the list, and the best result is the one Enter opens.
      return { ...START, query: event.query, active: event.query.trim() === '' ? -1 : 0 };
    case 'found':
      if (event.count === 0) return { ...state, active: -1, walked: false };
      // Texts are indexed a moment after names: results may be added below, so the choice stays.
      return { ...state, active: Math.min(Math.max(state.active, 0), event.count - 1) };
    case 'moved':
      return event.count === 0 ? state : { ...state, active: moved(state.active, event), walked: true };
    case 'pointed':
      return { ...state, active: event.index };
    case 'opened':
      // The same card twice in a row would make Back do nothing.
      return state.cards.at(-1)?.entity === event.card.entity
        ? state
        : { ...state, cards: [...state.cards, event.card] };
    case 'back':
      return { ...state, cards: state.cards.slice(0, -1) };
    case 'escaped':
      if (state.cards.length > 0) return { ...state, cards: state.cards.slice(0, -1) };
      if (state.query !== '') return START;
      return { ...state, closed: true };
  }
}

function moved(active: number, { to, count }: { to: 'next' | 'previous' | 'first' | 'last'; count: number }): number {
  switch (to) {
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'next':
      return active + 1 >= count ? 0 : active + 1;
    case 'previous':
      return active <= 0 ? count - 1 : active - 1;
  }
}

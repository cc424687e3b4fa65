/**
 * Preact for the script that brings a card's rest (put in its place in wxt.config.ts): the card's own, since both draw
 * into one tree. `entrypoints/card.ts` hands it over.
 */
import type * as preact from 'preact';
import type * as runtime from 'preact/jsx-runtime';
import type { Rest } from '../../components/card/rest';

/** What card and rest have in common. */
export interface CardParts {
  preact: Pick<typeof preact, 'h' | 'Component'> & Pick<typeof runtime, 'jsx' | 'jsxs' | 'Fragment'>;
  /** Called by the script for the rest, with its styles. */
  take(rest: typeof Rest, css: string): void;
}

declare global {
  // Only `var` declares a property of the isolated world's global object.
  var sidelightParts: CardParts;
}

export const { h, Component, jsx, jsxs, Fragment } = globalThis.sidelightParts.preact;

/**
 * How the page and its card talk. The content script (small, on every article) finds and paints marks; with the first one
 * the card script is injected, which first starts what answers pointer and keys (`interaction.ts`, it makes
 * `globalThis.sidelightHost`) and then attaches the card. All live in the extension's isolated world and share its global
 * object, which the page's own scripts cannot see.
 */

/**
 * Local name of the one element we add to a page. The card script makes it; a new content script takes away one that an
 * earlier version of the extension has left behind.
 */
export const HOST_TAG = 'sidelight-card';

/** A rectangle in viewport CSS pixels. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A request to show the card of a mention. */
export interface CardRequest {
  /** Readings, best first; more than one makes the card offer the choice. */
  entities: string[];
  /** Opens the note of a passage instead of a card: the address of its editor. */
  note?: () => Promise<string>;
  /** The words as they stand in the article. */
  surface: string;
  /** The line of the mention the pointer is on, in viewport pixels. Asked again when the page scrolls or resizes. */
  rect: () => Rect | null;
  /** Day the card is drawn for: the article's own date when it is known with confidence. */
  asOf: string | null;
  /** The sentence around the mention, for a citation. */
  sentence: string;
  /** How it was opened. By keyboard, focus moves into the card and returns on closing. */
  by: 'pointer' | 'keyboard' | 'touch' | 'list';
}

/** Made by the card, used by the interaction. */
export interface CardPort {
  /** Shows a card, replacing one that is open. Resolves when it is visible. */
  show(request: CardRequest): Promise<void>;
  /** Closes the card unless it is pinned. */
  hide(): void;
  /** Whether a card is open that stays until it is closed. */
  isPinned(): boolean;
  /** Where the open card is, for the safe triangle from mark to card. */
  rect(): Rect | null;
  /** Opens the foremost card beside the page. */
  beside(): void;
  /** A note of this entity has changed elsewhere. */
  notesChanged(entity: string): void;
  /** Removes the host and every listener. */
  destroy(): void;
}

/** Made by the interaction, used by the card. */
export interface PageHost {
  /** The pointer entered or left the card: the intent machine keeps it open while inside. */
  pointerInCard(inside: boolean): void;
  /** The card closed by itself (Escape, its close button). */
  closed(reason: 'escape' | 'button' | 'term-off' | 'site-off'): void;
  /** Marks of this entity come and go at once, before the setting is stored. */
  termOff(entity: string, off: boolean): void;
  siteOff(off: boolean): void;
  /** The page, for the note and the citation. */
  page(): { url: string; title: string; date: string | null };
  /** Set by the card script when it has started. */
  attach(card: CardPort): void;
  /** Fires when the extension is updated or the page goes off. */
  signal: AbortSignal;
}

declare global {
  // Only `var` declares a property of the isolated world's global object.
  var sidelightHost: PageHost | undefined;
}

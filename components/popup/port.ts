/** What the popup asks of the browser, the page under it and the rest of the extension. */
import type { FactsState } from '../../lib/messages';
import type { Answer } from '../../lib/search/filtered';
import type { SearchOptions } from '../../lib/search/model';
import type { Settings } from '../../lib/settings-model';
import type { CardPort } from '../panel/port';
import type { PageList, Situation } from './situation';

/** Facts and notes, ready to be searched. */
export interface PopupSearch {
  find(query: string, options: SearchOptions): Answer;
  /** How many entities there are. */
  size: number;
  /** Called when sentences have been indexed too: the same query may find more now. */
  onMore(callback: () => void): void;
  /** A note of this entity has changed. */
  noteChanged(entity: string): void;
}

/** Words to look up as the popup opens. */
export interface LookedUp {
  words: string;
  /** The reader has asked for them: a name that is exactly so opens its card. Else they were merely selected. */
  asked: boolean;
}

export interface PopupPort extends CardPort {
  /** Words given with the popup's address, asked for in the menu, or selected on the page; null where there are none. */
  lookUp(): Promise<LookedUp | null>;
  situation(): Promise<Situation>;
  /** Asks the page again. */
  list(tab: number): Promise<PageList>;
  settings(): Promise<Settings>;
  facts(): Promise<FactsState>;
  search(): Promise<PopupSearch>;
  /** Scrolls the page to a mention. @returns Whether it was still there. */
  jump(tab: number, entity: string): Promise<boolean>;
  /** Scrolls the page under the popup to one mention of several, counted from 0. @returns Whether it was still there. */
  show(tab: number, entity: string, occurrence: number): Promise<boolean>;
  setSite(host: string, on: boolean): Promise<Settings>;
  /** Pauses until an instant in milliseconds; 0 ends the pause, -1 is until switched on. */
  pause(until: number): Promise<Settings>;
  reload(tab: number): Promise<void>;
  /** Marks the page this once, on a site Sidelight has no standing access to. */
  once(tab: number): Promise<void>;
  /** Asks the browser for standing access to a site; to be called from a click. @returns Whether it was given. */
  always(host: string): Promise<boolean>;
  /** Opens the library, at a place in it (`#/notes`). */
  library(hash: string): Promise<void>;
  /** Whether an update has brought what the reader has not been told of yet. */
  news(): Promise<boolean>;
  close(): void;
  /** Opens this beside the page, to stay there; absent where it is there already. To be called from a click. */
  beside?(): Promise<void>;
  /** Calls back with each card that a page hands over to what is beside it. @returns an end to that */
  handedOver?(open: (card: { entity: string; title: string }) => void): () => void;
  /** Calls back whenever another page, or another article in it, may be in front. @returns an end to that */
  follow?(changed: () => void): () => void;
}

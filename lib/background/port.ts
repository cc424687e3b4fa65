/**
 * What the background asks of the browser, apart from storage: thin, so that everything else can be tested without one.
 */
import type { Runtime } from 'webextension-polyfill';
import type { FigureWords } from '../facts/figures/words';
import type { ReaderLanguage } from '../facts/format';
import type { ArticleTerm } from '../matching/article-terms';
import type { PageRequest, PageRequestOf } from '../page-messages';

/** What the toolbar button says on a tab. */
export interface Toolbar {
  /** Four characters at most are seen. */
  badge: string;
  title: string;
}

/** What a background asks that has just woken: for marks and cards, at a key, from a menu. */
export interface WakePort {
  lang(): ReaderLanguage;
  /** Injects the card script into one frame. */
  injectCard(tab: number, frame: number): Promise<void>;
  /** Injects what a card leaves out at first into a frame that has the card script. */
  injectCardRest(tab: number, frame: number): Promise<void>;
  /** Injects the script for passages into one frame; where it is already, nothing happens. */
  injectPassages(tab: number, frame: number): Promise<void>;
  /** Injects the script for the map and for screen readers into the top frame; where it is already, nothing happens. */
  injectGuide(tab: number): Promise<void>;
  /** Injects the content script into a tab: into every frame the browser lets us in. */
  injectContent(tab: number): Promise<void>;
  /** What the button's badge says on a tab. */
  badge(tab: number): Promise<string>;
  setToolbar(tab: number, toolbar: Toolbar): Promise<void>;
  /** The tab in front, if there is one. */
  activeTab(): Promise<number | undefined>;
  /** Sends to the content script in the top frame of a tab; rejects where none answers. */
  sendToPage<K extends PageRequest>(tab: number, name: K, request: PageRequestOf<K>): Promise<unknown>;
  /** Opens the panel beside a window's pages (`lib/panel/open-panel.ts`). */
  openPanel(window: number): Promise<void>;
  /** Opens the popup of the window in front; rejects where that cannot be. */
  openPopup(): Promise<void>;
  /** Opens a page of the extension in a tab, at a place in it. */
  openPath(path: string): Promise<void>;
  /** A word of the interface. */
  text: ToolbarText;
}

/** All it asks. */
export interface BackgroundPort extends WakePort {
  /** Tabs that may have a content script of ours; with `patterns`, those whose address matches one. */
  tabs(patterns?: readonly string[]): Promise<number[]>;
  /** Tells the content scripts of all frames of a tab; rejects where there is none. */
  sendToFrames<K extends PageRequest>(tab: number, name: K, request: PageRequestOf<K>): Promise<void>;
  /** Tells the extension's own open pages; nobody need be listening. */
  sendToOwnPages<K extends PageRequest>(name: K, request: PageRequestOf<K>): Promise<unknown>;
  /** The extension's own version. */
  version(): string;
  /** Whether a message comes from a private window; of the popup, whether the window in front is one. */
  inPrivate(sender: Runtime.MessageSender): Promise<boolean>;
  /** Puts what can be done with selected text into its context menu. */
  setMenu(): Promise<void>;
  openPage(path: 'welcome.html'): Promise<void>;
  /** Tabs whose address is known to us, of private windows or of the others. */
  openPages(isPrivate: boolean): Promise<{ tab: number; url: string }[]>;
  /** Brings a tab to the front, and its window. */
  showTab(tab: number): Promise<void>;
  /** Opens an address in a tab of its own, in front. @returns the tab */
  openTab(url: string): Promise<number>;
  /** Whether something of a tab's page lies over the note editor in it. */
  editorIsCovered(tab: number): Promise<boolean>;
  /** Address of the editor frame. */
  editorAddress(ticket: string): string;
  /** Patterns of the sites that come with the extension, and of those the reader has granted. */
  shippedSites(): readonly string[];
  grantedSites(): Promise<readonly string[]>;
  /** Makes the content script run on these sites, from the next page load on, for good. */
  registerContent(patterns: readonly string[], except: readonly string[]): Promise<void>;
  /** What figures on cards need: their words, and outlines of the land as packed (`lib/facts/figures/land.ts`). */
  figures: { say: FigureWords['say']; land(): Promise<ArrayBuffer> };
  text: ToolbarText & { /** The notes are not all there, and a copy has them. */ notesLost(): string };
}

export interface ToolbarText {
  on(count: number): string;
  off(): string;
  paused(): string;
  /** What the card of a name says that only the article explains. */
  explained(term: ArticleTerm): string;
}

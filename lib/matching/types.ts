/**
 * What goes into the matcher and what comes out. Pure data: no DOM, no browser, all of it JSON.
 */

import type { Day } from '../facts/dates';
import type { EntityType } from '../facts/schema';
import type { ArticleTerm } from './article-terms';

/** A run of article text with nothing but inline markup inside: a paragraph, a headline, a list item. */
export interface TextBlock {
  /** The caller's name for it, unique within the page. */
  key: number;
  /** Text as gathered. Offsets of mentions are UTF-16 code units into exactly this string. */
  text: string;
  /** What it is in the article; headlines and leads introduce names for what follows. */
  role?: 'title' | 'lead' | 'body' | 'caption' | 'quote';
}

/** An article, or the part of it that has just arrived. */
export interface Article {
  blocks: TextBlock[];
  /** BCP 47 primary subtag where known (`en`, `ko`). */
  lang?: string;
  /** The article's own date, where known: names must be in use then. */
  date?: Day;
  /** What earlier parts of the same article established; opaque, from an earlier `Found`. */
  memory?: ArticleMemory;
}

/** What a part of an article established for the rest of it. JSON; the content script hands it back unread. */
export interface ArticleMemory {
  /** Entities mentioned so far, latest last; `?Kim` for a surname borne by somebody outside the packs. */
  introduced: string[];
  /** The article's own definitions: short form → entity id, or null where it means something else. */
  definitions: Record<string, string | null>;
  /** Context words seen so far: guards of later names are met by them too. */
  cues?: string[];
  /** What the article itself explains and no pack knows (`article-terms.ts`). */
  terms?: ArticleTerm[];
}

/** One mention of an entity. */
export interface Mention {
  /** `TextBlock.key`. */
  block: number;
  /** UTF-16 offsets into the block's text, possessive and particle outside. */
  start: number;
  end: number;
  entity: string;
  /** Other readings that stay possible, best first; absent when the reading is sure. */
  others?: string[];
  /** Why it was resolved so; one of the resolver's rule names, with what it saw. */
  why: { rule: string; detail?: string };
}

/** What a page needs to know of an entity to mark and list it, without asking again. */
export interface EntityLabel {
  id: string;
  title: string;
  type: EntityType;
  familiar: boolean;
}

export interface Found {
  /** In text order, never overlapping. */
  mentions: Mention[];
  memory: ArticleMemory;
}

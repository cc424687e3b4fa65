/**
 * The messages to the content script of a tab and to the extension's own open pages, as `messages.ts` has those to the
 * background.
 */
import * as v from 'valibot';
import type { PageLabel } from './background/match';
import type { PageState, PassageState } from './messages';
import { NoteSchema, OwnSchema } from './notes/model';
import { Id, Nothing, Url } from './reading-requests';
import { SettingsSchema } from './settings-model';

/** What has become of notes. */
const ChangeSchema = v.object({ notes: v.array(NoteSchema), own: v.array(OwnSchema), gone: v.array(Id) });

/** Requests to the content script of a tab, sent by the background or the popup through `tabs.sendMessage`. */
export const pageRequests = {
  /** The entities on this page in reading order. */
  'page.list': Nothing,
  /** Scroll to a mention, the first if not said otherwise, and open its card unless it is only to be shown. */
  'page.jump': v.object({ entity: Id, occurrence: v.optional(v.number(), 0), only: v.optional(v.literal('show')) }),
  /** A keyboard command. */
  'page.command': v.object({ command: v.picklist(['next-mark', 'previous-mark', 'open-mark', 'beside']) }),
  /** Settings have changed: mark again, or take everything away. */
  'page.settings': v.object({ settings: SettingsSchema }),
  /** The reader has chosen what a name means, or taken that back: have the text matched anew. */
  'page.choices': Nothing,
  /**
   * A note has changed: of this entity, on a passage of this page (its canonical address), or, with neither, any.
   * `change`: to pages of ours alone, what it is now; without it they read again.
   */
  'page.notes': v.object({ entity: v.optional(Id), url: v.optional(Url), change: v.optional(ChangeSchema) }),
  // Answered by the script for passages (`lib/page/passages.ts`), which is injected first.
  /** Note down what is selected. */
  'page.addNote': Nothing,
  /** Scroll to the passage of a note and open its card. */
  'page.passage': v.object({ note: Id }),
} as const;

export interface PageReplies {
  'page.list': {
    state: PageState;
    /** Text is still being read: more entities may follow. The popup says so; tests wait for it to end. */
    busy: boolean;
    title: string;
    /** MIME type of the document: viewers of PDFs and pictures are pages, too. */
    type?: string;
    date?: { day: string; confidence: 'high' | 'low' };
    /** In reading order of the first mention. */
    entities: (Omit<PageLabel, 'rank'> & { count: number; marked: boolean })[];
  };
  'page.jump': { found: boolean };
  'page.command': Record<string, never>;
  'page.settings': Record<string, never>;
  'page.choices': Record<string, never>;
  'page.notes': Record<string, never>;
  /** False where nothing is selected. */
  'page.addNote': { added: boolean };
  'page.passage': { state: PassageState };
}

export type PageRequest = keyof typeof pageRequests;
/** Requests that the script for passages answers. */
export type PassageRequest = 'page.addNote' | 'page.passage';
export type PageRequestOf<K extends PageRequest> = v.InferInput<(typeof pageRequests)[K]>;

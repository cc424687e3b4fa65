/**
 * Requests of a page that is being read, a part of the table in `messages.ts`: a background that has just woken checks
 * these before there are marks, and compiles no others for it.
 */
import * as v from 'valibot';
import { DaySchema } from './facts/field-schemas';

/** An entity's or a note's. */
export const Id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
export const Url = v.pipe(v.string(), v.maxLength(8192));
/** Words as they stand in a text. */
export const Surface = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
/** A request that says all by its name. */
export const Nothing = v.object({});

const memory = v.object({
  introduced: v.array(Id),
  definitions: v.record(v.string(), v.nullable(Id)),
  cues: v.optional(v.array(v.string())),
  terms: v.optional(v.array(v.object({ kind: v.picklist(['definition', 'person']), name: Surface, says: v.string() }))),
});

export const readingRequests = {
  /** A content script has started: is this page on, and how does the reader want it? */
  'page.start': v.object({ url: Url, canonical: v.optional(Url) }),
  /** Find the mentions in blocks of text. */
  'page.match': v.object({
    url: Url,
    /** What the page says of its article: with the first text of it. */
    about: v.optional(
      v.object({
        langs: v.array(v.string()),
        published: v.array(v.string()),
        times: v.array(v.string()),
        stamps: v.array(v.string()),
        lines: v.array(v.string()),
        canonical: v.optional(Url),
      }),
    ),
    lang: v.optional(v.string()),
    date: v.optional(DaySchema),
    blocks: v.array(
      v.object({
        key: v.number(),
        text: v.string(),
        role: v.optional(v.picklist(['title', 'lead', 'body', 'caption', 'quote'])),
      }),
    ),
    memory: v.optional(memory),
  }),
  /** The toolbar shows how many entities this page mentions. */
  'page.count': v.object({ count: v.number() }),
  /**
   * Inject the card script into the asking frame. Sent once, with the page's first mark. `rest`: what a card leaves out
   * at first, where the card itself is.
   */
  'card.load': v.object({ rest: v.optional(v.boolean()) }),
  /** Inject the script for passages into the asking frame: the reader has selected something there. */
  'passages.load': Nothing,
} as const;

export type ReadingRequest = keyof typeof readingRequests;

/**
 * Settings: every key, its default and its bounds, in one place. Stored in `storage.local` by `lib/settings.ts`.
 */
import * as v from 'valibot';
import { ENTITY_TYPES } from './facts/entity-types';
import { MARK_COLOURS, MARK_LOOKS } from './page/look';
import { SitesSchema } from './site-settings';

/** A whole number from 0 to `most`. */
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

export const SettingsSchema = v.object({
  /** Milliseconds the pointer rests on a mark before its card opens. */
  dwell: v.optional(upTo(1500), 300),
  /** Which mentions are marked: the first of each entity in an article, the first below each heading, or every one. */
  marks: v.optional(v.picklist(['first', 'section', 'every']), 'first'),
  /** How marks are drawn. */
  markLook: v.optional(v.picklist(MARK_LOOKS), 'dots'),
  markColour: v.optional(v.picklist(MARK_COLOURS), 'teal'),
  /** Whether pages of light letters on a dark ground are marked. */
  markDark: v.optional(v.boolean(), true),
  /** Types of entity the reader does not want marked. */
  typesOff: v.optional(v.array(v.picklist(ENTITY_TYPES)), []),
  /** Marks at most on any screenful of an article; 0 is no limit. */
  marksPerScreen: v.optional(upTo(99), 8),
  /** On how many different days a card is opened before its name is marked no longer; 0 is never. */
  fadeAfter: v.optional(upTo(99), 4),
  /** Whether household names (most countries, heads of state) are marked too. */
  markFamiliar: v.optional(v.boolean(), false),
  /** What opens a card: resting the pointer, a click, or resting with Alt held. */
  openBy: v.optional(v.picklist(['hover', 'click', 'alt-hover']), 'hover'),
  /** Whether opened cards are remembered, and in which articles names were met (`lib/history`). */
  keepOpened: v.optional(v.boolean(), false),
  keepMet: v.optional(v.boolean(), false),
  /** Whether a button to add a note is offered where text is selected. */
  noteButton: v.optional(v.boolean(), true),
  /** Whether a map of the marks stands beside the scroll bar. */
  map: v.optional(v.boolean(), false),
  /** Whether screen readers are told how many names a page has marked. */
  announce: v.optional(v.boolean(), false),
  /** Hosts on which Sidelight is switched off. */
  sitesOff: v.optional(v.array(v.string()), []),
  /** What is otherwise on single sites. */
  sites: v.optional(SitesSchema, {}),
  /** Entities the reader does not want marked. */
  termsOff: v.optional(v.array(v.string()), []),
  /** Packs whose names are neither marked nor searched. */
  packsOff: v.optional(v.array(v.string()), []),
  /** Paused until this instant, milliseconds since the epoch; 0 is not paused, -1 until switched on again. */
  pausedUntil: v.optional(v.number(), 0),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

/**
 * Settings of what is given, defaults for what is not.
 * @throws Error naming the setting and why it does not fit
 */
export function settingsOf(given: Record<string, unknown>): Settings {
  const read = v.safeParse(SettingsSchema, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(`${v.getDotPath(issue)}: ${issue.message}`);
}

/** Every setting at its default. */
export const DEFAULT_SETTINGS: Settings = settingsOf({});

/**
 * What a reader writes: notes, cards of their own, and corrections of ours. One row each, in a database of its own that
 * no pack operation opens (`database.ts`).
 */
import * as v from 'valibot';
import { IdSchema, PartialDateSchema } from '../facts/field-schemas';
import { EntityTypeSchema } from '../facts/schema';
import { NOTE_COLOURS } from './colours';
import { TAG_LENGTH } from './limits';

/** As `Date.toISOString` writes it and no other way: instants are compared as text. */
export const InstantSchema = v.pipe(
  v.string(),
  v.check(isInstant, 'must be a UTC time to the millisecond, such as 2026-03-01T09:30:00.000Z'),
);

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

const UuidSchema = v.pipe(v.string(), v.uuid());
const EntityId = v.pipe(v.string(), v.nonEmpty());
const PageSchema = v.strictObject({ url: v.string(), title: v.string() });
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The statement a note is on, as the card showed it: packs give statements no ids (`lib/facts/diff.ts` matches them). */
export const NotedStatementSchema = v.strictObject({
  property: IdSchema,
  /** As text, as the card shows it. */
  value: v.string(),
  from: v.optional(PartialDateSchema),
  to: v.optional(PartialDateSchema),
  asOf: v.optional(PartialDateSchema),
  claimedBy: v.optional(v.string()),
});
export type NotedStatement = v.InferOutput<typeof NotedStatementSchema>;

/** What a note is about. */
export const NoteTargetSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('entity'), entity: EntityId }),
  v.strictObject({
    kind: v.literal('statement'),
    entity: EntityId,
    statement: NotedStatementSchema,
    /** What the note was written against: the revision of the facts. */
    seen: v.strictObject({ revision: v.string() }),
  }),
  v.strictObject({
    kind: v.literal('passage'),
    /** Canonical: no fragment, no tracking parameters. Notes of a page are found by it. */
    url: v.string(),
    /** As the address bar had it. */
    rawUrl: v.string(),
    /** W3C TextQuoteSelector, over the article's normalised text. */
    quote: v.strictObject({ exact: v.pipe(v.string(), v.nonEmpty()), prefix: v.string(), suffix: v.string() }),
    /** W3C TextPositionSelector: UTF-16 offsets in the same text, the end exclusive. */
    position: v.pipe(
      v.strictObject({ start: Offset, end: Offset }),
      v.check(({ start, end }) => start <= end, 'must not end before it starts'),
    ),
    /** The entity it reminds of, on whose card the note is shown too. */
    entity: v.optional(EntityId),
  }),
]);
export type NoteTarget = v.InferOutput<typeof NoteTargetSchema>;
export type PassageTarget = Extract<NoteTarget, { kind: 'passage' }>;
export type StatementTarget = Extract<NoteTarget, { kind: 'statement' }>;

const TagSchema = v.pipe(
  v.string(),
  v.nonEmpty('a tag must not be empty'),
  v.maxLength(TAG_LENGTH, `a tag has ${TAG_LENGTH} characters at most`),
  v.check((tag) => tag === tag.trim().normalize('NFC'), 'a tag must be trimmed and in normal form C'),
);
export const TagsSchema = v.pipe(
  v.array(TagSchema),
  v.check((tags) => new Set(tags).size === tags.length, 'the same tag is there twice'),
);

export { NOTE_COLOURS, type NoteColour } from './colours';

const Times = {
  created: InstantSchema,
  modified: InstantSchema,
  /** When it was put in the bin; absent for what is live. */
  deleted: v.optional(InstantSchema),
};

export const NoteSchema = v.strictObject({
  /** UUID; an import merges by it. */
  id: UuidSchema,
  target: NoteTargetSchema,
  /** The entity's name when the note was last written, so that a note outlives its entity; a passage's page title. */
  label: v.string(),
  /** Markdown as typed. */
  body: v.string(),
  tags: TagsSchema,
  /** Of a passage. */
  colour: v.optional(v.picklist(NOTE_COLOURS)),
  /** The page it was first written on, where there was one. */
  page: v.optional(PageSchema),
  ...Times,
});
export type Note = v.InferOutput<typeof NoteSchema>;

/** `edited`: written over. `older`: it arrived after a later one. `import`: an import brought a later one, or it itself.
 * `restored`: an earlier state was put in its place. */
export const VERSION_REASONS = ['edited', 'older', 'import', 'restored'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** An earlier state of a note, or one that lost to a later one: kept so that nothing written is lost. */
export const NoteVersionSchema = v.strictObject({
  note: NoteSchema,
  /** When it was set aside. */
  kept: InstantSchema,
  why: v.picklist(VERSION_REASONS),
});
export type NoteVersion = v.InferOutput<typeof NoteVersionSchema>;

const Words = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** A card of the reader's own: an entity like ours, marked everywhere like ours. */
export const OwnCardSchema = v.strictObject({
  /** `own-` and a UUID: an entity's id that no pack uses. */
  id: v.pipe(v.string(), v.regex(/^own-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be own- and a UUID')),
  kind: v.literal('card'),
  name: Words,
  aliases: v.array(Words),
  summary: v.string(),
  type: EntityTypeSchema,
  /** The page it was made on. */
  source: v.optional(PageSchema),
  /** The sentence it was made from. */
  sentence: v.optional(v.string()),
  ...Times,
});
export type OwnCard = v.InferOutput<typeof OwnCardSchema>;

/** A reader's correction of one of our cards, or of one property of it; the card shows both. */
export const OverlaySchema = v.strictObject({
  id: UuidSchema,
  kind: v.literal('overlay'),
  entity: EntityId,
  property: v.optional(IdSchema),
  text: v.string(),
  ...Times,
});
export type Overlay = v.InferOutput<typeof OverlaySchema>;

/** What a reader has put beside our facts. */
export const OwnSchema = v.variant('kind', [OwnCardSchema, OverlaySchema]);
export type Own = v.InferOutput<typeof OwnSchema>;

/** An earlier state of a card or correction of the reader's, as `NoteVersion` is of a note. */
export const OwnVersionSchema = v.strictObject({
  own: OwnSchema,
  kept: InstantSchema,
  why: v.picklist(VERSION_REASONS),
});
export type OwnVersion = v.InferOutput<typeof OwnVersionSchema>;

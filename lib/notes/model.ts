/**
 * A reader's note. One row a note, in a database of its own that no pack operation opens.
 */
import * as v from 'valibot';

/** As `Date.toISOString` writes it and no other way: instants are compared as text. */
const Instant = v.pipe(
  v.string(),
  v.check(isInstant, 'must be a UTC time to the millisecond, such as 2026-03-01T09:30:00.000Z'),
);

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** What a note is about. Notes on statements and passages join this union. */
export const NoteTargetSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('entity'), entity: v.pipe(v.string(), v.nonEmpty()) }),
]);
export type NoteTarget = v.InferOutput<typeof NoteTargetSchema>;

export const NoteSchema = v.strictObject({
  /** UUID; an import merges by it. */
  id: v.pipe(v.string(), v.uuid()),
  target: NoteTargetSchema,
  /** The entity's name when the note was last written, so that a note outlives its entity. */
  label: v.string(),
  /** Plain text as typed (Markdown later). */
  body: v.string(),
  /** The page it was first written on, where there was one. */
  page: v.optional(v.strictObject({ url: v.string(), title: v.string() })),
  created: Instant,
  modified: Instant,
  /** When it was put in the bin; absent for a live note. */
  deleted: v.optional(Instant),
});
export type Note = v.InferOutput<typeof NoteSchema>;

/** An earlier state of a note, or one that lost to a later one: kept so that nothing written is lost. */
export const NoteVersionSchema = v.strictObject({
  note: NoteSchema,
  /** When it was set aside. */
  kept: Instant,
  /** `edited`: written over. `older`: it arrived after a later one. `import`: an import brought a later one, or it itself. */
  why: v.picklist(['edited', 'older', 'import']),
});
export type NoteVersion = v.InferOutput<typeof NoteVersionSchema>;

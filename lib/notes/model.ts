/**
 * A reader's note. One row a note, in a database of its own that no pack operation opens.
 */
import * as v from 'valibot';

const Instant = v.pipe(v.string(), v.isoTimestamp('must be a UTC time such as 2026-03-01T09:30:00.000Z'));

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

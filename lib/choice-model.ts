/**
 * What a reader chose a name to mean. Kept by `lib/background/choices.ts`.
 */
import * as v from 'valibot';
import { DaySchema } from './facts/field-schemas';

/** How far a choice reaches, the narrowest first. */
export const CHOICE_SCOPES = ['article', 'site', 'always'] as const;
export type ChoiceScope = (typeof CHOICE_SCOPES)[number];

/** A choice as it is stored. */
export const ChoiceSchema = v.object({
  id: v.string(),
  /** The words as printed. */
  surface: v.string(),
  /** What they mean; null: none of what Sidelight knows. */
  entity: v.nullable(v.string()),
  /** Readings the reader turned down. */
  rejected: v.array(v.string()),
  scope: v.picklist(CHOICE_SCOPES),
  /** Digest of the article's address, host of the site, or nothing. */
  place: v.string(),
  made: DaySchema,
});
export type Choice = v.InferOutput<typeof ChoiceSchema>;

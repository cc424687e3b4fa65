/**
 * On how many days the reader has opened which card: a name that is known by now need not be marked again. Kept as
 * little as does: per entity a count, the last day, and what its facts were then. No page, no time of day.
 *
 * Reading alone: a page that is being read waits for nothing else.
 */
import * as v from 'valibot';
import { DaySchema } from '../facts/field-schemas';
import type { StorageArea } from '../settings';
import { Stored } from './stored';

const OpeningSchema = v.object({
  /** Different days on which the card was opened. */
  days: v.number(),
  last: DaySchema,
  /** Stands for what the card said then (`Facts.content`). */
  content: v.number(),
});
export type Opening = v.InferOutput<typeof OpeningSchema>;

export class Openings {
  /** By entity; changed by `count-openings.ts`. */
  readonly stored: Stored<Record<string, Opening>>;

  constructor(area: StorageArea) {
    this.stored = new Stored(area, 'openings', v.record(v.string(), OpeningSchema), {});
  }

  /** On how many days each card was opened. */
  async days(): Promise<Map<string, number>> {
    const openings = await this.stored.get();
    return new Map(Object.entries(openings).map(([entity, { days }]) => [entity, days]));
  }
}

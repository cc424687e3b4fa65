/**
 * On how many days the reader has opened which card: a name that is known by now need not be marked again. Kept as
 * little as does: per entity a count, the last day, and what its facts were then. No page, no time of day.
 */
import * as v from 'valibot';
import type { Day } from '../facts/dates';
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
type Opening = v.InferOutput<typeof OpeningSchema>;

/** Entities remembered; the ones opened longest ago go first. */
const MOST = 2000;

export class Openings {
  readonly #stored: Stored<Record<string, Opening>>;

  constructor(area: StorageArea) {
    this.#stored = new Stored(area, 'openings', v.record(v.string(), OpeningSchema), {});
  }

  /** The card of an entity was opened: counts once a day, and from one again when its facts have changed. */
  async note(entity: string, content: number, today: Day): Promise<void> {
    await this.#stored.change((openings) => {
      const known = openings[entity];
      const same = known?.content === content ? known : undefined;
      if (same?.last === today) return openings;
      const { [entity]: _, ...others } = openings;
      const kept = Object.entries(others)
        .sort(([, a], [, b]) => (a.last < b.last ? 1 : -1))
        .slice(0, MOST - 1);
      return { ...Object.fromEntries(kept), [entity]: { days: (same?.days ?? 0) + 1, last: today, content } };
    });
  }

  /** On how many days each card was opened. */
  async days(): Promise<Map<string, number>> {
    const openings = await this.#stored.get();
    return new Map(Object.entries(openings).map(([entity, { days }]) => [entity, days]));
  }

  /** Forgets the openings of entities whose facts are others now: their marks come back. */
  async renew(contents: ReadonlyMap<string, number>): Promise<void> {
    await this.#stored.change((openings) => {
      const same = Object.entries(openings).filter(([entity, { content }]) => contents.get(entity) === content);
      return same.length === Object.keys(openings).length ? openings : Object.fromEntries(same);
    });
  }

  /** Forgets one, or all. */
  async forget(entity?: string): Promise<void> {
    await this.#stored.change(({ ...openings }) => {
      if (entity === undefined) return {};
      delete openings[entity];
      return openings;
    });
  }
}

/**
 * Counts on how many days the reader has opened which card (`openings.ts`).
 */
import type { Day } from '../facts/dates';
import type { Openings } from './openings';

/** Entities remembered; the ones opened longest ago go first. */
const MOST = 2000;

/** The card of an entity was opened: counts once a day, and from one again when its facts have changed. */
export async function noteOpening({ stored }: Openings, entity: string, content: number, today: Day): Promise<void> {
  await stored.change((openings) => {
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

/** Forgets the openings of entities whose facts are others now: their marks come back. */
export async function renewOpenings({ stored }: Openings, contents: ReadonlyMap<string, number>): Promise<void> {
  await stored.change((openings) => {
    const same = Object.entries(openings).filter(([entity, { content }]) => contents.get(entity) === content);
    return same.length === Object.keys(openings).length ? openings : Object.fromEntries(same);
  });
}

/** Forgets one, or all. */
export async function forgetOpenings({ stored }: Openings, entity?: string): Promise<void> {
  await stored.change(({ ...openings }) => {
    if (entity === undefined) return {};
    delete openings[entity];
    return openings;
  });
}

/** Which cards of a pack want checking again: the same rule by which a card says so itself. Pure. */
import { ageOf } from './as-of';
import type { Day } from './dates';
import type { ShippedEntity } from './release';
import type { Property } from './schema';
import { statementsAt } from './statements-at';

export interface PackState {
  /** Cards by type, the type with most first. */
  types: [type: ShippedEntity['type'], count: number][];
  statements: number;
  events: number;
  sources: number;
  /** Day of the oldest check of a card, and of the latest. */
  oldest: Day;
  latest: Day;
  /** Ids of cards whose check is old for what they say, the oldest first. */
  stale: { id: string; checked: Day }[];
}

/** What a pack holds, and how it stands on a day; null where there is no such pack. */
export function packState(
  entities: readonly ShippedEntity[],
  pack: string,
  properties: Readonly<Record<string, Property>>,
  today: Day,
): PackState | null {
  const members = entities.filter((entity) => entity.pack === pack);
  if (members.length === 0) return null;
  const property = (id: string) => properties[id];
  const types = new Map<ShippedEntity['type'], number>();
  for (const { type } of members) types.set(type, (types.get(type) ?? 0) + 1);
  const sources = new Set(
    members.flatMap(({ statements, events }) => [...statements, ...events].flatMap((row) => row.sources)),
  );
  const checks = members.map(({ checked }) => checked).sort();
  const stale = members.filter((entity) => {
    const held = statementsAt(entity.statements, today, property).filter(({ past }) => !past);
    return ageOf(
      entity,
      held.map(({ statement }) => statement),
      { today, property },
    ).loud;
  });
  return {
    types: [...types].sort(([, a], [, b]) => b - a),
    statements: members.reduce((sum, { statements }) => sum + statements.length, 0),
    events: members.reduce((sum, { events }) => sum + events.length, 0),
    sources: sources.size,
    oldest: checks[0] as Day,
    latest: checks.at(-1) as Day,
    stale: stale
      .map(({ id, checked }) => ({ id, checked }))
      .sort((a, b) => (a.checked < b.checked ? -1 : a.checked > b.checked ? 1 : 0)),
  };
}

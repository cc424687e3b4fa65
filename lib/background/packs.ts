/** Packs the reader has switched off: their names are nobody's. */
import type { Facts } from '../facts/facts';
import type { Mention } from '../matching/types';

/**
 * Ids of the entities of some packs.
 * @param facts reads the list only where a pack is off, which is rare
 */
export function packMembers(facts: Pick<Facts, 'members'>) {
  return async (packs: readonly string[]): Promise<ReadonlySet<string>> => {
    if (packs.length === 0) return new Set();
    const members = await facts.members();
    return new Set(packs.flatMap((pack) => members[pack] ?? []));
  };
}

/** Mentions without those entities. A name that may also mean something else means that. */
export function without<M extends Mention>(off: ReadonlySet<string>, mentions: readonly M[]): M[] {
  if (off.size === 0) return [...mentions];
  return mentions.flatMap(({ others, ...mention }) => {
    const [entity, ...rest] = [mention.entity, ...(others ?? [])].filter((id) => !off.has(id));
    if (entity === undefined) return [];
    return [{ ...mention, entity, ...(rest.length > 0 ? { others: rest } : {}) } as M];
  });
}

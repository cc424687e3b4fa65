/**
 * The names of the reader's own cards, for a background that has not loaded what reads them: most readers have none.
 */
import type { ReaderLanguage } from '../facts/format';
import type { NameIndex } from '../matching/name-index';
import type { EntityLabel } from '../matching/types';
import { isOwnId } from '../notes/own-entity';

export interface OwnNames {
  /** Null where there are none. */
  index(): Promise<NameIndex | null>;
  /** Labels of those there are among these ids. */
  labels(ids: readonly string[], lang: ReaderLanguage): Promise<EntityLabel[]>;
}

/**
 * @param any whether there are cards of the reader's own; asked each time, since they are made elsewhere
 * @param load what reads them
 */
export function ownNames(any: () => Promise<boolean>, load: () => Promise<OwnNames>): OwnNames {
  return {
    index: async () => ((await any()) ? (await load()).index() : null),
    labels: async (ids, lang) => (ids.some(isOwnId) ? (await load()).labels(ids, lang) : []),
  };
}

/** Labels of ours and of the reader's own beside them, in the order asked. */
export function labelsBeside(facts: Pick<OwnNames, 'labels'>, own: Pick<OwnNames, 'labels'>): OwnNames['labels'] {
  return async (ids, lang) => {
    const [ours, theirs] = await Promise.all([facts.labels(ids, lang), own.labels(ids, lang)]);
    if (theirs.length === 0) return ours;
    const byId = new Map([...ours, ...theirs].map((label) => [label.id, label]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
}

/** Words that belong together are said together: how well one sentence answers a query of several. */
import type { Folded } from './fold';
import { locate } from './locate';
import type { SearchEntity } from './model';
import type { Query } from './shown';
import { WHOLE_BELOW } from './texts';

/** How much more it counts where the words stand as they were typed. */
const PHRASE = 1.5;
/** How much less a sentence says of what was than of what is. */
const PAST = 0.8;

/**
 * How much of a query stands in one sentence of an entity, from 0 to 1, more as a phrase.
 * @param folds its texts, folded, in their order
 */
export function together(entity: SearchEntity, folds: readonly Folded[], query: Query): number {
  if (query.words.length < 2) return 0;
  let most = 0;
  for (const [at, folded] of folds.entries()) {
    const { words, phrase } = locate(folded, query.folded.key, query.words, { wholeBelow: WHOLE_BELOW, near: false });
    const share = (words / query.words.length) ** 2 * (phrase ? PHRASE : 1);
    most = Math.max(most, entity.texts[at]?.past ? share * PAST : share);
  }
  return most;
}

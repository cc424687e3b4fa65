/** The ways in which a query may be meant. */

import { fold, wordsOf } from './fold';
import { isInitialsQuery, otherLayout } from './hangul';
import type { Query } from './shown';
import { contentWords } from './texts';

/** A query as it was typed and, where that finds nothing, as if the other keyboard layout had been on (whtjs for 조선). */
export function* readings(text: string): Generator<Query> {
  const folded = fold(text);
  if (folded.key === '') return;
  const initials = isInitialsQuery(text.trim());
  yield { text: text.trim(), folded, words: contentWords(wordsOf(folded)), initials };
  const other = wordsOf(folded).map(otherLayout);
  if (folded.key.length < 2 || other.includes(null)) return;
  const typed = fold(other.join(' '));
  yield { text: typed.key, folded: typed, words: wordsOf(typed), initials: false };
}

/** What comes before what among the results: the step a result stands on, then what counts within it. */
import type { SearchResult, Tier } from './model';

// Notes stand after names that begin with the query and before guesses at what was meant.
export const RANK: Record<Tier, number> = { acronym: 0, name: 1, prefix: 2, initials: 4, sound: 5, typo: 6, text: 7 };
export const NOTE_RANK = 3;

// Weights within a tier, beside a name's fit of 0 to 6.
export const ON_PAGE = 3;
export const FAMILIAR = 2;
export const HAS_NOTE = 0.5;
/** For each doubling of what is known of an entity. */
export const WEIGHT = 0.2;
/** A result that may be shown. */
export interface Ranked {
  rank: number;
  score: number;
  /** Settles equal scores: the same list at every keystroke. Of notes the newer comes first, … */
  modified?: string;
  /** … of entities the first in the alphabet. Only then it is asked for. */
  readonly title: string;
  show(): SearchResult | null;
}

export function byScore(a: Pick<Ranked, 'rank' | 'score'>, b: Pick<Ranked, 'rank' | 'score'>): number {
  return a.rank - b.rank || b.score - a.score;
}

export function bestFirst(a: Ranked, b: Ranked): number {
  return byScore(a, b) || newerFirst(a, b) || (a.title < b.title ? -1 : 1);
}

/** By when they were last written; what was not is last. */
export function newerFirst(
  { modified: a = '' }: { modified?: string },
  { modified: b = '' }: { modified?: string },
): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

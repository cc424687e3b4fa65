/**
 * What an article's own definitions say about the names of the packs: confirm one, veto one, or give an entity a short
 * form for the rest of the page.
 */

import { classOf, WORD } from '../text/characters';
import { allLetters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import { type Definition, findDefinitions } from './definitions';
import type { NameIndex } from './name-index';

/** Short form as printed → entity number, or null where it means something the packs do not know. */
export type Definitions = Map<string, number | null>;

/** Of two long forms for one thing the words of the shorter are all in the longer, and make up this share of it. */
const SAME_WORDS = 0.6;

/**
 * Adds the definitions made in `article` to `known` and to the article's spots: a defined short form that no pack has
 * becomes a spot wherever it stands alone. `meanings` says what a spot means by its own names, guards included.
 */
export function applyDefinitions(
  index: NameIndex,
  article: ArticleText,
  known: Definitions,
  meanings: (spot: Spot) => number[],
): void {
  for (const block of article.blocks) {
    if (!block.text.includes('(')) continue;
    const definitions = findDefinitions(block.text);
    if (definitions.length === 0) continue;
    const spots = article.spots.filter((spot) => spot.block === block);
    for (const definition of definitions) {
      const meaning = meaningOf(index, definition, spots, meanings);
      if (meaning !== undefined) known.set(definition.short, meaning);
    }
  }
  for (const [short, entity] of known) if (entity !== null) addSpots(article, short);
}

/** Entity, null for a veto, undefined where the definition says nothing about our names. */
function meaningOf(
  index: NameIndex,
  definition: Definition,
  spots: readonly Spot[],
  meanings: (spot: Spot) => number[],
): number | null | undefined {
  const { longStart, longEnd, shortStart, shortEnd, short } = definition;
  // The name in the place of the long form, if we know it: the last to end there.
  const long = spots
    .filter((spot) => spot.end === longEnd && spot.start >= longStart - 4 && meanings(spot).length > 0)
    .sort((a, b) => a.start - b.start)[0];
  const claimed = spots.find((spot) => spot.start === shortStart && spot.end === shortEnd);
  const candidates = new Set(claimed?.readings.map(({ entity }) => entity));
  if (long) {
    const entities = meanings(long);
    const both = entities.find((entity) => candidates.has(entity));
    if (both !== undefined) return both;
    if (long.start <= longStart + 4) return entities[0];
  }
  for (const entity of candidates) if (resembles(index, entity, definition.long)) return entity;
  // Initials of other words: this article means something else by them.
  return candidates.size > 0 && short === short.toUpperCase() ? null : undefined;
}

function resembles(index: NameIndex, entity: number, long: string): boolean {
  const words = wordsOf(long);
  const { names } = index;
  const [from, to] = names.namesOf(entity);
  for (let name = from; name < to; name++) {
    const kind = names.kindOf(name);
    if (kind === 'acronym' || kind === 'short') continue;
    const own = wordsOf(names.textOf(name));
    const common = own.filter((word) => words.includes(word)).length;
    const shorter = Math.min(own.length, words.length);
    if (common >= 2 && common === shorter && common >= SAME_WORDS * Math.max(own.length, words.length)) return true;
  }
  return false;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(allLetters`[\p{L}\p{Nd}]+`) ?? [])
    .filter((word) => !/^(?:the|of|for|and|on|in|s)$/.test(word))
    .map((word) => word.slice(0, 5));
}

function addSpots(article: ArticleText, short: string): void {
  const added: Spot[] = [];
  for (const block of article.blocks) {
    for (let at = block.text.indexOf(short); at >= 0; at = block.text.indexOf(short, at + short.length)) {
      const end = at + short.length;
      const inside =
        (at > 0 && classOf(block.text.charCodeAt(at - 1)) === WORD) ||
        (end < block.text.length && classOf(block.text.charCodeAt(end)) === WORD);
      const taken = article.spots.some((spot) => spot.block === block && spot.start === at && spot.end === end);
      if (!inside && !taken) added.push({ block, start: at, end, readings: [] });
    }
  }
  if (added.length === 0) return;
  article.spots.push(...added);
  article.spots.sort((a, b) => a.block.order - b.block.order || a.start - b.start || b.end - a.end);
}

/**
 * What an article's own definitions say about the names of the packs: confirm one, veto one, or give an entity a short
 * form for the rest of the page.
 */

import { classOf, WORD } from '../text/characters';
import { allLetters } from '../text/letters';
import type { ArticleText, Spot } from './article-text';
import { type Definition, findDefinitions } from './definitions';
import { FLAG } from './format';
import type { NameIndex } from './name-index';
import type { Spans } from './spans';

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
    for (const definition of definitions) {
      const meaning = meaningOf(index, definition, block.spots, meanings);
      if (meaning !== undefined) known.set(definition.short, meaning);
    }
  }
  for (const [short, entity] of known) if (entity !== null) addSpots(article, short);
}

/** Entity, null for a veto, undefined where the definition says nothing about our names. */
function meaningOf(
  index: NameIndex,
  definition: Definition,
  spots: Spans<Spot>,
  meanings: (spot: Spot) => number[],
): number | null | undefined {
  const { longStart, longEnd, shortStart, shortEnd, short } = definition;
  // The name in the place of the long form, if we know it: the last to end there.
  const long = spots.endingAt(longEnd).find((spot) => spot.start >= longStart - 4 && meanings(spot).length > 0);
  const claimed = spots.startingAt(shortStart).find((spot) => spot.end === shortEnd);
  const candidates = new Set(claimed?.readings.map(({ entity }) => entity));
  if (long) {
    const entities = meanings(long);
    const both = entities.find((entity) => candidates.has(entity));
    if (both !== undefined) return both;
    if (long.start <= longStart + 4) return entities[0];
  }
  for (const entity of candidates) if (resembles(index, entity, definition.long)) return entity;
  // Initials of other words: this article means something else by them.
  const initials = short === short.toUpperCase() || claimed?.readings.some(({ flags }) => flags & FLAG.acronym);
  return candidates.size > 0 && initials ? null : undefined;
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
  for (const block of article.blocks) {
    let added = false;
    for (let at = block.text.indexOf(short); at >= 0; at = block.text.indexOf(short, at + short.length)) {
      const end = at + short.length;
      const inside =
        (at > 0 && classOf(block.text.charCodeAt(at - 1)) === WORD) ||
        (end < block.text.length && classOf(block.text.charCodeAt(end)) === WORD);
      if (inside || block.spots.startingAt(at).some((spot) => spot.end === end)) continue;
      block.spots.all.push({ block, start: at, end, readings: [] });
      added = true;
    }
    if (added) block.spots.sort();
  }
}

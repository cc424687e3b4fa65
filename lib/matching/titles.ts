/**
 * Places in the titles of works: the series "Married by Ruritania", the film ‘모가디슈’.
 */
import { isUpper } from '../text/characters';
import { letters } from '../text/letters';
import type { Spot } from './article-text';

/** What stands in quotation marks up to the spot, and behind it. */
const OPENED = /(?:^|[\s(])[“"«]\s?([^“”"«»]{0,60})$/;
const CLOSED = letters`^([^“”"«»]{0,60}?)\s?[”"»](?![\p{L}\d])`;

/** A word of a title: one with a capital, a number, or one of those that bear none there. */
const TITLE_WORD = letters`^(?:[\p{Lu}\d][\p{L}\d'’-]*|an?|and|at|by|for|from|in|of|on|or|the|to|with)$`;

/**
 * Whether the spot stands in the title of a work: the words in quotation marks bear capitals, but for one or more that
 * never do, and say more than names of places: the series "Married by Ruritania", not the talks of "Ruritania and Elmia".
 */
export function isInTitle({ block, start, end }: Spot): boolean {
  const { text } = block;
  const before = OPENED.exec(text.slice(Math.max(0, start - 64), start))?.[1];
  const after = before === undefined ? undefined : CLOSED.exec(text.slice(end, end + 64))?.[1];
  if (before === undefined || after === undefined) return false;
  const opened = start - before.length;
  let own = 0;
  let plain = 0;
  for (const { 0: word, index } of text.slice(opened, end + after.length).matchAll(/\S+/g)) {
    const at = opened + index;
    if (block.spots.touching(at, at).some((spot) => spot.start <= at && at < spot.end)) continue;
    if (!TITLE_WORD.test(word)) return false;
    if (isUpper(word.charCodeAt(0))) own++;
    else plain++;
  }
  return own > 0 && plain > 0 && isUpper(text.charCodeAt(opened));
}

/** What is told of works of art. */
const WORKS = /\b(?:film|movie|musical|album)\b|영화|드라마|뮤지컬/;

/** How far from a place in quotation marks works are spoken of. */
const NEAR_WORK = 400;

/** Whether a town stands by itself in quotation marks where works are spoken of: the film ‘모가디슈’. */
export function isWork({ block: { text }, start, end }: Spot): boolean {
  if (!/[‘'“"]/.test(text.charAt(start - 1)) || !/[’'”"]/.test(text.charAt(end))) return false;
  return WORKS.test(text.slice(Math.max(0, start - NEAR_WORK), end + NEAR_WORK));
}

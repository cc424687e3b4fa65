/**
 * Words on figures. They live in `locales/` like every other; whoever lays out a figure is handed them.
 */
import type { PartialDate } from '../dates';
import { formatDate, formatNumber, type ReaderLanguage } from '../format';

/** Keys below `figure` in `locales/`. */
export type FigureKey =
  | 'article'
  | 'timeline'
  | 'timelineArticle'
  | 'holders'
  | 'heldBy'
  | 'until'
  | 'since'
  | 'fromTo'
  | 'relationsOf'
  | 'more'
  | 'place'
  | 'placeOf'
  | 'placeNear'
  | 'range'
  | 'rangeRings'
  | 'rangeScale'
  | 'tests'
  | 'testsLabel'
  | 'testDistance'
  | 'testHeight'
  | 'testFailed'
  | 'bandShort'
  | 'bandMedium'
  | 'bandIntermediate'
  | 'bandIntercontinental';

export interface FigureWords {
  lang: ReaderLanguage;
  say(key: FigureKey, values?: string[]): string;
}

/** A date in words. */
export function dateIn(words: FigureWords, date: PartialDate): string {
  return formatDate(date, words.lang);
}

/** "2009 to 2017", "since 2017"; empty where both ends are open. */
export function spanIn(words: FigureWords, from: PartialDate | undefined, to: PartialDate | undefined): string {
  if (from !== undefined && to !== undefined) {
    return words.say('fromTo', [dateIn(words, from), dateIn(words, to)]);
  }
  if (from !== undefined) return words.say('since', [dateIn(words, from)]);
  return to === undefined ? '' : words.say('until', [dateIn(words, to)]);
}

/** Kilometres in words. */
export function kmIn(words: FigureWords, km: number): string {
  return formatNumber(km, 'km', words.lang);
}

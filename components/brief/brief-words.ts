/** What page and file of a reading brief say alike. */
import { i18n } from '#i18n';
import type { CardView } from '../../lib/facts/card-view';
import { localDay } from '../../lib/facts/dates';
import { dateWords } from '../card/wording';
import type { Brief } from './brief';

/** Of which day the facts are. */
export function asOfWords({ day, made }: Pick<Brief, 'day' | 'made'>): string {
  return day === null
    ? i18n.t('brief.asOfToday', [dateWords(localDay(made))])
    : i18n.t('brief.asOfArticle', [dateWords(day)]);
}

/** Up to three other names. */
export function nameWordsOf({ names, title }: Pick<CardView, 'names' | 'title'>): string {
  return names
    .filter(({ text, validity }) => text !== title && validity === undefined)
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' · ');
}

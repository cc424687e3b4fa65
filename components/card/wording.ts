/**
 * Dates, spans and ages in words, in the reader's language.
 */
import { i18n } from '#i18n';
import type { CardView, NameView } from '../../lib/facts/card-view';
import type { PartialDate } from '../../lib/facts/dates';
import type { EntityType } from '../../lib/facts/schema';

type Underscored<T extends string> = T extends `${infer A}-${infer B}` ? `${A}_${B}` : T;

/** "Armed force". */
export function typeName(type: EntityType): string {
  return i18n.t(`card.type.${type.replace('-', '_') as Underscored<EntityType>}`);
}

/** A date as exact as it is known: "2 June 2025", "June 2025", "2025". */
export function dateWords(date: PartialDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (month !== undefined) options.month = 'long';
  if (day !== undefined) options.day = 'numeric';
  const utc = new Date(0);
  utc.setUTCFullYear(year ?? 1970, (month ?? 1) - 1, day ?? 1);
  return formatOf(options).format(utc);
}

/** "since 2016", "until May 2019", "2016 to May 2019"; empty where both ends are open. */
export function spanWords(from: PartialDate | undefined, to: PartialDate | undefined): string {
  if (from !== undefined && to !== undefined) {
    return from === to ? dateWords(from) : i18n.t('card.fromTo', [dateWords(from), dateWords(to)]);
  }
  if (from !== undefined) return i18n.t('card.since', [dateWords(from)]);
  if (to !== undefined) return i18n.t('card.until', [dateWords(to)]);
  return '';
}

/** When a statement held and when it was observed, as one phrase: "since 2016", "as of May 2019". */
export function whenWords(fact: { from?: PartialDate; to?: PartialDate; asOf?: PartialDate }): string {
  const span = spanWords(fact.from, fact.to);
  const observed = fact.asOf === undefined ? '' : i18n.t('card.asOf', [dateWords(fact.asOf)]);
  return span && observed ? `${span}, ${observed}` : span || observed;
}

/** How long ago the facts were checked: "3 weeks ago". Days become weeks from 14, months from 60, years from 730. */
export function agoWords(days: number): string {
  const format = new Intl.RelativeTimeFormat(i18n.t('card.locale'), { numeric: 'auto' });
  if (days < 14) return format.format(-days, 'day');
  if (days < 60) return format.format(-Math.floor(days / 7), 'week');
  if (days < 730) return format.format(-Math.floor(days / 30.44), 'month');
  return format.format(-Math.floor(days / 365.25), 'year');
}

/** The line that says how old the last check is, louder where the facts age fast. */
export function checkedWords(age: CardView['age']): string {
  if (age.days < 0) return '';
  if (age.loud) return i18n.t('card.checkedLoud', [agoWords(age.days)]);
  return age.days < 1 ? i18n.t('card.checkedToday') : i18n.t('card.checked', [agoWords(age.days)]);
}

/** Why an entity has no card for its day: it did not exist yet, or no longer. Empty where it existed. */
export function existenceWords(view: Pick<CardView, 'existence' | 'asOf'>): string {
  const { state, from, to } = view.existence;
  const day = view.asOf === null ? undefined : dateWords(view.asOf);
  if (state === 'not-yet' && day !== undefined) {
    return from === undefined ? i18n.t('card.notYet', [day]) : i18n.t('card.notYetSince', [day, dateWords(from)]);
  }
  if (state === 'ended') {
    if (day === undefined)
      return to === undefined ? i18n.t('card.endedNow') : i18n.t('card.endedNowOn', [dateWords(to)]);
    return to === undefined ? i18n.t('card.ended', [day]) : i18n.t('card.endedOn', [day, dateWords(to)]);
  }
  return '';
}

/** A name as it may be shown on the card's day: "formerly …", "… (not yet so called)". */
export function nameWords(name: NameView): string {
  if (name.validity === 'not-yet') return i18n.t('card.notYetNamed', [name.text]);
  if (name.validity === 'no-longer') return i18n.t('card.noLongerNamed', [name.text]);
  return name.kind === 'former' ? i18n.t('card.formerly', [name.text]) : name.text;
}

/** When a note was last changed: the time of day if it was today, else the date. `now` and `instant` in local time. */
export function noteTimeWords(instant: string, now: Date): string {
  const when = new Date(instant);
  const options: Intl.DateTimeFormatOptions =
    when.toDateString() === now.toDateString()
      ? { hour: '2-digit', minute: '2-digit' }
      : { year: 'numeric', month: 'long', day: 'numeric' };
  return formatOf(options).format(when);
}

// Making one costs a hundred times what using it does, and lists and exports are of thousands.
const formats: Record<string, Intl.DateTimeFormat> = {};

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = i18n.t('card.locale');
  const key = locale + JSON.stringify(options);
  const format = formats[key] ?? new Intl.DateTimeFormat(locale, options);
  formats[key] = format;
  return format;
}

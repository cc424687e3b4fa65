/**
 * The day an article was published, and how sure that is.
 */

import type { Day } from '../facts/dates';
import { letters, plainSource } from '../text/letters';

/**
 * `high`: the page states it in a field made for it, or prints one day and no other between headline and text (right on
 * 150 of 154 saved pages that also state theirs); `low`: the address or the text alone, or sources that disagree.
 */
export interface ArticleDate {
  day: Day;
  confidence: 'high' | 'low';
}

/** Where dates were found, in the order they are believed. */
export interface DateSources {
  /** JSON-LD and meta tags, as written. */
  published: readonly string[];
  /** `datetime` of the `<time>` elements near the headline, as written. */
  times: readonly string[];
  /** Short texts with a year in them that stand between the headline and the text, in page order. */
  stamps: readonly string[];
  /** Address of the page. */
  url: string;
  /** The title, the first lines of the article and what stands around the headline. */
  lines: readonly string[];
}

/** Beginnings of the names of months in languages of newspapers, from January on. */
const MONTHS = [
  'jan|jän|ene|gen|янв',
  'feb|fev|fév|фев',
  'mar|mär|мар',
  'apr|avr|abr|апр',
  'may|mai|mag|мая|май',
  'jun|juin|giu|июн',
  'jul|juil|lug|июл',
  'aug|aoû|aou|ago|авг',
  'sep|set|сен',
  'oct|okt|out|ott|окт',
  'nov|ноя',
  'dec|dez|déc|dic|дек',
].map((names) => new RegExp(`^(?:${names})`, 'iu'));
const MONTH = plainSource('(\\p{L}{3,10})\\.?');
const DAY = '(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?';
const YEAR = '((?:19|20)\\d\\d)(?!\\d)';
const MONTH_FIRST = new RegExp(`${plainSource('(?<!\\p{L})')}${MONTH}\\s+${DAY},?\\s+${YEAR}`, 'i');
const DAY_FIRST = new RegExp(`${DAY}\\.?\\s+(?:de\\s+)?${MONTH},?\\s+(?:de\\s+)?${YEAR}`, 'i');
/** What stands beside the day of a change, which is not the day of publication. */
const CHANGED = /updat|modif|revis|aktualis|mis à jour|actualiz|수정|更新|修改|bis|until/i;

/**
 * Picks the article's day.
 * @param today the reader's own day: nothing is published after tomorrow.
 */
export function articleDate(sources: DateSources, today: Day): ArticleDate | undefined {
  // The first day of 1970 is what a clock says that was never set.
  const fits = (day: Day | undefined): day is Day =>
    !!day && day > '1900' && day !== '1970-01-01' && daysApart(day, today) < 2;
  const inUrl = [urlDay(sources.url)].find(fits);
  const stated = [...sources.published, ...sources.times].map(readDay).find(fits);
  if (stated) {
    // An address with another day in it: the field was rewritten when the article was updated, or is the page's own.
    const inPath = [urlDay(sources.url, true)].find(fits);
    const agree = !inPath || Math.abs(daysApart(stated, inPath)) <= 3;
    return agree ? { day: stated, confidence: 'high' } : { day: [stated, inPath].sort()[0] as Day, confidence: 'low' };
  }
  const first = sources.stamps.filter((stamp) => !CHANGED.test(stamp));
  const days = new Set((first.length > 0 ? first : sources.stamps).map(readDay).filter(fits));
  const [printed] = days;
  const sure = inUrl ? printed && Math.abs(daysApart(printed, inUrl)) <= 3 : days.size === 1 && first.length > 0;
  if (printed && sure) return { day: printed, confidence: 'high' };
  const day = inUrl ?? printed ?? sources.lines.map((line) => readDay(line) ?? datelineDay(line, today)).find(fits);
  return day ? { day, confidence: 'low' } : undefined;
}

/**
 * A whole day written in a text: `2025-06-02T09:00:00+09:00`, `2025.06.02`, `20250602T0900`, `2 June 2025`,
 * `June 2, 2025`, `2025년 6월 2일`, `2. Juni 2025`, `2 de junio de 2025`, `02.06.2025`,
 * `Mon Jun 2 21:30:09 EST 2025`. The day is the one written, in the
 * writer's own time zone. Bare figures with slashes are read only where one of them can be no month (`28/04/2025`):
 * `02/06/2025` means different days to different readers.
 */
export function readDay(text: string): Day | undefined {
  const numeric =
    /(?<!\d)((?:19|20)\d\d)[-./年년]\s?(\d{1,2})[-./月월]\s?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?(?!\d)/.exec(text);
  if (numeric) return dayOf(numeric[1], numeric[2], numeric[3]);
  const monthFirst = MONTH_FIRST.exec(text);
  const inMonthFirst = monthFirst && dayOf(monthFirst[3], monthFirst[1], monthFirst[2]);
  if (inMonthFirst) return inMonthFirst;
  const ofClock = letters`(\p{L}{3}) (\d{1,2}) \d\d:\d\d:\d\d \w{2,5} ((?:19|20)\d\d)`.exec(text);
  if (ofClock) return dayOf(ofClock[3], ofClock[1], ofClock[2]);
  const dayFirst = DAY_FIRST.exec(text);
  const inDayFirst = dayFirst && dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  if (inDayFirst) return inDayFirst;
  // Dots are written day first wherever they are written at all.
  const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/.exec(text);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?!\d)/.exec(text);
  if (!slashed) return undefined;
  const [, first = '', second = '', year] = slashed;
  if (Number(first) > 12) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : undefined;
}

/**
 * The day in an address: `/2025/06/02/`, `/2025/world/06/02/`, `/2025-06-02-title`, `/20250602001200315`.
 * @param inPath only where it makes up parts of the path: digits that run on may be anybody's number
 */
export function urlDay(url: string, inPath = false): Day | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*/, '');
  const parts =
    /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?![\d])/i.exec(path) ??
    /\/((?:19|20)\d\d)\/[a-z/]{2,40}\/(\d\d)\/(\d\d)\//i.exec(path) ??
    (inPath ? null : /(?:^|[^\d])((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=\d{0,12}(?:\D|$))/.exec(path));
  return parts ? dayOf(parts[1], parts[2], parts[3]) : undefined;
}

/** `SEOUL, June 2 (Yonhap)`: the last such day before tomorrow. */
function datelineDay(line: string, today: Day): Day | undefined {
  const match = new RegExp(`^[^.?!]{0,50}?,\\s${MONTH}\\s${DAY}(?!\\d)[^.?!]{0,30}(?:\\(|--|[—–])`, 'iu').exec(line);
  if (!match) return undefined;
  const year = Number(today.slice(0, 4));
  const day = dayOf(year, match[1], match[2]);
  return day && daysApart(day, today) > 1 ? dayOf(year - 1, match[1], match[2]) : day;
}

/** @param month a figure or a name. */
function dayOf(year: string | number | undefined, month = '', day = ''): Day | undefined {
  const number = Number(month) || MONTHS.findIndex((names) => names.test(month)) + 1;
  const date = new Date(Date.UTC(Number(year), number - 1, Number(day)));
  if (number === 0 || date.getUTCMonth() !== number - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Days from `b` to `a`, negative where `a` is earlier. */
function daysApart(a: Day, b: Day): number {
  return (Date.parse(a) - Date.parse(b)) / 86_400_000;
}

/**
 * The day an article was published, and how sure that is.
 */
import type { Day } from '../facts/dates';

/** `high`: the page states it in a field made for it; `low`: it was read off the address or the text. */
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
  /** Address of the page. */
  url: string;
  /** First lines of the article and what stands around the headline. */
  lines: readonly string[];
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = ',?\\s+((?:19|20)\\d\\d)';

/**
 * Picks the article's day.
 * @param today the reader's own day: nothing is published after tomorrow.
 */
export function articleDate(sources: DateSources, today: Day): ArticleDate | undefined {
  const fits = (day: Day | undefined): day is Day => !!day && day > '1900' && daysApart(day, today) < 2;
  const inUrl = [urlDay(sources.url)].find(fits);
  const stated = [...sources.published, ...sources.times].map(readDay).find(fits);
  if (stated) {
    // An address with another day in it: the field was rewritten when the article was updated, or is the page's own.
    const agree = !inUrl || Math.abs(daysApart(stated, inUrl)) <= 3;
    return agree ? { day: stated, confidence: 'high' } : { day: [stated, inUrl].sort()[0] as Day, confidence: 'low' };
  }
  const day = inUrl ?? sources.lines.map((line) => readDay(line) ?? datelineDay(line, today)).find(fits);
  return day ? { day, confidence: 'low' } : undefined;
}

/**
 * A whole day written in a text: `2025-06-02T09:00:00+09:00`, `2025.06.02`, `20250602T0900`, `2 June 2025`,
 * `June 2, 2025`, `2025년 6월 2일`. The day is the one written, in the writer's own time zone. Day and month as bare
 * figures (`02/06/2025`) mean different days to different readers and are not read.
 */
export function readDay(text: string): Day | undefined {
  const numeric =
    /(?<!\d)((?:19|20)\d\d)[-./年년]\s?(\d{1,2})[-./月월]\s?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?(?!\d)/.exec(text);
  if (numeric) return dayOf(numeric[1], numeric[2], numeric[3]);
  const monthFirst = new RegExp(`\\b${MONTH}\\s+${DAY}${YEAR}`, 'i').exec(text);
  if (monthFirst) return dayOf(monthFirst[3], monthFirst[1], monthFirst[2]);
  const dayFirst = new RegExp(`\\b${DAY}\\s+${MONTH}${YEAR}`, 'i').exec(text);
  return dayFirst ? dayOf(dayFirst[3], dayFirst[2], dayFirst[1]) : undefined;
}

/** The day in an address: `/2025/06/02/`, `/2025-06-02-title`, `/20250602001200315`. */
export function urlDay(url: string): Day | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*/, '');
  const parts =
    /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?![\d])/i.exec(path) ??
    /(?:^|[^\d])((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=\d{0,12}(?:\D|$))/.exec(path);
  return parts ? dayOf(parts[1], parts[2], parts[3]) : undefined;
}

/** `SEOUL, June 2 (Yonhap)`: the last such day before tomorrow. */
function datelineDay(line: string, today: Day): Day | undefined {
  const match = new RegExp(`^[^.?!]{0,50}?,\\s${MONTH}\\s${DAY}\\b[^.?!]{0,30}(?:\\(|--|[—–])`, 'i').exec(line);
  if (!match) return undefined;
  const year = Number(today.slice(0, 4));
  const day = dayOf(year, match[1], match[2]);
  return day && daysApart(day, today) > 1 ? dayOf(year - 1, match[1], match[2]) : day;
}

/** @param month a figure or an English name. */
function dayOf(year: string | number | undefined, month = '', day = ''): Day | undefined {
  const index = Number(month) || MONTHS.indexOf(month.slice(0, 3).toLowerCase()) / 3 + 1;
  const date = new Date(Date.UTC(Number(year), index - 1, Number(day)));
  if (date.getUTCMonth() !== index - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Days from `b` to `a`, negative where `a` is earlier. */
function daysApart(a: Day, b: Day): number {
  return (Date.parse(a) - Date.parse(b)) / 86_400_000;
}

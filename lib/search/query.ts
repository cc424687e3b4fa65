/**
 * What a reader types into a search field, taken apart: words, "phrases", -without, and filters such as `site:` and
 * `since:7d`. A filter that is not known or makes no sense is told, never passed over. Pure.
 */
import { type Day, firstDay, isPartialDate, lastDay } from '../facts/dates';
import { ENTITY_TYPES, type EntityType } from '../facts/entity-types';
import { fold } from './fold';

/** The filters there are, as they are typed before the colon. */
export const FILTERS = ['term', 'tag', 'site', 'type', 'before', 'after', 'since', 'in', 'has'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Filter {
  name: FilterName;
  /**
   * Folded text for `term` and `tag`, a host for `site`, an entity type for `type`, a day for `before`, `after` and
   * `since`, a year, month or day for `in`, `note` for `has`.
   */
  value: string;
  /** Typed with a minus: everything but that. */
  not: boolean;
}

/** A filter that cannot be used as it was typed. */
export interface QueryProblem {
  /** As typed, `-` and quotes included. */
  typed: string;
  /** `unknown`: no filter of that name. The others: the filter is known, its value is not what it needs. */
  reason: 'unknown' | 'empty' | 'date' | 'period' | 'type' | 'has';
}

export interface ParsedQuery {
  /** Words and phrases to rank by, in the order typed; empty where only filters were given. */
  text: string;
  /** Folded phrases that have to stand as they are. */
  phrases: string[];
  /** Folded words and phrases that may not stand anywhere. */
  without: string[];
  filters: Filter[];
  problems: QueryProblem[];
}

// A minus and a name with a colon, both optional; then a phrase in straight or curly quotes, or a run without spaces. A
// phrase that is still being typed has no closing quote yet, and a filter no value.
const PART = /(-?)(?:(\p{L}+):)?(?:["“”]([^"“”]*)(?:["“”]|$)|(\S*))/gu;

/**
 * Takes a query apart.
 * @param today the reader's day: `since:7d` counts back from it
 */
export function parseQuery(query: string, today: Day): ParsedQuery {
  const parsed: ParsedQuery = { text: '', phrases: [], without: [], filters: [], problems: [] };
  const words: string[] = [];
  for (const match of query.matchAll(PART)) {
    const [typed, minus, name, phrase, word] = match;
    if (typed === '') continue;
    // An address is no filter (https://…).
    if (name !== undefined && !word?.startsWith('//')) {
      const read = readFilter(name.toLowerCase(), phrase ?? word ?? '', minus === '-', today);
      if ('reason' in read) parsed.problems.push({ typed, reason: read.reason });
      else parsed.filters.push(read);
      continue;
    }
    const text = phrase ?? typed.slice(minus?.length);
    const key = fold(text).key;
    if (key === '') continue;
    if (minus === '-') parsed.without.push(key);
    else {
      words.push(text);
      if (phrase !== undefined) parsed.phrases.push(key);
    }
  }
  parsed.text = words.join(' ');
  return parsed;
}

/** Whether there is anything but words in it. */
export function isPlain({ phrases, without, filters }: ParsedQuery): boolean {
  return phrases.length + without.length + filters.length === 0;
}

function readFilter(name: string, typed: string, not: boolean, today: Day): Filter | Pick<QueryProblem, 'reason'> {
  if (!FILTERS.includes(name as FilterName)) return { reason: 'unknown' };
  const value = typed.trim();
  if (value === '') return { reason: 'empty' };
  switch (name as FilterName) {
    case 'term':
      return filterOf('term', fold(value).key, not);
    case 'tag':
      return filterOf('tag', fold(value.replace(/^#/, '')).key, not);
    case 'site':
      return filterOf('site', hostOf(value), not);
    case 'type': {
      const type = typeOf(value);
      return type ? { name: 'type', value: type, not } : { reason: 'type' };
    }
    // A month or year ends `before` where it begins and begins `after` where it ends.
    case 'before':
      return isPartialDate(value) ? { name: 'before', value: firstDay(value), not } : { reason: 'date' };
    case 'after':
      return isPartialDate(value) ? { name: 'after', value: lastDay(value), not } : { reason: 'date' };
    case 'since': {
      const day = back(value, today);
      return day ? { name: 'since', value: day, not } : { reason: 'period' };
    }
    case 'in':
      return isPartialDate(value) ? { name: 'in', value, not } : { reason: 'date' };
    case 'has':
      return /^notes?$/i.test(value) ? { name: 'has', value: 'note', not } : { reason: 'has' };
  }
}

function filterOf(name: 'term' | 'tag' | 'site', value: string, not: boolean): Filter | Pick<QueryProblem, 'reason'> {
  return value === '' ? { reason: 'empty' } : { name, value, not };
}

/** Host of an address or of a bare `www.example.org/news`, without `www.`. */
function hostOf(value: string): string {
  const address = /^[a-z]+:\/\//i.test(value) ? value : `https://${value}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}

/** `weapon`, `weapons`, `armed force`: the type it names. */
function typeOf(value: string): EntityType | undefined {
  const key = value.toLowerCase().replace(/[\s_]+/g, '-');
  const single = key.replace(/ies$/, 'y').replace(/s$/, '');
  return ENTITY_TYPES.find((type) => type === key || type === single || type.replace(/y$/, 'ie') === single);
}

const DAYS = { d: 1, w: 7, m: 30, y: 365 } as const;

/** `7d`, `7day`, `2w`, `3months`, `1y`: the day that long before today. Months are 30 days, years 365. */
function back(value: string, today: Day): Day | undefined {
  const match = /^(\d{1,4})\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?$/i.exec(value);
  if (!match) return undefined;
  const days = Number(match[1]) * DAYS[(match[2] as string).toLowerCase() as keyof typeof DAYS];
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

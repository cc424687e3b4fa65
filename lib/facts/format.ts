/**
 * Values as a reader reads them, in the reader's language.
 */
import type { PartialDate } from './dates';
import type { Property } from './schema';

/** Languages the interface speaks. */
export type ReaderLanguage = 'en' | 'ko';

/** British order: `12 March 1984`. */
const LOCALES: Record<ReaderLanguage, string> = { en: 'en-GB', ko: 'ko-KR' };

/** Units are written in English in the packs. Symbols (km, t) are the same everywhere. */
const KOREAN_UNITS: Record<string, string> = {
  people: '명',
  troops: '명',
  members: '명',
  deputies: '명',
  seats: '석',
  states: '개국',
  countries: '개국',
  copies: '부',
  centrifuges: '기',
  'US dollars': '달러',
  euros: '유로',
  won: '원',
  yen: '엔',
};

/** `1984-03-12` → `12 March 1984`, `1984-03` → `March 1984`, `1984` → `1984`; in Korean `1984년 3월 12일`. */
export function formatDate(date: PartialDate, lang: ReaderLanguage = 'en'): string {
  const [year = '', month, day] = date.split('-');
  const instant = new Date(0);
  instant.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return dateFormat(lang, day !== undefined ? 'day' : month !== undefined ? 'month' : 'year').format(instant);
}

// Making a format costs a hundred times what using one does, and search writes out every date of every pack.
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(lang: ReaderLanguage, precision: 'day' | 'month' | 'year'): Intl.DateTimeFormat {
  const key = `${lang} ${precision}`;
  let format = dateFormats.get(key);
  if (!format) {
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
    if (precision !== 'year') options.month = 'long';
    if (precision === 'day') options.day = 'numeric';
    format = new Intl.DateTimeFormat(LOCALES[lang], options);
    dateFormats.set(key, format);
  }
  return format;
}

/** `1300`, `km` → `1,300 km`. Years and the like are dates or text, never numbers. */
export function formatNumber(value: number, unit: string | undefined, lang: ReaderLanguage = 'en'): string {
  const number = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 10 }).format(value);
  if (unit === undefined) return number;
  const korean = lang === 'ko' ? KOREAN_UNITS[unit] : undefined;
  return korean === undefined ? `${number} ${unit}` : `${number}${korean}`;
}

/** `39.80, 125.75` → `39.80° N, 125.75° E`. */
export function formatCoordinates(text: string): string {
  const side = (degrees: string, positive: string, negative: string) =>
    degrees.startsWith('-') ? `${degrees.slice(1)}° ${negative}` : `${degrees}° ${positive}`;
  const [latitude = '', longitude = ''] = text.split(', ');
  return `${side(latitude, 'N', 'S')}, ${side(longitude, 'E', 'W')}`;
}

/** A statement's value by the kind of its property. */
export function formatValue(
  { value, unit }: { value: string | number; unit?: string | undefined },
  kind: Property['value'] | undefined,
  lang: ReaderLanguage = 'en',
): string {
  if (typeof value === 'number') return formatNumber(value, unit, lang);
  if (kind === 'date') return formatDate(value, lang);
  if (kind === 'coordinates') return formatCoordinates(value);
  return value;
}

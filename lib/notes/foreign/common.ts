/** What files of other programs have in common: their ids and dates in our form, and what could not be taken. */
import type { JsonFile } from '../checked';
import { TAG_LENGTH } from '../limits';
import type { Note } from '../model';
import type { Watching } from '../pace';
import { cleanTags } from '../tags';

/** What a file holds, beside what is in it that has no place in ours. */
export interface ForeignNotes {
  notes: Note[];
  /** Ids of those the file gives no time for; they have that of now. */
  undated: string[];
  skipped: Skipped[];
}

/** One entry of a file that is not taken. The interface has words for each reason. */
export interface Skipped {
  /** From 1. */
  line: number;
  /** `reply`: an answer to somebody else's note. `noText`: about something that is not text. */
  reason: 'reply' | 'noText' | 'noPage';
}

export interface ReadOptions {
  /** The address notes of a page are found by. */
  canonical: (url: string) => string;
  /** For entries without a date. */
  now: Date;
  watching?: Watching | undefined;
}

export function skip(file: JsonFile, path: readonly PropertyKey[], reason: Skipped['reason']): Skipped {
  return { line: file.error(path, '').line, reason };
}

/** Empty, to be filled. */
export const nothingYet = (): ForeignNotes => ({ notes: [], undated: [], skipped: [] });

/** A UUID made of text (version 8 of RFC 9562: SHA-256), the same each time: reading a file twice brings nothing twice. */
export async function idOf(...parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join('\u0000'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A date in our form; undefined where it is none. */
export function instant(date: string | undefined): string | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Tags in our form; what is too long is cut. */
export function tagsOf(typed: readonly string[]): string[] {
  return cleanTags(typed.map((tag) => tag.normalize('NFC').trim().slice(0, TAG_LENGTH).toWellFormed()));
}

/** What a note on a page has where the page is all it is about: its title, which the article mostly begins with. */
export function quoteOfPage(title: string): { exact: string; prefix: string; suffix: string } | undefined {
  const exact = title.trim();
  return exact === '' ? undefined : { exact, prefix: '', suffix: '' };
}

/** What a new card of the reader's own begins with, and the way it travels to the page that makes it. Pure. */
import type { OwnCard } from './model';

export interface OwnDraft {
  name: string;
  /** Other names it is known by already. */
  aliases?: string[];
  /** The sentence the name stood in. */
  sentence?: string;
  page?: { url: string; title: string };
}

/** UTF-16 units: a name that is a paragraph, or a sentence that is an article, was not meant. */
const LONGEST = { name: 200, sentence: 1000, title: 300, url: 4000 };

/** The place in the library where it is made. */
export function ownDraftHash({ name, aliases = [], sentence = '', page }: OwnDraft): string {
  const fields = new URLSearchParams({ name: name.slice(0, LONGEST.name) });
  for (const alias of aliases) fields.append('alias', alias.slice(0, LONGEST.name));
  if (sentence !== '') fields.set('sentence', sentence.slice(0, LONGEST.sentence));
  if (page) {
    fields.set('url', page.url.slice(0, LONGEST.url));
    fields.set('title', page.title.slice(0, LONGEST.title));
  }
  return `#/own/new?${fields}`;
}

/** Reads it back; of a place without one it is empty. */
export function readOwnDraft(hash: string): OwnDraft {
  const query = hash.indexOf('?');
  const fields = new URLSearchParams(query < 0 ? '' : hash.slice(query + 1));
  const url = fields.get('url');
  const sentence = fields.get('sentence');
  const aliases = fields.getAll('alias');
  return {
    name: fields.get('name') ?? '',
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(sentence === null ? {} : { sentence }),
    ...(url === null ? {} : { page: { url, title: fields.get('title') ?? '' } }),
  };
}

/** A card as it is before the reader has seen it. @param id a UUID */
export function newOwnCard({ name, aliases = [], sentence, page }: OwnDraft, id: string, now: Date): OwnCard {
  const at = now.toISOString();
  return {
    id: `own-${id}`,
    kind: 'card',
    name: name.replace(/\s+/g, ' ').trim(),
    aliases,
    summary: sentence ?? '',
    type: 'term',
    ...(page ? { source: page } : {}),
    ...(sentence === undefined || sentence === '' ? {} : { sentence }),
    created: at,
    modified: at,
  };
}

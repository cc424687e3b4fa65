/** What a new card of the reader's own begins with, and the way it travels to the page that makes it. Pure. */
import { ENTITY_TYPES } from '../facts/entity-types';
import type { EntityType } from '../facts/schema';
import type { OwnCard } from './model';

export interface OwnDraft {
  name: string;
  /** Other names it is known by already. */
  aliases?: string[];
  /** The sentence the name stood in. */
  sentence?: string;
  /** As the reader has written it; without it the sentence is a beginning. */
  summary?: string;
  type?: EntityType;
  page?: { url: string; title: string };
}

/** UTF-16 units: a name that is a paragraph, or a sentence that is an article, was not meant. */
const LONGEST = { name: 200, sentence: 1000, summary: 20_000, title: 300, url: 4000 };

/** The place in the library where it is made. */
export function ownDraftHash({ name, aliases = [], sentence = '', summary, type, page }: OwnDraft): string {
  const fields = new URLSearchParams({ name: name.slice(0, LONGEST.name) });
  for (const alias of aliases) fields.append('alias', alias.slice(0, LONGEST.name));
  if (sentence !== '') fields.set('sentence', sentence.slice(0, LONGEST.sentence));
  if (summary !== undefined) fields.set('summary', summary.slice(0, LONGEST.summary));
  if (type !== undefined) fields.set('type', type);
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
  const summary = fields.get('summary');
  const type = ENTITY_TYPES.find((known) => known === fields.get('type'));
  const aliases = fields.getAll('alias');
  return {
    name: fields.get('name') ?? '',
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(sentence === null ? {} : { sentence }),
    ...(summary === null ? {} : { summary }),
    ...(type === undefined ? {} : { type }),
    ...(url === null ? {} : { page: { url, title: fields.get('title') ?? '' } }),
  };
}

/** A card as it is before the reader has seen it. @param id a UUID */
export function newOwnCard(
  { name, aliases = [], sentence, summary = sentence ?? '', type = 'term', page }: OwnDraft,
  id: string,
  now: Date,
): OwnCard {
  const at = now.toISOString();
  return {
    id: `own-${id}`,
    kind: 'card',
    name: name.replace(/\s+/g, ' ').trim(),
    aliases,
    summary,
    type,
    ...(page ? { source: page } : {}),
    ...(sentence === undefined || sentence === '' ? {} : { sentence }),
    created: at,
    modified: at,
  };
}

/** What stands in the form of a card that is not made yet, as a draft. */
export function draftOf({ name, aliases, sentence, summary, type, source }: OwnCard): OwnDraft {
  return {
    name,
    aliases,
    ...(sentence === undefined ? {} : { sentence }),
    summary,
    type,
    ...(source ? { page: source } : {}),
  };
}

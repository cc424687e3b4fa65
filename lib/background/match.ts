/**
 * Answers a page's text with its mentions, and decides all that can be decided without the page: the article's day and
 * language, what is a credit, which names the reader knows, what the reader chose a name to mean.
 */

import { localDay } from '../facts/dates';
import { type ArticleTerm, findArticleTerms, termOf } from '../matching/article-terms';
import type { Article, ArticleMemory, EntityLabel, Found, Mention } from '../matching/types';
import { type ArticleDate, articleDate } from '../page/article-date';
import { articleLanguage } from '../page/language';
import { creditsOf } from '../page/regions/credits';
import { letters } from '../text/letters';

/** What a page says of its article, unread: sent along with the article's first text. */
export interface AboutArticle {
  /** Languages the page states, most reliable first. */
  langs: string[];
  /** JSON-LD and meta tags, as written. */
  published: string[];
  /** `datetime` of the `<time>` elements near the headline, as written. */
  times: string[];
  /** Short texts with a year in them that stand between the headline and the text, in page order. */
  stamps: string[];
  /** The title, the first lines of the article and what stands around the headline. */
  lines: string[];
  /** What it gives as its canonical address, if it does. */
  canonical?: string | undefined;
}

/** A mention as the page needs it. */
export interface PageMention extends Mention {
  /** It stands in a dateline, a byline or a credit, or only the article explains it: listed, never marked. */
  credit?: true;
}

/** A label with what the budget of marks goes by. */
export interface PageLabel extends EntityLabel {
  /** How unfamiliar the name is to newspaper readers and to this one; the highest are marked first. */
  rank: number;
  /** The short form the article gives it. */
  defined?: string;
  /** No pack knows it: what the article says of it. */
  says?: string;
}

/** A short form as the article defines it, by the id of what it stands for. */
type Defined = ReadonlyMap<string, string>;

/**
 * What the article explains itself: mentions and labels of names that no pack knows, and the short forms it gives to
 * those that are known. Mentions of the former are listed and answer the pointer, but carry no mark.
 */
export function explained(
  blocks: Article['blocks'],
  { mentions, memory }: Found,
  earlier: readonly ArticleTerm[] | undefined,
): { mentions: PageMention[]; labels: PageLabel[]; memory: ArticleMemory; defined: Defined } {
  const given = Object.entries(memory.definitions).flatMap(([short, id]) =>
    id === null ? [] : [[id, short] as const],
  );
  const found = findArticleTerms({ blocks }, mentions, new Set(given.map(([, short]) => short)), earlier);
  const ids = new Set(found.mentions.map(({ entity }) => entity));
  return {
    mentions: found.mentions.map((mention) => ({ ...mention, credit: true })),
    labels: [...ids].flatMap((id) => labelOfTerm(id) ?? []),
    memory: found.terms.length > 0 ? { ...memory, terms: found.terms } : memory,
    defined: new Map(given),
  };
}

function labelOfTerm(id: string): PageLabel | null {
  const term = termOf(id);
  if (!term) return null;
  const { kind, name, says } = term;
  return kind === 'person'
    ? { id, title: name, type: 'person', familiar: false, rank: 0, says }
    : { id, title: says, type: 'term', familiar: false, rank: 0, says, defined: name };
}

/** The day and language of an article, from what its page says and how it is written. */
export function describeArticle(
  about: AboutArticle,
  url: string,
  blocks: Article['blocks'],
  now: Date,
): { lang?: string; date?: ArticleDate } {
  const lang = articleLanguage(about.langs, blocks.map(({ text }) => text).join('\n'));
  const date = articleDate({ ...about, url }, localDay(now));
  return { ...(lang ? { lang } : {}), ...(date ? { date } : {}) };
}

/**
 * A place at the head of a paragraph, and a colon or dash, or nothing after capitals: `New Delhi: Eleven …`, `LOS ANGELES
 * Eleven …`, `ELMSTADT, Ruritania Eleven …`; or a sentence of nothing else, as German papers print it: `Berlin. Die Wehr
 * …`. A person there is who speaks.
 */
const DATELINE = letters`^(?:\p{Lu}[\p{L}.'’-]*(?:,? |,? ?(?=:|--))(?:\d{1,2} ?)?){1,6}(?:(?<=\d \p{L}{3,9}\.? )\d{4} )?(?:\(\p{L}+\))?(?:(?::|--|[—–-])\s|--(?=\p{Lu})|(?<= )[—–-](?=\p{Lu}))|^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?\. (?=\p{Lu})|^(?=[\p{Lu} ]{5})\p{Lu}{2,}(?: \p{Lu}{2,}){0,2}(?: {0,2}(?=\p{Lu}\p{Ll})| {1,2}(?=\p{Lu}{2} \p{Ll}))|^\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}, \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?:, \p{L}{3,9}\.? \d{1,2})? {1,2}(?=\p{Lu})`;

/** A town that no pack knows, before its country: `Elmstadt, Ruritania - Eleven …`. */
const TOWN = letters`^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}, $`;

/**
 * Mentions with those in credits set apart.
 * @param labels of what is mentioned: a dateline without an agency is known by the place in it
 */
export function withCredits(
  blocks: Article['blocks'],
  mentions: readonly Mention[],
  labels: readonly Pick<EntityLabel, 'id' | 'type'>[],
): PageMention[] {
  const named = new Set(mentions.map(({ block }) => block));
  const texts = new Map(blocks.map(({ key, text }) => [key, text.replaceAll('\u00a0', ' ')]));
  const credits = new Map(
    blocks.filter(({ key }) => named.has(key)).map(({ key, role }) => [key, creditsOf(texts.get(key) ?? '', role)]),
  );
  const places = new Set(labels.filter(({ type }) => type === 'place' || type === 'country').map(({ id }) => id));
  const atHead = ({ block, start }: Mention) => start === 0 || TOWN.test((texts.get(block) ?? '').slice(0, start));
  const heads = new Set(
    mentions.filter((mention) => places.has(mention.entity) && atHead(mention)).map(({ block }) => block),
  );
  for (const [key, text] of texts) {
    const end = heads.has(key) ? DATELINE.exec(text)?.[0].length : undefined;
    if (end !== undefined) credits.get(key)?.push([0, end]);
  }
  return mentions.map((mention) => {
    const inCredit = credits.get(mention.block)?.some(([start, end]) => mention.start < end && mention.end > start);
    return inCredit ? { ...mention, credit: true } : mention;
  });
}

/** Names of these types are known to more readers than others: a country is better known than a missile. */
const KNOWN: Partial<Record<EntityLabel['type'], number>> = {
  country: 3,
  place: 3,
  person: 2,
  company: 2,
  event: 2,
  media: 2,
  party: 2,
};

/**
 * How unfamiliar a name is, for the budget of marks.
 * @param opened on how many days the reader has opened its card
 */
export function rankOf({ familiar, type }: Pick<EntityLabel, 'familiar' | 'type'>, opened: number): number {
  return 10 - (familiar ? 6 : 0) - (KNOWN[type] ?? 1) - Math.min(opened, 3) / 2;
}

/**
 * What an article itself explains and no pack knows: acronyms it defines ("Korea Institute of Harbours (KIH)"), people it
 * introduces ("Ada Fisk, a researcher at the Harbour Institute"). Such a name has no facts, only what the article says of
 * it; that travels in its id, so that nobody has to remember it.
 */

import { classOf, WORD } from '../text/characters';
import { allLetters } from '../text/letters';
import { type Definition, findDefinitions } from './definitions';
import { findIntroductions } from './introductions';
import { koreanDefinitions } from './korean-definitions';
import type { Article, Mention } from './types';

/** A name and what the article says it is. */
export interface ArticleTerm {
  kind: 'definition' | 'person';
  /** As later sentences have it: the short form; a person's full name. */
  name: string;
  /** The long form; how a person was introduced. */
  says: string;
}

/** Terms remembered of one article. */
const MOST = 60;
/** UTF-16 units of what is said at most: ids have 200. */
const LONGEST = 120;

const PREFIX = { definition: 'article:', person: 'article-person:' } as const;

/** The id under which a term is mentioned. */
export function termId({ kind, name, says }: ArticleTerm): string {
  return `${PREFIX[kind]}${name}=${says}`;
}

/** The term of an id; null for ids of entities. */
export function termOf(id: string): ArticleTerm | null {
  for (const kind of ['definition', 'person'] as const) {
    const at = id.indexOf('=');
    if (id.startsWith(PREFIX[kind]) && at > 0)
      return { kind, name: id.slice(PREFIX[kind].length, at), says: id.slice(at + 1) };
  }
  return null;
}

function definitionsIn(text: string): Pick<Definition, 'short' | 'shortStart' | 'shortEnd' | 'long'>[] {
  return text.includes('(') ? [...findDefinitions(text), ...koreanDefinitions(text)] : [];
}

export interface FoundTerms {
  /** Those of earlier parts of the article first. */
  terms: ArticleTerm[];
  /** Wherever they stand in this part; none overlaps a mention of an entity. In text order. */
  mentions: Mention[];
}

/**
 * @param mentions what the packs know in these blocks
 * @param known short forms that stand for entities of the packs in this article
 * @param earlier terms of earlier parts of the same article
 */
export function findArticleTerms(
  { blocks }: Pick<Article, 'blocks'>,
  mentions: readonly Mention[],
  known: ReadonlySet<string>,
  earlier: readonly ArticleTerm[] = [],
): FoundTerms {
  const byBlock = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const inBlock = byBlock.get(mention.block);
    if (inBlock) inBlock.push(mention);
    else byBlock.set(mention.block, [mention]);
  }
  const free = (block: number, start: number, end: number) =>
    !byBlock.get(block)?.some((mention) => mention.start < end && mention.end > start);
  const terms = new Map(earlier.map((term) => [term.name, term]));
  const add = (term: ArticleTerm) => {
    if (terms.size < MOST && !terms.has(term.name) && term.says.length <= LONGEST) terms.set(term.name, term);
  };
  for (const { key, text } of blocks) {
    for (const { short, shortStart, shortEnd, long } of definitionsIn(text)) {
      if (!isAcronym(short) || known.has(short) || !free(key, shortStart, shortEnd)) continue;
      add({ kind: 'definition', name: short, says: long });
    }
    for (const { name, start, end, says } of findIntroductions(text)) {
      if (free(key, start, end)) add({ kind: 'person', name, says });
    }
  }
  const found = blocks.flatMap(({ key, text }) =>
    [...terms.values()]
      .flatMap((term) => standing(text, term.name).map((start) => ({ start, end: start + term.name.length, term })))
      .filter(({ start, end }) => free(key, start, end))
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .filter(({ start }, index, all) => index === 0 || start >= (all[index - 1]?.end ?? 0))
      .map(({ start, end, term }) => ({
        block: key,
        start,
        end,
        entity: termId(term),
        why: { rule: term.kind === 'person' ? 'introduced' : 'defined' },
      })),
  );
  return { terms: [...terms.values()], mentions: found };
}

/** Two capitals at least: "KIH", "IoT", and no word that merely begins with one. */
function isAcronym(short: string): boolean {
  return (short.match(allLetters`\p{Lu}`) ?? []).length >= 2 && !short.includes(' ');
}

/** Where a name stands as a word of its own; a particle or a possessive may follow. */
function standing(text: string, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const before = at > 0 && classOf(text.charCodeAt(at - 1)) === WORD;
    const after = end < text.length && classOf(text.charCodeAt(end)) === WORD;
    if (!before && !after) found.push(at);
  }
  return found;
}

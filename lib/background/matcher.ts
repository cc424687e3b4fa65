/**
 * Names in articles, by the name index: loaded when the first page asks and kept while the background lives.
 */
import type { Facts } from '../facts/facts';
import { readArticle } from '../matching/article-text';
import { findMentions } from '../matching/find-mentions';
import { mergeMentions } from '../matching/merge-mentions';
import type { NameIndex } from '../matching/name-index';
import type { Article, ArticleMemory, Found } from '../matching/types';
import { isOwnId } from '../notes/own-entity';
import type { OwnNames } from './own-names';
import { warmUp } from './warm-up';

export class Matcher {
  readonly #facts: Pick<Facts, 'nameIndex'>;
  readonly #own: Pick<OwnNames, 'index'>;
  /** An article has been read, or begins to be. */
  #read = false;

  /** @param own names of the reader's own cards, found beside ours */
  constructor(facts: Pick<Facts, 'nameIndex'>, own: Pick<OwnNames, 'index'> = { index: async () => null }) {
    this.#facts = facts;
    this.#own = own;
  }

  /**
   * Begins to load the index, so that it is there when text comes, and reads a made-up article where there is still time:
   * the first one pays for the compiling of all that reads it. What goes wrong is told to whoever matches.
   */
  prepare(): void {
    this.#facts
      .nameIndex()
      .then((index) => warmUp(index, () => !this.#read))
      .then(() => {
        this.#read = true;
      })
      .catch(() => {});
  }

  async match(article: Article): Promise<Found> {
    this.#read = true;
    const ownIndex = this.#own.index();
    // Waited for below, when the packs' names have been found.
    ownIndex.catch(() => {});
    const index = await this.#facts.nameIndex();
    const found = await index.names.complete(() => findMentions(index, article));
    const own = await ownIndex;
    if (!own) return found;
    // What is context for our names says nothing of the reader's.
    const { introduced = [], definitions = {} } = article.memory ?? {};
    const theirs = findMentions(own, { ...article, memory: { introduced, definitions } });
    return {
      mentions: mergeMentions(found.mentions, theirs.mentions),
      memory: {
        ...found.memory,
        introduced: [...new Set([...found.memory.introduced, ...theirs.memory.introduced])],
        definitions: { ...found.memory.definitions, ...ownOf(theirs.memory.definitions) },
      },
    };
  }

  /** Ids of all entities that are ever called by these words, whatever the article says. */
  async bearers(surface: string): Promise<string[]> {
    const [index, own] = await Promise.all([this.#facts.nameIndex(), this.#own.index()]);
    const ours = await index.names.complete(() => bearersIn(index, surface));
    return [...ours, ...(own ? bearersIn(own, surface) : [])];
  }
}

function bearersIn(index: NameIndex, surface: string): string[] {
  const { blocks } = readArticle(index, { blocks: [{ key: 0, text: surface }] });
  const spots = blocks.flatMap((block) => block.spots.all);
  const whole = spots.filter(({ start, end, block }) => start === 0 && end === block.text.length);
  const entities = new Set(whole.flatMap(({ readings }) => readings.map(({ entity }) => entity)));
  return [...entities].flatMap((entity) => index.names.idOf(entity) ?? []);
}

/** Definitions that are of cards of the reader's own; that a short form means nothing there says nothing of ours. */
function ownOf(definitions: ArticleMemory['definitions']): ArticleMemory['definitions'] {
  return Object.fromEntries(Object.entries(definitions).filter(([, id]) => id !== null && isOwnId(id)));
}

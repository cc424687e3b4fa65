/**
 * The name index, loaded when the first page asks and kept while the background lives.
 */
import type { Facts } from '../facts/facts';
import { readArticle } from '../matching/article-text';
import { findMentions } from '../matching/find-mentions';
import { loadNameIndex, type NameIndex } from '../matching/name-index';
import type { Article, Found } from '../matching/types';
import { warmUp } from './warm-up';

export class Matcher {
  readonly #facts: Pick<Facts, 'nameIndex'>;
  #index: Promise<NameIndex> | undefined;
  /** An article has been read, or begins to be. */
  #read = false;

  constructor(facts: Pick<Facts, 'nameIndex'>) {
    this.#facts = facts;
  }

  /**
   * Begins to load the index, so that it is there when text comes, and reads a made-up article where there is still time:
   * the first one pays for the compiling of all that reads it. What goes wrong is told to whoever matches.
   */
  prepare(): void {
    this.#load()
      .then((index) => warmUp(index, () => !this.#read))
      .then(() => {
        this.#read = true;
      })
      .catch(() => {});
  }

  async match(article: Article): Promise<Found> {
    this.#read = true;
    return findMentions(await this.#load(), article);
  }

  /** Ids of all entities that are ever called by these words, whatever the article says. */
  async bearers(surface: string): Promise<string[]> {
    const index = await this.#load();
    const { spots } = readArticle(index, { blocks: [{ key: 0, text: surface }] });
    const whole = spots.filter(({ start, end, block }) => start === 0 && end === block.text.length);
    const entities = new Set(whole.flatMap(({ readings }) => readings.map(({ entity }) => entity)));
    return [...entities].flatMap((entity) => index.names.idOf(entity) ?? []);
  }

  #load(): Promise<NameIndex> {
    this.#index ??= this.#facts.nameIndex().then((buffer) => loadNameIndex(buffer, { verified: true }));
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }
}

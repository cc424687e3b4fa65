/**
 * Decides what a spot means, in the order in which evidence counts: the article's own definition; a name that stands for
 * one entity; guards; rank where several entities share a name; short forms of what was introduced before.
 */
import { isPartOfLonger, possibleReadings } from './admissible';
import type { Definitions } from './article-definitions';
import type { ArticleText, Reading, Spot } from './article-text';
import { byName, rankContext, supportOf } from './by-name';
import { byShortForm } from './by-short-form';
import { type Context, Discourse, printOf } from './discourse';
import { FLAG } from './format';
import { FORM_RULES } from './forms';
import type { NameIndex } from './name-index';
import { byOwner } from './owners';
import { fullNameStart } from './people';
import type { RankContext } from './rank';
import type { Resolution } from './resolution';
import { mayBePlainWord } from './surroundings';
import type { Article } from './types';

/** Resolves the spots of one part of an article, in order. */
export class Resolver {
  readonly #context: Context;
  readonly #definitions: Definitions;

  constructor(index: NameIndex, article: Article, read: ArticleText, definitions: Definitions) {
    const discourse = new Discourse(index, article.memory?.introduced);
    this.#context = { index, article, read, discourse };
    this.#definitions = definitions;
    survey(this.#context);
  }

  /** What the spot means, or null for no mention. */
  resolve(spot: Spot): Resolution | null {
    const surface = printOf(spot);
    const defined = this.#definitions.get(surface);
    if (defined === null) return null;
    if (defined !== undefined) return { entity: defined, rule: 'definition', detail: surface };

    const possible = possibleReadings(this.#context, spot);
    if (possible.length === 0 || isPartOfLonger(this.#context, spot)) return null;
    const full = inFull(this.#context.index, spot, possible);
    if (full) return full;
    const { readings, resolution } = byOwner(this.#context, spot, possible);
    return resolution ?? byName(this.#context, spot, readings) ?? byShortForm(this.#context, spot, readings);
  }

  /** Entities the spot may mean by its own names, without regard to what was introduced before or defined. */
  meanings(spot: Spot): number[] {
    const met = possibleReadings(this.#context, spot).filter(
      (reading) => !(reading.flags & FLAG.afterFull) && supportOf(this.#context, reading, spot),
    );
    return met.map(({ entity }) => entity);
  }

  /** Records a mention: what follows may refer to it in short. */
  introduce({ entity, rule }: Resolution): void {
    this.#context.discourse.introduce(entity, rule === 'short-form');
  }

  /** Introduced entities' ids and foreign bearers of names, latest last. */
  memory(): string[] {
    return this.#context.discourse.memory();
  }

  /** What ranking looks at, as of now. */
  rankContext(spot: Spot): RankContext {
    return rankContext(this.#context, spot);
  }
}

/** Looks ahead over the whole part: guards may be met by what comes later. */
function survey(context: Context): void {
  const { index, read, discourse } = context;
  let block = -1;
  let taken = 0;
  for (const spot of read.spots) {
    if (spot.block.order !== block) {
      block = spot.block.order;
      taken = 0;
    }
    // Inside a longer name a shorter one says nothing: "Jong Un" in "Kim Jong Un".
    if (spot.start < taken || spot.readings.length === 0 || isPartOfLonger(context, spot)) continue;
    for (const reading of possibleReadings(context, spot)) {
      if (FORM_RULES[reading.rule] === 'given-name') discourse.noteGivenName(reading.entity);
      if (reading.flags & (FLAG.afterFull | FLAG.listed)) continue;
      taken = Math.max(taken, spot.end);
      if (reading.flags & FLAG.acronym && mayBePlainWord(spot)) continue;
      const guards = index.names.guardsOf(reading.name);
      if (!guards?.near && !guards?.with) discourse.noteNamed(reading.entity, spot);
      discourse.noteCompany(spot, reading);
    }
  }
}

/** By a given name of the person printed before the surname, with initials or a patronymic between. */
function inFull(index: NameIndex, spot: Spot, readings: readonly Reading[]): Resolution | null {
  for (const { entity } of readings) {
    if (index.names.typeOf(entity) !== 'person') continue;
    const start = fullNameStart(index, spot, entity);
    if (start !== null) return { entity, start, rule: 'name', detail: 'full, with more words' };
  }
  return null;
}

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
import { fullNameAround, hasGivenName } from './people';
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
    this.#context = { index, article, read, discourse, possible: new Map() };
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

  /** Records somebody else of a person's full name: the surname in it is theirs from now on. */
  noteNamesake({ block, start, end }: Spot): void {
    for (const part of block.spots.beginningIn(start, end)) {
      if (part.end > end || !part.readings.some(({ flags }) => flags & FLAG.personal)) continue;
      this.#context.discourse.noteBearer(printOf(part));
    }
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
  for (const { spots } of context.read.blocks) {
    let taken = 0;
    for (const spot of spots.all) {
      // Inside a longer name a shorter one says nothing: "Jong Un" in "Kim Jong Un".
      if (spot.start < taken || isPartOfLonger(context, spot)) continue;
      for (const reading of possibleReadings(context, spot)) if (note(context, spot, reading)) taken = spot.end;
    }
  }
}

/** Notes what a reading says of the whole part. Returns whether the spot is taken by it. */
function note({ index, discourse }: Context, spot: Spot, reading: Reading): boolean {
  if (FORM_RULES[reading.rule] === 'given-name') discourse.noteGivenName(reading.entity);
  if (reading.flags & (FLAG.afterFull | FLAG.listed)) return false;
  if (reading.flags & FLAG.acronym && mayBePlainWord(spot)) return true;
  const guards = index.names.guardsOf(reading.name);
  if (!guards?.near && !guards?.with) discourse.noteNamed(reading.entity, spot);
  discourse.noteCompany(spot, reading);
  return true;
}

/** By a given name of the person printed before the surname, with initials or a patronymic between. */
function inFull(index: NameIndex, spot: Spot, readings: readonly Reading[]): Resolution | null {
  const name = fullNameAround(spot);
  const meant =
    name &&
    readings.find(
      ({ entity }) => index.names.typeOf(entity) === 'person' && hasGivenName(index, entity, `${name.given} `),
    );
  return meant ? { entity: meant.entity, start: name.start, rule: 'name', detail: 'full, with more words' } : null;
}

/**
 * Resolving by names that mean their entity anywhere, once their guards are met; where several are left, by rank.
 */
import type { Reading, Spot } from './article-text';
import { type Context, printOf } from './discourse';
import { FLAG } from './format';
import { FORM_RULES } from './forms';
import { canBeOwned } from './owners';
import { type RankContext, rank } from './rank';
import type { Resolution } from './resolution';
import { mayBePlainWord } from './surroundings';

/** Likelihood from which another reading is offered beside the best. */
const OFFERED = 0.2;

export function byName(context: Context, spot: Spot, readings: readonly Reading[]): Resolution | null {
  const { index, discourse } = context;
  const met: ({ reading: Reading } & Support)[] = [];
  for (const reading of readings) {
    if (reading.flags & FLAG.afterFull) continue;
    if (discourse.isOtherCompany(spot, reading)) continue;
    const support = supportOf(context, reading, spot);
    if (support) met.push({ reading, ...support });
  }
  const [only] = met;
  if (!only) return null;
  if (canBeOwned(index, only.reading) && discourse.isAnothers(printOf(spot), only.reading.entity)) return null;
  // A short form that belongs to one by its guard and to another by having been named before is shared by both.
  const isShort = met.every(({ reading }) => index.names.kindOf(reading.name) === 'short');
  const before = isShort
    ? readings.filter(({ flags, entity }) => flags & FLAG.afterFull && discourse.isIntroduced(entity))
    : [];
  const shared = [...met.map(({ reading }) => reading), ...before];
  if (new Set(shared.map(({ entity }) => entity)).size === 1) {
    const { reading, rule, detail } = only;
    return { entity: reading.entity, rule, ...(detail ? { detail } : {}), ...withYear(context, spot, reading) };
  }
  const [best, ...rest] = rank(rankContext(context, spot), spot, shared);
  if (!best) return null;
  return {
    entity: best.entity,
    others: rest.filter(({ probability }) => probability >= OFFERED).map(({ entity }) => entity),
    rule: 'ranked',
    detail: `${Math.round(best.probability * 100)}%: ${best.reasons.join(', ')}`,
  };
}

/** What ranking looks at, as of now. That an entity is named counts only by a print other than the spot's own. */
export function rankContext({ index, article, read, discourse }: Context, spot: Spot): RankContext {
  const print = printOf(spot);
  return {
    index,
    cues: read.cues,
    isNamed: (entity) => discourse.isKnownBeside(entity, print),
    since: (entity) => discourse.since(entity),
    lang: article.lang,
    date: article.date,
  };
}

/** By what a reading is supported. */
interface Support {
  rule: string;
  detail?: string;
}

/** Whether the guards of a reading are met, and by what. */
export function supportOf({ index, read, discourse }: Context, reading: Reading, spot: Spot): Support | null {
  const { names } = index;
  const guards = names.guardsOf(reading.name);
  const kind = names.kindOf(reading.name) ?? 'full';
  const form = FORM_RULES[reading.rule];
  const plain = {
    rule: kind === 'acronym' ? 'acronym' : 'name',
    detail: form === 'as-written' ? kind : `${kind}, ${form}`,
  };
  const doubtful = reading.flags & FLAG.acronym && mayBePlainWord(spot);
  if (!guards?.near && !guards?.with && !doubtful) return plain;
  if (discourse.isIntroduced(reading.entity)) return { rule: 'introduced', detail: 'named before' };
  if (discourse.isNamed(reading.entity)) return { rule: 'introduced', detail: 'named in full in the article' };
  if (doubtful) return null;
  const cue = guards?.near?.find((number) => read.cues.has(number));
  if (guards?.near && cue === undefined) return null;
  const other = guards?.with?.find((entity) => discourse.isNamed(entity) || discourse.isIntroduced(entity));
  if (guards?.with && other === undefined) return null;
  const seen = [cue === undefined ? '' : `"${names.cueOf(cue)}"`, other === undefined ? '' : names.idOf(other)];
  return { rule: cue === undefined ? 'with' : 'near', detail: seen.filter(Boolean).join(' and ') };
}

/** `resolution 2397 (2017)`: the year belongs to the name. */
function withYear({ index }: Context, spot: Spot, reading: Reading): { end: number } | undefined {
  if (index.names.typeOf(reading.entity) !== 'resolution') return undefined;
  const year = /^ ?\((?:19|20)\d\d\)/.exec(spot.block.text.slice(spot.end, spot.end + 8));
  return year ? { end: spot.end + year[0].length } : undefined;
}

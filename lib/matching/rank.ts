/**
 * Ranks entities that share a name: a small linear model over what the article holds. The weights are data, fitted by
 * `data/ranking/fit.ts` on our own labelled sentences.
 */
import type { Day } from '../facts/dates';
import type { CueSpan, Reading, Spot } from './article-text';
import type { NameIndex } from './name-index';
import weights from './rank-weights.json';

/** What the model looks at. Each is 0 where nothing speaks for the reading. */
export const FEATURES = [
  /** Context words of the entity and guards of the name that stand in the article, dampened. */
  'context',
  /** How close before the spot, in its block, the nearest of them stands. */
  'nearby',
  /** Entities it has relations with that are named in the article, dampened. */
  'related',
  /** The entity itself is named in the article in another way. */
  'named',
  /** How lately it was mentioned. */
  'recent',
  /** The name is in the article's language. */
  'language',
  /** How near the article's day lies to the first or last day of the entity. */
  'date',
  /** Newspaper readers know it. */
  'familiar',
] as const;
export type Features = Record<(typeof FEATURES)[number], number>;

/** What ranking may look at beside the spot. */
export interface RankContext {
  index: NameIndex;
  /** Context words of the whole article. */
  cues: ReadonlySet<number>;
  /** Whether an entity is named anywhere in the article by another name that needs nothing else, or mentioned before. */
  isNamed: (entity: number) => boolean;
  /** Mentions since the entity was last mentioned, where it was. */
  since: (entity: number) => number | undefined;
  lang: string | undefined;
  /** The article's day. */
  date: Day | undefined;
}

export interface Ranked {
  entity: number;
  probability: number;
  /** Features that spoke for it, strongest first. */
  reasons: string[];
}

/** Characters after which a context word is half as near. */
const NEARBY = 40;
/** Milliseconds. */
const YEAR = 365.25 * 86_400_000;
/** Context words before the spot that are looked at. */
const FURTHEST = 500;

/** Features of one reading of a spot. */
export function featuresOf(context: RankContext, spot: Spot, reading: Pick<Reading, 'entity' | 'name'>): Features {
  const { names } = context.index;
  const clues = names.cluesOf(reading.entity);
  const own = new Set([...(clues.context ?? []), ...(names.guardsOf(reading.name)?.near ?? [])]);
  const present = [...own].filter((cue) => context.cues.has(cue)).length;
  const related = (clues.related ?? []).filter(context.isNamed).length;
  const gap = present > 0 ? gapBefore(spot, own) : undefined;
  const since = context.since(reading.entity);
  return {
    context: Math.log2(1 + present),
    nearby: gap === undefined ? 0 : NEARBY / (NEARBY + gap),
    related: Math.log2(1 + related),
    named: context.isNamed(reading.entity) ? 1 : 0,
    recent: since === undefined ? 0 : 1 / (1 + since),
    language: names.langOf(reading.name) === context.lang ? 1 : 0,
    date: nearestDay(context.date, [clues.from, clues.to]),
    familiar: names.isFamiliar(reading.entity) ? 1 : 0,
  };
}

/** 1 on one of the days, a half a year from it, a third two years from it; 0 where none is known. */
function nearestDay(date: Day | undefined, days: readonly (Day | undefined)[]): number {
  if (date === undefined) return 0;
  const known = days.filter((day) => day !== undefined);
  if (known.length === 0) return 0;
  const years = known.map((day) => Math.abs(Date.parse(day) - Date.parse(date)) / YEAR);
  return 1 / (1 + Math.min(...years));
}

/** Units from the nearest of some context words to the spot they stand before, if one stands there at all. */
function gapBefore({ block: { cues }, start }: Spot, own: ReadonlySet<number>): number | undefined {
  const last = cues.firstFrom(start) - 1;
  for (let i = last; i >= 0 && i > last - FURTHEST; i--) {
    const { cue, end } = cues.all[i] as CueSpan;
    if (own.has(cue) && end <= start) return start - end;
  }
  return undefined;
}

/** Entities of the readings, likeliest first; probabilities add up to 1. */
export function rank(context: RankContext, spot: Spot, readings: readonly Reading[]): Ranked[] {
  const best = new Map<number, { score: number; reasons: string[] }>();
  for (const reading of readings) {
    const features = featuresOf(context, spot, reading);
    const parts = FEATURES.map((feature) => ({ feature, value: features[feature] * weights[feature] }))
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const score = parts.reduce((sum, { value }) => sum + value, 0);
    const known = best.get(reading.entity);
    if (!known || score > known.score) {
      best.set(reading.entity, { score, reasons: parts.map(({ feature, value }) => `${feature} ${value.toFixed(1)}`) });
    }
  }
  const top = Math.max(...[...best.values()].map(({ score }) => score));
  const total = [...best.values()].reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return [...best]
    .map(([entity, { score, reasons }]) => ({ entity, probability: Math.exp(score - top) / total, reasons }))
    .sort((a, b) => b.probability - a.probability || a.entity - b.entity);
}

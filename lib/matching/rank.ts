/**
 * Ranks entities that share a name: a small linear model over what the article holds.
 */

import type { Reading } from './article-text';
import type { NameIndex } from './name-index';
import weights from './rank-weights.json';

/** What the model looks at. Each is 0 where nothing speaks for the reading. */
export interface Features {
  /** Context words of the entity that stand in the article, dampened. */
  context: number;
  /** Entities it has relations with that are named in the article, dampened. */
  related: number;
  /** The entity itself is named in the article in another way. */
  named: number;
  /** A guard of the name was met: it had something to prove. */
  guarded: number;
  /** The name is in the article's language. */
  language: number;
  /** Newspaper readers know it. */
  familiar: number;
}
export type Weights = Record<keyof Features, number>;

export interface Ranked {
  entity: number;
  probability: number;
  /** Features that spoke for it, strongest first. */
  reasons: string[];
}

/** Features of one reading. `named` are the entities named in the article so far or anywhere by an unguarded name. */
export function featuresOf(
  index: NameIndex,
  cues: ReadonlySet<number>,
  named: ReadonlySet<number>,
  lang: string | undefined,
  reading: Pick<Reading, 'entity' | 'name'>,
): Features {
  const { clues, guards, entities, names } = index.names;
  const near = new Set([...(clues[reading.entity]?.context ?? []), ...(guards[reading.name]?.near ?? [])]);
  let context = 0;
  for (const cue of near) if (cues.has(cue)) context++;
  let related = 0;
  for (const other of clues[reading.entity]?.related ?? []) if (named.has(other)) related++;
  const guard = guards[reading.name];
  return {
    context: Math.log2(1 + context),
    related: Math.log2(1 + related),
    named: named.has(reading.entity) ? 1 : 0,
    guarded: guard?.near || guard?.with ? 1 : 0,
    language: names[reading.name]?.lang === lang ? 1 : 0,
    familiar: entities[reading.entity]?.familiar ? 1 : 0,
  };
}

/** Entities of the readings, likeliest first; probabilities add up to 1. */
export function rank(
  index: NameIndex,
  cues: ReadonlySet<number>,
  named: ReadonlySet<number>,
  lang: string | undefined,
  readings: readonly Reading[],
): Ranked[] {
  const best = new Map<number, { score: number; reasons: string[] }>();
  for (const reading of readings) {
    const features = featuresOf(index, cues, named, lang, reading);
    const parts = (Object.keys(features) as (keyof Features)[])
      .map((feature) => ({ feature, value: features[feature] * (weights as Weights)[feature] }))
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

/**
 * The fit of the weights of `lib/matching/rank.ts` to the labelled sentences beside this file: softmax regression with a
 * ridge, by plain gradient descent from zero. The same sentences and packs give the same weights.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';
import { DaySchema } from '../../lib/facts/field-schemas';
import { readArticle } from '../../lib/matching/article-text';
import { FLAG } from '../../lib/matching/format';
import type { NameIndex } from '../../lib/matching/name-index';
import { FEATURES, type Features, featuresOf } from '../../lib/matching/rank';
import { Resolver } from '../../lib/matching/resolve';

const SENTENCES = fileURLToPath(new URL('./sentences.yaml', import.meta.url));

const SentenceSchema = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  entity: v.pipe(v.string(), v.nonEmpty()),
  text: v.pipe(v.string(), v.nonEmpty()),
  /** Of the article; English where not given. */
  lang: v.optional(v.picklist(['en', 'ko', 'ja', 'zh']), 'en'),
  date: v.optional(DaySchema),
});

/** One labelled sentence: the features of each reading and which of them is right. */
export interface Example {
  readings: Features[];
  right: number;
  line: string;
}

/** Strength of the pull towards zero, steps and their size; chosen once, kept for good. */
const RIDGE = 0.02;
const STEPS = 4000;
const RATE = 0.2;

/** The labelled sentences, read with the packs as they ship. */
export function examples(index: NameIndex): Example[] {
  return v.parse(v.array(SentenceSchema), parse(readFileSync(SENTENCES, 'utf8'))).map((sentence) => {
    const { name, entity, text, lang, date } = sentence;
    const article = { blocks: [{ key: 0, text }], lang, ...(date ? { date } : {}) };
    const read = readArticle(index, article);
    const resolver = new Resolver(index, article, read, new Map());
    const start = text.lastIndexOf(name);
    for (const spot of read.blocks.flatMap(({ spots }) => spots.all)) {
      if (spot.start === start && spot.end === start + name.length) {
        const readings = spot.readings.filter(({ flags }) => !(flags & FLAG.listed));
        const entities = [...new Map(readings.map((reading) => [reading.entity, reading])).values()];
        const context = resolver.rankContext(spot);
        const right = entities.findIndex((reading) => index.names.idOf(reading.entity) === entity);
        if (right < 0 || entities.length < 2) throw new Error(`${name} is not shared, or not by ${entity}: ${text}`);
        return { readings: entities.map((reading) => featuresOf(context, spot, reading)), right, line: text };
      }
      const resolution = resolver.resolve(spot);
      if (resolution) resolver.introduce(resolution);
    }
    throw new Error(`${name} is not found in: ${text}`);
  });
}

function probabilities(weights: readonly number[], readings: readonly Features[]): number[] {
  const scores = readings.map((features) =>
    FEATURES.reduce((sum, name, i) => sum + features[name] * (weights[i] ?? 0), 0),
  );
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Weights in the order of `FEATURES`. */
export function fitWeights(sample: readonly Example[]): number[] {
  const weights = FEATURES.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight) => -RIDGE * weight);
    for (const { readings, right } of sample) {
      const likely = probabilities(weights, readings);
      readings.forEach((features, reading) => {
        const error = ((reading === right ? 1 : 0) - (likely[reading] ?? 0)) / sample.length;
        FEATURES.forEach((name, i) => {
          slope[i] = (slope[i] ?? 0) + error * features[name];
        });
      });
    }
    slope.forEach((value, i) => {
      weights[i] = (weights[i] ?? 0) + RATE * value;
    });
  }
  return weights;
}

/** Whether the right reading comes first. */
export function isRight(weights: readonly number[], { readings, right }: Example): boolean {
  const likely = probabilities(weights, readings);
  return likely.every((probability, reading) => reading === right || probability < (likely[right] ?? 0));
}

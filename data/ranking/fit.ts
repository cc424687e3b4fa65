/**
 * Fits the weights of `lib/matching/rank.ts` to the labelled sentences beside this file:
 * `npx tsx data/ranking/fit.ts [--write]`. Softmax regression with a ridge, by plain gradient descent from zero; the
 * same sentences give the same weights. Prints how often the right reading came first, fitted on all sentences and
 * with each left out in turn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readArticle } from '../../lib/matching/article-text';
import { compileNameIndex } from '../../lib/matching/compile';
import { FLAG } from '../../lib/matching/format';
import { loadNameIndex } from '../../lib/matching/name-index';
import { FEATURES, type Features, featuresOf } from '../../lib/matching/rank';
import { Resolver } from '../../lib/matching/resolve';
import { readPacks } from '../compiler/read-packs';

const SENTENCES = fileURLToPath(new URL('./sentences.yaml', import.meta.url));
const WEIGHTS = fileURLToPath(new URL('../../lib/matching/rank-weights.json', import.meta.url));

const SentenceSchema = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  entity: v.pipe(v.string(), v.nonEmpty()),
  text: v.pipe(v.string(), v.nonEmpty()),
});

/** One labelled sentence: the features of each reading and which of them is right. */
interface Example {
  readings: Features[];
  right: number;
  line: string;
}

/** Strength of the pull towards zero, steps and their size; chosen once, kept for good. */
const RIDGE = 0.02;
const STEPS = 4000;
const RATE = 0.2;

function examples(): Example[] {
  const index = loadNameIndex(compileNameIndex(readPacks().entities.map(({ data }) => data)));
  return v.parse(v.array(SentenceSchema), parse(readFileSync(SENTENCES, 'utf8'))).map((sentence) => {
    const { name, entity, text } = sentence;
    const article = { blocks: [{ key: 0, text }], lang: 'en' };
    const read = readArticle(index, article);
    const resolver = new Resolver(index, article, read, new Map());
    const start = text.lastIndexOf(name);
    for (const spot of read.blocks.flatMap(({ spots }) => [...spots])) {
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

function fitWeights(sample: readonly Example[]): number[] {
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

function isRight(weights: readonly number[], { readings, right }: Example): boolean {
  const likely = probabilities(weights, readings);
  return likely.every((probability, reading) => reading === right || probability < (likely[right] ?? 0));
}

const sample = examples();
const weights = fitWeights(sample);
const fitted = sample.filter((example) => isRight(weights, example)).length;
const leftOut = sample.filter((example, i) =>
  isRight(fitWeights(sample.filter((_, other) => other !== i)), example),
).length;
for (const example of sample) if (!isRight(weights, example)) console.log(`wrong: ${example.line}`);
console.log(`${sample.length} sentences; right ${fitted}, left out in turn ${leftOut}`);
const rounded = Object.fromEntries(FEATURES.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(2))]));
console.log(JSON.stringify(rounded));
if (process.argv.includes('--write')) writeFileSync(WEIGHTS, `${JSON.stringify(rounded, null, 2)}\n`);

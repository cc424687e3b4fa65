/**
 * Fits the weights of `lib/matching/rank.ts` to our own labelled sentences: `npx tsx data/ranking/fit.ts [--write]`. Prints
 * how often the right reading came first, fitted on all sentences and with each left out in turn.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileNameIndex } from '../../lib/matching/compile';
import { loadNameIndex } from '../../lib/matching/name-index';
import { FEATURES } from '../../lib/matching/rank';
import { readPacks } from '../compiler/read-packs';
import { examples, fitWeights, isRight } from './model';

const WEIGHTS = fileURLToPath(new URL('../../lib/matching/rank-weights.json', import.meta.url));

const sample = examples(loadNameIndex(compileNameIndex(readPacks().entities.map(({ data }) => data))));
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

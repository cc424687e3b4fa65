/** The weights that are shipped, held against the labelled sentences they come from. */
import { expect, it } from 'vitest';
import { examples, fitWeights, isRight } from '../../../data/ranking/model';
import { FEATURES } from '../../../lib/matching/rank';
import weights from '../../../lib/matching/rank-weights.json';
import { READING, realPacks } from './real-packs';

it(
  'the weights of the rank are what our labelled sentences give with these packs, and right on nearly all of them',
  () => {
    const sample = examples(realPacks().names);
    const fitted = fitWeights(sample);
    // Packs grow: what drifts further is fitted again (`npx tsx data/ranking/fit.ts --write`).
    FEATURES.forEach((feature, number) => {
      expect(Math.abs((fitted[number] as number) - weights[feature]), feature).toBeLessThan(0.3);
    });
    const kept = FEATURES.map((feature) => weights[feature]);
    expect(sample.filter((example) => isRight(kept, example)).length / sample.length).toBeGreaterThan(0.95);
    for (const feature of ['context', 'related', 'date', 'language'] as const) {
      expect(weights[feature], feature).toBeGreaterThan(0.3);
    }
  },
  READING,
);

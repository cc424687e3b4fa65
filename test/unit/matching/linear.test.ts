/** The time of a text grows with its length and no faster, whatever it repeats: a page must not be able to stop a browser. */
import { describe, expect, it } from 'vitest';
import { findArticleTerms } from '../../../lib/matching/article-terms';
import { findMentions } from '../../../lib/matching/find-mentions';
import { creditsOf } from '../../../lib/page/regions/credits';
import { article, entity, indexOf } from './entities';

const surname = { text: 'Kim', kind: 'short' as const, after: 'full' as const };

const index = indexOf([
  ...['Jong Un', 'Yo Jong', 'Ju Ae'].map((given, number) =>
    entity(`kim-${number}`, 'person', [`Kim ${given}`, surname]),
  ),
  entity('kcna', 'media', ['Korean Central News Agency', { text: 'KCNA', kind: 'acronym' }]),
  entity('china', 'country', ['China', { text: '中国', lang: 'zh', kind: 'native' }, '중국']),
  entity('japan', 'country', ['Japan', { text: '日本', lang: 'ja', kind: 'native' }]),
  entity('ministry', 'agency', ['Chinese Foreign Ministry', '외교부']),
  entity('georgia-state', 'place', [{ text: 'Georgia', kind: 'full', near: ['governor'], not: ['Georgia Bureau'] }]),
  entity('elm', 'place', ['Elm', '엘름']),
  entity('georgia', 'country', ['Georgia'], { context: ['caucasus'] }),
]);

/** Milliseconds of this process for a text of `length` units. */
function cost(read: (text: string) => void, unit: string, length: number): number {
  const text = unit.repeat(length / unit.length);
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1000);
}

/**
 * Eight times the text takes some eight times as long; with the square of its length it would be 64 times. Measured again
 * where something else came in between: the least of five counts.
 */
function expectLinear(read: (text: string) => void, unit: string): void {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5 && least >= 20; run++) {
    least = Math.min(least, cost(read, unit, 16_000) / cost(read, unit, 2_000));
  }
  expect(least, unit).toBeLessThan(20);
}

describe('linear in the length of a text are', () => {
  it.each([
    '‘중국’ 영화 ',
    'Elm (3-2) touchdown ',
    'Kim ',
    'China Japan ',
    'Corvane China ',
    '中国',
    'Georgia governor ',
    '“Old Japan” ',
    'aKim ',
    'KCNA (Korean Central News Agency) ',
  ])('mentions: %s', (unit) => {
    expectLinear((text) => findMentions(index, article([text])), unit);
  });

  it.each(['A-', 'Hana Kim, a '])('what an article explains: %s', (unit) => {
    expectLinear((text) => findArticleTerms(article([text]), [], new Set()), unit);
  });

  it.each(['KCNA ', 'U.S. ', '- ', '(A', '©/', '가·'])('credits: %s', (unit) => {
    expectLinear((text) => creditsOf(text), unit);
  });
});

/** Texts that repeat something are read to their end: a page must not be able to stop a browser. */
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

/** UTF-16 units of a long text. Where time grew with the square of its length it took a minute and more. */
const LONG = 100_000;
/** Milliseconds a long text may take on the slowest of machines: it takes a hundredth to a tenth of them. */
const PATIENCE = 30_000;

/**
 * Reads a long text to its end, and finds in it as much as in as many shorter ones.
 * @param count how much is found in a text
 */
function expectLinear(count: (text: string) => number, unit: string): void {
  const times = Math.floor(LONG / 10 / unit.length);
  const [short, long] = [count(unit.repeat(times)), count(unit.repeat(times * 10))];
  // What is found at the two ends alone is found once in either.
  expect(long).toBeGreaterThanOrEqual((short - 4) * 10);
  expect(long).toBeLessThanOrEqual(short * 10);
}

describe('long texts come to their end', () => {
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
  ])(
    'mentions: %s',
    (unit) => {
      expectLinear((text) => findMentions(index, article([text])).mentions.length, unit);
    },
    PATIENCE,
  );

  it.each(['A-', 'Hana Kim, a '])(
    'what an article explains: %s',
    (unit) => {
      expectLinear((text) => findArticleTerms(article([text]), [], new Set()).mentions.length, unit);
    },
    PATIENCE,
  );

  it.each(['KCNA ', 'U.S. ', '- ', '(A', '©/', '가·'])(
    'credits: %s',
    (unit) => {
      expectLinear((text) => creditsOf(text).length, unit);
    },
    PATIENCE,
  );
});

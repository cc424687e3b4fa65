import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../lib/matching/find-mentions';
import { article, entity, indexOf, printed } from './entities';

const index = indexOf([
  entity('kcna', 'media', ['Korean Central News Agency', { text: 'KCNA', kind: 'acronym' }, '조선중앙통신']),
  entity('un', 'organisation', [{ text: 'UN', kind: 'acronym' }, '유엔']),
  entity('pyongyang', 'place', ['Pyongyang', '평양', { text: '平壌', lang: 'ja' }]),
  entity('kim-jong-un', 'person', ['Kim Jong Un', '김정은', { text: 'Kim', kind: 'short', after: 'full' }]),
  entity('rodong', 'media', ['Rodong Sinmun', { text: 'Ródong Sinmún', kind: 'alias' }]),
]);

const pieces = fc.constantFrom(
  'KCNA',
  'KCNA’s',
  'U.N.',
  'UN',
  'Kim Jŏng-ŭn',
  'Kim Jong-un',
  'Kim',
  'Pyongyang',
  '평양은',
  '조선중앙통신이',
  '유엔',
  '平壌',
  'Rodong Sinmun',
  'the',
  'said',
  'é',
  '태평양',
  '(MSMT)',
  '.',
  ',',
  '"',
  '…',
  '\u00a0',
  '\n',
  '😀',
  'ﬁ',
  '①',
);
const sentence = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));

/** Entities in order with what they print, marks and hidden units taken out. */
function found(text: string): string[] {
  const read = article([text]);
  return findMentions(index, read).mentions.map((mention) => `${mention.entity}:${visible(printed(read, mention))}`);
}

function visible(text: string): string {
  return text.normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060]/g, '');
}

describe('matching is the same', () => {
  it('in NFC and NFD', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(found(text.normalize('NFD'))).toEqual(found(text.normalize('NFC')));
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('with soft hyphens and zero-width spaces anywhere', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom('\u00ad', '\u200b', '\u2060')), { maxLength: 8 }),
        (text, hidden) => {
          let broken = text;
          for (const [at, unit] of hidden) {
            const place = at % (broken.length + 1);
            // Not inside a surrogate pair, which would be another text.
            if (/[\udc00-\udfff]/.test(broken.charAt(place))) continue;
            broken = broken.slice(0, place) + unit + broken.slice(place);
          }
          expect(found(broken)).toEqual(found(text));
        },
      ),
      { numRuns: 500 },
    );
  }, 120_000);

  it('whatever comes in one part or, with the memory, in two', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 5 }), (blocks) => {
        const whole = findMentions(index, article(blocks)).mentions.filter(
          ({ why }) => !/named below/.test(why.detail ?? ''),
        );
        const [head, ...tail] = blocks;
        const first = findMentions(index, article([head!]));
        const later = article(tail, { memory: JSON.parse(JSON.stringify(first.memory)) });
        const second = findMentions(index, later);
        const inParts = [
          ...first.mentions,
          ...second.mentions.map((mention) => ({ ...mention, block: mention.block + 1 })),
        ];
        const key = ({ block, start, end, entity: id }: (typeof whole)[number]) => `${block}:${start}-${end}:${id}`;
        expect(inParts.map(key)).toEqual(whole.map(key));
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});

/** Names of the index above by entity, as they are printed: letters and digits only, any case, without possessive and particle. */
const NAMES: Record<string, RegExp> = {
  kcna: /^(?:koreancentralnewsagency|kcnas?|조선중앙통신)$/,
  un: /^(?:un|유엔)$/,
  pyongyang: /^(?:pyongyang|평양|平壌)$/,
  'kim-jong-un': /^(?:kimjongun|김정은|kim)$/,
  rodong: /^rodongsinmun$/,
};

describe('offsets', () => {
  it('slice the name out of the text as printed, whatever hidden units and marks stand in it', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        sentence,
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom('\u00ad', '\u200b', '\ufeff')), { maxLength: 6 }),
        fc.boolean(),
        (text, hidden, apart) => {
          let page = apart ? text.normalize('NFD') : text;
          for (const [at, unit] of hidden) {
            const place = at % (page.length + 1);
            if (/[\udc00-\udfff]/.test(page.charAt(place))) continue;
            page = page.slice(0, place) + unit + page.slice(place);
          }
          const read = article([page]);
          for (const mention of findMentions(index, read).mentions) {
            const letters = printed(read, mention)
              .normalize('NFKD')
              .replace(/[^\p{L}\p{N}]/gu, '');
            expect(letters.normalize('NFC').toLowerCase()).toMatch(NAMES[mention.entity]!);
            // Nothing hidden at either end, and no mark cut off.
            expect(printed(read, mention)).not.toMatch(/^[\u00ad\u200b\ufeff\p{M}]|[\u00ad\u200b\ufeff]$/u);
            expect(page.slice(mention.end)).not.toMatch(/^\p{M}/u);
            seen++;
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(500);
  }, 120_000);

  it('slice to text that begins and ends with a visible unit, in order, never overlapping', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const read = article([text]);
        let last = 0;
        for (const mention of findMentions(index, read).mentions) {
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.end).toBeLessThanOrEqual(text.length);
          expect(printed(read, mention)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}.)]$/u);
          last = mention.end;
        }
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});

describe('any text', () => {
  it('is read without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('en', 'ko', 'ja', undefined),
        (text, lang) => {
          findMentions(index, article([text, `Kim Jong Un ${text} KCNA`], { lang }));
        },
      ),
      { numRuns: 50_000 },
    );
  }, 120_000);

  it('of lone surrogates and controls too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), (units) => {
        const text = String.fromCharCode(...units);
        for (const mention of findMentions(index, article([text])).mentions)
          expect(mention.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 50_000 },
    );
  }, 120_000);
});

import { describe, expect, it } from 'vitest';
import { findArticleTerms, termId, termOf } from '../../../lib/matching/article-terms';
import { findIntroductions } from '../../../lib/matching/introductions';
import type { Mention } from '../../../lib/matching/types';

const block = (text: string, key = 1) => ({ key, text });
const find = (text: string, mentions: Mention[] = [], known: string[] = []) =>
  findArticleTerms({ blocks: text.split('\n').map((line, key) => block(line, key)) }, mentions, new Set(known));
const said = (text: string) => find(text).terms.map(({ name, says }) => `${name}: ${says}`);

describe('acronyms that the article itself defines', () => {
  it('are terms wherever they stand as words of their own', () => {
    const { mentions } = find('The Harbour Survey Office (HSO) closed.\nHSO’s head and the HSOs, not HSOX, met HSO.');
    const id = termId({ kind: 'definition', name: 'HSO', says: 'Harbour Survey Office' });
    expect(mentions.map(({ block: key, start, entity }) => [key, start, entity])).toEqual([
      [0, 27, id],
      [1, 0, id],
      [1, 39, id],
    ]);
  });

  it('are none of ours where a pack knows them, by the mention or by the definition', () => {
    const text = 'The Harbour Survey Office (HSO) closed. HSO reopened.';
    const known = { block: 0, start: 27, end: 30, entity: 'survey', why: { rule: 'name' } };
    expect(find(text, [known]).terms).toEqual([]);
    expect(find(text, [], ['HSO']).terms).toEqual([]);
  });

  it('never overlap what a pack knows', () => {
    const text = 'The Harbour Survey Office (HSO) closed. The HSO Tower stands.';
    const tower = { block: 0, start: 44, end: 53, entity: 'tower', why: { rule: 'name' } };
    expect(find(text, [tower]).mentions).toHaveLength(1);
  });

  it('are carried to the text that comes later', () => {
    const { terms } = find('The Harbour Survey Office (HSO) closed.');
    const later = findArticleTerms({ blocks: [block('Then HSO reopened.', 9)] }, [], new Set(), terms);
    expect(later.mentions).toMatchObject([{ block: 9, start: 5, end: 8 }]);
    expect(later.terms).toEqual(terms);
  });

  it.each(['A remark (Kim) in brackets.', 'He spoke (in Korean) of it.', 'The year (2024) and a state (D-Calif.).'])(
    'are not found in %s',
    (text) => expect(said(text)).toEqual([]),
  );
});

describe('people the article introduces', () => {
  it.each([
    [
      '“No,” said Ada Fisk, a researcher at the Harbour Institute, on Monday.',
      'Ada Fisk: a researcher at the Harbour Institute',
    ],
    ['Bea Lund, director of the coast watch, said so.', 'Bea Lund: director of the coast watch'],
    ['Harbour Ministry spokesperson Cyd Moss said so.', 'Cyd Moss: Harbour Ministry spokesperson'],
    ['Professor Kang Dong-hui’s book sold well.', 'Kang Dong-hui: Professor'],
    ['Hong Ji, the head of the Harbour Bureau on Tuesday, left.', 'Hong Ji: the head of the Harbour Bureau'],
  ])('%s', (text, expected) => expect(said(text)).toEqual([expected]));

  it.each([
    'On Monday, a spokesperson for the ministry said so.',
    'At the White House, the president told reporters.',
    'Human Rights Watch, a campaigner for prisoners, said so.',
    'Busan Bank, an executive of which left, closed.',
    'New York, the city of bankers, slept.',
    'Party leader Bea Lund and head Cyd Moss spoke.',
  ])('none in %s', (text) =>
    expect(
      findIntroductions(text)
        .map(({ name }) => name)
        .filter((name) => name !== 'Bea Lund'),
    ).toEqual([]),
  );
});

it('reads a term back from its id, and none from an id of an entity', () => {
  const term = { kind: 'person', name: 'Ada Fisk', says: 'head of a=b' } as const;
  expect(termOf(termId(term))).toEqual(term);
  expect(termOf('msmt')).toBeNull();
  expect(termOf('own-1b')).toBeNull();
});

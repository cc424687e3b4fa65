import { describe, expect, it } from 'vitest';
import { findArticleTerms } from '../../../lib/matching/article-terms';
import { koreanDefinitions } from '../../../lib/matching/korean-definitions';

describe('acronyms that Korean words explain', () => {
  it.each<[string, [string, string][]]>([
    ['항만감시협의회(HSO)는 이날 발표했다.', [['HSO', '항만감시협의회']]],
    ['이날 항만감시협의회 (HSO)가', [['HSO', '항만감시협의회']]],
    ['정부는 세계 등대 기구(WLO)에 물었다.', [['WLO', '세계 등대 기구']]],
    ['북한의 항만 조사국(HB-2)은', [['HB-2', '항만 조사국']]],
    [
      '부두관리청(QA)과 등대연구소(LRI)',
      [
        ['QA', '부두관리청'],
        ['LRI', '등대연구소'],
      ],
    ],
    // No name of its own before it, or nothing in it that one would meet again.
    ['정부는 기구(XYZ)를 만들었다.', []],
    ['항만감시협의회(서울)는', []],
    ['항만감시협의회(2019)는', []],
    ['항만감시협의회(Harbour)는', []],
    ['Harbour Survey (HS)는', []],
  ])('%s', (text, found) => {
    expect(koreanDefinitions(text).map(({ short, long }) => [short, long])).toEqual(found);
    for (const { short, shortStart, shortEnd } of koreanDefinitions(text)) {
      expect(text.slice(shortStart, shortEnd)).toBe(short);
    }
  });

  it('are terms of the article wherever they stand in it, those of the packs left alone', () => {
    const blocks = [
      { key: 0, text: '항만감시협의회(HSO)는 부두관리청(QA)과 만났다.' },
      { key: 1, text: 'HSO는 QA에 물었다.' },
    ] as unknown as Parameters<typeof findArticleTerms>[0]['blocks'];
    const { terms, mentions } = findArticleTerms({ blocks }, [], new Set(['QA']));
    expect(terms).toEqual([{ kind: 'definition', name: 'HSO', says: '항만감시협의회' }]);
    expect(mentions.map(({ block, start, end }) => [block, start, end])).toEqual([
      [0, 8, 11],
      [1, 0, 3],
    ]);
  });
});

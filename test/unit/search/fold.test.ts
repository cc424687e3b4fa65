import { describe, expect, it } from 'vitest';
import { allowedEdits, editDistance } from '../../../lib/search/edits';
import { fold, foldedWords, original, wordsOf } from '../../../lib/search/fold';
import { fitInitials, isInitialsQuery, keystrokes, otherLayout } from '../../../lib/search/hangul';
import { soundKey } from '../../../lib/search/sound';

describe('folding', () => {
  it.each([
    ['Kim Jong-un', ['kim', 'jong', 'un']],
    ['Ch’oe Sŏn-hŭi', ['choe', 'son', 'hui']],
    ["Supreme People's Assembly", ['supreme', 'peoples', 'assembly']],
    ['U.N. Security Council', ['un', 'security', 'council']],
    ['the U.S.', ['the', 'us']],
    ['It ended. Then', ['it', 'ended', 'then']],
    ['Hwasong‑18', ['hwasong', '18']],
    ['S/RES/1718 (2006)', ['s', 'res', '1718', '2006']],
    ['sanc­tions', ['sanctions']],
    ['ＭＳＭＴ', ['msmt']],
    ['Søren Łukasz', ['soren', 'lukasz']],
    ['café', ['cafe']],
  ])('reads %s as %j', (text, words) => {
    expect(wordsOf(fold(text))).toEqual(words);
  });

  it('gives decomposed Hangul the keys of composed Hangul', () => {
    expect(fold('조선중앙통신'.normalize('NFD')).key).toBe(fold('조선중앙통신').key);
  });

  it('lets a match start at each syllable and each ideograph', () => {
    expect(fold('평양시').starts).toHaveLength(3);
    expect(fold('朝中社').starts).toHaveLength(3);
    expect(fold('평양시'.normalize('NFD')).starts).toHaveLength(3);
  });

  it('leads back to the original, marks included', () => {
    const text = 'by Ch’oe Sŏn-hŭi';
    const folded = fold(text);
    const start = folded.key.indexOf('choe');
    expect(text.slice(...original(folded, start, start + 'choeson'.length))).toBe('Ch’oe Sŏn');
    const accented = 'café!';
    expect(accented.slice(...original(fold(accented), 0, 4))).toBe('café');
  });
});

describe('Hangul', () => {
  it.each([
    ['중', 'ㅈㅜㅇ'],
    ['값', 'ㄱㅏㅂㅅ'],
    ['화', 'ㅎㅗㅏ'],
    ['ㅘ', 'ㅗㅏ'],
    ['ㅈ', 'ㅈ'],
  ])('types %s as %s', (syllable, keys) => {
    expect(keystrokes(syllable.charCodeAt(0))).toBe(keys);
  });

  it('has no keys for other scripts', () => {
    expect(keystrokes('中'.charCodeAt(0))).toBeNull();
  });

  it.each(['조', '좃', '조서', '조선', '조선ㅈ', '조선주', '조선중', '조선중ㅇ', '조선중아', '조선중앙'])(
    '%s, as it stands while composing, begins 조선중앙통신',
    (typed) => {
      // 좃 is what the field shows when the ㅅ of 선 has been typed and its vowel has not.
      expect(fold('조선중앙통신').key.startsWith(fold(typed).key)).toBe(true);
    },
  );

  it.each([
    ['ㅈㅅㅌ', true],
    ['ㅈ', true],
    ['조ㅅㅈ', true],
    ['조선ㅈ', false],
    ['조선중', false],
    ['kcnaㅈ', false],
    ['', false],
  ])('takes %s for initials: %s', (query, expected) => {
    expect(isInitialsQuery(query)).toBe(expected);
  });

  it.each([
    ['ㅈㅅㅈㅇㅌㅅ', '조선중앙통신', 'whole', [0, 1, 2, 3, 4, 5]],
    ['ㅈㅅㅈ', '조선중앙통신', 'start', [0, 1, 2]],
    ['ㅌㅅ', '조선중앙통신', 'inside', [4, 5]],
    ['ㅈㅅㅌ', '조선중앙통신', 'scattered', [0, 1, 4]],
    ['조ㅅㅈ', '조선중앙통신', 'start', [0, 1, 2]],
    ['ㄴㅈㅅㅇ', '국제 사회 연합', null, null],
    ['ㅂㅎ', '북한 외무성', 'start', [0, 1]],
  ])('fits %s to %s: %s', (query, name, fit, at) => {
    const found = fitInitials(query, name);
    expect(found?.fit ?? null).toBe(fit);
    expect(found?.at ?? null).toEqual(at);
  });

  it('reads a query typed with the other layout on', () => {
    expect(otherLayout('whtjs')).toBe(fold('조선').key);
    expect(otherLayout(fold('ㅡㄴㅡㅅ').key)).toBe('msmt');
    expect(otherLayout('a1')).toBeNull();
  });
});

describe('romanisations', () => {
  it.each([
    ['choe', 'choi', 'choe'],
    ['son', 'seon', 'sun'],
    ['hui', 'hee', 'hui'],
    ['pak', 'park', 'bak'],
    ['ri', 'lee', 'yi'],
    ['rodong', 'nodong', 'rodong'],
    ['no', 'noh', 'roh'],
    ['kaesong', 'gaeseong', 'kaesong'],
    ['pyongyang', 'pyeongyang', 'pyongyang'],
    ['yongbyon', 'nyongbyon', 'yeongbyeon'],
    ['juche', 'chuche', 'juche'],
    ['jong', 'jung', 'chong'],
    ['jo', 'cho', 'jo'],
    ['sinmun', 'shinmun', 'sinmun'],
  ])('%s, %s and %s meet', (...spellings) => {
    expect(new Set(spellings.map(soundKey)).size).toBe(1);
  });

  it.each([
    ['kim', 'kum'],
    ['son', 'san'],
    ['pak', 'paek'],
  ])('%s and %s do not', (a, b) => {
    expect(soundKey(a)).not.toBe(soundKey(b));
  });
});

describe('typos', () => {
  it.each([
    ['kim', 0],
    ['kcna', 1],
    ['kaesong', 1],
    ['kimsukyy', 2],
    ['2371', 0],
    ['kn23', 0],
  ])('%s may be off by %i', (word, edits) => {
    expect(allowedEdits(word)).toBe(edits);
  });

  it.each([
    ['yonhap', 'yonhap', 0],
    ['yonhpa', 'yonhap', 1],
    ['yonhep', 'yonhap', 1],
    ['yonap', 'yonhap', 1],
    ['yonnhap', 'yonhap', 1],
    ['yuonhpa', 'yonhap', 2],
  ])('%s is %s with %i edits', (word, text, edits) => {
    expect(editDistance(word, text, 0, text.length, 2, false)).toBe(edits);
  });

  it('measures against the beginning of a longer word while it is being typed', () => {
    expect(editDistance('multilatrel', 'multilateral', 0, 12, 2, true)).toBeLessThanOrEqual(2);
    expect(editDistance('kimsku', 'kimsuky', 0, 7, 1, true)).toBe(1);
  });

  it('says no more than that it is over the bound', () => {
    expect(editDistance('yonhap', 'rodong', 0, 6, 1, false)).toBe(2);
  });
});

describe('words of plain text, taken the short way', () => {
  it.each(['Kim Jong-un: 12 km (2016)', 'a_b', 'The U.S. and U.N.', "Workers' Party", 'x', '', '- -'])('%j', (text) => {
    expect(foldedWords(text)).toEqual(wordsOf(fold(text)));
  });
});

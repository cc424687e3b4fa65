/** Persons: surnames after full names, fuller names than the packs have, namesakes. */
import { describe, expect, it } from 'vitest';
import { entity, indexOf, marks } from './entities';

const surname = (text: string) => ({ text, kind: 'short' as const, after: 'full' as const });

const index = indexOf([
  entity('medvedev', 'person', ['Dmitry Medvedev', 'Dmitri Medvedev', surname('Medvedev')]),
  entity('koizumi', 'person', ['Shinjiro Koizumi', { text: '小泉進次郎', lang: 'ja', kind: 'native' }]),
  entity('chun', 'person', ['Chun Doo-hwan', '전두환']),
  entity('rhee', 'person', ['Syngman Rhee', '이승만']),
  entity('li-qiang', 'person', ['Li Qiang', { text: '李强', lang: 'zh', kind: 'native' }]),
  entity('alim', 'person', ['Alim Corvane', { text: '阿里木江', lang: 'zh', kind: 'native' }]),
  entity('may', 'person', ['Theresa May']),
  entity('suu-kyi', 'person', ['Aung San Suu Kyi', { text: 'Suu Kyi', kind: 'alias' }]),
  entity('kim-song', 'person', ['Kim Song', '김성']),
  entity('israel', 'country', ['Israel']),
  entity('dorn', 'person', ['Joe Dorn', { text: 'Dorn', kind: 'alias' }]),
  entity('planning', 'organisation', [{ text: '기획예산처', lang: 'ko', kind: 'native' }]),
  entity('katz', 'person', [{ text: 'Israel Katz', near: ['Knesset'] }]),
  entity('moshe-katz', 'person', ['Moshe Katz']),
]);

describe('a surname nobody listed', () => {
  it.each<[string, string, string[]]>([
    [
      'last, after the full name',
      'Shinjiro Koizumi spoke. Koizumi left.',
      ['Shinjiro Koizumi → koizumi', 'Koizumi → koizumi'],
    ],
    ['not before it', 'Koizumi left.', []],
    ['in capitals', 'Shinjiro Koizumi spoke. KOIZUMI: YES', ['Shinjiro Koizumi → koizumi', 'KOIZUMI → koizumi']],
    ['first in Korean names', 'Chun Doo-hwan ruled. Chun fell. Doo', ['Chun Doo-hwan → chun', 'Chun → chun']],
    [
      'last where a Korean name is turned round',
      'Syngman Rhee fled. Rhee died.',
      ['Syngman Rhee → rhee', 'Rhee → rhee'],
    ],
    ['first in Chinese names', 'Li Qiang spoke. Li left.', ['Li Qiang → li-qiang', 'Li → li-qiang']],
    [
      'last where the Chinese name is a longer one',
      'Alim Corvane spoke. Corvane left; Alim',
      ['Alim Corvane → alim', 'Corvane → alim'],
    ],
    ['never an everyday word', 'Theresa May spoke. In May it rained.', ['Theresa May → may']],
    [
      'not where the packs have a short name',
      'Aung San Suu Kyi spoke. Suu Kyi left. Kyi',
      ['Aung San Suu Kyi → suu-kyi', 'Suu Kyi → suu-kyi'],
    ],
    ['never another person’s', 'Shinjiro Koizumi spoke. Junichi Koizumi left.', ['Shinjiro Koizumi → koizumi']],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('a name with more words than the packs have', () => {
  it.each<[string, string, string[]]>([
    [
      'a patronymic',
      'Dmitri Anatoliyevich Medvedev spoke. Medvedev left.',
      ['Dmitri Anatoliyevich Medvedev → medvedev', 'Medvedev → medvedev'],
    ],
    ['initials', 'Shinjiro K. Koizumi', ['Shinjiro K. Koizumi → koizumi']],
    ['not of another given name', 'Pavel Anatoliyevich Medvedev', []],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('namesakes', () => {
  it.each<[string, string, string[]]>([
    ['a Korean name that goes on', 'Kim Song Chol left. Kim Song stayed.', ['Kim Song → kim-song']],
    ['a son', 'Shinjiro Koizumi Jr. left.', []],
    ['a guarded name leaves nothing of itself', 'Israel Katz, a baker. Israel is far.', ['Israel → israel']],
    [
      'a surname last borne by a namesake',
      'Moshe Katz spoke; Katz left. Israel Katz, a baker, came. Katz stayed.',
      ['Moshe Katz → moshe-katz', 'Katz → moshe-katz'],
    ],
    ['a guarded name whose guard is met', 'Israel Katz spoke in the Knesset.', ['Israel Katz → katz']],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

it('in a Korean list of appointments a namesake, in a sentence the person', () => {
  const list = '<팀장 승진> △ 재난팀장 전두환 △ 총무팀장 김성 △ 혁신팀장 이승만';
  expect(marks(index, list, { lang: 'ko' })).toEqual([]);
  expect(marks(index, '△ 회의에 나온 전두환은 말했다.', { lang: 'ko' })).toEqual(['전두환 → chun']);
});

describe('others of one name', () => {
  it.each<[string, string, string[]]>([
    ['relatives of one known by the surname', 'Jill Dorn and Melania Dorn left.', []],
    [
      'the person, whatever stands before',
      'Joseph Dorn left; Dorn is back, says President Dorn.',
      ['Dorn → dorn', 'Dorn → dorn', 'Dorn → dorn'],
    ],
    [
      'an employer’s rooms in a list of appointments',
      '<본사 부장> △ 기획예산처 사업부장 김하나 △ 행정처 인사부장 이둘',
      [],
    ],
    [
      'the ministry elsewhere',
      '기획예산처 예산실장은 △ 기획예산처의 예산과',
      ['기획예산처 → planning', '기획예산처 → planning'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

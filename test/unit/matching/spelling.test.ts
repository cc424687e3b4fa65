import { describe, expect, it } from 'vitest';
import { entity, indexOf, marks } from './entities';

const index = indexOf([
  entity('kcna', 'media', ['Korean Central News Agency', { text: 'KCNA', kind: 'acronym' }, '조선중앙통신']),
  entity('north-korea', 'country', [
    'North Korea',
    { text: 'NK', kind: 'acronym' },
    '북한',
    { text: '朝鮮', lang: 'ja' },
  ]),
  entity('united-nations', 'organisation', ['United Nations', { text: 'UN', kind: 'acronym' }, '유엔']),
  entity('pyongyang', 'place', ['Pyongyang', '평양']),
  entity('wpk', 'party', ["Workers' Party of Korea", '조선노동당']),
  entity('kim-jong-un', 'person', ['Kim Jong Un', '김정은']),
  entity('hwasong-18', 'weapon', ['Hwasong-18', '화성-18']),
  entity('washington', 'place', ['Washington, D.C.']),
  entity('denuclearization', 'term', [{ text: 'denuclearization' }]),
  entity('dmz', 'place', ['Demilitarized Zone']),
  entity('bureau-39', 'organisation', ['Office No. 39']),
  entity('unit-39', 'agency', ['Elm Unit 39']),
  entity('byungjin', 'term', ['핵·경제 병진노선']),
  entity('taepodong', 'weapon', ['Taepodong']),
  entity('mfa', 'office', ['북한 외무성']),
  entity('deal-2018', 'agreement', ['9·19 군사합의']),
  entity('sao', 'place', ['São Tomé Island']),
  entity('russia', 'country', ['Russia', '러시아', { text: 'ロシア', lang: 'ja' }]),
  entity('haeju', 'place', ['해주']),
  entity('rason', 'place', ['나선']),
  entity('icbm', 'term', [{ text: 'ICBM', kind: 'acronym', plural: true }]),
]);

describe('spellings of one name', () => {
  it.each([
    ['a whole word', 'the KCNA said', ['KCNA → kcna']],
    ['not inside a word', 'KCNAs and xKCNA and KCNA1', []],
    ['acronyms in their own case only', 'Kcna kcna', []],
    [
      'possessives outside the span',
      "KCNA's and KCNA’s and the Workers' Party of Korea's",
      ['KCNA → kcna', 'KCNA → kcna', "Workers' Party of Korea → wpk"],
    ],
    [
      'every apostrophe, or none',
      'Workers’ Party of Korea, Workersʼ Party of Korea, Workers Party of Korea',
      ['Workers’ Party of Korea → wpk', 'Workersʼ Party of Korea → wpk', 'Workers Party of Korea → wpk'],
    ],
    [
      'names of several words in any case',
      'KOREAN CENTRAL NEWS AGENCY, korean central news agency',
      ['KOREAN CENTRAL NEWS AGENCY → kcna', 'korean central news agency → kcna'],
    ],
    ['single words in capitals (datelines)', 'PYONGYANG, Jan. 2', ['PYONGYANG → pyongyang']],
    ['single words not in lower case', 'pyongyang', []],
    [
      'terms in lower case at the start of a sentence',
      'Denuclearization is denuclearization',
      ['Denuclearization → denuclearization', 'denuclearization → denuclearization'],
    ],
    ['dotted initials', 'the U.N. and the UN', ['U.N. → united-nations', 'UN → united-nations']],
    [
      'N. Korea in its forms',
      'N. Korea, N.Korea, N.K. and NK',
      ['N. Korea → north-korea', 'N.Korea → north-korea', 'N.K. → north-korea', 'NK → north-korea'],
    ],
    ['no second initial as a first', 'a U.S.N. Korea desk', []],
    [
      'hyphen or space',
      'Kim Jong-un, Kim Jong Un, Kim Jong-Un, Kim Jong‑un',
      [
        'Kim Jong-un → kim-jong-un',
        'Kim Jong Un → kim-jong-un',
        'Kim Jong-Un → kim-jong-un',
        'Kim Jong‑un → kim-jong-un',
      ],
    ],
    ['written together', 'Kim Jongun, not Jong Un Kim', ['Kim Jongun → kim-jong-un']],
    ['romanised with breves', 'Kim Jŏng-ŭn', ['Kim Jŏng-ŭn → kim-jong-un']],
    [
      'weapon numbers',
      'Hwasong-18, Hwasong 18, Hwasong18, Hwasongpho-18 but not Hwasong-181',
      ['Hwasong-18 → hwasong-18', 'Hwasong 18 → hwasong-18', 'Hwasong18 → hwasong-18', 'Hwasongpho-18 → hwasong-18'],
    ],
    ['a comma that is part of the name', 'in Washington, D.C., today', ['Washington, D.C. → washington']],
    ['no name over a comma', 'the North, Korea', []],
    ['no name over the end of a sentence', 'in the Demilitarized. Zone', []],
    ['nor after a short word in small letters', 'they left the elm unit. 39 men stayed', []],
    [
      'no name of a weapon before a number of another',
      'Taepodong, Taepodong-7, Taepodong 7',
      ['Taepodong → taepodong', 'Taepodong → taepodong'],
    ],
    ['no initials that the next word is run into', 'said KCNAThe report', []],
    ['no name over a dash between spaces', 'up to the North - Korea, they say', []],
    ['no second name inside a word with an apostrophe', 'O’Pyongyang and d’Pyongyang', ['Pyongyang → pyongyang']],
    ['not in handles and file names', 'see _KCNA and KCNA_2.txt', []],
    [
      'an abbreviated number',
      'Office No. 39 and Office No 39',
      ['Office No. 39 → bureau-39', 'Office No 39 → bureau-39'],
    ],
    [
      'no-break and double spaces',
      'North\u00a0Korea and North  Korea',
      ['North\u00a0Korea → north-korea', 'North  Korea → north-korea'],
    ],
    ['full-width letters', 'ＫＣＮＡ', ['ＫＣＮＡ → kcna']],
    ['a name without its diacritics', 'Sao Tome Island', ['Sao Tome Island → sao']],
    ['no single word with diacritics it has not', 'Pyŏngyang', []],
    ['hinted plurals', 'ICBMs', ['ICBMs → icbm']],
    ['inside a hyphenated compound', 'a UN-led, anti-UN effort', ['UN → united-nations', 'UN → united-nations']],
    ['not in addresses', 'news@kcna.kp, KCNA@x.org, @KCNA', []],
    ['after a full stop without a space', 'the launch.Pyongyang said', ['Pyongyang → pyongyang']],
    ['in quotation marks', '‘KCNA’ and "KCNA" and «KCNA»', ['KCNA → kcna', 'KCNA → kcna', 'KCNA → kcna']],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });
});

describe('Korean', () => {
  it.each([
    ['marks 평양 in 평양은, not in 태평양', '평양은 태평양과 다르다', ['평양 → pyongyang']],
    ['not before a noun', '평양냉면과 북한산', []],
    [
      'every particle by its shape',
      '북한은 북한이 북한을 북한의 북한에서는 북한으로부터의 러시아는 러시아가',
      ['북한', '북한', '북한', '북한', '북한', '북한']
        .map((name) => `${name} → north-korea`)
        .concat(['러시아 → russia', '러시아 → russia']),
    ],
    ['not with a particle of the wrong shape', '북한는 러시아은', []],
    ['long names with particles', '조선중앙통신이 전했다', ['조선중앙통신 → kcna']],
    ['with or without spaces', '북한 외무성은, 북한외무성은', ['북한 외무성 → mfa', '북한외무성 → mfa']],
    ['not two letters with a space between', '북 한은 평 양은', []],
    ['Latin names before particles', 'KCNA가 ICBM을 UN군', ['KCNA → kcna', 'ICBM → icbm']],
    ['not after Latin letters', 'TV평양', []],
    ['after Han', '駐평양 北평양은', ['평양 → pyongyang', '평양 → pyongyang']],
    [
      'middle dot, full stop, hyphen',
      '9·19 군사합의, 9.19 군사합의를, 9-19군사합의',
      ['9·19 군사합의 → deal-2018', '9.19 군사합의 → deal-2018', '9-19군사합의 → deal-2018'],
    ],
    [
      'places, not verbs of the same letters',
      '해주는 해주고 해주에서 나선 사람, 나선의',
      ['해주 → haeju', '나선 → rason'],
    ],
    ['not before Latin letters', '조선중앙통신TV', []],
    ['a full stop for the dot between syllables', '핵.경제 병진노선을', ['핵.경제 병진노선 → byungjin']],
    ['not before particles that never follow each other', '러시아는도 러시아를은', []],
    ['numbers in names', '화성-18형? 화성-18을', ['화성-18 → hwasong-18']],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text, { lang: 'ko' })).toEqual(expected);
  });
});

describe('Japanese and Chinese', () => {
  it.each([
    ['at word boundaries', '朝鮮の発表', ['朝鮮 → north-korea']],
    ['not across words', '北朝鮮半島', []],
    ['not inside a Katakana word', 'プロシアとロシア', ['ロシア → russia']],
    ['nor at the head of one', 'ロシアンルーレット', []],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text, { lang: 'ja' })).toEqual(expected);
  });
});

describe('hidden characters', () => {
  it('leaves offsets in the text as printed', () => {
    expect(marks(index, 'Pyong\u00adyang, K\u200bCNA, Kim Jo\u0306ng-u\u0306n')).toEqual([
      'Pyong\u00adyang → pyongyang',
      'K\u200bCNA → kcna',
      'Kim Jo\u0306ng-u\u0306n → kim-jong-un',
    ]);
  });

  it('reads conjoining jamo as syllables', () => {
    const text = '평양은';
    expect(marks(index, text.normalize('NFD'))).toEqual([`${'평양'.normalize('NFD')} → pyongyang`]);
  });
});

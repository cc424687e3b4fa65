import { describe, expect, it } from 'vitest';
import { foldUnit } from '../../../lib/text/characters';
import { cleanText } from '../../../lib/text/clean';
import { isParticle } from '../../../lib/text/particles';

describe('cleaning text', () => {
  it.each([
    ['soft hyphens', 'Pyong\u00adyang', 'Pyongyang'],
    ['zero-width spaces and joiners', 'K\u200bC\u2060N\ufeffA', 'KCNA'],
    ['marks that compose', 'Jo\u0306ng', 'Jŏng'],
    ['marks that do not', 'x\u0306y', 'xy'],
    ['conjoining jamo', '\u1111\u1167\u11bc\u110b\u1163\u11bc', '평양'],
    ['a syllable with a final jamo', '\ub3c4\u11a8', '독'],
    ['variation selectors', 'A\ufe0fB', 'AB'],
    ['a mark behind a soft hyphen', 'o\u00ad\u0306', 'ŏ'],
  ])('takes care of %s', (_, printed, clean) => {
    expect(cleanText(printed).text).toBe(clean);
  });

  it('knows where each unit was printed', () => {
    const printed = 'a\u00adb e\u0301 \u1111\u1167\u11bc';
    const { text, starts, ends } = cleanText(printed);
    expect(text).toBe('ab é 평');
    expect([...text].map((_, i) => printed.slice(starts[i], ends[i]))).toEqual([
      'a',
      'b',
      ' ',
      'e\u0301',
      ' ',
      '\u1111\u1167\u11bc',
    ]);
  });
});

describe('folding', () => {
  it.each([
    ['case', 'A', 'a'],
    ['diacritics', 'ŏ', 'o'],
    ['Turkish letters', 'İ', 'i'],
    ['and the dotless one', 'ı', 'i'],
    ['final sigma', 'ς', 'σ'],
    ['full-width letters', 'Ｋ', 'k'],
    ['the multiplication sign', '×', 'x'],
    ['Cyrillic capitals', 'К', 'к'],
  ])('%s: one unit for one', (_, from, to) => {
    expect(String.fromCharCode(foldUnit(from.charCodeAt(0)))).toBe(to);
  });
});

describe('Korean particles', () => {
  it.each([
    ['북한', '은', true],
    ['북한', '는', false],
    ['러시아', '는', true],
    ['러시아', '은', false],
    ['평양', '에서는', true],
    ['북한', '과의', true],
    ['러시아', '와는', true],
    ['북한', '와의', false],
    ['평양', '으로부터의', true],
    ['평양', '냉면', false],
    ['KCNA', '가', true],
    ['KCNA', '이', true],
    ['북한', '군', false],
    ['북한', '측은', true],
    ['북한', '측는', false],
    ['북한', '뿐만', true],
    ['러시아', '뿐만이', true],
    ['북한', '내에서는', true],
    ['한국', '정부와의', true],
    ['한국', '정부과', false],
    ['한국', '정부군', false],
    ['최룡해', '동지께서는', true],
    ['서울', '내과', false],
    ['인천', '등록', false],
  ])('%s%s: %s', (name, rest, is) => {
    expect(isParticle(name + rest, name.length, name.length + rest.length)).toBe(is);
  });
});

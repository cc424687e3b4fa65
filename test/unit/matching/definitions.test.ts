import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../../lib/matching/definitions';

const pairs = (text: string) => findDefinitions(text).map(({ short, long }) => [short, long]);

describe('definitions', () => {
  it.each([
    [
      'initials',
      'the Korea Institute for National Unification (KINU) said',
      [['KINU', 'Korea Institute for National Unification']],
    ],
    ['words left out of the initials', 'Supreme Council of the North (SCN)', [['SCN', 'Supreme Council of the North']]],
    [
      'initials from inside a word',
      'Democratic People’s Republic of Korea (DPRK)',
      [['DPRK', 'Democratic People’s Republic of Korea']],
    ],
    ['the other order', 'NLL (Northern Limit Line)', [['NLL', 'Northern Limit Line']]],
    [
      'more after the short form',
      'the Nuclear Suppliers Group (NSG; founded 1974)',
      [['NSG', 'Nuclear Suppliers Group']],
    ],
    [
      'several',
      'Northern Limit Line (NLL) and Military Demarcation Line (MDL)',
      [
        ['NLL', 'Northern Limit Line'],
        ['MDL', 'Military Demarcation Line'],
      ],
    ],
    ['a plural', 'many prisoners of war (POWs) and officers', [['POWs', 'prisoners of war']]],
    [
      'a legal form at the end',
      'with Nauru Ocean Resources Inc. (NORI) there',
      [['NORI', 'Nauru Ocean Resources Inc.']],
    ],
    [
      'initials rather than letters inside the last word',
      'Assessing Regional Integration in Africa (ARIA)',
      [['ARIA', 'Assessing Regional Integration in Africa']],
    ],
    ['none that holds the short form', 'the NATO Allied Treaty Office (NATO)', []],
    ['none of more than twice as many words as letters', 'Elm of the tall old Oak (EO)', []],
    ['none of one word for three capitals', 'two Institutes (ITS)', []],
    ['none that begins with a small word', 'said of the air (OTA)', []],
    ['none for a bracketed word', 'the leader (Kim) and the report (see below)', []],
    ['none whose letters are not there', 'a statement by the ministry (KCNA)', []],
    ['none over the end of a sentence', 'They met at the Line. New rules (LNR) came', []],
    ['none for a year', 'Resolution 2397 (2017)', []],
  ])('%s', (_, text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it('give offsets into the text', () => {
    const text = 'See the Northern Limit Line (NLL).';
    const [definition] = findDefinitions(text);
    expect(text.slice(definition!.longStart, definition!.longEnd)).toBe('Northern Limit Line');
    expect(text.slice(definition!.shortStart, definition!.shortEnd)).toBe('NLL');
  });
});

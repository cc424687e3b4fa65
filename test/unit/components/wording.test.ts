import { beforeEach, describe, expect, it } from 'vitest';
import {
  agoWords,
  checkedWords,
  dateWords,
  existenceWords,
  nameWords,
  spanWords,
  whenWords,
} from '../../../components/card/wording';
import { useStrings } from './strings';

beforeEach(() => useStrings('en'));

describe('dates in words', () => {
  it.each([
    ['2025-06-02', '2 June 2025'],
    ['2025-06', 'June 2025'],
    ['2025', '2025'],
    ['0980-01-05', '5 January 980'],
  ])('says %s as exactly as it is known', (date, words) => {
    expect(dateWords(date)).toBe(words);
  });

  it('writes Korean dates for Korean readers', () => {
    useStrings('ko');
    expect(dateWords('2025-06-02')).toBe('2025년 6월 2일');
    expect(spanWords('2016', undefined)).toBe('2016년부터');
  });

  it.each([
    ['2016', undefined, 'since 2016'],
    [undefined, '2019-05', 'until May 2019'],
    ['2016', '2019-05', '2016 to May 2019'],
    ['2016', '2016', '2016'],
    [undefined, undefined, ''],
  ])('says the span %s to %s', (from, to, words) => {
    expect(spanWords(from, to)).toBe(words);
  });

  it('says both when a fact held and when it was observed', () => {
    expect(whenWords({ from: '2016', asOf: '2024-10' })).toBe('since 2016, as of October 2024');
    expect(whenWords({ asOf: '2024' })).toBe('as of 2024');
    expect(whenWords({})).toBe('');
  });
});

describe('the age of the last check', () => {
  it.each([
    [0, 'today'],
    [1, 'yesterday'],
    [13, '13 days ago'],
    [21, '3 weeks ago'],
    [90, '2 months ago'],
    [800, '2 years ago'],
  ])('calls %d days "%s"', (days, words) => {
    expect(agoWords(days)).toBe(words);
  });

  it('is louder where facts age fast', () => {
    expect(checkedWords({ days: 400, loud: true })).toContain('out of date');
    expect(checkedWords({ days: 400, loud: false })).not.toContain('out of date');
  });
});

describe('existence on the card’s day', () => {
  it('says that it did not exist yet, and when it began', () => {
    expect(existenceWords({ asOf: '2023-06-02', existence: { state: 'not-yet', from: '2024-10-16' } })).toBe(
      'Did not exist yet on 2 June 2023. It began on 16 October 2024.',
    );
  });

  it('says that it has ended, on a card of now and of a day', () => {
    expect(existenceWords({ asOf: null, existence: { state: 'ended', to: '2024-04-30' } })).toBe(
      'No longer exists. It ended on 30 April 2024.',
    );
    expect(existenceWords({ asOf: '2025-06-02', existence: { state: 'ended' } })).toBe(
      'No longer existed on 2 June 2025.',
    );
  });

  it('says nothing of what exists', () => {
    expect(existenceWords({ asOf: null, existence: { state: 'exists' } })).toBe('');
  });
});

it('marks names that were not in use on the card’s day', () => {
  expect(nameWords({ text: 'MSMT', lang: 'en', kind: 'acronym', validity: 'not-yet' })).toBe(
    'MSMT (not yet so called)',
  );
  expect(nameWords({ text: 'Burma', lang: 'en', kind: 'former' })).toBe('formerly Burma');
});

import { describe, expect, test } from 'vitest';
import { articleDate, readDay, urlDay } from '../../../lib/page/article-date';

const TODAY = '2026-11-23';
const NONE = { published: [], times: [], stamps: [], url: 'https://example.org/news/a-story', lines: [] };

test.each([
  ['2025-06-02T09:00:00+09:00', '2025-06-02'],
  ['2025-06-02T23:30:00Z', '2025-06-02'],
  ['2025-06-02', '2025-06-02'],
  ['2025.06.02 10:31', '2025-06-02'],
  ['2025/6/2', '2025-06-02'],
  ['20250602T0900', '2025-06-02'],
  ['20250602090000', '2025-06-02'],
  ['입력 2025. 6. 2. 오전 10:31', '2025-06-02'],
  ['2025년 6월 2일', '2025-06-02'],
  ['2025年6月2日', '2025-06-02'],
  ['June 2, 2025', '2025-06-02'],
  ['Published: Jun. 2nd, 2025 at 9:00', '2025-06-02'],
  ['2 June 2025', '2025-06-02'],
  ['Mon, 02 Jun 2025 09:00:00 GMT', '2025-06-02'],
  ['Sept 3 2024', '2024-09-03'],
  ['Montag, 2. Juni 2025', '2025-06-02'],
  ['le 2 juin 2025 à 9h', '2025-06-02'],
  ['1er août 2025', '2025-08-01'],
  ['2 de junio de 2025', '2025-06-02'],
  ['Stand: 02.06.2025', '2025-06-02'],
  ['28/04/2025', '2025-04-28'],
  ['Mon Jun 2 21:30:09 EST 2025', '2025-06-02'],
  ['04/28/2025', '2025-04-28'],
])('reads the day in %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['02/06/2025', 'day and month in an order only the writer knows'],
  ['2025-02-30', 'a day that does not exist'],
  ['2025-13-01', 'a month that does not exist'],
  ['1718 (2006)', 'a number of a resolution'],
  ['May 2025', 'no day'],
  ['Room 12, 2025', 'no month'],
  ['192.168.10.2025', 'an address of a machine'],
  ['yesterday', 'no date'],
])('reads no day in %s: %s', (text) => {
  expect(readDay(text)).toBeUndefined();
});

test.each([
  ['https://www.example.org/2025/06/02/story', '2025-06-02'],
  ['https://example.org/world/2025/jun/02/story', '2025-06-02'],
  ['https://example.org/news/2025-06-02-story.html', '2025-06-02'],
  ['https://example.org/view/AKR20250602001200315', '2025-06-02'],
  ['https://example.org/article/20250602/12', '2025-06-02'],
  ['https://example.org/2025/WORLD/africa/06/02/harbour/index.html', '2025-06-02'],
])('reads the day in the address %s', (url, day) => {
  expect(urlDay(url)).toBe(day);
});

test.each(['https://example.org/news/123456789', 'https://example.org/2025/06/', 'https://example.org/?d=2025-06-02'])(
  'reads no day in the address %s',
  (url) => {
    expect(urlDay(url)).toBeUndefined();
  },
);

describe('which source is believed', () => {
  test('a stated day is sure', () => {
    expect(articleDate({ ...NONE, published: ['2025-06-02T09:00:00Z'] }, TODAY)).toEqual({
      day: '2025-06-02',
      confidence: 'high',
    });
  });

  test('an address of another day makes it doubtful, and the earlier of the two is taken', () => {
    const url = 'https://example.org/2025/06/02/story';
    expect(articleDate({ ...NONE, url, published: ['2026-01-15'] }, TODAY)).toEqual({
      day: '2025-06-02',
      confidence: 'low',
    });
  });

  test('a stated day in the future is not believed', () => {
    expect(articleDate({ ...NONE, published: ['2027-01-01'], times: ['2025-06-02'] }, TODAY)).toEqual({
      day: '2025-06-02',
      confidence: 'high',
    });
  });

  test('the address alone is doubtful', () => {
    expect(articleDate({ ...NONE, url: 'https://example.org/2025/06/02/x' }, TODAY)?.confidence).toBe('low');
  });

  test('a dateline without a year means the last such day', () => {
    expect(articleDate({ ...NONE, lines: ['SEOUL, June 2 (Alder) -- Eleven states'] }, TODAY)).toEqual({
      day: '2026-06-02',
      confidence: 'low',
    });
    expect(articleDate({ ...NONE, lines: ['SEOUL, Dec. 24 (Alder) -- Eleven states'] }, TODAY)?.day).toBe('2025-12-24');
  });

  test('a day printed between headline and text is sure unless another is printed or in the address', () => {
    const stamps = ['Updated June 4, 2025', 'Published 2 June 2025'];
    expect(articleDate({ ...NONE, stamps }, TODAY)).toEqual({ day: '2025-06-02', confidence: 'high' });
    expect(articleDate({ ...NONE, stamps: ['June 4, 2025', '2 June 2025'] }, TODAY)?.confidence).toBe('low');
    expect(articleDate({ ...NONE, stamps: ['Updated June 4, 2025'] }, TODAY)?.confidence).toBe('low');
    const url = 'https://example.org/2025/06/02/story';
    expect(articleDate({ ...NONE, stamps, url }, TODAY)).toEqual({ day: '2025-06-02', confidence: 'high' });
    expect(articleDate({ ...NONE, stamps, url: 'https://example.org/2024/01/02/x' }, TODAY)?.confidence).toBe('low');
  });

  test('a clock that was never set and digits of somebody’s number do not count', () => {
    const stamps = ['2 June 2025'];
    expect(articleDate({ ...NONE, stamps, published: ['1970-01-01T05:30:00+05:30'] }, TODAY)?.day).toBe('2025-06-02');
    const url = 'https://example.org/story.urn-agency-20090101-250602';
    expect(articleDate({ ...NONE, url, published: ['2025-06-02'] }, TODAY)).toEqual({
      day: '2025-06-02',
      confidence: 'high',
    });
  });

  test('what a page states comes before what it prints', () => {
    const stamps = ['Today is June 4, 2026'];
    expect(articleDate({ ...NONE, stamps, published: ['2025-06-02'] }, TODAY)?.day).toBe('2025-06-02');
  });

  test('nothing found is no date', () => {
    expect(articleDate({ ...NONE, lines: ['Eleven states met on Monday.'] }, TODAY)).toBeUndefined();
  });
});

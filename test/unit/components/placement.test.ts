import { describe, expect, it } from 'vitest';
import { chooseSide, inView, isSheet } from '../../../components/in-page/placement';

const viewport = { width: 1000, height: 800 };
const line = (top: number) => ({ left: 100, right: 180, top, bottom: top + 20 });

describe('the side of the card', () => {
  it.each([
    ['below where it fits', 100, 400, 'below'],
    ['above where it fits only there', 600, 400, 'above'],
    ['below the first line of a page', 0, 700, 'below'],
    ['where more of it fits, when it fits nowhere: below', 300, 900, 'below'],
    ['where more of it fits, when it fits nowhere: above', 420, 900, 'above'],
  ] as const)('is %s', (_, top, height, side) => {
    expect(chooseSide(line(top), viewport, height)).toBe(side);
  });

  it('counts a tall card as no taller than it may become', () => {
    expect(chooseSide(line(150), viewport, 5000)).toBe('below');
  });
});

it('knows a line that has left the viewport', () => {
  expect(inView(line(-30), viewport)).toBe(false);
  expect(inView(line(-10), viewport)).toBe(true);
  expect(inView(line(800), viewport)).toBe(false);
});

it('is a sheet on a phone that was tapped, never for a pointer', () => {
  expect(isSheet({ width: 320, height: 600 }, 'touch')).toBe(true);
  expect(isSheet({ width: 320, height: 600 }, 'pointer')).toBe(false);
  expect(isSheet({ width: 1000, height: 600 }, 'touch')).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { besideKept, chooseSide, inView, isSheet } from '../../../components/in-page/placement';

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

describe('a card that is kept beside others', () => {
  const screen = { width: 1000, height: 700 };
  const at = (left: number, top: number, width = 360, height = 400) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it('stays where it is where it covers none of them', () => {
    expect(besideKept(at(20, 50), [], screen)).toMatchObject({ left: 20, top: 50 });
    expect(besideKept(at(20, 50), [at(500, 80)], screen)).toMatchObject({ left: 20, top: 50 });
  });

  it('goes to the nearest free place beside the one it covers', () => {
    expect(besideKept(at(300, 120), [at(200, 100)], screen)).toEqual({ left: 566, top: 100 });
    expect(besideKept(at(500, 120), [at(550, 100)], screen)).toEqual({ left: 184, top: 100 });
  });

  it('goes below or above where there is no room beside', () => {
    const narrow = { width: 500, height: 900 };
    expect(besideKept(at(60, 200), [at(20, 20)], narrow)).toEqual({ left: 20, top: 426 });
    expect(besideKept(at(60, 300), [at(20, 450)], narrow)).toEqual({ left: 20, top: 44 });
  });

  it('never lies on a third, nor outside: then there is no room', () => {
    const three = [at(0, 100), at(366, 100)];
    expect(besideKept(at(100, 150), three, screen)).toBeNull();
    expect(besideKept(at(100, 150), three, { width: 1100, height: 700 })).toEqual({ left: 732, top: 100 });
    expect(besideKept(at(10, 10), [at(20, 20)], { width: 400, height: 600 })).toBeNull();
  });
});

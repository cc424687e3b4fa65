import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barSide, GAP, nextOf, ticksOf } from '../../../lib/page/ticks';

describe('ticks of the map', () => {
  it('stand on the strip where their marks stand in the page', () => {
    expect(ticksOf([0, 2000, 4000], 4000, 700)).toEqual([
      { at: 0, marks: [0] },
      { at: 350, marks: [1] },
      { at: 700, marks: [2] },
    ]);
  });

  it('are in the order of the page, and leave out what cannot be seen', () => {
    expect(ticksOf([3000, null, 1000], 4000, 400)).toEqual([
      { at: 100, marks: [2] },
      { at: 300, marks: [0] },
    ]);
  });

  it('become one where a pointer could not choose between them, but no longer chain', () => {
    const ticks = ticksOf([0, 5, 10, 15], 100, 100);
    expect(ticks).toEqual([
      { at: 0, marks: [0, 1] },
      { at: 10, marks: [2, 3] },
    ]);
  });

  it('stay on the strip for marks outside of what scrolls, and there are none where nothing does', () => {
    expect(ticksOf([-50, 900], 400, 100).map(({ at }) => at)).toEqual([0, 100]);
    expect(ticksOf([10], 0, 100)).toEqual([]);
  });

  it('hold every visible mark once, at least a gap apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -100, max: 6000 }))),
        fc.integer({ min: 1, max: 5000 }),
        (places, whole) => {
          const ticks = ticksOf(places, whole, 600);
          const held = ticks.flatMap(({ marks }) => marks).sort((a, b) => a - b);
          expect(held).toEqual(places.flatMap((place, mark) => (place === null ? [] : [mark])));
          for (const [index, { at }] of ticks.entries()) {
            if (index > 0) expect(at - (ticks[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(GAP);
          }
        },
      ),
    );
  });

  it('lead through their marks one click after another, from the first', () => {
    const tick = { at: 0, marks: [4, 7] };
    expect(nextOf(tick, -1)).toBe(4);
    expect(nextOf(tick, 4)).toBe(7);
    expect(nextOf(tick, 7)).toBe(4);
  });
});

describe('the side of the scroll bar', () => {
  it('is where the bar takes room', () => {
    expect(barSide(0, 15, true)).toBe('right');
    expect(barSide(15, 0, false)).toBe('left');
  });

  it('goes by the direction of the text where bars take none', () => {
    expect(barSide(0, 0, false)).toBe('right');
    expect(barSide(0, 0, true)).toBe('left');
  });
});

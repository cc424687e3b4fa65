import { describe, expect, it } from 'vitest';
import { isLight, MARK_COLOURS, MARK_LOOKS, markRules } from '../../../lib/page/look';

describe('rules for marks', () => {
  it('differ for every look and colour, and always keep a line where the system forces colours', () => {
    const rules = MARK_LOOKS.flatMap((markLook) =>
      MARK_COLOURS.map((markColour) => markRules({ markLook, markColour })),
    );
    expect(new Set(rules).size).toBe(MARK_LOOKS.length * MARK_COLOURS.length);
    for (const rule of rules)
      expect(rule).toContain('forced-colors: active) { ::highlight(sidelight) { text-decoration');
  });
});

describe('letters lighter than their ground', () => {
  it.each([
    ['rgb(255, 255, 255)', true],
    ['rgba(220, 220, 230, 0.9)', true],
    ['rgb(17, 17, 17)', false],
    ['rgb(120, 0, 0)', false],
    ['oklch(0.9 0 0)', false],
  ])('%s: %s', (colour, light) => {
    expect(isLight(colour)).toBe(light);
  });
});

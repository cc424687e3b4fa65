import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Declarations of a style sheet, without comments. */
function declarations(css: string): [property: string, value: string][] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/(?<=[{;]\s*)(-{0,2}[a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(([, property, value]) => [
    property as string,
    (value as string).trim(),
  ]);
}

const PHYSICAL =
  /^(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-.+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)$/;
const SIDED = /^(?:text-align|float|clear|justify-\w+|caption-side)$/;
const FOUR = /^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$/;

/** Values of a shorthand; what stands in brackets is one. */
const parts = (value: string) => value.match(/(?:[^\s(]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s]+)/g) ?? [];

/** What in a style sheet would stay on the left in a text that runs from the right. */
function sided(css: string): string[] {
  return declarations(css).flatMap(([property, value]) => {
    const isSided =
      PHYSICAL.test(property) ||
      (SIDED.test(property) && /\b(?:left|right)\b/.test(value)) ||
      (FOUR.test(property) && parts(value).length === 4 && parts(value)[1] !== parts(value)[3]);
    return isSided ? [`${property}: ${value}`] : [];
  });
}

/** Placed by coordinates of the page it stands in, which have no direction. */
const BY_COORDINATES: Record<string, string[]> = {
  'components/in-page/passages.css': ['inset: 0 auto auto 0'],
  'components/in-page/frame.css': [
    'left: clamp(8px, anchor(left) - 16px, 100% - var(--sl-width) - 8px)',
    'left: min(var(--sl-left), 100% - var(--sl-width))',
  ],
};

describe('styles in a text that runs from the right', () => {
  const files = ['components', 'entrypoints'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => join(room, file)),
  );
  it('are all looked at', () => expect(files.length).toBeGreaterThan(12));

  it.each(files)('%s knows beginning and end, not left and right', (file) => {
    const allowed = BY_COORDINATES[file] ?? [];
    expect(sided(readFileSync(file, 'utf8'))).toEqual(allowed);
  });

  it.each([
    ['margin-left: 3px', 1],
    ['padding: 1px 2px 3px 4px', 1],
    ['padding: 1px 2px 3px 2px', 0],
    ['padding: 0 clamp(16px, 4vw, 40px) 80px', 0],
    ['text-align: right', 1],
    ['float: inline-start', 0],
    ['border-top-left-radius: 2px', 1],
    ['left: 0', 1],
    ['inset-inline-start: 0', 0],
  ])('%s: %i', (declaration, count) => expect(sided(`.a { ${declaration}; }`)).toHaveLength(count));
});

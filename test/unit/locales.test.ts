/** The interface strings, as browsers take them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const LANGUAGES = ['en', 'ko'] as const;
const strings = (lang: string) =>
  new Map(
    leaves(parse(readFileSync(resolve(import.meta.dirname, `../../locales/${lang}.yml`), 'utf8')) as object).map(
      ([path, text]) => [path.join('.'), text] as const,
    ),
  );

function leaves(value: unknown, path: string[] = []): [string[], string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

describe.each(LANGUAGES)('%s', (lang) => {
  it('has no name that browsers refuse: the whole extension would not load', () => {
    expect([...strings(lang).keys()].filter((path) => !/^[\w.]+$/.test(path))).toEqual([]);
  });
});

it('every string is there in both languages', () => {
  const [en, ko] = LANGUAGES.map((lang) => [...strings(lang).keys()].sort());
  expect(ko).toEqual(en);
});

it('no Korean string leaves the reader to choose the particle after what it is given', () => {
  const unsettled = [...strings('ko')].filter(([, text]) => /[을은이와]\([를는가과]\)|\(으\)로/.test(text));
  expect(unsettled).toEqual([]);
});

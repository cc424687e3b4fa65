/** What a reader is told after an update, and what not. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compareVersions, NEWS, unseenNews } from '../../lib/news';

const news = ['1.10.0', '1.2.0', '1.1.0'].map((version) => ({ version }));
const told = (seen: string | undefined, current: string) =>
  unseenNews(news, seen, current).map(({ version }) => version);

it('compares versions by their numbers', () => {
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
  expect(compareVersions('1.2', '1.2.0')).toBe(0);
});

it('tells what came since, and nothing of versions that do not run yet', () => {
  expect(told('1.1.0', '1.10.0')).toEqual(['1.10.0', '1.2.0']);
  expect(told('1.1.0', '1.2.3')).toEqual(['1.2.0']);
  expect(told('1.10.0', '1.10.0')).toEqual([]);
});

it('tells nothing where it is not known what there was before', () => {
  expect(told(undefined, '1.10.0')).toEqual([]);
});

it('has news of the version that is being built, or older', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(NEWS.every((entry) => compareVersions(entry.version, version) <= 0)).toBe(true);
});

/** Where and when the packs' own entities belong. */
import { expect, it } from 'vitest';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { shelvesOf } from '../../../lib/facts/shelves';

const { entities } = compileRelease(readPacks(), undefined, { checked: true });
const shelves = shelvesOf(entities);

it.each([
  ['kim-jong-un', 'north-korea'],
  ['hwasong-17', 'north-korea'],
  ['yongbyon', 'north-korea'],
  ['unscr-1718', 'north-korea'],
  ['samsung-electronics', 'south-korea'],
  ['abbas-araghchi', 'iran'],
  ['abrams', 'united-states'],
  ['amazon', 'united-states'],
  ['japan', 'japan'],
  // An ambassador belongs where he comes from.
  ['kim-hong-kyun', 'south-korea'],
])('%s belongs to %s', (id, country) => {
  expect(shelves.places(id)).toEqual([country]);
});

it.each(['nato', 'anzus', 'korean-peninsula', 'artillery-155mm', 'nobody'])('%s belongs to no one country', (id) => {
  expect(shelves.places(id)).toEqual([]);
});

it('tells a beginning by the surest date there is', () => {
  expect(shelves.began('msmt')).toBe('2024-10-16');
  expect(shelves.began('unscr-1718')).toBe('2006-10-14');
  expect(shelves.began('artillery-155mm')).toBeUndefined();
});

it('finds a place for most that have one', () => {
  const bound = entities.filter(({ type }) => ['person', 'company', 'weapon', 'facility', 'agency'].includes(type));
  const placed = bound.filter(({ id }) => shelves.places(id).length > 0);
  expect(placed.length / bound.length).toBeGreaterThan(0.95);
});

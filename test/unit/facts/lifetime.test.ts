import { describe, expect, it } from 'vitest';
import { beginningOf, lifetimeOf, touches } from '../../../lib/facts/lifetime';

type Told = Parameters<typeof lifetimeOf>[0];

const told = (changes: Partial<Told>): Told => ({ type: 'organisation', statements: [], events: [], ...changes });
const event = (date: string) => ({ date, text: 'Something.', sources: ['a'] });
const dated = (property: string, value: string) => ({ property, value, sources: ['a'] });

describe('when an entity existed', () => {
  it.each<[string, Partial<Told>, ReturnType<typeof lifetimeOf>]>([
    ['its own interval', { from: '2009-06-12', to: '2024-04-30' }, { from: '2009-06-12', to: '2024-04-30' }],
    ['a founding, to this day', { statements: [dated('founded', '1946-12-05')] }, { from: '1946-12-05' }],
    [
      'a founding before a first appearance',
      { statements: [dated('introduced', '1990'), dated('founded', '1980')] },
      { from: '1980' },
    ],
    ['the first of its events', { events: [event('2020'), event('2016-03')] }, { from: '2016-03' }],
    ['of a person, no first news', { type: 'person', events: [event('2020')] }, undefined],
    ['nothing told', {}, undefined],
    ['a deed of a day', { type: 'event', from: '2016-02-04' }, { from: '2016-02-04', to: '2016-02-04' }],
    [
      'a war that goes on, to its last news',
      { type: 'event', from: '2022-02-24', events: [event('2026-05'), event('2024')] },
      { from: '2022-02-24', to: '2026-05' },
    ],
    [
      'an event with an end of its own',
      { type: 'event', from: '1950', to: '1953-07-27', events: [event('1996')] },
      { from: '1950', to: '1953-07-27' },
    ],
  ])('%s', (_, changes, lifetime) => expect(lifetimeOf(told(changes))).toEqual(lifetime));

  it('begins where a date of its own says, whatever its events', () =>
    expect(beginningOf(told({ from: '2000', events: [event('1990')] }))).toBe('2000'));
});

describe('having a day in common', () => {
  it.each([
    ['2024', true],
    ['2024-04', true],
    ['2024-04-30', true],
    ['2024-05', false],
    ['2009', true],
    ['2009-05', false],
    ['2008', false],
  ])('2009-06 to 2024-04-30 and %s: %s', (date, common) =>
    expect(touches({ from: '2009-06', to: '2024-04-30' }, date)).toBe(common),
  );

  it('has open ends', () => {
    expect(touches({ from: '2009' }, '2026')).toBe(true);
    expect(touches({ to: '2009' }, '1900')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { groupFacts, keyFacts } from '../../../components/card/key-facts';
import type { FactView } from '../../../lib/facts/card-view';
import { msmt, nuclearTest } from '../../fixtures/sample-cards';

function fact(property: string, value: string, more: Partial<FactView> = {}): FactView {
  return { key: `${property}-${value}`, property, label: property, value, sources: [], ...more };
}

describe('the first look', () => {
  it('shows at most five rows, in the order of the card', () => {
    const { first, rest } = keyFacts(nuclearTest);
    expect(first.map((group) => group.property)).toEqual(['date', 'location', 'yield', 'magnitude', 'detail-0']);
    expect(rest).toHaveLength(13);
  });

  it('keeps facts that had ended by the card’s day out of it', () => {
    const facts = [fact('leader', 'Kim', { to: '2019', past: true }), fact('seats', '12')];
    const { first, rest } = keyFacts({ facts });
    expect(first.map((group) => group.property)).toEqual(['seats']);
    expect(rest[0]?.facts.map((f) => f.value)).toEqual(['Kim']);
  });

  it('leaves a long value below, unless little else is known', () => {
    const long = fact('mandate', 'x'.repeat(200));
    const short = ['a', 'b', 'c'].map((name) => fact(name, name));
    expect(keyFacts({ facts: [long, ...short] }).first).toHaveLength(3);
    const { first } = keyFacts({ facts: [long, ...short.slice(1)] });
    expect(first.map((group) => group.property)).toEqual(['mandate', 'b', 'c']);
  });

  it('loses no fact', () => {
    const { first, rest } = keyFacts(msmt);
    expect([...first, ...rest].flatMap((group) => group.facts)).toHaveLength(msmt.facts.length);
  });
});

describe('rival accounts', () => {
  const claim = (value: string, claimedBy: string, more: Partial<FactView> = {}) =>
    fact('yield', value, { claimedBy, ...more });

  it('stand together when two claim different values of one time', () => {
    expect(groupFacts([claim('50 kt', 'Seoul'), claim('160 kt', 'Tokyo')])[0]?.contested).toBe(true);
  });

  it('are none when the values agree, the times differ, or nobody claims', () => {
    expect(groupFacts([claim('50 kt', 'Seoul'), claim('50 kt', 'Tokyo')])[0]?.contested).toBe(false);
    expect(groupFacts([claim('1', 'Seoul', { to: '2016' }), claim('2', 'Tokyo', { from: '2017' })])[0]?.contested).toBe(
      false,
    );
    expect(groupFacts([fact('yield', '50 kt'), fact('yield', '160 kt')])[0]?.contested).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { type PopupEvent, popupReducer, START } from '../../../components/popup/state';

const state = (...events: PopupEvent[]) => events.reduce(popupReducer, START);
const typed = (query: string): PopupEvent => ({ kind: 'typed', query });
const found = (count: number): PopupEvent => ({ kind: 'found', count });
const moved = (to: 'next' | 'previous' | 'first' | 'last', count = 3): PopupEvent => ({ kind: 'moved', to, count });
const opened = (entity: string): PopupEvent => ({ kind: 'opened', card: { entity, title: entity.toUpperCase() } });
const escaped: PopupEvent = { kind: 'escaped' };

describe('the way through the popup', () => {
  it('typing chooses the best result', () => {
    expect(state(typed('ms'), found(3)).active).toBe(0);
  });

  it('an empty query chooses nothing', () => {
    expect(state(typed('ms'), found(3), typed(' ')).active).toBe(-1);
  });

  it('no results, no choice', () => {
    expect(state(typed('xx'), found(0)).active).toBe(-1);
  });

  it.each([
    [[moved('next')], 1],
    [[moved('next'), moved('next'), moved('next')], 0],
    [[moved('previous')], 2],
    [[moved('last')], 2],
    [[moved('last'), moved('first')], 0],
  ])('arrows walk the results and wrap: %j → %i', (events, active) => {
    expect(state(typed('m'), found(3), ...events).active).toBe(active);
  });

  it('results added below leave the choice where it is', () => {
    expect(state(typed('m'), found(3), moved('next'), found(9)).active).toBe(1);
  });

  it('typing on after walking starts from the best again', () => {
    expect(state(typed('m'), found(3), moved('next'), typed('ms'))).toMatchObject({ active: 0, walked: false });
  });

  it('Escape goes back card by card, then clears, then closes', () => {
    const inside = state(typed('ms'), found(2), moved('next', 2), opened('msmt'), opened('panel'));
    const one = popupReducer(inside, escaped);
    expect(one.cards.map((card) => card.entity)).toEqual(['msmt']);
    const list = popupReducer(one, escaped);
    expect(list).toMatchObject({ cards: [], query: 'ms', active: 1, closed: false });
    const cleared = popupReducer(list, escaped);
    expect(cleared).toMatchObject({ query: '', closed: false });
    expect(popupReducer(cleared, escaped).closed).toBe(true);
  });

  it('a link to the card that is open leads nowhere', () => {
    expect(state(opened('msmt'), opened('msmt')).cards).toHaveLength(1);
  });

  it('typing over a card leaves it', () => {
    expect(state(opened('msmt'), typed('k'))).toMatchObject({ cards: [], query: 'k' });
  });
});

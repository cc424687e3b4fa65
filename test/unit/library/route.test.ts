import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../../components/library/route';

describe('places in the library', () => {
  it.each<[string, Route]>([
    ['', { at: 'cards', type: null }],
    ['#/cards', { at: 'cards', type: null }],
    ['#/cards/weapon', { at: 'cards', type: 'weapon' }],
    ['#/card/kim-jong-un', { at: 'card', entity: 'kim-jong-un' }],
    ['#/notes', { at: 'notes' }],
    ['#/bin', { at: 'bin' }],
    ['#/settings', { at: 'settings' }],
    ['#/settings/www.news.test', { at: 'settings', site: 'www.news.test' }],
    ['#/facts', { at: 'facts' }],
    ['#/changes', { at: 'changes' }],
    ['#/keys', { at: 'keys' }],
    ['#/privacy', { at: 'privacy' }],
  ])('%s', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it.each(['#/nowhere', '#/cards/nonsense', '#/card', '#/%E0%A4%A'])('%s leads to the cards', (hash) => {
    expect(routeOf(hash)).toEqual({ at: 'cards', type: null });
  });
});

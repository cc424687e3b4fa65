import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import { DEFAULT_SETTINGS } from '../../lib/settings-model';
import { settingsOn, siteOf, withSite } from '../../lib/site-settings';

const settings = {
  ...DEFAULT_SETTINGS,
  dwell: 400,
  sites: {
    'news.test': { marks: 'every' as const, dwell: 900 },
    'live.news.test': { openBy: 'click' as const },
    'quiet.test': { marks: 'none' as const },
  },
};

describe('settings on a site', () => {
  it('are those of everywhere but for what differs there, on its subdomains too', () => {
    expect(settingsOn(settings, 'www.news.test')).toEqual({ ...settings, marks: 'every', dwell: 900 });
    expect(settingsOn(settings, 'news.test').dwell).toBe(900);
    expect(settingsOn(settings, 'other.test')).toBe(settings);
    expect(settingsOn(settings, 'othernews.test')).toBe(settings);
  });

  it('are decided by the narrowest site alone', () => {
    expect(settingsOn(settings, 'live.news.test')).toEqual({ ...settings, openBy: 'click' });
  });

  it('can leave every kind of name unmarked', () => {
    expect(settingsOn(settings, 'quiet.test')).toEqual({ ...settings, typesOff: [...ENTITY_TYPES] });
  });

  it('change one by one, and go back to those of everywhere', () => {
    const sites = withSite({}, 'news.test', { dwell: 900 });
    expect(withSite(sites, 'news.test', { marks: 'first' })).toEqual({ 'news.test': { dwell: 900, marks: 'first' } });
    expect(withSite(sites, 'news.test', { dwell: undefined })).toEqual({ 'news.test': {} });
  });
});

describe('the site that was meant', () => {
  it.each([
    ['www.example.org', 'example.org'],
    [' https://m.example.org/a/b?c ', 'm.example.org'],
    ['뉴스.한국', 'xn--vg1b002a.xn--3e0b707e'],
    ['localhost', 'localhost'],
    ['example', null],
    ['two words.org', null],
    ['', null],
  ])('by “%s”', (typed, host) => {
    expect(siteOf(typed)).toBe(host);
  });
});

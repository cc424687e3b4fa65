import { describe, expect, it } from 'vitest';
import { type Asking, factsTrouble, type PageList, siteIsOn, situationOf } from '../../../components/popup/situation';

const LIST: PageList = { state: 'on', busy: false, title: 'Article', entities: [] };
const answers: Asking = { list: async () => LIST, allowed: async () => true };
const silent = (allowed: boolean): Asking => ({
  list: () => Promise.reject(new Error('Receiving end does not exist.')),
  allowed: async () => allowed,
});
const tab = (url?: string) => ({ id: 7, url, title: 'Tab' });

describe('the page under the popup', () => {
  it('answers for itself where Sidelight runs', async () => {
    expect(await situationOf(tab('https://en.yna.co.kr/view/1'), answers)).toEqual({
      kind: 'page',
      tab: 7,
      host: 'en.yna.co.kr',
      list: LIST,
    });
  });

  it('answers even where the browser hides its address', async () => {
    expect(await situationOf(tab(), answers)).toMatchObject({ kind: 'page', host: '' });
  });

  it.each([
    'about:newtab',
    'chrome://extensions/',
    'chrome-extension://abc/library.html',
    'moz-extension://abc/library.html',
    'view-source:https://a.com/',
    'file:///tmp/a.html',
    'https://chromewebstore.google.com/detail/x',
    'https://addons.mozilla.org/en-GB/firefox/',
    'not an address',
  ])('%s: extensions cannot run there, or nobody can tell', async (url) => {
    const { kind } = await situationOf(tab(url), silent(false));
    expect(kind).toBe(url === 'not an address' ? 'not-listed' : 'closed-to-extensions');
  });

  it.each([
    ['https://a.com/report', 'application/pdf', 'pdf'],
    ['https://a.com/photo', 'image/png', 'image'],
  ])('%s is %s: a viewer, whose page has no text', async (url, type, what) => {
    const list = async () => ({ ...LIST, type });
    expect(await situationOf(tab(url), { ...answers, list })).toEqual({ kind: 'no-text', what });
  });

  it.each([
    ['https://a.com/S_2017_150.PDF?download=1', 'pdf'],
    ['https://a.com/a.jpeg', 'image'],
  ])('%s is a viewer that lets no script in', async (url, what) => {
    expect(await situationOf(tab(url), silent(true))).toEqual({ kind: 'no-text', what });
  });

  it('is a page all the same where its address ends so and names are found', async () => {
    expect(await situationOf(tab('https://a.com/wiki/File:Map.svg'), answers)).toMatchObject({ kind: 'page' });
  });

  it('no tab at all', async () => {
    expect(await situationOf(undefined, answers)).toEqual({ kind: 'closed-to-extensions' });
  });

  it('a listed site that does not answer wants a reload', async () => {
    expect(await situationOf(tab('https://www.bbc.com/news'), silent(true))).toMatchObject({ kind: 'reload' });
  });

  it('any other site is not listed', async () => {
    expect(await situationOf(tab('https://example.org/'), silent(false))).toEqual({
      kind: 'not-listed',
      tab: 7,
      host: 'example.org',
    });
  });

  it('a browser that refuses to say what is allowed counts as not listed', async () => {
    const asking = { ...silent(true), allowed: () => Promise.reject(new Error('no')) };
    expect((await situationOf(tab('https://a.com/'), asking)).kind).toBe('not-listed');
  });
});

describe('facts', () => {
  const state = { ready: true, revision: 'r', entities: 1, statements: 1, events: 1 };
  it.each([
    [null, 'none'],
    [state, 'none'],
    [{ ...state, ready: false }, 'not-ready'],
    [{ ...state, ready: false, installing: { done: 1, total: 9 } }, 'not-ready'],
    [{ ...state, ready: false, problem: 'damaged' as const }, 'error'],
    [{ ...state, ready: false, error: 'disk full' }, 'error'],
    // Read from the extension's own files instead: the cards are there.
    [{ ...state, problem: 'refused' as const, error: 'no database in private windows' }, 'none'],
  ])('%j: %s', (facts, trouble) => {
    expect(factsTrouble(facts)).toBe(trouble);
  });
});

describe('the site switch', () => {
  it.each([
    ['www.bbc.com', [], true],
    ['www.bbc.com', ['www.bbc.com'], false],
    ['www.bbc.com', ['bbc.com'], false],
    ['notbbc.com', ['bbc.com'], true],
  ])('on %s with %j off: %s', (host, off, on) => {
    expect(siteIsOn(host, off)).toBe(on);
  });
});

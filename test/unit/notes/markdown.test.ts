import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../lib/notes/markdown';
import { plainText, type Rich } from '../../../lib/notes/rich-text';
import { hostileStrings } from '../../hostile';

/** The tree on one line: `p(a em(b))`. */
const line = (tree: readonly Rich[]): string =>
  tree
    .map((part) =>
      typeof part === 'string'
        ? part
        : `${part.tag}${part.href === undefined ? '' : `<${part.href}>`}(${line(part.children)})`,
    )
    .join('');
const read = (text: string) => line(readMarkdown(text));

describe('Markdown in notes', () => {
  it.each([
    ['a *b* _c_ **d** __e__ ***f***', 'p(a em(b) em(c) strong(d) strong(e) strong(em(f)))'],
    ['`a *b*` and ``c ` d``', 'p(code(a *b*) and code(c ` d))'],
    ['first\nsecond\n\nthird', 'p(firstbr()second)p(third)'],
    ['# Head #\ntext', 'p(strong(Head))p(text)'],
    ['- a\n- b\n  - c\n\n- d', 'ul(li(a)li(bul(li(c)))li(d))'],
    ['1. a\n2) b\nafter', 'ol(li(a)li(b))p(after)'],
    ['> a\n> > b\n\nc', 'blockquote(p(a)blockquote(p(b)))p(c)'],
    ['```\n<b> *x*\n```\nafter', 'pre(code(<b> *x*))p(after)'],
    ['~~~\nnever ended', 'pre(code(never ended))'],
    ['핵시설 **5 MW**입니다', 'p(핵시설 strong(5 MW)입니다)'],
  ])('reads %j', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ['[x](https://a.test/b_(c)) y', 'p(a<https://a.test/b_(c)>(x) y)'],
    ['see https://a.test/x.', 'p(see a<https://a.test/x>(https://a.test/x).)'],
    ['(https://a.test/x_(y))', 'p((a<https://a.test/x_(y)>(https://a.test/x_(y))))'],
    ['[*a* b](http://a.test)', 'p(a<http://a.test/>(em(a) b))'],
    ['[a [b](https://a.test) c]', 'p([a a<https://a.test/>(b) c])'],
  ])('links to the web: %j', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,y)',
    '[x](//a.test)',
    '[x](file:///etc/passwd)',
    '[x](https://name:word@a.test/)',
    '<b>bold</b> &amp; <!-- x -->',
    'snake_case_name and 2 * 3 * 4',
    '**never ended *at all',
    '![x](pixel)',
  ])('leaves as text: %j', (text) => {
    expect(readMarkdown(text)).toEqual([{ tag: 'p', children: [text] }]);
  });

  it('takes what is escaped at its word', () => {
    expect(read('\\*a\\* \\[b\\](https\\://c) \\d')).toBe('p(*a* [b](https://c) \\d)');
  });

  it('keeps every letter of text without marks', () => {
    const text = 'A line.\nAnother, 한 줄.\n\nA paragraph with 5 < 6 & "quotes".';
    expect(plainText(readMarkdown(text))).toBe('A line.\nAnother, 한 줄.\nA paragraph with 5 < 6 & "quotes".\n');
  });

  it('nests as deep as it must and no deeper, in time that grows with the text alone', () => {
    const long: string[] = [
      '*'.repeat(100_000),
      '['.repeat(50_000) + ']('.repeat(50_000),
      '> '.repeat(50_000),
      '`a``b```'.repeat(12_000),
      '*a_ '.repeat(25_000),
      `[a](https://${'('.repeat(50_000)}`,
      Array.from({ length: 600 }, (_, n) => `${' '.repeat(n)}- x`).join('\n'),
      '- \n'.repeat(30_000),
    ];
    const depth = (tree: readonly Rich[]): number =>
      Math.max(0, ...tree.slice(0, 1000).map((part) => (typeof part === 'string' ? 0 : 1 + depth(part.children))));
    // Whoever goes over such a text more than once does not come to its end within the test's time.
    for (const text of long) expect(depth(readMarkdown(text)), text.slice(0, 20)).toBeLessThan(40);
  });

  it('makes of 10,000 hostile strings nothing but the elements there are, and links to the web alone', () => {
    const tags = new Set<string>();
    const walk = (tree: readonly Rich[]): void => {
      for (const part of tree) {
        if (typeof part === 'string') continue;
        tags.add(part.tag);
        expect(Object.keys(part).sort()).toEqual(part.tag === 'a' ? ['children', 'href', 'tag'] : ['children', 'tag']);
        if (part.href !== undefined) expect(part.href).toMatch(/^https?:\/\/[^\s"'<>`]+$/);
        walk(part.children);
      }
    };
    for (const text of hostileStrings(10_000)) walk(readMarkdown(text));
    const known = ['a', 'blockquote', 'br', 'code', 'em', 'li', 'ol', 'p', 'pre', 'strong', 'ul'];
    expect([...tags].sort()).toEqual(known);
  });
});

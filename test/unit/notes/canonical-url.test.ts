import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../lib/notes/canonical-url';

const PAGE = 'https://www.example.com/world/2026/report';

describe('the canonical address', () => {
  it.each([
    ['a fragment', `${PAGE}#comments`],
    ['a text fragment', `${PAGE}#:~:text=the%20report`],
    ['campaign parameters', `${PAGE}?utm_source=mail&utm_medium=email&fbclid=x&mc_cid=1`],
    ['a slash at the end', `${PAGE}/`],
    ['a port that goes without saying', 'https://www.example.com:443/world/2026/report'],
    ['a name and a password', 'https://me:secret@www.example.com/world/2026/report'],
    ['capitals in the host', 'https://WWW.Example.COM/world/2026/report'],
  ])('is the same with %s', (_, address) => {
    expect(canonicalUrl(address)).toBe(PAGE);
  });

  it('keeps what says which article it is, in one order', () => {
    expect(canonicalUrl('https://example.com/read.php?no=7&utm_source=x&id=12')).toBe(
      'https://example.com/read.php?id=12&no=7',
    );
    expect(canonicalUrl('https://example.com/read.php?id=12&no=7')).toBe(
      canonicalUrl('https://example.com/read.php?no=7&id=12'),
    );
    expect(canonicalUrl('https://example.com/read?id=1')).not.toBe(canonicalUrl('https://example.com/read?id=2'));
  });

  it('leaves alone what is no address of the web', () => {
    expect(canonicalUrl('file:///tmp/page.html#x')).toBe('file:///tmp/page.html#x');
    expect(canonicalUrl('nonsense')).toBe('nonsense');
  });
});

describe('what the page declares', () => {
  it.each([
    ['the full page of a mobile one', 'https://m.example.com/a/1', 'https://www.example.com/world/report-1'],
    ['another path on the same host', 'https://example.com/x?id=5', '/world/report-5'],
  ])('is believed for %s', (_, address, declared) => {
    expect(canonicalUrl(address, declared)).toBe(new URL(declared, address).href);
  });

  it.each([
    ['another site', 'https://evil.example/a', 'https://www.example.com/world/report'],
    ['a site whose name only ends alike', 'https://notexample.com/a', 'https://example.com/a'],
    ['the front page', PAGE, 'https://www.example.com/'],
    [
      'the page without the parameter that says which',
      'https://example.com/read.php?id=12',
      'https://example.com/read.php',
    ],
    ['no address', PAGE, 'javascript:alert(1)'],
    ['an address that cannot be read', PAGE, 'https://'],
  ])('is not believed where it is %s', (_, address, declared) => {
    expect(canonicalUrl(address, declared)).toBe(canonicalUrl(address));
  });
});

it('is its own canonical address, whatever the address', () => {
  const part = fc.stringMatching(/^[a-z0-9_-]{1,8}$/);
  const address = fc
    .record({
      host: fc.constantFrom('example.com', 'www.example.com', 'm.example.co.kr:8080'),
      path: fc.array(part, { maxLength: 4 }),
      slash: fc.boolean(),
      query: fc.array(
        fc.tuple(fc.oneof(part, fc.constantFrom('utm_source', 'fbclid', 'id')), fc.string({ maxLength: 6 })),
      ),
      fragment: fc.string({ maxLength: 8 }),
    })
    .map(({ host, path, slash, query, fragment }) => {
      const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
      return `https://${host}/${path.join('/')}${slash ? '/' : ''}?${search}#${encodeURIComponent(fragment)}`;
    });
  fc.assert(
    fc.property(address, (raw) => {
      const once = canonicalUrl(raw);
      expect(canonicalUrl(once)).toBe(once);
      expect(once).not.toMatch(/#|utm_source|fbclid/);
      expect(canonicalUrl(raw, once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

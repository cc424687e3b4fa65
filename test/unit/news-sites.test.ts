import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsMatchPatterns, newsSites } from '../../data/news-sites';

function listOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sites-')), 'sites.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the news-site list', () => {
  it('holds at least 200 hosts, Korean, Japanese, Chinese and international press among them', () => {
    const sites = newsSites();
    expect(sites.length).toBeGreaterThanOrEqual(200);
    const countries = sites.map((site) => site.country);
    for (const country of ['kr', 'jp', 'cn', 'us', 'gb', 'int']) expect(countries).toContain(country);
  });

  it('becomes match patterns that cover a host and its subdomains', () => {
    expect(newsMatchPatterns()).toContain('*://*.yna.co.kr/*');
  });

  it.each([
    ['an unknown field', '- { host: a.com, name: A, country: us, languages: [en], note: x }', /entry 1.*note/],
    ['a host with a path', '- { host: a.com/news, name: A, country: us, languages: [en] }', /entry 1: host/],
    [
      'a host already covered',
      '- { host: a.com, name: A, country: us, languages: [en] }\n- { host: m.a.com, name: B, country: us, languages: [en] }',
      /entry 2: host: m\.a\.com is already covered by a\.com/,
    ],
  ])('refuses %s and says where', (_, text, message) => {
    expect(() => newsSites(listOf(text))).toThrow(message);
  });
});

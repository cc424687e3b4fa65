/**
 * What is shipped: sizes, permissions, what a page may reach. Read from the built folders.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsMatchPatterns } from '../../data/news-sites';
import { BROWSERS } from '../browsers';
import { builtExtension } from '../session';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_scripts: { matches: string[]; js: string[] }[];
  content_security_policy: { extension_pages: string };
  web_accessible_resources: { resources: string[]; use_dynamic_url?: boolean }[];
  options_ui: { page: string; open_in_tab: boolean };
}

const KB = 1024;
/** Bytes as `gzip -9` packs them; Node's own zlib is tuned for speed and packs a little less. */
const gzipped = (...files: string[]) =>
  files.reduce((sum, file) => sum + spawnSync('gzip', ['-9c', file], { maxBuffer: 1 << 24 }).stdout.length, 0);

/** A page with every script and style it loads, following the static imports of its scripts. */
function filesOfPage(folder: string, page: string): string[] {
  const found = new Set<string>([join(folder, page)]);
  for (const file of found) {
    const text = readFileSync(file, 'utf8');
    const links = file.endsWith('.html')
      ? [...text.matchAll(/(?:src|href|data-script)="(\/[^"]+\.(?:js|css))"/g)].map((match) =>
          join(folder, match[1] ?? ''),
        )
      : [...text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g)].map((match) =>
          join(file, '..', match[1] ?? ''),
        );
    for (const link of links) found.add(link);
  }
  return [...found];
}

describe.each(BROWSERS)('the package for %s', (name) => {
  const folder = builtExtension(name);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

  it('keeps the content script within 12 KB gzipped, the card within 25, the popup within 40', () => {
    expect(gzipped(join(folder, 'content-scripts/content.js'))).toBeLessThanOrEqual(12 * KB);
    expect(gzipped(join(folder, 'card.js'))).toBeLessThanOrEqual(25 * KB);
    // Read whenever the background wakes, before there are marks: what cards, notes and search need is elsewhere.
    expect(gzipped(join(folder, 'background.js'))).toBeLessThanOrEqual(44 * KB);
    // In every page of a listed site as it begins to load.
    expect(gzipped(join(folder, 'wake.js'))).toBeLessThanOrEqual(KB / 2);
    // Only where a card has opened.
    expect(gzipped(join(folder, 'card-rest.js'))).toBeLessThanOrEqual(5 * KB);
    // Only where there are noted passages, or something is selected.
    expect(gzipped(join(folder, 'passages.js'))).toBeLessThanOrEqual(11 * KB);
    // Only where the reader has asked for the map or for words, and with the keys for marks.
    expect(gzipped(join(folder, 'guide.js'))).toBeLessThanOrEqual(4 * KB);
    // All that the browser waits for before it shows the popup: its own script follows the first paint.
    const waited = [...readFileSync(join(folder, 'popup.html'), 'utf8').matchAll(/<script [^>]*?src="([^"]+)"/g)];
    expect(waited.map(([, path]) => path)).toEqual(['/after-paint.js']);
    expect(gzipped(join(folder, 'after-paint.js'))).toBeLessThanOrEqual(KB / 2);
    expect(filesOfPage(folder, 'popup.html').length).toBeGreaterThan(4);
    expect(gzipped(...filesOfPage(folder, 'popup.html'))).toBeLessThanOrEqual(40 * KB);
  });

  it('keeps all packs within 2 MB compressed, and the outlines for maps within 80 KB', () => {
    const packs = readdirSync(join(folder, 'packs')).map((file) => join(folder, 'packs', file));
    expect(packs.length).toBeGreaterThan(10);
    expect(gzipped(...packs)).toBeLessThanOrEqual(2 * KB * KB);
    expect(gzipped(join(folder, 'map/land.bin'))).toBeLessThanOrEqual(80 * KB);
  });

  it('asks for what it uses and no more', () => {
    expect(new Set(manifest.permissions)).toEqual(
      new Set([
        ...['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
        ...(name === 'chromium' ? ['sidePanel'] : []),
      ]),
    );
    const listed = newsMatchPatterns().sort();
    expect([...manifest.host_permissions].sort()).toEqual(listed);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    expect(manifest.content_scripts.map((script) => script.js)).toEqual([['content-scripts/content.js'], ['wake.js']]);
    for (const { matches } of manifest.content_scripts) expect([...matches].sort()).toEqual(listed);
  });

  it('tells the stores what each permission is for', () => {
    const told = readFileSync('docs/store/permissions.md', 'utf8');
    for (const permission of manifest.permissions) expect(told).toContain(`\n| \`${permission}\``);
  });

  it('lets its pages connect to itself only, and pages reach the note editor only', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(manifest.web_accessible_resources.flatMap((entry) => entry.resources)).toEqual(['editor.html']);
    if (name === 'chromium') expect(manifest.web_accessible_resources[0]?.use_dynamic_url).toBe(true);
    expect(manifest.options_ui).toEqual({ page: 'library.html', open_in_tab: true });
  });

  it('holds no code that asks other hosts for anything, or makes code at run time', () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(4);
    for (const file of scripts) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(
        /\bnew Function\b|\beval\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|sendBeacon/,
      );
      expect(
        [...text.matchAll(/\bfetch\(\s*["'`](https?:[^"'`]+)/g)].map((match) => match[1]),
        file,
      ).toEqual([]);
    }
  });
});

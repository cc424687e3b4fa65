import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { steadyZip } from '../../../data/compiler/steady-zip';

const A = { 'manifest.json': strToU8('{"version":"1"}'), 'packs/a.json': strToU8('[]') };

describe('packages for the stores', () => {
  it('are the same whenever they were built and in whatever order files were found', () => {
    const today = zipSync(A, { mtime: '2026-11-26T08:00:00' });
    const later = zipSync(
      { 'packs/': new Uint8Array(), 'packs/a.json': A['packs/a.json'], 'manifest.json': A['manifest.json'] },
      { mtime: '2027-01-02T03:04:06', level: 0 },
    );
    expect(today).not.toEqual(later);
    expect(steadyZip(today)).toEqual(steadyZip(later));
  });

  it('hold what they held', () => {
    const files = unzipSync(steadyZip(zipSync(A)));
    expect(Object.keys(files)).toEqual(['manifest.json', 'packs/a.json']);
    expect(strFromU8(files['manifest.json']!)).toBe('{"version":"1"}');
  });

  it('differ where a file differs', () => {
    const other = { ...A, 'packs/a.json': strToU8('[1]') };
    expect(steadyZip(zipSync(A))).not.toEqual(steadyZip(zipSync(other)));
  });
});

/**
 * The same files always make the same package, byte for byte, whenever and wherever it is built: a store's reviewer can
 * build it again and compare.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';

/** The first moment a zip can tell. In local time, since that is what is written into a zip. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs a zip's files anew: in the order of their names, without times and without entries for folders. */
export function steadyZip(zip: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(zip))
    .filter(([name]) => !name.endsWith('/'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(files), { level: 9, mtime: NO_TIME });
}

/** For WXT's `zip:done`. */
export function steadyZips(_: unknown, paths: readonly string[]): void {
  for (const path of paths) writeFileSync(path, steadyZip(readFileSync(path)));
}

/**
 * Compiles the packs and the outlines for maps when the extension is built and puts the release under `packs/` in it. Not web-accessible: only
 * the extension's own pages and its background read it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedPublicFile, Wxt } from 'wxt';
import { packNames } from '../../lib/search/name-table';
import { SEARCH_FILE } from '../../lib/search/prepared';
import { compileLand, LAND_FILE } from '../map/land';
import { compileRelease } from './compile-release';
import { readPacks } from './read-packs';

/**
 * For WXT's `build:publicAssets`. A bad pack fails the build with every problem it has.
 * @throws PackError
 */
export function addReleaseFiles(wxt: Wxt, publicFiles: ResolvedPublicFile[]): void {
  const { files, entities } = compileRelease(readPacks());
  // WXT copies binary files from disk only, so the release goes through a folder of its own per target.
  const folder = join(wxt.config.root, '.packs', `${wxt.config.browser}-mv${wxt.config.manifestVersion}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const add = (name: string, bytes: Uint8Array, relativeDest: string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    publicFiles.push({ absoluteSrc: path, relativeDest });
  };
  for (const [name, bytes] of files) add(name, bytes, `packs/${name}`);
  add(SEARCH_FILE, new Uint8Array(packNames(entities)), `packs/${SEARCH_FILE}`);
  add('land.bin', compileLand(), LAND_FILE);
}

/**
 * Releases of made-up packs for tests of the store, served from memory.
 */
import { compileRelease, type Release } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import type { PackagedRelease } from '../../../lib/facts/packaged';
import { readSealed } from '../../../lib/facts/sealed';
import { madeUpEntity, writePacks } from '../compiler/made-up-packs';

/**
 * A release of `count` entities, `board-0000` and on; another `summary` makes another revision.
 * @param partAbove as for `compileRelease`
 */
export function madeUpRelease(count = 230, summary = 'A made-up entity.', partAbove?: number): Release {
  const entities = Array.from({ length: count }, (_, index) =>
    madeUpEntity(`board-${String(index).padStart(4, '0')}`, { summary, familiar: index === 1 }),
  );
  return compileRelease(
    readPacks(writePacks({ town: entities })),
    undefined,
    partAbove === undefined ? {} : { partAbove },
  );
}

export interface ServedRelease extends PackagedRelease {
  /** Names of the files that were read, in order. */
  reads: string[];
}

/** The release as the extension's own files would give it. */
export function serve(release: Release): ServedRelease {
  const reads: string[] = [];
  const read = (name: string) => {
    reads.push(name);
    const bytes = release.files.get(name);
    if (!bytes) throw new Error(`packs/${name} cannot be read: 404`);
    return bytes;
  };
  return {
    reads,
    manifest: async () => structuredClone(release.manifest),
    file: async (name) => new Uint8Array(read(name)).buffer,
    sealed: (name) => readSealed(name, new Blob([new Uint8Array(read(name))]).stream()),
  };
}

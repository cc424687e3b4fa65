/**
 * The release as it lies in the extension's own files.
 */
import * as v from 'valibot';
import { type PackagedFiles, packagedFiles } from './packaged-files';
import { RELEASE_FORMAT, type ReleaseManifest } from './release';

/** Reads the release that came with the extension. */
export interface PackagedRelease extends PackagedFiles {
  manifest(): Promise<ReleaseManifest>;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ManifestSchema = v.object({
  format: v.literal(RELEASE_FORMAT),
  revision: v.string(),
  counts: v.object({
    packs: Count,
    entities: Count,
    names: Count,
    statements: Count,
    events: Count,
    relations: Count,
    sources: Count,
    chunks: Count,
  }),
  chunkStarts: v.array(v.string()),
  files: v.record(v.string(), v.object({ bytes: Count, sha256: v.string() })),
});

/** @param url turns `packs/manifest.json` into an address that can be fetched */
export function packagedRelease(url: (path: string) => string): PackagedRelease {
  const files = packagedFiles(url);
  return {
    ...files,
    manifest: async () => {
      const bytes = await files.file('manifest.json');
      return v.parse(ManifestSchema, JSON.parse(new TextDecoder().decode(bytes)));
    },
  };
}

/**
 * The release as it lies in the extension's own files.
 */
import * as v from 'valibot';
import { RELEASE_FORMAT, type ReleaseManifest } from './release';

/** Reads the release that came with the extension. */
export interface PackagedRelease {
  manifest(): Promise<ReleaseManifest>;
  file(name: string): Promise<ArrayBuffer>;
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

/**
 * Files by their address within the extension.
 * @param url turns `packs/manifest.json` into an address that can be fetched
 */
export function packagedRelease(url: (path: string) => string): PackagedRelease {
  const get = async (name: string) => {
    const response = await fetch(url(`packs/${name}`));
    if (!response.ok) throw new Error(`packs/${name} cannot be read: ${response.status}`);
    return response;
  };
  return {
    manifest: async () => v.parse(ManifestSchema, await (await get('manifest.json')).json()),
    file: async (name) => (await get(name)).arrayBuffer(),
  };
}

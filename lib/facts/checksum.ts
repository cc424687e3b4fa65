/**
 * Whether a file is as it was shipped.
 */
import type { ReleaseManifest } from './release';

/** A file is not what its manifest says. */
export class DamagedFile extends Error {
  override name = 'DamagedFile';
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`packs/${file} ${reason}`);
  }
}

/**
 * Holds a file against its size and SHA-256 in the manifest.
 * @throws DamagedFile
 */
export async function verifyFile(
  manifest: ReleaseManifest,
  name: string,
  bytes: ArrayBuffer | undefined,
): Promise<ArrayBuffer> {
  const expected = manifest.files[name];
  if (!expected) throw new DamagedFile(name, 'is not in the manifest');
  if (!bytes) throw new DamagedFile(name, 'is missing');
  if (bytes.byteLength !== expected.bytes) {
    throw new DamagedFile(name, `has ${bytes.byteLength} bytes, not ${expected.bytes}`);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (sha256 !== expected.sha256) throw new DamagedFile(name, 'does not match its checksum');
  return bytes;
}

/**
 * Installs a release: beside the one in use, verified by reading it back, then one pointer flips; the old one goes last,
 * but for its chunks, which stay until the reader has seen what the update changed.
 * Stopped at any moment, the old revision is whole and in use, and the next start begins again.
 *
 * Two contexts may install the same revision at once: every step writes what the other would have written.
 */
import { verifyFile } from './checksum';
import type { PackagedRelease } from './packaged';
import type { ReleaseManifest } from './release';
import {
  type Before,
  BUNDLED,
  type FactsDatabase,
  filesOf,
  otherRevisions,
  type Pointer,
  placeOf,
  readFile,
  revisionRange,
} from './store';

/** Files fetched and written together: bounds memory, and lets progress and Stop be heard. */
const BATCH = 16;

export interface InstallOptions {
  now: () => Date;
  /** Given where the release is put back and not new: why, for the reader to know. */
  healing?: boolean;
  signal?: AbortSignal;
  /** `done` and `total` count files written and read back. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * @throws DamagedFile where what is read back is not what was shipped
 * @throws DOMException AbortError where `signal` aborts; nothing in use has changed then
 */
export async function installRelease(
  db: FactsDatabase,
  packaged: PackagedRelease,
  manifest: ReleaseManifest,
  { now, healing = false, signal, onProgress }: InstallOptions,
): Promise<Pointer> {
  const { revision } = manifest;
  const names = filesOf(manifest);
  let done = 0;
  const step = (count: number) => {
    done += count;
    onProgress?.({ done, total: names.length * 2 });
    signal?.throwIfAborted();
  };
  signal?.throwIfAborted();
  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH);
    const files = await Promise.all(batch.map((name) => packaged.file(name)));
    await writeFiles(
      db,
      revision,
      batch.map((name, index) => ({ name, bytes: files[index] as ArrayBuffer })),
    );
    step(batch.length);
  }
  for (const name of names) {
    await verifyFile(manifest, name, await readFile(db, BUNDLED, revision, name));
    step(1);
  }
  await deleteStrays(db, manifest);
  const pointer: Pointer = { release: BUNDLED, revision, manifest, installed: now().toISOString() };
  if (healing) pointer.healed = pointer.installed;
  const before = beforeOf(await db.get('pointers', BUNDLED), revision);
  if (before) pointer.before = before;
  await db.put('pointers', pointer);
  await deleteOldRevisions(db, revision, before?.revision);
  return pointer;
}

/**
 * The revision to compare the new one with. Updates the reader has not looked at yet add up: the oldest of them stays.
 * @param last the pointer in use until now
 */
function beforeOf(last: Pointer | undefined, revision: string): Before | undefined {
  if (!last) return undefined;
  const isUpdate = last.revision !== revision;
  const { manifest, installed } = last;
  const before =
    isUpdate && (!last.before || last.before.seen) ? { revision: last.revision, manifest, installed } : last.before;
  return before?.revision === revision ? undefined : before;
}

async function writeFiles(
  db: FactsDatabase,
  revision: string,
  files: readonly { name: string; bytes: ArrayBuffer }[],
): Promise<void> {
  const tx = db.transaction(['chunks', 'blobs'], 'readwrite');
  for (const { name, bytes } of files) {
    const place = placeOf(name);
    const put =
      place.store === 'chunks'
        ? tx.objectStore('chunks').put(bytes, [BUNDLED, revision, place.chunk])
        : tx.objectStore('blobs').put(bytes, [BUNDLED, revision, name]);
    // Its error is the transaction's too.
    put.catch(() => {});
  }
  await tx.done;
}

/** Files under this revision that are not of it: left by a broken store, they would spoil its count for good. */
async function deleteStrays(db: FactsDatabase, { revision, files, counts }: ReleaseManifest): Promise<void> {
  const range = revisionRange(BUNDLED, revision);
  const tx = db.transaction(['chunks', 'blobs'], 'readwrite');
  for (const key of await tx.objectStore('chunks').getAllKeys(range)) {
    if (key[2] >= counts.chunks) await tx.objectStore('chunks').delete(key);
  }
  for (const key of await tx.objectStore('blobs').getAllKeys(range)) {
    if (!(key[2] in files)) await tx.objectStore('blobs').delete(key);
  }
  await tx.done;
}

/** Deletes what is no longer in use, but for the chunks of the revision to compare with. */
async function deleteOldRevisions(db: FactsDatabase, revision: string, before: string | undefined): Promise<void> {
  const tx = db.transaction(['chunks', 'blobs'], 'readwrite');
  const kept = before === undefined ? [revision] : [revision, before];
  for (const range of otherRevisions(BUNDLED, kept)) await tx.objectStore('chunks').delete(range);
  for (const range of otherRevisions(BUNDLED, [revision])) await tx.objectStore('blobs').delete(range);
  await tx.done;
}

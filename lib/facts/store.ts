/**
 * The database the facts are installed in: `sidelight-facts`. Files of a release are kept as they were shipped, byte for
 * byte, so that each can be held against its checksum; one pointer says which revision is in use.
 *
 * Chunks and not rows: 100,000 facts as rows took 7–29 s to import, in chunks of 100 entities 0.25–0.5 s, and a revision
 * is deleted as one range of keys (design.md, section 2).
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { chunkFile, type ReleaseManifest } from './release';

/** The release that comes with the extension. Packs from elsewhere would be releases of their own. */
export const BUNDLED = 'bundled';

const DATABASE = 'sidelight-facts';
const VERSION = 1;

/** Which revision of a release is in use. Written last, when everything it points to is in and verified. */
export interface Pointer {
  release: string;
  revision: string;
  manifest: ReleaseManifest;
  /** When it was installed, UTC. */
  installed: string;
  /** When it was last put back because it was found empty, incomplete or damaged, UTC. */
  healed?: string;
  /** Kept to tell what an update changed: its chunks stay, and nothing else of it. */
  before?: Before;
}

/** The revision an update is compared with: the one the reader last saw compared, or had at first. */
export interface Before extends Pick<Pointer, 'revision' | 'manifest' | 'installed'> {
  /** The reader has been shown what changed; the next update takes the revision it replaces. */
  seen?: boolean;
}

export interface FactsSchema extends DBSchema {
  chunks: { key: [release: string, revision: string, chunk: number]; value: ArrayBuffer };
  blobs: { key: [release: string, revision: string, name: string]; value: ArrayBuffer };
  pointers: { key: string; value: Pointer };
}
export type FactsDatabase = IDBPDatabase<FactsSchema>;

/** The database cannot be used now; the facts are then read from the extension's own files. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  constructor(
    readonly reason: 'refused' | 'blocked',
    options?: ErrorOptions,
  ) {
    super(
      reason === 'blocked'
        ? 'another window of Sidelight keeps an older database open'
        : 'the browser refuses a database here, as it does in some private windows',
      options,
    );
  }
}

/**
 * Opens the database, making it if need be.
 * @param closed called when it was closed under us: by a newer version of ourselves, or by the browser
 * @throws StoreUnavailable where the browser refuses, or an older connection does not let go
 */
export async function openFactsDatabase(closed: () => void = () => {}): Promise<FactsDatabase> {
  let block: (error: Error) => void = () => {};
  const blocked = new Promise<never>((_, reject) => {
    block = reject;
  });
  // Some private windows throw at once, others fail later: in an async function both are a rejection.
  const opening = (async () =>
    openDB<FactsSchema>(DATABASE, VERSION, {
      upgrade(db) {
        db.createObjectStore('chunks');
        db.createObjectStore('blobs');
        db.createObjectStore('pointers', { keyPath: 'release' });
      },
      blocked: () => block(new StoreUnavailable('blocked')),
      blocking(_current, _next, event) {
        // Never in the way of a newer version; whoever reads next opens it again.
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    }))();
  try {
    return await Promise.race([opening, blocked]);
  } catch (error) {
    // An open that succeeds after all must not stay behind unseen.
    opening.then((db) => db.close()).catch(() => {});
    throw error instanceof StoreUnavailable ? error : new StoreUnavailable('refused', { cause: error });
  }
}

/** All files of a revision: `[]` sorts after every number and string. */
export function revisionRange(release: string, revision: string): IDBKeyRange {
  return IDBKeyRange.bound([release, revision], [release, revision, []]);
}

/** All files of a release but those of some revisions. */
export function otherRevisions(release: string, kept: readonly string[]): IDBKeyRange[] {
  const sorted = kept.toSorted();
  const starts = [[release], ...sorted.map((revision) => [release, revision, []])];
  const ends = [...sorted.map((revision) => [release, revision]), [release, []]];
  return starts.map((start, index) => IDBKeyRange.bound(start, ends[index], index > 0, true));
}

/** Where a file of a release is kept. */
export function placeOf(name: string): { store: 'chunks'; chunk: number } | { store: 'blobs' } {
  const chunk = /^entities-(\d+)\.json$/.exec(name)?.[1];
  return chunk === undefined ? { store: 'blobs' } : { store: 'chunks', chunk: Number(chunk) };
}

/** One file of a revision as it was shipped, or undefined where it is not there. */
export function readFile(
  db: FactsDatabase,
  release: string,
  revision: string,
  name: string,
): Promise<ArrayBuffer | undefined> {
  const place = placeOf(name);
  return place.store === 'chunks'
    ? db.get('chunks', [release, revision, place.chunk])
    : db.get('blobs', [release, revision, name]);
}

/** What stands in the database of a release. */
export interface Standing {
  pointer: Pointer | undefined;
  /** As many files stand behind the pointer as it says. */
  complete: boolean;
  /** There is no pointer, but there are files: an install that was cut off, or a pointer that was lost. */
  strays: boolean;
}

/** The pointer of a release, and whether its files are there. */
export async function readPointer(db: FactsDatabase, release: string): Promise<Standing> {
  const tx = db.transaction(['pointers', 'chunks', 'blobs']);
  const pointer = await tx.objectStore('pointers').get(release);
  if (!pointer) {
    const stray = await tx.objectStore('chunks').getKey(IDBKeyRange.bound([release], [release, []]));
    return { pointer, complete: false, strays: stray !== undefined };
  }
  const range = revisionRange(release, pointer.revision);
  const [chunks, blobs] = await Promise.all([
    tx.objectStore('chunks').count(range),
    tx.objectStore('blobs').count(range),
  ]);
  const { counts, files } = pointer.manifest;
  const complete = chunks === counts.chunks && blobs === Object.keys(files).length - counts.chunks;
  return { pointer, complete, strays: false };
}

/** Names of all files of a release, chunks first. */
export function filesOf(manifest: ReleaseManifest): string[] {
  const chunks = Array.from({ length: manifest.counts.chunks }, (_, chunk) => chunkFile(chunk));
  return [...chunks, ...Object.keys(manifest.files).filter((name) => placeOf(name).store === 'blobs')];
}

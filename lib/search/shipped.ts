/**
 * Reads the facts that ship with the extension, for search in its own pages. Straight from the packaged files: they are
 * there even while the store is being filled or healed, and reading them starts no background.
 */
import type { ReaderLanguage } from '../facts/format';
import { chunkFile, RELEASE_FILES, type ReleaseManifest, type ShippedEntity } from '../facts/release';
import type { Pack, Property } from '../facts/schema';
import { type EntityDocument, entityDocuments } from './documents';

/** Reads one file of the release by name; throws where it is not there. */
export type ReadJson = (file: string) => Promise<unknown>;

export interface ShippedFacts {
  documents: EntityDocument[];
  /** What the documents are made from. */
  entities: readonly ShippedEntity[];
  packs: Pack[];
  properties: Readonly<Record<string, Property>>;
}

/**
 * @param read e.g. a fetch of `packs/<file>` from the extension itself
 * @throws whatever `read` throws
 */
export async function readShipped(read: ReadJson, lang: ReaderLanguage): Promise<ShippedFacts> {
  const manifest = (await read('manifest.json')) as ReleaseManifest;
  const [properties, packs, ...chunks] = await Promise.all([
    read(RELEASE_FILES.properties) as Promise<Record<string, Property>>,
    read(RELEASE_FILES.packs) as Promise<Pack[]>,
    ...manifest.chunkStarts.map((_, chunk) => read(chunkFile(chunk)) as Promise<ShippedEntity[]>),
  ]);
  const entities = chunks.flat();
  return { documents: entityDocuments(entities, properties, lang), entities, packs, properties };
}

/**
 * Reads the facts that ship with the extension, for search in its own pages. Straight from the packaged files: they are
 * there even while the store is being filled or healed, and reading them starts no background.
 */
import type { ReaderLanguage } from '../facts/format';
import { chunkFile, RELEASE_FILES, type ReleaseManifest, type ShippedEntity } from '../facts/release';
import type { Pack, Property } from '../facts/schema';
import { type EntityDocument, entityDocuments, titlesIn } from './documents';

/** Reads one file of the release by name; throws where it is not there. */
export type ReadJson = (file: string) => Promise<unknown>;

export interface ShippedFacts {
  documents: EntityDocument[];
  /** What the documents are made from. */
  entities: readonly ShippedEntity[];
  packs: Pack[];
  properties: Readonly<Record<string, Property>>;
}

/** How far something is. */
export type Progress = (done: number, total: number) => void;

/** Files asked for at once: thousands of them would all wait in memory, and the page with them. */
const AT_ONCE = 16;

/**
 * @param read e.g. a fetch of `packs/<file>` from the extension itself
 * @param progress told after each file of how many
 * @throws whatever `read` throws
 */
export async function readShipped(
  read: ReadJson,
  lang: ReaderLanguage,
  progress: Progress = () => {},
): Promise<ShippedFacts> {
  const manifest = (await read('manifest.json')) as ReleaseManifest;
  const [properties, packs] = await Promise.all([
    read(RELEASE_FILES.properties) as Promise<Record<string, Property>>,
    read(RELEASE_FILES.packs) as Promise<Pack[]>,
  ]);
  const byId = new Map<string, ShippedEntity>();
  const titleOfId = titlesIn(byId, lang);
  const total = manifest.chunkStarts.length;
  const entities: ShippedEntity[][] = [];
  const documents: EntityDocument[][] = [];
  let next = 0;
  let done = 0;
  const readOn = async () => {
    while (next < total) {
      const chunk = next++;
      const some = (await read(chunkFile(chunk))) as ShippedEntity[];
      for (const entity of some) byId.set(entity.id, entity);
      entities[chunk] = some;
      documents[chunk] = entityDocuments(some, properties, lang, titleOfId);
      progress(++done, total);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return { documents: documents.flat(), entities: entities.flat(), packs, properties };
}

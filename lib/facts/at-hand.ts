/**
 * What the first mark of a background that has just woken waits for, the name index and the labels: from the extension's
 * own files, which are read before the database has been opened and looked through; from there only where they cannot
 * be read. Knows of no database itself, so that a background which marks needs the code of none.
 */
import type { EntityLabel } from '../matching/types';
import { verifyFile } from './checksum';
import type { ReaderLanguage } from './format';
import { LabelTable } from './label-table';
import type { PackagedRelease } from './packaged';
import { RELEASE_FILES, type ReleaseManifest } from './release';

export class AtHand {
  readonly #packaged: PackagedRelease;
  readonly #otherwise: (name: string) => Promise<ArrayBuffer>;
  #manifest: Promise<ReleaseManifest> | undefined;
  #labels: Promise<LabelTable> | undefined;

  /** @param otherwise reads a file, verified, where the extension's own cannot be read or is not as it was shipped */
  constructor(packaged: PackagedRelease, otherwise: (name: string) => Promise<ArrayBuffer>) {
    this.#packaged = packaged;
    this.#otherwise = otherwise;
  }

  /** The name index as shipped, verified. Not kept: whoever loads it keeps what it makes of it. */
  nameIndex(): Promise<ArrayBuffer> {
    return this.#file(RELEASE_FILES.nameIndex);
  }

  labelTable(): Promise<LabelTable> {
    if (!this.#labels) {
      this.#labels = this.#file(RELEASE_FILES.labels).then((buffer) => new LabelTable(buffer));
      this.#labels.catch(() => {
        this.#labels = undefined;
      });
    }
    return this.#labels;
  }

  /** Labels of the entities there are among these ids, in the order asked. */
  async labels(ids: readonly string[], lang: ReaderLanguage): Promise<EntityLabel[]> {
    const table = await this.labelTable();
    return ids.flatMap((id) => table.labelAt(table.placeOf(id), lang) ?? []);
  }

  async #file(name: string): Promise<ArrayBuffer> {
    try {
      const [manifest, bytes] = await Promise.all([this.#readManifest(), this.#packaged.file(name)]);
      return await verifyFile(manifest, name, bytes);
    } catch {
      return this.#otherwise(name);
    }
  }

  #readManifest(): Promise<ReleaseManifest> {
    if (!this.#manifest) {
      this.#manifest = this.#packaged.manifest();
      this.#manifest.catch(() => {
        this.#manifest = undefined;
      });
    }
    return this.#manifest;
  }
}

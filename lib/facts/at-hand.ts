/**
 * What the first mark of a background that has just woken waits for, the name index with the labels in it: from the
 * extension's own files, which are read before the database has been opened and looked through; from there only where
 * they cannot be read. Knows of no database itself, so that a background which marks needs the code of none.
 */
import { loadNameIndex, type NameIndex } from '../matching/name-index';
import type { EntityLabel } from '../matching/types';
import { readDetails } from './details';
import type { ReaderLanguage } from './format';
import type { PackagedFiles } from './packaged-files';
import { RELEASE_FILES } from './release';
import { readSealed } from './sealed';

export class AtHand {
  readonly #packaged: Pick<PackagedFiles, 'sealed' | 'file'>;
  readonly #otherwise: (name: string) => Promise<ArrayBuffer>;
  #index: Promise<NameIndex> | undefined;

  /** @param otherwise reads a file, verified, where the extension's own cannot be read or is not as it was shipped */
  constructor(packaged: Pick<PackagedFiles, 'sealed' | 'file'>, otherwise: (name: string) => Promise<ArrayBuffer>) {
    this.#packaged = packaged;
    this.#otherwise = otherwise;
  }

  /** The name index, verified. Of a large one the details are read as they are asked for. */
  nameIndex(): Promise<NameIndex> {
    if (!this.#index) {
      const details = {
        read: (from: number, to: number) => readDetails(from, to, this.#packaged.file),
        whole: (size: number) => readDetails(0, size, this.#otherwise),
      };
      this.#index = this.#sealed(RELEASE_FILES.nameIndex).then((buffer) =>
        loadNameIndex(buffer, { verified: true, details }),
      );
      this.#index.catch(() => {
        this.#index = undefined;
      });
    }
    return this.#index;
  }

  /** Labels of the entities there are among these ids, in the order asked. */
  async labels(ids: readonly string[], lang: ReaderLanguage): Promise<EntityLabel[]> {
    const { names } = await this.nameIndex();
    return names.complete(() => ids.flatMap((id) => names.labelOf(names.numberOf(id) ?? -1, lang) ?? []));
  }

  /** What is in a sealed file: needs no manifest, which of a large release is large itself. */
  async #sealed(name: string): Promise<ArrayBuffer> {
    try {
      return await this.#packaged.sealed(name);
    } catch {
      return readSealed(name, new Response(await this.#otherwise(name)).body);
    }
  }
}

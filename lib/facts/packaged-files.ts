/**
 * The files of the release that came with the extension, one by one. Apart from the release as a whole (`packaged.ts`), so
 * that a background which has just woken reads no more than these.
 */
import { readSealed } from './sealed';

export interface PackagedFiles {
  file(name: string): Promise<ArrayBuffer>;
  /**
   * What is in a sealed file.
   * @throws DamagedFile
   */
  sealed(name: string): Promise<ArrayBuffer>;
}

/**
 * Files by their address within the extension.
 * @param url turns `packs/names.bin` into an address that can be fetched
 */
export function packagedFiles(url: (path: string) => string): PackagedFiles {
  const get = async (name: string) => {
    const response = await fetch(url(`packs/${name}`));
    if (!response.ok) throw new Error(`packs/${name} cannot be read: ${response.status}`);
    return response;
  };
  return {
    file: async (name) => (await get(name)).arrayBuffer(),
    sealed: async (name) => readSealed(name, (await get(name)).body),
  };
}

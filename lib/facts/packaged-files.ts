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
  /**
   * Bytes `[from, to)` of a file.
   * @throws Error also where the browser reads its extensions' files as wholes only
   */
  part(name: string, from: number, to: number): Promise<ArrayBuffer>;
}

/**
 * Files by their address within the extension.
 * @param url turns `packs/names.bin` into an address that can be fetched
 */
export function packagedFiles(url: (path: string) => string): PackagedFiles {
  const get = async (name: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url(`packs/${name}`), { headers });
    if (!response.ok) throw new Error(`packs/${name} cannot be read: ${response.status}`);
    return response;
  };
  return {
    file: async (name) => (await get(name)).arrayBuffer(),
    sealed: async (name) => readSealed(name, (await get(name)).body),
    part: async (name, from, to) => {
      const response = await get(name, { range: `bytes=${from}-${to - 1}` });
      return firstBytes(response, to - from);
    },
  };
}

/**
 * What an answer holds, which is to be so many bytes: Chromium gives parts of its extensions' files without saying so, others
 * the whole file.
 * @throws Error where it holds more or less
 */
async function firstBytes({ body, url }: Response, size: number): Promise<ArrayBuffer> {
  const reader = body?.getReader();
  const bytes = new Uint8Array(size);
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > size) {
      await reader?.cancel();
      break;
    }
    bytes.set(part.value, length - part.value.length);
  }
  if (length !== size) throw new Error(`${url} cannot be read in parts`);
  return bytes.buffer;
}

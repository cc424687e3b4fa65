/**
 * What a background that has just woken reads of `storage.local` for its first page: one request for all of it, on its way
 * while the rest of the background starts. In Firefox an answer takes some 15 ms then, and three are needed.
 */
import type { StorageArea } from '../settings';
import type { StoredKey } from '../stored-keys';

/**
 * The same area; these keys are read at once, and what they hold is known until they are set here. Only for keys that
 * nobody else writes.
 */
export function readEarly(area: StorageArea, keys: readonly StoredKey[]): StorageArea {
  const early = new Set(keys);
  const read = area.get([...keys]);
  // Whoever asks for a key is told, and asks for it anew the next time.
  read.catch(() => early.clear());
  return {
    get: async (key) => {
      if (Array.isArray(key) || !early.has(key)) return area.get(key);
      const { [key]: value } = await read;
      return value === undefined ? {} : { [key]: value };
    },
    set: (items) => {
      for (const key of Object.keys(items)) early.delete(key as StoredKey);
      return area.set(items);
    },
  };
}

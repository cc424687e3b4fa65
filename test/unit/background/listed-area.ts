/** A `storage` area that takes listed keys only: a key that is written and not listed fails the test that writes it. */
import type { StorageArea } from '../../../lib/settings';
import { storedEntry } from '../../../lib/stored-keys';

export function listedArea(name: 'local' | 'session', area: unknown): StorageArea {
  const real = area as StorageArea;
  return new Proxy(real, {
    get: (target, property) => {
      if (property !== 'set') return Reflect.get(target, property);
      return async (items: Record<string, unknown>) => {
        const stray = Object.keys(items).filter((key) => !storedEntry(name, key));
        if (stray.length > 0) throw new Error(`not in lib/stored-keys.ts: ${stray.join(', ')}`);
        await real.set(items);
      };
    },
  });
}

/** Databases of released schemas, from `test/fixtures/notes-databases/<version>.json`, and what a database looks like. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface StoreShape {
  name: string;
  keyPath: string | string[] | null;
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[];
}
export interface StoredDatabase {
  version: number;
  stores: (StoreShape & { rows: unknown[] })[];
}

const FOLDER = resolve(import.meta.dirname, '../../fixtures/notes-databases');

export function storedDatabase(version: number): StoredDatabase {
  return JSON.parse(readFileSync(resolve(FOLDER, `${version}.json`), 'utf8')) as StoredDatabase;
}

/** Makes a database as that version of Sidelight left it. */
export async function makeDatabase(name: string, { version, stores }: StoredDatabase): Promise<void> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, indexes, rows } of stores) {
      const store = request.result.createObjectStore(storeName, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
      for (const row of rows) store.put(row, ...(keyPath === null ? ['state'] : []));
    }
  };
  await new Promise<void>((resolve, reject) => {
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

/** Stores, keys and indexes of a database, by name. */
export async function shapeOf(name: string): Promise<{ version: number; stores: StoreShape[] }> {
  const request = indexedDB.open(name);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = [...db.objectStoreNames].sort();
  const tx = db.transaction(names);
  const stores = names.map((storeName) => {
    const store = tx.objectStore(storeName);
    const indexes = [...store.indexNames].sort().map((indexName) => {
      const { keyPath, multiEntry, unique } = store.index(indexName);
      return { name: indexName, keyPath, multiEntry, unique };
    });
    return { name: storeName, keyPath: store.keyPath, indexes };
  });
  db.close();
  return { version: db.version, stores };
}

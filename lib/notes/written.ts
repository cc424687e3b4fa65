/**
 * Whether a reader has written anything at all, asked of the database without the code of the store: most backgrounds
 * that wake to mark a page have none of it to bring along.
 */
import { DATABASE } from './database-name';

/** What there is; the bin counts. */
export interface Written {
  /** Notes on passages. */
  passages: boolean;
  /** Cards and corrections of the reader's own. */
  own: boolean;
}

/** Where it cannot be told, there may be some: the store says what is wrong when it is asked. */
const PERHAPS: Written = { passages: true, own: true };

/** Never rejects, and makes no database where there is none. */
export function written(): Promise<Written> {
  return new Promise((resolve) => {
    const asked = indexedDB.open(DATABASE);
    let none = false;
    asked.onupgradeneeded = () => {
      none = true;
      asked.transaction?.abort();
    };
    asked.onerror = (event) => {
      event.preventDefault();
      resolve(none ? { passages: false, own: false } : PERHAPS);
    };
    asked.onsuccess = () => {
      const db = asked.result;
      db.onversionchange = () => db.close();
      count(db)
        .catch(() => PERHAPS)
        .then((found) => {
          db.close();
          resolve(found);
        });
    };
  });
}

async function count(db: IDBDatabase): Promise<Written> {
  const tx = db.transaction(['notes', 'own']);
  const any = (of: IDBObjectStore | IDBIndex) =>
    new Promise<boolean>((resolve, reject) => {
      const counted = of.count();
      counted.onsuccess = () => resolve(counted.result > 0);
      counted.onerror = () => reject(counted.error);
    });
  // Only notes on passages have an address.
  const [passages, own] = await Promise.all([any(tx.objectStore('notes').index('url')), any(tx.objectStore('own'))]);
  return { passages, own };
}

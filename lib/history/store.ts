/**
 * What a reader may have remembered, if they ask for it: which cards they opened and when, and in which articles they
 * met a name. Both are off until switched on (`keepOpened`, `keepMet` in the settings), each is erased apart from the
 * other, and private windows are never in it. A database of its own, `sidelight-history`.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

const DATABASE = 'sidelight-history';
const VERSION = 1;

/** Rows kept; the oldest go first. */
export const MOST_OPENED = 5_000;
export const MOST_ARTICLES = 20_000;

/** A card that was opened. */
export interface Opened {
  /** Given by the database, rising. */
  id?: number;
  entity: string;
  /** UTC. */
  at: string;
  /** The page it was opened in, where it was not one of ours. */
  page?: { url: string; title: string };
}

/** An article in which names were met. */
export interface MetArticle {
  /** Canonical. */
  url: string;
  title: string;
  /** When it was first read, UTC. */
  first: string;
  /** The article's own day, where it is known. */
  day?: string;
  entities: string[];
}

interface HistorySchema extends DBSchema {
  opened: { key: number; value: Opened; indexes: { entity: string } };
  articles: { key: string; value: MetArticle; indexes: { first: string; entities: string } };
}
type HistoryDatabase = IDBPDatabase<HistorySchema>;

export type HistoryPart = 'opened' | 'met';

export class HistoryStore {
  #database: Promise<HistoryDatabase> | undefined;

  /** A card was opened. Opened twice on end (another day of it looked at, say) it is there once. */
  async noteOpened({ entity, at, page }: Opened): Promise<void> {
    const tx = (await this.#open()).transaction('opened', 'readwrite');
    const last = await tx.store.openCursor(null, 'prev');
    const isSame = last?.value.entity === entity && last.value.page?.url === page?.url;
    if (last && isSame) await last.update({ ...last.value, at });
    else await tx.store.add({ entity, at, ...(page ? { page } : {}) });
    let over = (await tx.store.count()) - MOST_OPENED;
    for (let row = over > 0 ? await tx.store.openCursor() : null; row && over > 0; over--) {
      await row.delete();
      row = await row.continue();
    }
    await tx.done;
  }

  /** Names were met in an article; later ones of the same article join them, and its first reading stays. */
  async noteMet(article: MetArticle): Promise<void> {
    if (article.entities.length === 0) return;
    const tx = (await this.#open()).transaction('articles', 'readwrite');
    const known = await tx.store.get(article.url);
    const entities = [...new Set([...(known?.entities ?? []), ...article.entities])];
    if (known?.entities.length !== entities.length) {
      await tx.store.put({ ...article, ...known, title: article.title || (known?.title ?? ''), entities });
      let over = (await tx.store.count()) - MOST_ARTICLES;
      const oldest = tx.store.index('first');
      for (let row = over > 0 ? await oldest.openCursor() : null; row && over > 0; over--) {
        await row.delete();
        row = await row.continue();
      }
    }
    await tx.done;
  }

  /** Opened cards, the last first. */
  async opened(limit = MOST_OPENED): Promise<Opened[]> {
    const found: Opened[] = [];
    const tx = (await this.#open()).transaction('opened');
    for (let row = await tx.store.openCursor(null, 'prev'); row && found.length < limit; row = await row.continue()) {
      found.push({ ...row.value, id: row.key });
    }
    return found;
  }

  /** Articles in which an entity was met, the one read first at the head. */
  async articlesOf(entity: string): Promise<MetArticle[]> {
    const found = await (await this.#open()).getAllFromIndex('articles', 'entities', entity);
    return found.sort((a, b) => (a.first < b.first ? -1 : 1));
  }

  /** How many rows there are of each. */
  async counts(): Promise<Record<HistoryPart, number>> {
    const db = await this.#open();
    const [opened, met] = await Promise.all([db.count('opened'), db.count('articles')]);
    return { opened, met };
  }

  /** Every row, to be measured. */
  async everything(): Promise<{ opened: Opened[]; articles: MetArticle[] }> {
    const db = await this.#open();
    const [opened, articles] = await Promise.all([db.getAll('opened'), db.getAll('articles')]);
    return { opened, articles };
  }

  /** Forgets one opened card, one article, or all of a part, for good. */
  async forget(part: HistoryPart, row?: number | string): Promise<void> {
    const db = await this.#open();
    if (part === 'opened') await (row === undefined ? db.clear('opened') : db.delete('opened', row as number));
    else await (row === undefined ? db.clear('articles') : db.delete('articles', row as string));
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
  }

  #open(): Promise<HistoryDatabase> {
    const closed = () => {
      this.#database = undefined;
    };
    this.#database ??= openDB<HistorySchema>(DATABASE, VERSION, {
      upgrade(db) {
        db.createObjectStore('opened', { keyPath: 'id', autoIncrement: true }).createIndex('entity', 'entity');
        const articles = db.createObjectStore('articles', { keyPath: 'url' });
        articles.createIndex('first', 'first');
        articles.createIndex('entities', 'entities', { multiEntry: true });
      },
      blocking(_current, _next, event) {
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    }).catch((error: unknown) => {
      closed();
      throw error;
    });
    return this.#database;
  }
}

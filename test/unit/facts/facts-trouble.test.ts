import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { installRelease } from '../../../lib/facts/install';
import { chunkFile } from '../../../lib/facts/release';
import { BUNDLED, type FactsDatabase, openFactsDatabase, StoreUnavailable } from '../../../lib/facts/store';
import { serve } from './releases';
import { factsOf, first, forget, now, startWith, tamper } from './starts';

beforeEach(forget);

describe('a damaged store heals at the next start and says so', () => {
  const damages: [string, (db: FactsDatabase) => Promise<unknown>][] = [
    ['a chunk lost', (db) => db.delete('chunks', [BUNDLED, first.manifest.revision, 1])],
    ['a blob lost', (db) => db.delete('blobs', [BUNDLED, first.manifest.revision, 'labels.bin'])],
    ['the pointer lost', (db) => db.clear('pointers')],
    ['a stray chunk', (db) => db.put('chunks', new ArrayBuffer(1), [BUNDLED, first.manifest.revision, 99])],
    ['emptied', async (db) => Promise.all((['chunks', 'blobs', 'pointers'] as const).map((name) => db.clear(name)))],
  ];

  it.each(damages)('%s', async (_, damage) => {
    await startWith();
    await tamper(damage);
    const { facts } = factsOf();
    expect((await facts.entity('board-0150'))?.id).toBe('board-0150');
    await facts.installed();
    expect((await facts.state()).healed).toBe('2026-11-23T10:00:00.000Z');
    await facts.close();
    const { facts: next, packaged } = factsOf();
    await next.installed();
    expect(await next.entities()).toHaveLength(230);
    expect(packaged.reads).toEqual([]);
  });

  it('the whole database deleted', async () => {
    await startWith();
    globalThis.indexedDB = new IDBFactory();
    const { facts } = factsOf();
    await facts.installed();
    expect((await facts.state()).healed).toBe('2026-11-23T10:00:00.000Z');
  });

  it('an install cut off before its first end', async () => {
    const stop = new AbortController();
    await tamper((db) =>
      installRelease(db, serve(first), first.manifest, {
        now,
        signal: stop.signal,
        onProgress: () => stop.abort(),
      }).catch(() => {}),
    );
    const { facts } = factsOf();
    await facts.installed();
    expect((await facts.state()).healed).toBeDefined();
  });

  it('a chunk whose content is wrong: answered from the packaged files, then put right, as often as it happens', async () => {
    await startWith();
    for (const _ of [1, 2]) {
      await tamper((db) =>
        db.put('chunks', new ArrayBuffer(first.manifest.files[chunkFile(1)]!.bytes), [
          BUNDLED,
          first.manifest.revision,
          1,
        ]),
      );
      const { facts } = factsOf(first, { now: () => new Date(now().getTime() + _ * 1000) });
      expect((await facts.entity('board-0150'))?.id).toBe('board-0150');
      await facts.installed();
      await facts.close();
      const { facts: next, packaged } = factsOf();
      expect((await next.entity('board-0150'))?.id).toBe('board-0150');
      expect(packaged.reads).toEqual([]);
      expect((await next.state()).healed).toBe(`2026-11-23T10:00:0${_}.000Z`);
      await next.close();
    }
  });
});

describe('several contexts at once', () => {
  it('start safely together without locks', async () => {
    const starts = Array.from({ length: 4 }, () => factsOf().facts);
    await Promise.all(starts.map((facts) => facts.installed()));
    for (const facts of starts) {
      expect((await facts.state()).problem).toBeUndefined();
      expect((await facts.entity('board-0200'))?.id).toBe('board-0200');
      await facts.close();
    }
    const { facts, packaged } = factsOf();
    await facts.installed();
    expect(await facts.entities()).toHaveLength(230);
    expect(packaged.reads).toEqual([]);
  });

  it('with locks install once', async () => {
    let turn = Promise.resolve<unknown>(undefined);
    const locks = {
      request: (_: string, run: () => Promise<unknown>) => {
        turn = turn.then(run);
        return turn;
      },
    } as unknown as Pick<LockManager, 'request'>;
    const starts = Array.from({ length: 3 }, () => factsOf(first, { locks }));
    await Promise.all(starts.map(({ facts }) => facts.installed()));
    const reads = starts.map(({ packaged }) => packaged.reads.length).sort();
    expect(reads.slice(0, 2)).toEqual([0, 0]);
  });
});

describe('without a database', () => {
  it('facts come from the packaged files, and the state says why', async () => {
    const { facts } = factsOf(first, { openDatabase: () => Promise.reject(new StoreUnavailable('refused')) });
    expect((await facts.entity('board-0150'))?.id).toBe('board-0150');
    expect(await facts.state()).toMatchObject({ ready: true, entities: 230, problem: 'refused' });
  });

  it('that throws on opening is refused', async () => {
    globalThis.indexedDB = {
      open() {
        throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.');
      },
    } as unknown as IDBFactory;
    await expect(openFactsDatabase()).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'refused' });
  });

  it('a disk that is full leaves the facts readable and says so', async () => {
    const { facts } = factsOf(first, {
      openDatabase: async (closed) => {
        const db = await openFactsDatabase(closed);
        return new Proxy(db, {
          get: (target, key) => {
            if (key === 'transaction') {
              return (stores: never, mode: never) => {
                if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
                return target.transaction(stores, mode);
              };
            }
            const value = Reflect.get(target, key);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      },
    });
    await facts.installed();
    expect((await facts.entity('board-0150'))?.id).toBe('board-0150');
    expect(await facts.state()).toMatchObject({ ready: true, problem: 'failed', error: 'full' });
  });

  it('a packaged file that is not as shipped is refused by name', async () => {
    const { facts, packaged } = factsOf(first, { openDatabase: () => Promise.reject(new StoreUnavailable('refused')) });
    packaged.file = async () => new ArrayBuffer(3);
    await expect(facts.entity('board-0150')).rejects.toThrow('packs/entities-0001.json has 3 bytes');
  });
});

describe('a newer version of ourselves', () => {
  it('is not kept waiting by an open connection, which opens again when needed', async () => {
    const { facts } = factsOf();
    await facts.installed();
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('sidelight-facts', 2);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked'));
    });
    newer.close();
    // Opening version 1 again is refused by the platform; the facts are there all the same.
    expect((await facts.entity('board-0150'))?.id).toBe('board-0150');
    expect((await facts.state()).problem).toBe('refused');
  });
});

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VERSION } from '../../../lib/notes/database';
import { DATABASE } from '../../../lib/notes/database-name';
import type { Own } from '../../../lib/notes/model';
import { VERSIONS_KEPT } from '../../../lib/notes/rows';
import { DAYS_IN_BIN, NotesStore, NotesUnavailable, openNotesDatabase } from '../../../lib/notes/store';
import { makeDatabase, storedDatabase } from './database-of';
import { FIRST, note, SECOND } from './notes';

let clock = new Date('2026-03-02T00:00:00.000Z');
const newStore = () => new NotesStore({ now: () => clock });
let store: NotesStore;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  clock = new Date('2026-03-02T00:00:00.000Z');
  store = newStore();
});

const bodies = async (id = FIRST) =>
  (await store.versionsOf(id)).map((version) => `${version.why}: ${version.note.body}`);

describe('saving', () => {
  it('is there for whoever opens the notes next', async () => {
    await store.save(note('seen in the Times'));
    await store.close();
    expect(await newStore().get(FIRST)).toEqual(note('seen in the Times'));
  });

  it('resolves only after the transaction has committed', async () => {
    const order: string[] = [];
    const watched = new NotesStore({
      openDatabase: async (closed) => {
        const db = await openNotesDatabase(closed);
        return new Proxy(db, {
          get(target, key) {
            const value = Reflect.get(target, key);
            if (key !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
            return (...args: never[]) => {
              const tx = (value as (...args: never[]) => { done: Promise<void> }).apply(target, args);
              tx.done.then(() => order.push('committed'));
              return tx;
            };
          },
        });
      },
    });
    await watched.save(note('x')).then(() => order.push('saved'));
    expect(order).toEqual(['committed', 'saved']);
  });

  it('of two writers keeps the later, whichever comes first, and loses neither', async () => {
    await store.save(note('later', '10:00:00.000'));
    expect((await store.save(note('earlier', '09:30:00.000'))).body).toBe('later');
    expect((await store.get(FIRST))?.body).toBe('later');
    expect(await bodies()).toEqual(['older: earlier']);
  });

  it('as it is typed makes no version a keystroke', async () => {
    for (const [index, body] of ['S', 'Se', 'See', 'Seen'].entries())
      await store.save(note(body, `09:00:0${index}.000`));
    expect((await store.get(FIRST))?.body).toBe('Seen');
    expect(await bodies()).toEqual([]);
  });

  it('after a pause keeps what was there before', async () => {
    await store.save(note('morning', '09:00:00.000'));
    await store.save(note('morning and noon', '12:00:00.000'));
    expect(await bodies()).toEqual(['edited: morning']);
  });

  it('keeps a text of which more than half goes at once', async () => {
    await store.save(note('a long and careful thought', '09:00:00.000'));
    await store.save(note('', '09:00:01.000'));
    expect(await bodies()).toEqual(['edited: a long and careful thought']);
  });

  it(`keeps the last ${VERSIONS_KEPT} versions`, async () => {
    for (let hour = 0; hour < 23; hour++)
      await store.save(note(`at ${hour}`, `${String(hour).padStart(2, '0')}:00:00.000`));
    const kept = await bodies();
    expect(kept).toHaveLength(VERSIONS_KEPT);
    expect(kept.at(0)).toBe('edited: at 21');
    expect(kept.at(-1)).toBe('edited: at 2');
  });

  it('that fails leaves what was there', async () => {
    await store.save(note('kept'));
    await expect(
      store.write(async (tx) => {
        await tx.objectStore('notes').put(note('lost', '11:00:00.000'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await store.get(FIRST))?.body).toBe('kept');
  });
});

describe('the bin', () => {
  it('takes a note away from its entity and gives it back', async () => {
    await store.save(note('x'));
    expect(await store.delete(FIRST)).toMatchObject({ deleted: '2026-03-02T00:00:00.000Z' });
    expect(await store.ofEntity('msmt')).toEqual([]);
    expect((await store.all({ bin: true })).map(({ id }) => id)).toEqual([FIRST]);
    const restored = await store.restore(FIRST);
    expect(restored).not.toHaveProperty('deleted');
    expect(await store.ofEntity('msmt')).toEqual([restored]);
  });

  it('answers null for a note that is not there', async () => {
    expect(await store.delete(SECOND)).toBeNull();
    expect(await store.restore(SECOND)).toBeNull();
  });

  it('never dates a note back when the clock has gone back', async () => {
    await store.save(note('x'));
    clock = new Date('2020-01-01T00:00:00.000Z');
    expect((await store.delete(FIRST))?.modified).toBe('2026-03-01T09:00:00.000Z');
  });
});

describe('an earlier state', () => {
  it('is put back in its place, and what it replaces is kept', async () => {
    await store.save(note('morning', '09:00:00.000', { tags: ['early'] }));
    await store.save(note('noon', '12:00:00.000'));
    const restored = await store.restoreVersion(FIRST, '2026-03-01T09:00:00.000Z');
    expect(restored).toMatchObject({ body: 'morning', tags: ['early'], modified: '2026-03-02T00:00:00.000Z' });
    expect(await store.get(FIRST)).toEqual(restored);
    expect(await bodies()).toEqual(['restored: noon', 'edited: morning']);
  });

  it('takes a note out of the bin', async () => {
    await store.save(note('morning', '09:00:00.000'));
    await store.save(note('noon', '12:00:00.000'));
    await store.delete(FIRST);
    expect(await store.restoreVersion(FIRST, '2026-03-01T09:00:00.000Z')).not.toHaveProperty('deleted');
  });

  it('that is not there changes nothing', async () => {
    await store.save(note('morning', '09:00:00.000'));
    const before = await store.everything();
    expect(await store.restoreVersion(FIRST, '2026-03-01T08:00:00.000Z')).toBeNull();
    expect(await store.restoreVersion(SECOND, '2026-03-01T09:00:00.000Z')).toBeNull();
    expect(await store.everything()).toEqual(before);
  });

  it('is kept of tags that were left alone for a while', async () => {
    await store.save(note('x', '09:00:00.000', { tags: ['coal'] }));
    await store.save(note('x', '12:00:00.000', { tags: [] }));
    expect((await store.versionsOf(FIRST)).map((version) => version.note.tags)).toEqual([['coal']]);
  });
});

describe('the end of the bin', () => {
  const days = (count: number) => new Date(Date.parse('2026-03-02T00:00:00.000Z') + count * 86_400_000);
  const card: Own = {
    id: `own-${SECOND}`,
    kind: 'card',
    name: 'Quay office',
    aliases: [],
    summary: '',
    type: 'organisation',
    created: '2026-03-01T09:00:00.000Z',
    modified: '2026-03-01T09:00:00.000Z',
  };

  it(`comes after ${DAYS_IN_BIN} days and not before, with the versions`, async () => {
    await store.save(note('morning', '09:00:00.000'));
    await store.save(note('noon', '12:00:00.000'));
    await store.save(note('stays', '12:00:00.000', { id: SECOND }));
    await store.saveOwn(card);
    await store.delete(FIRST);
    await store.deleteOwn(card.id);
    clock = days(DAYS_IN_BIN - 0.001);
    expect(await store.emptyBin()).toBe(0);
    expect((await store.all({ bin: true })).map(({ id }) => id)).toEqual([FIRST]);
    clock = days(DAYS_IN_BIN);
    expect(await store.emptyBin()).toBe(2);
    const { notes, versions, own } = await store.everything();
    expect([notes.map(({ id }) => id), versions, own]).toEqual([[SECOND], [], []]);
  });

  it('can be had at once', async () => {
    await store.save(note('x'));
    await store.save(note('stays', '12:00:00.000', { id: SECOND }));
    await store.delete(FIRST);
    expect(await store.emptyBin({ all: true })).toBe(1);
    expect((await store.everything()).notes.map(({ id }) => id)).toEqual([SECOND]);
  });
});

describe('cards and corrections of the reader', () => {
  const overlay: Own = {
    id: SECOND,
    kind: 'overlay',
    entity: 'msmt',
    property: 'members',
    text: 'twelve by now',
    created: '2026-03-01T09:00:00.000Z',
    modified: '2026-03-01T09:00:00.000Z',
  };

  it('are kept as notes are: versions, bin, the later wins', async () => {
    await store.saveOwn(overlay);
    await store.saveOwn({ ...overlay, text: 'thirteen', modified: '2026-03-01T12:00:00.000Z' });
    expect(await store.saveOwn({ ...overlay, text: 'late', modified: '2026-03-01T11:00:00.000Z' })).toMatchObject({
      text: 'thirteen',
    });
    const { ownVersions } = await store.everything();
    expect(ownVersions.map(({ own, why }) => `${why}: ${own.kind === 'overlay' && own.text}`)).toEqual([
      'edited: twelve by now',
      'older: late',
    ]);
    expect(await store.deleteOwn(SECOND)).toMatchObject({ deleted: '2026-03-02T00:00:00.000Z' });
    expect(await store.allOwn()).toEqual([]);
    expect(await store.allOwn({ bin: true })).toHaveLength(1);
    expect(await store.restoreOwn(SECOND)).not.toHaveProperty('deleted');
    expect(await store.restoreOwn(FIRST)).toBeNull();
  });

  it('are put back as they were, and what that replaces is kept; the same saved again is no version', async () => {
    await store.saveOwn(overlay);
    await store.saveOwn({ ...overlay, modified: '2026-03-01T11:00:00.000Z' });
    await store.saveOwn({ ...overlay, text: 'x', modified: '2026-03-01T11:00:01.000Z' });
    await store.deleteOwn(SECOND);
    const states = async () =>
      (await store.ownVersionsOf(SECOND)).map(({ own, why }) => `${why}: ${own.kind === 'overlay' && own.text}`);
    // More than half of it went at once.
    expect(await states()).toEqual(['edited: twelve by now']);
    const [version] = await store.ownVersionsOf(SECOND);
    const again = await store.restoreOwnVersion(SECOND, version!.own.modified);
    expect(again).toMatchObject({ text: 'twelve by now', modified: '2026-03-02T00:00:00.000Z' });
    expect(again).not.toHaveProperty('deleted');
    expect(await states()).toEqual(['restored: x', 'edited: twelve by now']);
    expect(await store.restoreOwnVersion(FIRST, version!.own.modified)).toBeNull();
  });
});

describe('the state of the database', () => {
  it('counts changes, and none that failed', async () => {
    const first = await store.state();
    await store.save(note('x'));
    await store.delete(FIRST);
    await store.write(async () => Promise.reject(new Error('no'))).catch(() => {});
    expect(await store.state()).toEqual({ ...first, changes: 2 });
  });

  it('tells one database from another', async () => {
    const { database } = await store.state();
    globalThis.indexedDB = new IDBFactory();
    expect((await newStore().state()).database).not.toBe(database);
  });

  it('remembers the last backup', async () => {
    await store.backedUp();
    expect(await store.state()).toMatchObject({ backup: '2026-03-02T00:00:00.000Z', changes: 0 });
  });
});

describe('listing', () => {
  it('gives the notes of an entity, the one written last first', async () => {
    await store.save(note('first', '09:00:00.000'));
    await store.save(note('second', '10:00:00.000', { id: SECOND }));
    await store.save(
      note('other', '11:00:00.000', {
        id: '0b9f2c1e-0000-4000-8000-000000000003',
        target: { kind: 'entity', entity: 'kcna' },
      }),
    );
    expect((await store.ofEntity('msmt')).map(({ body }) => body)).toEqual(['second', 'first']);
    expect((await store.all()).map(({ body }) => body)).toEqual(['other', 'second', 'first']);
  });
});

describe('a database that cannot be had', () => {
  it('is said in plain words, and tried again the next time', async () => {
    const whole = globalThis.indexedDB;
    globalThis.indexedDB = {
      open() {
        throw new Error('refused here');
      },
    } as unknown as IDBFactory;
    await expect(store.save(note('x'))).rejects.toThrow(NotesUnavailable);
    await expect(store.save(note('x'))).rejects.toThrow(
      'The browser does not open the database of notes (refused here).',
    );
    globalThis.indexedDB = whole;
    await store.save(note('x'));
    expect((await store.get(FIRST))?.body).toBe('x');
  });

  it('because an older window keeps it is said to everybody who asks, not to the first alone', async () => {
    await makeDatabase(DATABASE, storedDatabase(1));
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onsuccess = () => resolve(request.result);
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const first = store.all();
      const second = newStore().all();
      const words = 'Another window of Sidelight keeps the notes open';
      const told = Promise.all([expect(first).rejects.toThrow(words), expect(second).rejects.toThrow(words)]);
      await vi.advanceTimersByTimeAsync(6000);
      await told;
    } finally {
      vi.useRealTimers();
    }
    old.close();
    expect(await store.all()).toHaveLength(2);
  });

  it('does not keep a newer version of ourselves waiting', async () => {
    await store.save(note('x'));
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('sidelight-notes', VERSION + 1);
      request.onsuccess = () => resolve(request.result);
      request.onblocked = () => reject(new Error('blocked'));
    });
    newer.close();
    await expect(store.get(FIRST)).rejects.toThrow(NotesUnavailable);
    await expect(store.get(FIRST)).rejects.toThrow('Sidelight has been updated');
  });
});

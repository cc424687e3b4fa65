import { beforeEach, describe, expect, it } from 'vitest';
import { DamagedFile } from '../../../lib/facts/checksum';
import { detailsFile } from '../../../lib/facts/details';
import type { Facts } from '../../../lib/facts/facts';
import { installRelease } from '../../../lib/facts/install';
import { chunkFile, RELEASE_FILES } from '../../../lib/facts/release';
import { BUNDLED, StoreUnavailable } from '../../../lib/facts/store';
import { madeUpRelease, serve } from './releases';
import { factsOf, first, forget, keysOf, now, second, startWith, tamper } from './starts';

beforeEach(forget);

describe('a first start', () => {
  it('answers from the packaged files before anything is installed', async () => {
    const { facts } = factsOf();
    expect((await facts.entity('board-0150'))?.summary).toBe('A made-up entity.');
    expect((await facts.state()).installing).toBeDefined();
    await facts.installed();
    expect((await facts.state()).installing).toBeUndefined();
  });

  it('installs, then answers from the database alone', async () => {
    await startWith();
    const { facts, packaged } = factsOf();
    await facts.installed();
    expect((await facts.entity('board-0229'))?.id).toBe('board-0229');
    expect(await facts.entity('board-0230')).toBeUndefined();
    expect(await facts.entity('a')).toBeUndefined();
    expect(packaged.reads).toEqual([]);
    expect(await facts.state()).toEqual({
      ready: true,
      revision: first.manifest.revision,
      entities: 230,
      statements: 230,
      events: 0,
    });
  });

  it('reads a chunk once for all its entities', async () => {
    const { facts, packaged } = factsOf(first, {
      openDatabase: () => Promise.reject(new StoreUnavailable('refused')),
    });
    await Promise.all(['board-0000', 'board-0001', 'board-0099'].map((id) => facts.entity(id)));
    expect(packaged.reads).toEqual([chunkFile(0)]);
  });

  it('labels entities in the order asked, leaving out what is not there', async () => {
    const { facts } = factsOf();
    const labels = await facts.labels(['board-0002', 'nobody', 'board-0001'], 'en');
    expect(labels).toEqual([
      { id: 'board-0002', title: 'board-0002 of the made-up town', type: 'organisation', familiar: false },
      { id: 'board-0001', title: 'board-0001 of the made-up town', type: 'organisation', familiar: true },
    ]);
    expect(await facts.entities()).toHaveLength(230);
  });
});

describe('the name index', () => {
  const spoiled = (bytes: ArrayBuffer) => {
    new Uint8Array(bytes).fill(7, bytes.byteLength >> 1);
    return bytes;
  };
  const labelled = async (facts: Facts) => (await facts.labels(['board-0201'], 'en')).map(({ title }) => title);
  const there = ['board-0201 of the made-up town'];
  const parted = madeUpRelease(230, 'A made-up entity.', 1000);

  it('is read without its details where they are many, and of them only what is asked for', async () => {
    const { facts, packaged } = factsOf(parted);
    expect(await labelled(facts)).toEqual(there);
    expect(packaged.reads).toEqual([RELEASE_FILES.nameIndex, detailsFile(0)]);
  });

  it('comes from the database where the extension’s own file of it is damaged', async () => {
    await startWith();
    const { facts, packaged } = factsOf();
    packaged.sealed = async (name) => {
      throw new DamagedFile(name, 'does not match its checksum');
    };
    expect(await labelled(facts)).toEqual(there);
    expect(packaged.reads).toEqual([]);
  });

  it('has its details from the database where a piece of them is damaged', async () => {
    await startWith(parted);
    const { facts, packaged } = factsOf(parted);
    const { file } = packaged;
    packaged.file = async (name) => spoiled(await file(name));
    expect(await labelled(facts)).toEqual(there);
  });

  it('is not there where its details are damaged everywhere', async () => {
    const { facts, packaged } = factsOf(parted, {
      openDatabase: () => Promise.reject(new StoreUnavailable('refused')),
    });
    const { file } = packaged;
    packaged.file = async (name) => spoiled(await file(name));
    await expect(labelled(facts)).rejects.toThrow(DamagedFile);
  });
});

describe('an update', () => {
  it('replaces the revision, keeps of the old one what to compare with, and is not called healing', async () => {
    await startWith(first);
    const { facts } = factsOf(second);
    await facts.installed();
    expect((await facts.entity('board-0300'))?.summary).toBe('Another summary.');
    const state = await facts.state();
    expect(state.revision).toBe(second.manifest.revision);
    expect(state.healed).toBeUndefined();
    await facts.close();
    expect(new Set((await keysOf('chunks')).map(([, revision]) => revision))).toEqual(
      new Set([first.manifest.revision, second.manifest.revision]),
    );
    expect(new Set((await keysOf('blobs')).map(([, revision]) => revision))).toEqual(
      new Set([second.manifest.revision]),
    );
  });

  it('is compared with what the reader last saw, and one revision at most is kept for that', async () => {
    const third = madeUpRelease(240, 'A third summary.');
    const summaries = async (facts: Facts) => {
      const before = await facts.before();
      return before && [...new Set(before.entities.map(({ summary }) => summary))];
    };
    await startWith(first);
    await startWith(second);
    await startWith(third);
    const { facts } = factsOf(third);
    // Nobody has looked in between: both updates are told as one.
    expect(await summaries(facts)).toEqual(['A made-up entity.']);
    await facts.changesSeen();
    await facts.close();
    const again = factsOf(third).facts;
    expect(await summaries(again)).toEqual(['A made-up entity.']);
    await again.close();
    await startWith(second);
    const later = factsOf(second).facts;
    expect(await summaries(later)).toEqual(['A third summary.']);
    await later.close();
    expect(new Set((await keysOf('chunks')).map(([, revision]) => revision)).size).toBe(2);
  });

  it('says nothing of a first install, nor where what was kept is damaged; what is in use is not touched', async () => {
    await startWith(first);
    expect(await factsOf(first).facts.before()).toBeNull();
    await startWith(second);
    await tamper((db) => db.delete('chunks', [BUNDLED, first.manifest.revision, 1]));
    const { facts, packaged } = factsOf(second);
    expect(await facts.before()).toBeNull();
    expect((await facts.entity('board-0300'))?.summary).toBe('Another summary.');
    expect(packaged.reads).toEqual([]);
    expect((await facts.state()).healed).toBeUndefined();
  });

  it('stopped half-way leaves the old revision in use and whole', async () => {
    await startWith(first);
    const stop = new AbortController();
    await tamper(async (db) => {
      const options = { now, signal: stop.signal, onProgress: () => stop.abort() };
      await expect(installRelease(db, serve(second), second.manifest, options)).rejects.toThrow(/abort/i);
      expect((await db.get('pointers', BUNDLED))?.revision).toBe(first.manifest.revision);
    });
    const { facts, packaged } = factsOf(first);
    await facts.installed();
    expect((await facts.entity('board-0007'))?.summary).toBe('A made-up entity.');
    expect(packaged.reads).toEqual([]);
  });

  it('begun before and cut off is done again at the next start', async () => {
    await startWith(first);
    const stop = new AbortController();
    await tamper(async (db) => {
      const options = { now, signal: stop.signal, onProgress: () => stop.abort() };
      await installRelease(db, serve(second), second.manifest, options).catch(() => {});
    });
    await startWith(second);
    const { facts, packaged } = factsOf(second);
    expect((await facts.entity('board-0300'))?.summary).toBe('Another summary.');
    expect(packaged.reads).toEqual([]);
  });

  it('that cannot be verified never comes into use', async () => {
    await startWith(first);
    const broken = serve(second);
    const whole = broken.file;
    broken.file = async (name) => (name === 'sources.json' ? new ArrayBuffer(4) : whole(name));
    await tamper(async (db) => {
      await expect(installRelease(db, broken, second.manifest, { now })).rejects.toThrow(
        'packs/sources.json has 4 bytes',
      );
      expect((await db.get('pointers', BUNDLED))?.revision).toBe(first.manifest.revision);
    });
  });

  it('tells how far it is', async () => {
    const steps: number[] = [];
    await tamper((db) =>
      installRelease(db, serve(first), first.manifest, {
        now,
        onProgress: ({ done, total }) => steps.push(done / total),
      }),
    );
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });
});

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { backupText, exportNotes, readBackup } from '../../../lib/notes/backup';
import { undo } from '../../../lib/notes/bulk';
import { FileError } from '../../../lib/notes/checked';
import { importNotes, planImport } from '../../../lib/notes/merge';
import type { Note, NoteVersion, Own, OwnVersion } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
import { anyNote, anyOwn } from './any-notes';
import { FIRST, note, SECOND } from './notes';

const now = new Date('2026-03-02T00:00:00.000Z');
let store: NotesStore;

const emptyStore = () => {
  globalThis.indexedDB = new IDBFactory();
  return new NotesStore({ now: () => now });
};

beforeEach(() => {
  store = emptyStore();
});

/** A backup as a file, of notes as they are. */
const fileOf = (...parts: unknown[]) => {
  const last = parts.at(-1) as { own?: unknown } | undefined;
  const [notes, own] = last?.own ? [parts.slice(0, -1), last.own] : [parts, []];
  return JSON.stringify(
    { format: 'sidelight-notes', version: 2, exported: now.toISOString(), notes, versions: [], own },
    null,
    2,
  );
};

const many = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 8 });
const byId = <T extends { id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('out and in again', () => {
  it('gives back notes, bin and versions as they were', async () => {
    await store.save(note('morning', '09:00:00.000', { page: { url: 'https://example.org/a', title: 'A' } }));
    await store.save(note('noon', '12:00:00.000'));
    await store.save(note('gone', '12:00:00.000', { id: SECOND }));
    await store.delete(SECOND);
    const before = await store.everything();
    const file = await exportNotes(store, now);
    store = emptyStore();
    await importNotes(store, readBackup(file), now);
    expect(await store.everything()).toEqual(before);
    expect(await exportNotes(store, now)).toBe(file);
  });

  it('loses no character and no field of any note, card or correction', async () => {
    await fc.assert(
      fc.asyncProperty(many(anyNote), many(anyOwn), async (notes, own) => {
        store = emptyStore();
        await importNotes(store, readBackup(fileOf(...notes, { own })), now);
        const file = await exportNotes(store, now);
        store = emptyStore();
        await importNotes(store, readBackup(file), now);
        const everything = await store.everything();
        expect(byId(everything.notes)).toEqual(byId(notes));
        expect(byId(everything.own)).toEqual(byId(own));
        expect(await exportNotes(store, now)).toBe(file);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps versions of every kind', async () => {
    const version = (note: Note): NoteVersion => ({ note, kept: now.toISOString(), why: 'restored' });
    const ownVersion = (own: Own): OwnVersion => ({ own, kept: now.toISOString(), why: 'edited' });
    await fc.assert(
      fc.asyncProperty(many(anyNote), many(anyOwn), async (notes, own) => {
        store = emptyStore();
        const file = backupText(
          { notes: [], versions: notes.map(version), own: [], ownVersions: own.map(ownVersion) },
          now,
        );
        await importNotes(store, readBackup(file), now);
        const { versions, ownVersions } = await store.everything();
        expect(byId(versions.map(({ note }) => note))).toEqual(byId(notes));
        expect(byId(ownVersions.map((row) => row.own))).toEqual(byId(own));
      }),
      { numRuns: 30 },
    );
  });
});

it('is written row by row as if it were written at once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 3 }), anyOwn, (notes, own) => {
      for (const rows of [notes, []]) {
        const text = backupText({ notes: rows, versions: [], own: [own], ownVersions: [] }, now);
        expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      }
    }),
    { numRuns: 30 },
  );
});

describe('a file of the first format', () => {
  // What a note was before it had tags.
  const { tags: _, ...first } = note('written long ago', '09:00:00.000', { deleted: now.toISOString() });
  const file = (...notes: unknown[]) =>
    JSON.stringify({
      format: 'sidelight-notes',
      version: 1,
      exported: now.toISOString(),
      notes,
      versions: [{ note: first, kept: now.toISOString(), why: 'edited' }],
    });

  it('is read as if it had been written today', async () => {
    expect(readBackup(file(first))).toMatchObject({
      version: 2,
      notes: [{ ...first, tags: [] }],
      versions: [{ note: { ...first, tags: [] }, why: 'edited' }],
      own: [],
      ownVersions: [],
    });
    await importNotes(store, readBackup(file(first)), now);
    expect(await store.get(FIRST)).toEqual({ ...first, tags: [] });
  });

  it('holds nothing that came later', () => {
    expect(() => readBackup(file({ ...first, tags: ['x'] }))).toThrow('notes.0.tags: is not a field');
    const passage = { ...first, target: { kind: 'passage', url: 'https://example.org/' } };
    expect(() => readBackup(file(passage))).toThrow(FileError);
  });
});

describe('merging', () => {
  const theirs = [
    note('theirs, later', '12:00:00.000'),
    note('new here', '09:00:00.000', { id: SECOND }),
    note('same', '09:00:00.000', { id: '0b9f2c1e-0000-4000-8000-000000000003' }),
    note('theirs, earlier', '08:00:00.000', { id: '0b9f2c1e-0000-4000-8000-000000000004' }),
    note('theirs, at once', '09:00:00.000', { id: '0b9f2c1e-0000-4000-8000-000000000005' }),
  ];

  beforeEach(async () => {
    await store.save(note('ours', '09:00:00.000'));
    for (const [place, body] of [
      [3, 'same'],
      [4, 'ours, later'],
      [5, 'ours, at once'],
    ] as const) {
      await store.save(note(body, '09:00:00.000', { id: `0b9f2c1e-0000-4000-8000-00000000000${place}` }));
    }
  });

  const versionsOfTheirs = [
    // Ours of this id is an earlier state of theirs.
    { note: note('ours'), kept: now.toISOString(), why: 'edited' },
  ];
  const file = () =>
    JSON.stringify({
      format: 'sidelight-notes',
      version: 2,
      exported: now.toISOString(),
      notes: theirs,
      versions: versionsOfTheirs,
    });
  const COUNTS = { new: 1, newer: 1, same: 1, older: 0, conflicting: 2 };

  it('counts first, names what conflicts, and changes nothing', async () => {
    const before = await store.everything();
    const plan = await planImport(store, readBackup(file()));
    expect(plan.counts).toEqual(COUNTS);
    expect(plan.conflicts.map(({ stands, becomesVersion }) => [stands.body, becomesVersion.body])).toEqual([
      ['ours, later', 'theirs, earlier'],
      ['ours, at once', 'theirs, at once'],
    ]);
    expect(await store.everything()).toEqual(before);
  });

  it('lets the later stand and keeps the other as a version', async () => {
    expect((await importNotes(store, readBackup(file()), now)).counts).toEqual(COUNTS);
    const { notes, versions } = await store.everything();
    expect(notes.map(({ body }) => body)).toEqual([
      'theirs, later',
      'new here',
      'same',
      'ours, later',
      'ours, at once',
    ]);
    expect(versions.map((version) => `${version.why}: ${version.note.body}`)).toEqual([
      'import: ours',
      'import: theirs, earlier',
      'import: theirs, at once',
    ]);
  });

  it('counts as conflicting what was changed on both sides, and lets a later one of theirs stand', async () => {
    const both = fileOf(note('theirs, later', '12:00:00.000'));
    const plan = await planImport(store, readBackup(both));
    expect(plan.counts).toEqual({ new: 0, newer: 0, same: 0, older: 0, conflicting: 1 });
    await importNotes(store, readBackup(both), now);
    expect((await store.get(FIRST))?.body).toBe('theirs, later');
    expect((await store.versionsOf(FIRST)).map(({ note: { body }, why }) => `${why}: ${body}`)).toEqual([
      'import: ours',
    ]);
  });

  it('does nothing with an earlier state of ours', async () => {
    await store.save(note('ours, after a pause', '18:00:00.000'));
    const before = await store.everything();
    expect((await importNotes(store, readBackup(fileOf(note('ours'))), now)).counts.older).toBe(1);
    expect(await store.everything()).toEqual(before);
  });

  it('twice is the same as once', async () => {
    await importNotes(store, readBackup(file()), now);
    const once = await store.everything();
    await importNotes(store, readBackup(file()), now);
    expect(await store.everything()).toEqual(once);
  });

  it('keeps every text of the same millisecond', async () => {
    const bodies = ['first', 'second', 'third'];
    for (const body of bodies) await importNotes(store, readBackup(fileOf(note(body))), now);
    expect((await store.get(FIRST))?.body).toBe('ours');
    expect((await store.versionsOf(FIRST)).map((version) => version.note.body).sort()).toEqual(bodies);
  });

  it('is taken back as a whole by one undo', async () => {
    const before = await store.everything();
    const { undo: record } = await importNotes(store, readBackup(file()), now);
    expect(await undo(store, record)).toEqual({ restored: 2, kept: 0 });
    expect(await store.everything()).toEqual(before);
    expect(await undo(store, record)).toBeNull();
  });

  it('is taken back but for what the reader has changed since', async () => {
    const { undo: record } = await importNotes(store, readBackup(file()), now);
    await store.save(note('new here, and mine now', '13:00:00.000', { id: SECOND }));
    expect(await undo(store, record)).toEqual({ restored: 1, kept: 1 });
    expect((await store.get(SECOND))?.body).toBe('new here, and mine now');
    expect((await store.get(FIRST))?.body).toBe('ours');
  });

  it('loses no text whatever is merged, and undo leaves no trace', async () => {
    const sameId = anyNote.map((one) => ({ ...one, id: FIRST }));
    await fc.assert(
      fc.asyncProperty(fc.array(sameId, { minLength: 1, maxLength: 5 }), anyOwn, async (states, own) => {
        store = emptyStore();
        for (const state of states) await importNotes(store, readBackup(fileOf(state)), now);
        const { notes, versions } = await store.everything();
        const texts = [...notes, ...versions.map((version) => version.note)].map(({ body }) => body);
        for (const { body } of states) expect(texts).toContain(body);
        const before = await store.everything();
        const more = { ...states[0]!, body: 'more', modified: '2101-01-01T00:00:00.000Z' };
        const { undo: record } = await importNotes(store, readBackup(fileOf(more, { own: [own] })), now);
        await undo(store, record);
        expect(await store.everything()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a broken file is refused whole, with place and reason', () => {
  const good = note('good', '12:00:00.000', { id: SECOND });
  const { body: _, ...noBody } = note('x');

  it.each([
    [
      'not JSON',
      '{\n  "format": "sidelight-notes",\n  "notes": [,]\n}',
      'line 3: is not JSON: a value was expected here',
    ],
    ['cut off', fileOf(good).slice(0, 200), /^line \d+: is not JSON: /],
    ['a comma too many', '{\n"a": 1,\n}', 'line 3: is not JSON: a field name in quotes was expected here'],
    ['more after the end', '{}\n{}', 'line 2: is not JSON: there is more after the end'],
    ['empty', '', 'line 1: is not JSON: it ends too early'],
    ['something else', '[1, 2]', 'line 1: this is not a backup of Sidelight notes'],
    [
      'of a later version',
      '{\n"format": "sidelight-notes",\n"version": 9\n}',
      'line 3, version: was written by a newer version of Sidelight (format 9)',
    ],
    ['a field missing', fileOf(good, noBody), 'line 18, notes.1.body: is missing'],
    [
      'a field unknown',
      fileOf(good, { ...note('x'), mood: 'glad' }),
      'line 29, notes.1.mood: is not a field this version knows',
    ],
    ['a wrong id', fileOf(note('x', '09:00:00.000', { id: '7' })), /^line 7, notes\.0\.id: /],
    [
      'a wrong time',
      fileOf(note('x', '25:00:00.000')),
      'line 16, notes.0.modified: must be a UTC time to the millisecond, such as 2026-03-01T09:30:00.000Z',
    ],
    ['an id twice', fileOf(good, good), `line 19, notes.1.id: note ${SECOND} is in the file twice`],
  ])('%s', async (_, file, message) => {
    await store.save(note('ours'));
    const before = await store.everything();
    expect(() => readBackup(file)).toThrow(message);
    expect(() => readBackup(file)).toThrow(FileError);
    expect(await store.everything()).toEqual(before);
  });

  it('but a byte-order mark is not a fault', () => {
    expect(readBackup(`\ufeff${fileOf(good)}`).notes[0]?.id).toBe(SECOND);
    expect(FIRST).not.toBe(SECOND);
  });
});

describe('an import of many notes', () => {
  const MANY = 1200;
  const id = (n: number) => `0b9f2c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const many = () => ({
    notes: Array.from({ length: MANY }, (_, n) => note(`n${n}`, '09:00:00.000', { id: id(n) })),
    versions: [],
    own: [],
    ownVersions: [],
  });

  it('tells how far it is, is one change, and is taken back by one undo', async () => {
    const told: number[] = [];
    const before = (await store.state()).changes;
    const { undo: record, touched } = await importNotes(store, many(), now, {
      progress: (done, total) => {
        expect(total).toBe(MANY);
        told.push(done);
      },
    });
    expect(told).toEqual([500, 1000, 1200]);
    expect((await store.state()).changes).toBe(before + 1);
    expect(touched.notes).toHaveLength(MANY);
    expect(await store.count()).toBe(MANY);
    expect(await undo(store, record)).toEqual({ restored: MANY, kept: 0 });
    expect((await store.everything()).notes).toEqual([]);
  });

  it('leaves nothing behind when it is given up half-way', async () => {
    await store.save(note('mine', '10:00:00.000', { id: id(3) }));
    const before = await store.everything();
    const early = new AbortController();
    await expect(
      importNotes(store, many(), now, { progress: () => early.abort(new Error('given up')), signal: early.signal }),
    ).rejects.toThrow('given up');
    expect(await store.everything()).toEqual(before);
  });
});

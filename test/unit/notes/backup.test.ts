import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { BackupError, exportNotes, importNotes, planImport, readBackup } from '../../../lib/notes/backup';
import type { Note } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';
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
const fileOf = (...notes: unknown[]) =>
  JSON.stringify({ format: 'sidelight-notes', version: 1, exported: now.toISOString(), notes, versions: [] }, null, 2);

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

  const instant = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const anyText = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());
  const anyNote: fc.Arbitrary<Note> = fc.record(
    {
      id: fc.uuid(),
      target: fc.record({ kind: fc.constant('entity' as const), entity: anyText.filter((text) => text !== '') }),
      label: anyText,
      body: anyText,
      page: fc.record({ url: anyText, title: anyText }),
      created: instant,
      modified: instant,
      deleted: instant,
    },
    { requiredKeys: ['id', 'target', 'label', 'body', 'created', 'modified'] },
  );

  it('loses no character of any note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 8 }), async (notes) => {
        store = emptyStore();
        await importNotes(store, readBackup(fileOf(...notes)), now);
        const file = await exportNotes(store, now);
        store = emptyStore();
        await importNotes(store, readBackup(file), now);
        const byId = (a: Note, b: Note) => (a.id < b.id ? -1 : 1);
        expect((await store.everything()).notes.sort(byId)).toEqual([...notes].sort(byId));
      }),
      { numRuns: 60 },
    );
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

  it('counts first and changes nothing', async () => {
    const before = await store.everything();
    expect(await planImport(store, readBackup(fileOf(...theirs)))).toEqual({ new: 1, newer: 1, same: 1, older: 2 });
    expect(await store.everything()).toEqual(before);
  });

  it('lets the later stand and keeps the other as a version', async () => {
    expect(await importNotes(store, readBackup(fileOf(...theirs)), now)).toEqual({
      new: 1,
      newer: 1,
      same: 1,
      older: 2,
    });
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

  it('twice is the same as once', async () => {
    await importNotes(store, readBackup(fileOf(...theirs)), now);
    const once = await store.everything();
    await importNotes(store, readBackup(fileOf(...theirs)), now);
    expect(await store.everything()).toEqual(once);
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
    ['a field missing', fileOf(good, noBody), 'line 17, notes.1.body: is missing'],
    [
      'a field unknown',
      fileOf(good, { ...note('x'), mood: 'glad' }),
      'line 27, notes.1.mood: is not a field this version knows',
    ],
    ['a wrong id', fileOf(note('x', '09:00:00.000', { id: '7' })), /^line 7, notes\.0\.id: /],
    [
      'a wrong time',
      fileOf(note('x', '25:00:00.000')),
      'line 15, notes.0.modified: must be a UTC time to the millisecond, such as 2026-03-01T09:30:00.000Z',
    ],
    ['an id twice', fileOf(good, good), `line 18, notes.1.id: note ${SECOND} is in the file twice`],
  ])('%s', async (_, file, message) => {
    await store.save(note('ours'));
    const before = await store.everything();
    expect(() => readBackup(file)).toThrow(message);
    expect(() => readBackup(file)).toThrow(BackupError);
    expect(await store.everything()).toEqual(before);
  });

  it('but a byte-order mark is not a fault', () => {
    expect(readBackup(`\ufeff${fileOf(good)}`).notes[0]?.id).toBe(SECOND);
    expect(FIRST).not.toBe(SECOND);
  });
});

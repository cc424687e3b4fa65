/** Notes from other programs' files. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { FileError } from '../../../lib/notes/checked';
import { type Incoming, readNotesFile } from '../../../lib/notes/foreign/read';
import { importNotes, planImport, withOurTimes } from '../../../lib/notes/merge';
import { NoteSchema } from '../../../lib/notes/model';
import { NotesStore } from '../../../lib/notes/store';

const text = (name: string) =>
  readFileSync(resolve(import.meta.dirname, `../../fixtures/foreign-notes/${name}.json`), 'utf8');
const read = (file: string, at = '2026-05-01T00:00:00.000Z') =>
  readNotesFile(file, { canonical: (url) => url.replace(/[?#].*/, ''), now: new Date(at) });
const shown = ({ notes }: Incoming) =>
  notes.map(({ target, body, tags, colour }) => [
    target.kind === 'passage' ? `${target.url} ${target.quote.exact}` : target.kind,
    body,
    tags.join(),
    ...(colour ? [colour] : []),
  ]);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('takes the notes of Hypothesis, page notes on the title, and says what it leaves', async () => {
  const incoming = await read(text('hypothesis'));
  expect(incoming.from).toBe('hypothesis');
  expect(shown(incoming)).toEqual([
    ['https://paper.example/harbour the quay was closed for repair', 'Ask the **board** about this.', 'harbour,coal'],
    ['https://paper.example/harbour Harbour closed', 'A note on the whole page.', ''],
  ]);
  expect(incoming.notes[0]).toMatchObject({
    label: 'Harbour closed',
    created: '2026-04-01T08:15:30.123Z',
    modified: '2026-04-01T09:15:30.654Z',
    target: {
      rawUrl: 'https://paper.example/harbour?utm_source=mail#top',
      quote: { prefix: 'said on Monday that ', suffix: ', and would open' },
      position: { start: 120, end: 150 },
    },
  });
  expect(incoming.skipped.map(({ reason }) => reason)).toEqual(['reply', 'noPage']);
  const lines = text('hypothesis').split('\n');
  expect(lines[incoming.skipped[0]!.line]).toContain('replyExample3');
});

it.each([
  ['the search answer of its API', (rows: unknown[]) => ({ total: rows.length, rows })],
  ['a bare list', (rows: unknown[]) => rows],
])('takes the notes of Hypothesis from %s', async (_, wrapped) => {
  const rows = JSON.parse(text('hypothesis')).annotations;
  const incoming = await read(JSON.stringify(wrapped(rows)));
  expect([incoming.from, incoming.notes.length]).toEqual(['hypothesis', 2]);
});

it('takes the highlights of Obsidian Web Clipper', async () => {
  const incoming = await read(text('clipper'));
  expect(incoming.from).toBe('clipper');
  expect(shown(incoming)).toEqual([
    ['https://paper.example/harbour the quay was closed for repair', 'Ask the board.\n\nAnd the mayor.', '', 'green'],
    ['https://paper.example/harbour no time is told of this one', '', ''],
    ['https://paper.example/harbour a single comment', 'Only this.', ''],
  ]);
  expect(incoming.undated).toEqual([incoming.notes[1]!.id]);
  expect(incoming.skipped).toEqual([{ line: 15, reason: 'noPage' }]);
});

it('takes Web Annotations of other programs', async () => {
  const incoming = await read(text('annotations'));
  expect(incoming.from).toBe('annotations');
  expect(shown(incoming)).toEqual([
    ['https://paper.example/harbour the quay was closed', 'A comment in one string.', ''],
    ['https://paper.example/harbour steam', 'First part.\n\nSecond part.', 'harbour'],
  ]);
  expect(incoming.notes[1]!.target).toMatchObject({ position: { start: 4, end: 9 } });
  expect(incoming.skipped.map(({ reason }) => reason)).toEqual(['noText', 'noPage']);
});

it.each(['hypothesis', 'clipper', 'annotations'])('%s: every note is of our model, and twice is once', async (name) => {
  const store = new NotesStore();
  const first = await read(text(name));
  for (const note of first.notes) v.parse(NoteSchema, note);
  await importNotes(store, await withOurTimes(store, first, first.undated));
  const before = await store.everything();
  const later = await read(text(name), '2026-09-09T00:00:00.000Z');
  const again = await withOurTimes(store, later, later.undated);
  const { counts } = await planImport(store, again);
  expect(counts).toEqual({ new: 0, newer: 0, same: first.notes.length, older: 0, conflicting: 0 });
  await importNotes(store, again);
  expect(await store.everything()).toEqual(before);
});

describe('a file that is broken', () => {
  it.each([
    ['no JSON', '{', /^line 1: is not JSON/],
    ['nothing we know', '{"a": 1}', 'line 1: this is none of the files Sidelight reads notes from'],
    ['an empty list', '[]', 'line 1: this is none of the files Sidelight reads notes from'],
    [
      'a highlight without text',
      '[\n{"url": "https://a.example/",\n"highlights": [\n{"text": "a"},\n{"color": "green"}]}]',
      'line 5, 0.highlights.1.text: is missing',
    ],
    [
      'an annotation without target',
      '[\n{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}\n]',
      /^line 2, 0\.target: is missing/,
    ],
    [
      'a collection whose page is elsewhere',
      '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": "https://a.example/1"}',
      'line 1, first.items: holds no annotations',
    ],
    [
      'a note of ours with a wrong id',
      '{"type": "Annotation", "id": "urn:uuid:7", "target": "urn:sidelight:entity:msmt",\n"sidelight:note": {"label": "x"}}',
      /^line 1, id: /,
    ],
    [
      'tags that are no texts',
      '{"total": 1, "rows": [\n{"id": "a", "uri": "https://a.example/", "target": [],\n"tags": [7]}]}',
      /^line 3, rows\.0\.tags\.0: /,
    ],
  ])('%s is refused whole, with place and reason', async (_, file, message) => {
    await expect(read(file)).rejects.toThrow(message);
    await expect(read(file)).rejects.toBeInstanceOf(FileError);
  });
});

/** Notes as files for people and for other programs. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { EXPORT_FORMATS } from '../../../lib/notes/desk';
import { annotationList } from '../../../lib/notes/export/annotations';
import { csvRows } from '../../../lib/notes/export/csv';
import { COLUMNS } from '../../../lib/notes/export/flat';
import { type HtmlWords, htmlPage } from '../../../lib/notes/export/html';
import {
  escapeText,
  fileName,
  frontMatter,
  markdownFile,
  markdownFiles,
  markdownZip,
  type Written,
} from '../../../lib/notes/export/markdown';
import { writeFile } from '../../../lib/notes/export/write';
import { readNotesFile } from '../../../lib/notes/foreign/read';
import type { Note, Own } from '../../../lib/notes/model';
import { atOnce } from '../../../lib/notes/pace';
import { hostileStrings } from '../../hostile';
import { CollectionModel } from './annotation-model';
import { anyNote, anyOwn } from './any-notes';
import { FIRST, note, SECOND } from './notes';

const passage = note('Ask the **board**.', '09:00:00.000', {
  id: SECOND,
  label: 'Harbour closed',
  tags: ['harbour', 'two words'],
  colour: 'green',
  page: { url: 'https://paper.example/harbour?utm_source=mail#top', title: 'Harbour [closed]' },
  target: {
    kind: 'passage',
    url: 'https://paper.example/harbour',
    rawUrl: 'https://paper.example/harbour?utm_source=mail#top',
    quote: { exact: 'the quay-side, *closed*', prefix: 'It said on Monday that ', suffix: ' for repair, and so' },
    position: { start: 10, end: 33 },
    entity: 'harbour-board',
  },
});
const statement = note('Was five.', '09:00:00.000', {
  id: '0b9f2c1e-0000-4000-8000-000000000003',
  target: {
    kind: 'statement',
    entity: 'msmt',
    statement: { property: 'members', value: '11', asOf: '2025-01', claimedBy: 'Seoul' },
    seen: { revision: 'r1' },
  },
});
const card: Own = {
  id: `own-${FIRST}`,
  kind: 'card',
  name: 'Quay office',
  aliases: ['QO', 'The office'],
  summary: 'It keeps the quay.',
  type: 'organisation',
  source: { url: 'https://paper.example/harbour', title: 'Harbour closed' },
  sentence: 'The Quay office said so.',
  created: '2026-03-01T09:00:00.000Z',
  modified: '2026-03-01T09:00:00.000Z',
};
const overlay: Own = {
  id: SECOND,
  kind: 'overlay',
  entity: 'msmt',
  property: 'members',
  text: 'Twelve by now.',
  created: '2026-03-01T09:00:00.000Z',
  modified: '2026-03-01T09:00:00.000Z',
};
const csvOf = (live: Written) => atOnce(csvRows(live));
const htmlOf = (live: Written, words: HtmlWords) => atOnce(htmlPage(live, words));
const markdownOf = (live: Written) => atOnce(markdownFile(live));
const zipOf = (live: Written) => atOnce(markdownZip(live));
const annotationsOf = (live: Written) => atOnce(annotationList(live));
const written = { notes: [note('plain'), passage, statement], own: [card, overlay] };
const many = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 6 });

describe('CSV', () => {
  it('has a byte-order mark, a head, and a row of every note, card and correction', () => {
    const text = csvOf(written);
    expect(text.startsWith('\ufeffkind,id,label,')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.map(({ kind }) => kind)).toEqual(['entity', 'passage', 'statement', 'card', 'overlay']);
    expect(data[1]).toMatchObject({
      label: 'Harbour closed',
      entity: 'harbour-board',
      quote: 'the quay-side, *closed*',
      tags: 'harbour; two words',
      start: '10',
      colour: 'green',
    });
    expect(data[2]).toMatchObject({ property: 'members', value: '11', as_of: '2025-01', revision: 'r1' });
    expect(data[3]).toMatchObject({ type: 'organisation', aliases: 'QO; The office', body: 'It keeps the quay.' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '＝1+1', '|cmd', '%x', '=HYPERLINK("x")\nmore'])(
    'lets no spreadsheet run %j',
    (body) => {
      const { data } = Papa.parse<Record<string, string>>(csvOf({ notes: [note(body)], own: [] }).slice(1), {
        header: true,
      });
      expect(data[0]?.body).toBe(`'${body}`);
    },
  );

  it('keeps every text apart from the guard', () => {
    fc.assert(
      fc.property(many(anyNote), (notes) => {
        const { data } = Papa.parse<string[]>(csvOf({ notes, own: [] }).slice(1), { skipEmptyLines: true });
        expect(data).toHaveLength(notes.length + 1);
        for (const [index, { body }] of notes.entries()) {
          const cell = data[index + 1]?.[COLUMNS.indexOf('body')];
          expect([body, `'${body}`]).toContain(cell);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Markdown', () => {
  it('is one file of quote, link, text, date and tags', () => {
    expect(markdownOf({ notes: [passage], own: [] })).toBe(`# Sidelight

## Harbour closed

> the quay-side, \\*closed\\*

[Harbour \\[closed\\]](<https://paper.example/harbour?utm_source=mail#:~:text=said%20on%20Monday%20that-,the%20quay%2Dside%2C%20*closed*,-for%20repair%2C%20and>)

Ask the **board**.

2026-03-01 #harbour #two-words
`);
  });

  it('is a folder of files with front matter', () => {
    const files = atOnce(markdownFiles(written));
    expect([...files.keys()]).toEqual([
      // Two files of one name: the whole id tells them apart.
      'notes/MSMT 0b9f2c1e000040008000000000000001.md',
      'notes/Harbour closed 0b9f2c1e0000.md',
      'notes/MSMT 0b9f2c1e000040008000000000000003.md',
      'cards/Quay office 0b9f2c1e0000.md',
      'corrections/msmt 0b9f2c1e0000.md',
    ]);
    const [, header, body] = files.get('notes/Harbour closed 0b9f2c1e0000.md')!.split('---\n');
    expect(parse(header!)).toEqual({
      kind: 'passage',
      id: SECOND,
      label: 'Harbour closed',
      entity: 'harbour-board',
      start: 10,
      end: 33,
      url: 'https://paper.example/harbour',
      raw_url: 'https://paper.example/harbour?utm_source=mail#top',
      tags: ['harbour', 'two-words'],
      colour: 'green',
      page_title: 'Harbour [closed]',
      page_url: 'https://paper.example/harbour?utm_source=mail#top',
      created: '2026-03-01T09:00:00.000Z',
      modified: '2026-03-01T09:00:00.000Z',
    });
    expect(body).toContain('> the quay-side');
    expect(files.get('cards/Quay office 0b9f2c1e0000.md')).toContain('> The Quay office said so.');
  });

  it('has front matter as a YAML library writes it, whatever a note holds', () => {
    const odd = [
      'true',
      'No',
      '1e5',
      '0x1f',
      '-',
      'a:',
      'a: b',
      'a #b',
      '#a',
      '~',
      'nan',
      '.5',
      ' a',
      'a ',
      'a\nb',
      "it's",
      '2026-03-01',
    ];
    const plain = [
      'coal ship',
      '석탄',
      'https://a.example/b?c=d&e=%20',
      'https://a.example/#b',
      'y',
      'Yes',
      'a.b-c_d',
      `${'long '.repeat(60)}end`,
    ];
    for (const value of [...odd, ...plain, '', ...hostileStrings(2000)]) {
      const row = { label: value, start: 7, tags: [value, 'b'], id: SECOND, modified: '2026-03-01T09:00:00.000Z' };
      expect(frontMatter(row)).toBe(stringify(row, { lineWidth: 0 }));
    }
    expect(frontMatter({ tags: [] })).toBe(stringify({ tags: [] }));
  });

  it('as a zip is the same bytes twice, whatever the hour, and a file a note', () => {
    fc.assert(
      fc.property(many(anyNote), many(anyOwn), (notes, own) => {
        const zip = zipOf({ notes, own });
        expect(zipOf({ notes: [...notes].reverse(), own })).toEqual(zip);
        const files = unzipSync(zip);
        expect(Object.keys(files)).toHaveLength(notes.length + own.length);
        for (const { id, body } of notes) {
          const text = Object.entries(files).find(([, bytes]) => strFromU8(bytes).includes(`id: ${id}`))?.[1];
          // Zip holds UTF-8, and front matter comes back as it was.
          const file = strFromU8(text!);
          expect(file.endsWith(`${body}\n`) || body.trim() === '').toBe(true);
          expect(parse(file.slice(4, file.indexOf('\n---\n') + 1)).id).toBe(id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['A/B: "C" <D>? *E* #F [G]', 'A B C D E F G 0b9f2c1e0000.md'],
    ['..', '0b9f2c1e0000.md'],
    ['조선중앙통신', '조선중앙통신 0b9f2c1e0000.md'],
    ['x'.repeat(300), `${'x'.repeat(60)} 0b9f2c1e0000.md`],
    ['a\u202egnp.exe', 'a gnp.exe 0b9f2c1e0000.md'],
  ])('names files so that every file system takes them: %s', (label, name) => {
    expect(fileName(label, FIRST)).toBe(name);
  });

  it('takes nothing in the text of a page for markup', () => {
    expect(escapeText('<img src=x> *a* _b_ `c` [d](e) ~f~ | g')).toBe(
      '\\<img src\\=x\\> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\| g',
    );
    expect(escapeText('1. one')).toBe('1\\. one');
    expect(escapeText('# one')).toBe('\\# one');
    expect(escapeText('- one')).toBe('\\- one');
    expect(escapeText('![x](y)')).toBe('\\!\\[x\\](y)');
  });
});

describe('HTML', () => {
  const words = { lang: 'en', title: 'Notes', own: 'My cards', changed: (when: string) => when.slice(0, 10) };

  it('holds every note as text', () => {
    const page = htmlOf(written, words);
    expect(page).toContain('<blockquote dir="auto">the quay-side, *closed*</blockquote>');
    expect(page).toContain('<blockquote dir="auto">members: 11</blockquote>');
    expect(page).toContain('2026-03-01 · #harbour · #two words');
    expect(page).toContain('QO · The office');
  });

  it('makes no element and no attribute of what was written, whatever it is', () => {
    const shape = (page: string) => page.match(/<[a-z/!][^>]*>/gi)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    fc.assert(
      fc.property(anyNote, (one) => {
        const hostile = (text: string) => `"><script>alert(1)</script>' onx=${text}`;
        const plain = { ...one, label: 'l', body: 'b', tags: ['t'], page: undefined } as Note;
        const evil = { ...plain, label: hostile(one.label), body: hostile(one.body), tags: [hostile('t')] };
        expect(shape(htmlOf({ notes: [evil], own: [] }, words))).toEqual(
          shape(htmlOf({ notes: [plain], own: [] }, words)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('makes no link of what is no web address', () => {
    const page = { url: 'javascript:alert(1)', title: 'x' };
    expect(htmlOf({ notes: [note('x', '09:00:00.000', { page })], own: [] }, words)).not.toContain('<a ');
  });
});

describe('Web Annotations', () => {
  const web = (one: Note): Note => {
    const { deleted: _, ...live } = one;
    const { target } = live;
    if (target.kind !== 'passage') return live;
    return { ...live, target: { ...target, url: `https://paper.example/${encodeURIComponent(target.url)}` } };
  };
  const options = { canonical: (url: string) => url, now: new Date('2026-03-02T00:00:00.000Z') };

  it('are of the model', () => {
    fc.assert(
      fc.property(many(anyNote.map(web)), many(anyOwn), (notes, own) => {
        const file = JSON.parse(annotationsOf({ notes, own }));
        const parsed = v.safeParse(CollectionModel, file);
        expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
        expect(file.total).toBe(notes.length + own.length);
      }),
      { numRuns: 100 },
    );
  });

  it('read again are the same notes, cards and corrections', async () => {
    await fc.assert(
      fc.asyncProperty(many(anyNote.map(web)), many(anyOwn), async (notes, own) => {
        const incoming = await readNotesFile(annotationsOf({ notes, own }), options);
        expect(incoming).toMatchObject({ from: 'annotations', skipped: [], undated: [] });
        expect(incoming.notes).toEqual(notes);
        expect(incoming.own).toEqual(own);
      }),
      { numRuns: 100 },
    );
  });

  it('carry quote, position, tags and text where the model has a word for them', () => {
    const [one] = JSON.parse(annotationsOf({ notes: [passage], own: [] })).first.items;
    expect(one).toMatchObject({
      id: `urn:uuid:${SECOND}`,
      motivation: 'commenting',
      body: [
        { type: 'TextualBody', value: 'Ask the **board**.', purpose: 'commenting', format: 'text/markdown' },
        { value: 'harbour', purpose: 'tagging' },
        { value: 'two words', purpose: 'tagging' },
        { purpose: 'identifying', source: 'urn:sidelight:entity:harbour-board' },
      ],
      target: {
        source: 'https://paper.example/harbour',
        selector: [
          { type: 'TextQuoteSelector', exact: 'the quay-side, *closed*' },
          { type: 'TextPositionSelector', start: 10, end: 33 },
        ],
      },
    });
  });
});

describe('a long export', () => {
  afterEach(() => void vi.restoreAllMocks());
  const words = { lang: 'en', title: 'Notes', own: 'My cards', changed: (when: string) => when };
  const MANY = 40;
  const everything = {
    notes: Array.from({ length: MANY }, (_, n) =>
      note(`n${n} ${'word '.repeat(20)}`, '09:00:00.000', {
        id: `0b9f2c1e-0000-4000-8000-${String(n).padStart(12, '0')}`,
      }),
    ),
    versions: [],
    own: [card],
    ownVersions: [],
  };
  const at = new Date('2026-03-02T00:00:00.000Z');

  it.each(EXPORT_FORMATS)('as %s tells how far it is, lets others in between, and is given up', async (format) => {
    const told: [number, number][] = [];
    const progress = (done: number, total: number) => void told.push([done, total]);
    let time = 0;
    // Each row takes five milliseconds.
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 5));
    const others: number[] = [];
    // Not a timer, whose millisecond may be longer than all of it.
    setImmediate(() => others.push(told.length));
    const file = await writeFile(format, everything, { now: at, words, watching: { progress } });
    expect(file.rows).toBe(MANY + 1);
    expect(told.length).toBeGreaterThan(MANY / 5);
    expect(others).toHaveLength(1);
    expect(told.every(([done, total], index) => done <= total && done >= (told[index - 1]?.[0] ?? 0))).toBe(true);

    const giveUp = new AbortController();
    const stop = () => giveUp.abort(new Error('given up'));
    const given = writeFile(format, everything, {
      now: at,
      words,
      watching: { progress: stop, signal: giveUp.signal },
    });
    await expect(given).rejects.toThrow('given up');
  });
});

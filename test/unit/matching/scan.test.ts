import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPacks } from '../../../data/compiler/read-packs';
import { compileNameIndex } from '../../../lib/matching/compile';
import { HAS_HEADS } from '../../../lib/matching/format';
import { HIT_SIZE, type Hits, newHits } from '../../../lib/matching/hits';
import { formsAt } from '../../../lib/matching/lookup';
import { loadNameIndex, type NameIndex } from '../../../lib/matching/name-index';
import { packIndex } from '../../../lib/matching/pack-index';
import { scan, scanBytes, scanWork } from '../../../lib/matching/scan';
import { scanSyllables } from '../../../lib/matching/scan-syllables';
import { canonical, type ReferenceForm, referenceHits } from './reference-matcher';

function indexOfForms(forms: readonly ReferenceForm[]): NameIndex {
  const buffer = packIndex(
    forms.map(({ text, exact }, name) => ({ text, exact, rule: 0, name })),
    forms.map((_, name) => name),
    forms.map(() => 0),
  );
  return loadNameIndex(buffer);
}

function hitsOf(index: NameIndex, text: string): string[] {
  const hits = newHits();
  scan(index, text, hits);
  const found: string[] = [];
  for (let hit = 0; hit < hits.length; hit++) {
    const [start, end, , form] = hits.data.subarray(hit * HIT_SIZE, (hit + 1) * HIT_SIZE) as unknown as number[];
    const proven = formsAt(index, text, start!, end!, form!);
    // A hit is recorded only where a form is proven: a print alone is none.
    expect(proven).not.toEqual([]);
    for (const { name } of proven) found.push(`${start}-${end}:${name}`);
  }
  return found.sort();
}

const piece = fc.constantFrom('a', 'b', 'A', 'B', 'ab', '1', '가', '나', '가나', ' ', ' ', '-', '·', ', ', '  ');
/** What makes a word anything but plain, too. */
const mixedPiece = fc.oneof(
  piece,
  fc.constantFrom("'", '.', 'é', '北', '가北', 'Ａ', '\u00ad', '😀', '\n', '\u3000', '1.', "b's", 'a.b.'),
);
const word = fc.constantFrom('a', 'b', 'Ab', 'aB', '1', '가', '나다', '가나');
const glue = fc.constantFrom(' ', '-', '·', ', ', '');
const form = fc
  .tuple(fc.array(fc.tuple(word, glue), { maxLength: 3 }), word, fc.boolean())
  .map(([parts, last, exact]) => ({ text: parts.map(([w, g]) => w + g).join('') + last, exact }))
  // Two Latin words with nothing between them are one word, which is fine; the reference reads it so too.
  .filter(({ text }) => canonical(text, true) !== null);
/** Forms as a pack has them: no two the same. */
const forms = fc.uniqueArray(form, {
  minLength: 1,
  maxLength: 30,
  selector: ({ text, exact }) => `${exact}${canonical(text, exact)}`,
});

/** Names of two to five syllables, as nearly all are: most runs of a text are told apart by their first ones. */
const longNames = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('가나', '가다', '나가', '다 나', '가·다'),
      fc.constantFrom('', '', '나', ' 다', '가나', ' A'),
    )
    .map(([opening, rest]) => ({ text: opening + rest, exact: false })),
  { minLength: 1, maxLength: 8, selector: ({ text }) => canonical(text, false) },
);
const koreanPiece = fc.constantFrom('가', '나', '다', '가나', '나가', ' ', ' ', '\n', '·', 'A', '  ');

describe('the index', () => {
  it('finds what a naive matcher finds, over random packs and texts', () => {
    fc.assert(
      fc.property(forms, fc.array(piece, { maxLength: 40 }), (pack, pieces) => {
        const text = pieces.join('');
        expect(hitsOf(indexOfForms(pack), text)).toEqual(referenceHits(pack, text));
      }),
      { numRuns: 1500 },
    );
  });

  it('finds what a naive matcher finds where no name is one syllable', () => {
    fc.assert(
      fc.property(longNames, fc.array(koreanPiece, { maxLength: 30 }), (pack, pieces) => {
        const text = pieces.join('');
        const index = indexOfForms(pack);
        expect(index.singles & 1).toBe(0);
        expect(hitsOf(index, text)).toEqual(referenceHits(pack, text));
      }),
      { numRuns: 1500 },
    );
  });

  it('finds the same by bytes and by syllables, whichever a text is read by', () => {
    fc.assert(
      fc.property(forms, fc.array(mixedPiece, { maxLength: 40 }), fc.boolean(), (pack, pieces, clean) => {
        const index = indexOfForms(pack);
        const [bytes, syllables] = [newHits(), newHits()];
        const text = pieces.join('');
        expect(scanSyllables(index, text, syllables, clean)).toBe(scanBytes(index, text, bytes, clean));
        expect(plain(syllables)).toEqual(plain(bytes));
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same set of hits whatever the order of the forms', () => {
    fc.assert(
      fc.property(forms, fc.array(piece, { maxLength: 30 }), fc.nat(), (pack, pieces, seed) => {
        const text = pieces.join('');
        const turn = seed % pack.length;
        const turned = [...pack.slice(turn), ...pack.slice(0, turn)];
        const spans = (hits: string[]) => [...new Set(hits.map((hit) => hit.split(':')[0]))].sort();
        expect(spans(hitsOf(indexOfForms(turned), text))).toEqual(spans(hitsOf(indexOfForms(pack), text)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not slow down on a text of repeated prefixes', () => {
    const index = indexOfForms([
      { text: 'aa bb aa bb aa bb aa bb cc', exact: false },
      { text: '가나가나가나가나다', exact: false },
    ]);
    const plain = scanWork(index, 'dd ee '.repeat(20_000));
    for (const text of [
      'aa bb '.repeat(20_000),
      '가나'.repeat(60_000),
      'a.'.repeat(60_000),
      "a'".repeat(60_000),
      '가 '.repeat(60_000),
    ]) {
      // The longest form bounds what is walked from each start.
      expect(scanWork(index, text) / text.length, text.slice(0, 8)).toBeLessThan(12);
    }
    expect(plain).toBeLessThan(20_000);
  });

  it('reads no word on whose first letter no name goes on', () => {
    const index = indexOfForms([{ text: 'aa bb', exact: false }]);
    expect(scanWork(index, 'aa cccccccc ')).toBeLessThan(4);
    expect(hitsOf(index, 'aa bb, Aa-bb')).toEqual(['0-5:0', '7-12:0']);
  });

  it('knows no first letters of next words in a large index, and finds what goes on all the same', () => {
    const many = Array.from({ length: 60_000 }, (_, number) => ({ text: `x${number}`, exact: false }));
    const index = indexOfForms([{ text: 'aa bb', exact: false }, ...many]);
    expect(index.singles & HAS_HEADS).toBe(0);
    expect(hitsOf(index, 'aa bb x7')).toEqual(['0-5:0', '6-8:8']);
  });

  it('reads a million repeated prefixes of names at half the rate of plain news or better', () => {
    const { entities } = readPacks();
    const index = loadNameIndex(compileNameIndex(entities.map(({ data }) => data)));
    const names = entities
      .flatMap(({ data }) => data.names.map(({ text }) => text))
      .filter((text) => text.includes(' '));
    const prefixes = names.flatMap((name) => [...name.matchAll(/ /g)].map(({ index: end }) => name.slice(0, end + 1)));
    expect(prefixes.length).toBeGreaterThan(1000);
    // Looks at units and slots for each unit of the text.
    const rate = (text: string) => (text.length + scanWork(index, text)) / text.length;
    const blocks = readFileSync('test/fixtures/sample-article/index.html', 'utf8').replace(
      /<(style|head)[\s\S]*?<\/\1>|<[^>]+>/g,
      '\n',
    );
    const news = rate(blocks);
    const rates = [10_000, 1_000_000].map((count) => {
      const turn = prefixes.slice(0, 5000);
      return rate(turn.join('').repeat(count / turn.length));
    });
    expect(news).toBeLessThan(1.9);
    for (const adversarial of rates) expect(adversarial / news).toBeLessThan(2);
    // As much for each unit, however long the text.
    expect(rates[1]! / rates[0]!).toBeCloseTo(1, 1);
  });
});

function plain({ data, length }: Hits): number[] {
  return [...data.subarray(0, length * HIT_SIZE)];
}

describe('loading an index', () => {
  const good = () => packIndex([{ text: 'KCNA', exact: true, rule: 0, name: 0 }], [0], [0]);

  it.each<[string, (buffer: ArrayBuffer) => void, RegExp]>([
    ['a buffer that is something else', (buffer) => new Uint32Array(buffer).fill(7, 0, 1), /not a name index/],
    ['another format', (buffer) => new Uint32Array(buffer).fill(99, 1, 2), /format 99, this version reads/],
    ['a damaged buffer', (buffer) => new Uint8Array(buffer).fill(1, buffer.byteLength - 1), /checksum/],
    ['a header that does not fit', (buffer) => new Uint32Array(buffer).fill(9, 4, 5), /header says/],
  ])('refuses %s', (_, spoil, message) => {
    const buffer = good();
    expect(loadNameIndex(buffer).forms).toHaveLength(1);
    spoil(buffer);
    expect(() => loadNameIndex(buffer)).toThrow(message);
  });

  it('refuses a buffer cut short', () => {
    expect(() => loadNameIndex(good().slice(0, 16))).toThrow(/header says/);
    expect(() => loadNameIndex(good().slice(0, 12))).toThrow(/too few/);
  });

  it('copies nothing', () => {
    const buffer = good();
    expect(loadNameIndex(buffer).filter.buffer).toBe(buffer);
  });
});

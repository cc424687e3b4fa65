import search from 'approx-string-match';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Anchoring } from '../../../lib/notes/anchor';
import { CONTEXT, describePassage } from '../../../lib/notes/selectors';

vi.mock('approx-string-match', { spy: true });

/** A text of our own with a different event in every sentence. */
const PLACES = ['harbour', 'quay', 'lighthouse', 'customs house', 'ferry pier', 'fish market', 'dry dock', 'town hall'];
const PEOPLE = ['keeper', 'pilot', 'clerk', 'diver', 'carpenter', 'cook', 'surveyor', 'librarian', 'baker'];
const DEEDS = [
  'counted the lamps before dawn',
  'read out a letter that nobody had signed',
  'closed the eastern gate for repairs',
  'asked for a second opinion on the tides',
  'sold the last of the winter coal',
  'painted the number seven on every door',
  'refused to sign the ledger of the board',
];
const sentence = (n: number) =>
  `On day ${n} the ${PEOPLE[n % PEOPLE.length]} of the ${PLACES[(n * 5) % PLACES.length]} ${DEEDS[(n * 3) % DEEDS.length]}.`;
const paragraph = (n: number) => [0, 1, 2, 3].map((k) => sentence(n * 4 + k)).join(' ');
const PARAGRAPHS = Array.from({ length: 12 }, (_, n) => paragraph(n));
const TEXT = PARAGRAPHS.join('\n');

const passageOf = (text: string, exact: string, from = 0) => {
  const start = text.indexOf(exact, from);
  const passage = describePassage(text, start, start + exact.length);
  if (start < 0 || !passage) throw new Error(`no "${exact}"`);
  return passage;
};
const find = (text: string, { quote, position }: ReturnType<typeof passageOf>) => {
  const anchor = new Anchoring(text).find(quote, position);
  return anchor.state === 'missing'
    ? { state: anchor.state }
    : { state: anchor.state, words: text.slice(anchor.start, anchor.end) };
};
const span = (least: number, most = 400) =>
  fc
    .tuple(fc.nat(TEXT.length - most - 1), fc.integer({ min: least, max: most }))
    .map(([start, length]) => [start, start + length] as const);

describe('describing a passage', () => {
  it('keeps the words, what stands around them, and where', () => {
    const { quote, position } = passageOf(TEXT, sentence(9));
    expect(quote.exact).toBe(sentence(9));
    expect(TEXT.slice(position.start, position.end)).toBe(quote.exact);
    expect(quote.prefix).toBe(`${sentence(8)} `.slice(-quote.prefix.length));
  });

  it('cuts context where a sentence begins or ends', () => {
    const text =
      'One is far away from here. Two is a sentence of forty odd letters. The quote. Three is a sentence of forty odd letters. Four is far away.';
    const { quote } = passageOf(text, 'The quote.');
    expect(quote.prefix).toBe('Two is a sentence of forty odd letters. ');
    expect(quote.suffix).toBe(' Three is a sentence of forty odd letters. ');
  });

  it('leaves out white space at the ends, and takes nothing for a passage that is nothing else', () => {
    expect(describePassage('a  word  b', 1, 9)?.position).toEqual({ start: 3, end: 7 });
    expect(describePassage('a   b', 1, 4)).toBeNull();
    expect(describePassage('word', 2, 2)).toBeNull();
  });

  it('keeps whole characters, context between its bounds, and the text itself, whatever the text', () => {
    const texts = fc.array(fc.constantFrom('a', 'ba. ', 'C', ' ', '\n', '😀', '한', '국.', '“', 'é'), {
      minLength: 3,
      maxLength: 200,
    });
    fc.assert(
      fc.property(texts, fc.nat(300), fc.nat(300), (parts, a, b) => {
        const text = parts.join('');
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        const passage = describePassage(text, start, end);
        if (!passage) return;
        const { quote, position } = passage;
        expect(text.slice(position.start - quote.prefix.length, position.end + quote.suffix.length)).toBe(
          quote.prefix + quote.exact + quote.suffix,
        );
        for (const part of Object.values(quote)) expect(part.isWellFormed()).toBe(true);
        // Half a character may be left out at the far end.
        const enough = (length: number, there: number) =>
          length >= Math.min(CONTEXT.least, there) && length <= CONTEXT.most;
        expect(enough(quote.prefix.length, position.start)).toBe(true);
        expect(enough(quote.suffix.length, text.length - position.end)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('finding a passage again', () => {
  it('gives back every passage of a text that has not changed, short ones too', () => {
    const anchoring = new Anchoring(TEXT);
    fc.assert(
      fc.property(span(1), ([start, end]) => {
        const passage = describePassage(TEXT, start, end);
        if (!passage) return;
        expect(anchoring.find(passage.quote, passage.position)).toEqual({ state: 'found', ...passage.position });
      }),
      { numRuns: 1000 },
    );
  });

  it('follows a passage when paragraphs come, go and change places', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PARAGRAPHS, { minLength: 4 }), fc.nat(11), (rest, n) => {
        const exact = sentence(n * 4 + 1);
        const text = [...rest.filter((other) => other !== PARAGRAPHS[n]), PARAGRAPHS[n]].join('\n');
        expect(find(text, passageOf(TEXT, exact))).toEqual({ state: 'found', words: exact });
      }),
    );
  });

  it('says probably, and points at the right words, when a few letters have changed', () => {
    const edit = fc.record({
      at: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      kind: fc.constantFrom('insert', 'drop', 'swap'),
    });
    fc.assert(
      fc.property(fc.nat(47), fc.array(edit, { minLength: 1, maxLength: 6 }), (n, edits) => {
        const exact = sentence(n);
        let changed = exact;
        for (const { at, kind } of edits) {
          const i = Math.floor(changed.length * at);
          changed =
            changed.slice(0, i) +
            (kind === 'drop' ? '' : kind === 'insert' ? 'zq' : 'z') +
            changed.slice(kind === 'insert' ? i : i + 1);
        }
        if (changed === exact) return;
        const anchor = find(TEXT.replace(exact, changed), passageOf(TEXT, exact));
        expect(anchor.state).toBe('probable');
        expect(changed).toContain(anchor.words?.slice(4, -4));
      }),
    );
  });

  it.each([
    ['curly quotes and dashes', 'He said "no" - twice.', 'He said “no” — twice.'],
    ['no-break spaces and line breaks', 'five ships came in', 'five\u00a0ships \n came in'],
    ['letters put together from parts', 'the Café Zoë closed early', 'the Cafe\u0301 Zoe\u0308 closed early'],
    ['soft hyphens', 'the municipal authority said', 'the muni\u00adcipal author\u00adity said'],
    ['conjoining jamo', '항만관리청은 조용했다', '항만관리청은 조용했다'.normalize('NFD')],
  ])('takes %s for the same words', (_, written, printed) => {
    const text = `${PARAGRAPHS[0]} ${written} ${PARAGRAPHS[1]}`;
    expect(find(text.replace(written, printed), passageOf(text, written))).toEqual({ state: 'found', words: printed });
    expect(find(text, passageOf(text.replace(written, printed), printed))).toEqual({ state: 'found', words: written });
  });

  it('tells copies apart by what stands around them, then by where they stood', () => {
    const twice = `${PARAGRAPHS[0]} It was the second time. ${PARAGRAPHS[1]} It was the second time. ${PARAGRAPHS[2]}`;
    const first = twice.indexOf('It was the second time.');
    const second = twice.indexOf('It was the second time.', first + 1);
    for (const start of [first, second]) {
      const passage = describePassage(twice, start, start + 23);
      expect(new Anchoring(`${PARAGRAPHS[5]}\n${twice}`).find(passage!.quote, passage!.position)).toEqual({
        state: 'found',
        start: start + PARAGRAPHS[5]!.length + 1,
        end: start + PARAGRAPHS[5]!.length + 24,
      });
    }
    const same = Array.from({ length: 5 }, () => 'Nobody knew what the keeper had meant.').join(' ');
    const third = describePassage(same, 78, 116)!;
    expect(new Anchoring(same).find(third.quote, third.position)).toMatchObject({ start: 78 });
  });

  it('does not say found where the words stand more than once and nothing around them tells which', () => {
    const line = 'The harbour stayed closed for a week.';
    const passage = passageOf(`${PARAGRAPHS[0]} ${line} ${PARAGRAPHS[1]}`, line);
    const moved = [PARAGRAPHS[6], line, PARAGRAPHS[7], line, PARAGRAPHS[8]].join(' ');
    expect(find(moved, passage)).toEqual({ state: 'probable', words: line });
  });
});

describe('not finding a passage', () => {
  it.each([
    'Rain fell on the third morning, and the ferries stayed where they were until noon.',
    'No minutes were kept of that meeting.',
    'The price of a crossing rose from four to five crowns in the spring.',
    'Two of the seven engineers had left the country by then, a former colleague said, and nobody has heard from either since.',
  ])('is what becomes of a sentence that was taken out: %s', (exact) => {
    const text = [...PARAGRAPHS.slice(0, 5), `${sentence(91)} ${exact} ${sentence(92)}`, ...PARAGRAPHS.slice(5)].join(
      '\n',
    );
    const passage = passageOf(text, exact);
    expect(find(text.replace(`${exact} `, ''), passage).state).toBe('missing');
    expect(find(text.replace(exact, 'Nothing more is known of it.'), passage).state).toBe('missing');
    expect(find(TEXT, passage).state).toBe('missing');
  });

  it('is what becomes of a text that was replaced', () => {
    const other = PARAGRAPHS.map(
      (_, n) => `Part ${n}. ${DEEDS[n % DEEDS.length]?.toUpperCase()}; nobody minded, and it was late.`,
    ).join('\n');
    const anchoring = new Anchoring(other);
    fc.assert(
      fc.property(span(1), ([start, end]) => {
        const passage = describePassage(TEXT, start, end);
        if (passage && passage.quote.exact.length > 3)
          expect(anchoring.find(passage.quote, passage.position).state).toBe('missing');
      }),
    );
  });

  it('is what becomes of a short quote whose context has gone', () => {
    const text =
      'They spoke of Linus for an hour before the meeting was closed, and the minutes say no more about it than that.';
    const passage = passageOf(text, 'Linus');
    expect(
      find(
        'There were many chines in the wall, and Linus had nothing to do with it at all, as everyone agreed later.',
        passage,
      ).state,
    ).toBe('missing');
    expect(find(text.replace('Linus', 'chines'), passage).state).toBe('missing');
    expect(find(`Later. ${text}`, passage)).toEqual({ state: 'found', words: 'Linus' });
  });

  it('is what becomes of any passage on an empty page', () => {
    const passage = passageOf(TEXT, sentence(3));
    for (const text of ['', ' ', '\n']) expect(find(text, passage).state).toBe('missing');
  });
});

it('goes through a long article for less than half of fifty changed passages', () => {
  const long = Array.from({ length: 100 }, (_, n) => paragraph(n)).join('\n');
  const passages = Array.from({ length: 50 }, (_, n) => passageOf(long, sentence(n * 4 + 1)));
  const changed = long.replaceAll('day', 'dawn');
  vi.mocked(search).mockClear();
  const anchoring = new Anchoring(changed);
  for (const { quote, position } of passages) anchoring.find(quote, position);
  const read = vi.mocked(search).mock.calls.map(([text]) => text.length);
  expect(read.length).toBeGreaterThanOrEqual(50);
  // Each looks beside where it stood first, and only then everywhere.
  expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan((passages.length / 2) * changed.length);
});

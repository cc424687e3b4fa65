import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageLabel, PageMention } from '../../../lib/background/match';
import type { Block } from '../../../lib/page/blocks';
import { piecesOf } from '../../../lib/page/blocks';
import type { Role } from '../../../lib/page/regions/elements';
import { type Choice, type Mark, selectMarks, type View } from '../../../lib/page/selection';

const node = { data: '' } as Text;
const CHOICE: Choice = { marks: 'first', markFamiliar: false, termsOff: [], typesOff: [], marksPerScreen: 0 };
const LABELS = new Map<string, Pick<PageLabel, 'familiar' | 'rank' | 'type'>>([
  ['alder', { familiar: false, rank: 9, type: 'person' }],
  ['birch', { familiar: false, rank: 8, type: 'weapon' }],
  ['france', { familiar: true, rank: 1, type: 'country' }],
]);
/** Blocks stand 100 pixels apart, by their keys. */
const VIEW: View = { screen: 1000, place: ({ key }) => key * 100, seen: () => true };
const NAMES: Record<string, string> = { Alder: 'alder', Birch: 'birch', France: 'france' };

/** A block whose names are its mentions; text in brackets is a link. */
function block(key: number, source: string, role: Role = 'body') {
  const text = source.replace(/[[\]]/g, '');
  const made: Block = {
    key,
    text,
    role,
    element: {} as Element,
    nodes: [],
    at: [],
    from: [],
    markable: [],
    before: 0,
    linked: 0,
  };
  let inLink = false;
  let at = 0;
  for (const part of source.split(/([[\]])/)) {
    if (part === '[' || part === ']') inLink = part === '[';
    else if (part !== '') {
      made.nodes.push(node);
      made.at.push(at);
      made.from.push(at);
      made.markable.push(!inLink);
      at += part.length;
    }
  }
  const mentions: PageMention[] = [...text.matchAll(/Alder|Birch|France/g)].map((match) => ({
    block: key,
    start: match.index,
    end: match.index + match[0].length,
    entity: NAMES[match[0]] as string,
    why: { rule: 'test' },
  }));
  return { block: made, mentions };
}

function marked(found: ReturnType<typeof block>[], choice: Partial<Choice> = {}, hidden: number[] = []): string[] {
  const view = { ...VIEW, seen: ({ key }: Block) => !hidden.includes(key) };
  return selectMarks(found, LABELS, { ...CHOICE, ...choice }, view).map(printed);
}

const printed = ({ block, start, end }: Pick<Mark, 'block' | 'start' | 'end'>) =>
  `${block.key}:${start} ${block.text.slice(start, end)}`;

test('marks the first mention of each entity, in reading order', () => {
  expect(marked([block(1, 'Alder met Birch and Alder.'), block(2, 'Birch left.')])).toEqual([
    '1:0 Alder',
    '1:10 Birch',
  ]);
});

test('marks every mention when asked to', () => {
  expect(marked([block(1, 'Alder and Alder.'), block(2, 'Alder.')], { marks: 'every' })).toHaveLength(3);
});

test('passes over a mention in a link and marks the next', () => {
  expect(marked([block(1, 'See [Alder] here.'), block(2, 'Then Alder.')])).toEqual(['2:5 Alder']);
});

test('passes over a mention that only begins outside a link', () => {
  expect(marked([block(1, 'Al[der] met.')])).toEqual([]);
});

test('prefers the text to a caption, and marks the caption when there is nothing else', () => {
  const caption = block(1, 'Alder and Birch at a table.', 'caption');
  expect(marked([caption, block(2, 'The head of Alder.')])).toEqual(['1:10 Birch', '2:12 Alder']);
});

test('passes over a block that cannot be seen', () => {
  expect(marked([block(1, 'Alder.'), block(2, 'Alder.')], {}, [1])).toEqual(['2:0 Alder']);
});

test('leaves household names alone unless asked for', () => {
  expect(marked([block(1, 'France and Alder.')])).toEqual(['1:11 Alder']);
  expect(marked([block(1, 'France and Alder.')], { markFamiliar: true })).toHaveLength(2);
});

test('leaves terms alone that are switched off', () => {
  expect(marked([block(1, 'Alder and Birch.')], { termsOff: ['alder'] })).toEqual(['1:10 Birch']);
});

test('a mention with two readings keeps both, best first', () => {
  const found = block(1, 'Alder met.');
  found.mentions[0] = { ...(found.mentions[0] as PageMention), others: ['birch'] };
  expect(selectMarks([found], LABELS, CHOICE, VIEW)[0]?.entities).toEqual(['alder', 'birch']);
});

test('a mention over runs with dropped characters between them is one piece a node', () => {
  const two = { data: '' } as Text;
  const made: Block = {
    key: 1,
    text: 'Alder Agency met',
    role: 'body',
    element: {} as Element,
    // "Al\u00adder   " in one node, "Agency met" in the next.
    nodes: [node, node, two],
    at: [0, 2, 6],
    from: [0, 3, 0],
    markable: [true, true, true],
    before: 0,
    linked: 0,
  };
  expect(piecesOf(made, 0, 12)).toEqual([
    { node, start: 0, end: 7 },
    { node: two, start: 0, end: 6 },
  ]);
});

test('leaves a name alone that stands in a credit, and marks its next mention', () => {
  const dateline = block(1, 'Alder: the board met.');
  dateline.mentions[0] = { ...(dateline.mentions[0] as PageMention), credit: true };
  expect(marked([dateline, block(2, 'Alder left.')])).toEqual(['2:0 Alder']);
});

describe('the budget of a screenful', () => {
  test('serves the least familiar names first', () => {
    const found = [block(1, 'France and Birch and Alder.')];
    const choice = { markFamiliar: true };
    expect(marked(found, { ...choice, marksPerScreen: 1 })).toEqual(['1:21 Alder']);
    expect(marked(found, { ...choice, marksPerScreen: 2 })).toEqual(['1:11 Birch', '1:21 Alder']);
    expect(marked(found, { ...choice, marksPerScreen: 3 })).toHaveLength(3);
  });

  test('a name whose first mention finds no room is marked at the next that does', () => {
    const found = [block(1, 'Birch and Alder.'), block(9, 'Birch again.'), block(12, 'Birch once more.')];
    expect(marked(found, { marksPerScreen: 1 })).toEqual(['1:10 Alder', '12:0 Birch']);
  });

  test('with every mention marked, each name comes once before any comes twice', () => {
    const found = [block(1, 'Alder, Alder, Alder and Birch.')];
    expect(marked(found, { marks: 'every', marksPerScreen: 3 })).toEqual(['1:0 Alder', '1:7 Alder', '1:24 Birch']);
  });

  test('marks that are there stay, whoever else wants their place', () => {
    const view = { ...VIEW, kept: (_: Block, start: number) => start === 0 };
    const found = [block(1, 'Birch and Alder.')];
    expect(selectMarks(found, LABELS, { ...CHOICE, marksPerScreen: 1 }, view).map(printed)).toEqual(['1:0 Birch']);
  });

  test('marks that are there go when the reader wants fewer', () => {
    const view = { ...VIEW, kept: () => true };
    const found = [block(1, 'Birch and Alder.')];
    expect(selectMarks(found, LABELS, { ...CHOICE, marksPerScreen: 2 }, view)).toHaveLength(2);
    expect(selectMarks(found, LABELS, { ...CHOICE, marksPerScreen: 1 }, view)).toHaveLength(1);
  });

  test('nothing is marked whose place is not known yet', () => {
    expect(selectMarks([block(1, 'Alder.')], LABELS, CHOICE, { ...VIEW, place: () => undefined })).toEqual([]);
  });

  test('no window of a screen’s height ever holds more, and no room is left unused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 })), { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('first' as const, 'every' as const),
        (mentions, most, marks) => {
          const keys = [...new Set(mentions.map(([key]) => key))].sort((a, b) => a - b);
          const found = keys.map((key) => {
            const names = mentions.filter(([at]) => at === key).map(([, name]) => `e${name}`);
            const made = block(key, names.join(' '));
            let start = 0;
            made.mentions = names.map((entity) => {
              const mention = { block: key, start, end: start + entity.length, entity, why: { rule: 'test' } };
              start += entity.length + 1;
              return mention;
            });
            return made;
          });
          const place = ({ key }: Block, start: number) => key * 100 + start;
          const chosen = selectMarks(found, LABELS, { ...CHOICE, marks, marksPerScreen: most }, { ...VIEW, place });
          const places = chosen.map((mark) => place(mark.block, mark.start)).sort((a, b) => a - b);
          const holds = (all: number[]) => all.every((top, index) => (all[index + most] ?? 1e9) - top >= VIEW.screen);
          expect(holds(places)).toBe(true);
          const marked = new Set(chosen.map(printed));
          const names = new Set(chosen.flatMap(({ entities }) => entities));
          for (const { block: at, mentions: all } of found) {
            for (const mention of all) {
              if (marked.has(printed({ ...mention, block: at }))) continue;
              if (marks === 'first' && names.has(mention.entity)) continue;
              expect(holds([...places, place(at, mention.start)].sort((a, b) => a - b))).toBe(false);
            }
          }
        },
      ),
    );
  });
});

describe('what the reader wants less of', () => {
  test('types left out are not marked, nor offered as another reading', () => {
    const found = [block(0, 'Alder and Birch.')];
    expect(marked(found, { typesOff: ['weapon'] })).toEqual(['0:0 Alder']);
    const [first] = found;
    const both = { block: first!.block, mentions: [{ ...first!.mentions[0]!, others: ['birch'] }] };
    const [mark] = selectMarks([both], LABELS, { ...CHOICE, typesOff: ['weapon'] }, VIEW);
    expect(mark?.entities).toEqual(['alder']);
  });

  test('once below each heading', () => {
    const found = [
      block(0, 'Alder.'),
      block(1, 'Alder again.'),
      block(2, 'A heading', 'title'),
      block(3, 'Alder and Birch.'),
      block(4, 'Birch again.'),
    ];
    expect(marked(found, { marks: 'section' })).toEqual(['0:0 Alder', '3:0 Alder', '3:10 Birch']);
    expect(marked(found)).toEqual(['0:0 Alder', '3:10 Birch']);
  });
});

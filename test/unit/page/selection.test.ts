import { expect, test } from 'vitest';
import type { Mention } from '../../../lib/matching/types';
import type { Block } from '../../../lib/page/blocks';
import { piecesOf } from '../../../lib/page/blocks';
import type { Role } from '../../../lib/page/regions';
import { type Choice, selectMarks } from '../../../lib/page/selection';

const node = { data: '' } as Text;
const CHOICE: Choice = { marks: 'first', markFamiliar: false, termsOff: [] };
const LABELS = new Map([
  ['alder', { familiar: false }],
  ['birch', { familiar: false }],
  ['france', { familiar: true }],
]);
const NAMES: Record<string, string> = { Alder: 'alder', Birch: 'birch', France: 'france' };

/** A block whose names are its mentions; text in brackets is a link. */
function block(key: number, source: string, role: Role = 'body') {
  const text = source.replace(/[[\]]/g, '');
  const made: Block = { key, text, role, element: {} as Element, nodes: [], at: [], from: [], markable: [], linked: 0 };
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
  const mentions: Mention[] = [...text.matchAll(/Alder|Birch|France/g)].map((match) => ({
    block: key,
    start: match.index,
    end: match.index + match[0].length,
    entity: NAMES[match[0]] as string,
    why: { rule: 'test' },
  }));
  return { block: made, mentions };
}

function marked(found: ReturnType<typeof block>[], choice: Partial<Choice> = {}, hidden: number[] = []): string[] {
  return selectMarks(found, LABELS, { ...CHOICE, ...choice }, ({ key }) => !hidden.includes(key)).map(
    ({ block, start, end }) => `${block.key}:${start} ${block.text.slice(start, end)}`,
  );
}

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
  found.mentions[0] = { ...(found.mentions[0] as Mention), others: ['birch'] };
  expect(selectMarks([found], LABELS, CHOICE, () => true)[0]?.entities).toEqual(['alder', 'birch']);
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
    linked: 0,
  };
  expect(piecesOf(made, 0, 12)).toEqual([
    { node, start: 0, end: 7 },
    { node: two, start: 0, end: 6 },
  ]);
});

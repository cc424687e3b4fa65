// @vitest-environment happy-dom
/** However a page cuts its text into nodes, the same text is matched, and offsets lead back to it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileNameIndex } from '../../../lib/matching/compile';
import { findMentions } from '../../../lib/matching/find-mentions';
import { loadNameIndex } from '../../../lib/matching/name-index';
import { piecesOf } from '../../../lib/page/blocks';
import { TextWalk } from '../../../lib/page/walk';
import { entity } from '../matching/entities';

const index = loadNameIndex(
  compileNameIndex([
    entity('kcna', 'media', ['Korean Central News Agency', { text: 'KCNA', kind: 'acronym' }]),
    entity('alder', 'person', ['Elm Alder-Birch']),
    entity('usa', 'country', ['United States', { text: 'U.S.', kind: 'acronym' }]),
  ]),
);
const words = [
  'KCNA',
  'Korean',
  'Central',
  'News',
  'Agency',
  'Elm',
  'Alder-Birch',
  'the',
  'U.S.',
  'United',
  'States',
  'said.',
];
const text = fc.array(fc.constantFrom(...words, '북한은', '\u00ad', 'KC\u00adNA'), { minLength: 1, maxLength: 14 });
const cuts = fc.array(fc.tuple(fc.nat(120), fc.constantFrom('', 'b', 'span', 'i')), { maxLength: 8 });

/** A paragraph that prints `whole`, cut into text nodes and inline elements. */
function paragraph(whole: string, cutAt: readonly (readonly [number, string])[]): HTMLElement {
  const p = document.createElement('p');
  const places = new Map(cutAt.map(([at, tag]) => [at % whole.length, tag]));
  let from = 0;
  for (const [at, tag] of [...places].sort(([a], [b]) => a - b).concat([[whole.length, '']])) {
    const node = document.createTextNode(whole.slice(from, at));
    if (tag === '') p.append(node);
    else p.appendChild(document.createElement(tag)).append(node);
    from = at;
  }
  return p;
}

function read(p: HTMLElement) {
  const walk = new TextWalk(p, { element: p, role: 'body', unmarked: 0, links: 0 }, () => 0);
  walk.run(() => false);
  const blocks = walk.blocks.map(({ key, text, role }) => ({ key, text, role }));
  const { mentions } = findMentions(index, { blocks, lang: 'en' });
  const printed = mentions.map(({ start, end, entity }) => {
    const pieces = walk.blocks.flatMap((block) => piecesOf(block, start, end) ?? []);
    return [
      entity,
      pieces
        .map(({ node, start, end }) => node.data.slice(start, end))
        .join('')
        .replaceAll('\u00ad', '')
        .replace(/ +/g, ' '),
    ];
  });
  return { blocks, mentions, printed };
}

it('is the same text with the same mentions in one node or in many', () => {
  let seen = 0;
  fc.assert(
    fc.property(text, cuts, (parts, cutAt) => {
      const whole = parts.join(' ');
      const one = read(paragraph(whole, []));
      const many = read(paragraph(whole, cutAt));
      expect(many.blocks).toEqual(one.blocks);
      expect(many.printed).toEqual(one.printed);
      for (const [n, [, print]] of many.printed.entries()) {
        const { start, end } = many.mentions[n] as { start: number; end: number };
        expect(print).toBe(many.blocks[0]?.text.slice(start, end));
      }
      seen += many.mentions.length;
    }),
    { numRuns: 500 },
  );
  expect(seen).toBeGreaterThan(300);
});

/**
 * The nearest relations of an entity as a small graph: what it belongs to and came from on the left, what belongs to it
 * and came after on the right. Every name leads to its card; the list beneath says the same in words.
 */
import type { CardView, EntityRef, RelationView } from '../card-view';
import type { RelationType } from '../schema';
import {
  BODY,
  EDGE,
  type Figure,
  INK,
  lettering,
  MUTED,
  PAPER,
  round,
  type Shape,
  SMALL,
  widthOf,
  wrapped,
} from './drawing';
import type { FigureWords } from './words';

/** Relations that point to what is before or above. All others go to the right, `related-to` where there is room. */
const LEFT: ReadonlySet<RelationType> = new Set([
  'part-of',
  'replaces',
  'led-by',
  'member-of',
  'operated-by',
  'created-by',
  'located-in',
  'attributed-to',
  'amends',
  'variant-of',
  'child-of',
  'party-to',
  'about',
]);
const EITHER: ReadonlySet<RelationType> = new Set(['related-to', 'counterpart-of', 'sibling-of', 'spouse-of']);

/** Names of one relation, and of one side. */
const MOST_OF_ONE = 3;
const MOST_OF_SIDE = 6;
const LINE = 13;
/** Between the name in the middle and those beside it, where the lines run. */
const GAP = 22;

interface Group {
  label: string;
  refs: EntityRef[];
  /** How many more there are. */
  more: number;
}

/**
 * Draws the graph, or null where two names would not make one.
 * @param options `all`: every relation there is, on a page with room for them
 */
export function relationGraph(
  view: Pick<CardView, 'relations' | 'title'>,
  width: number,
  words: FigureWords,
  { all = false } = {},
): Figure | null {
  if (new Set(view.relations.map(({ to }) => to.id)).size < 3) return null;
  const longest = Math.max(...view.title.split(' ').map((word) => widthOf(word, BODY, 'bold')));
  const name = wrapped(view.title, Math.max(width * 0.2, Math.min(width * 0.27, longest + 1)), BODY, 4, 'bold');
  const centre = Math.max(...name.map((text) => widthOf(text, BODY, 'bold'))) + 12;
  const column = (width - centre) / 2 - GAP;
  const { left, right } = sides(view.relations, all ? Number.POSITIVE_INFINITY : MOST_OF_SIDE);
  const drawn = [layOut(left, column, words), layOut(right, column, words)];
  const height = Math.max(...drawn.map((side) => side.height), name.length * 14 + 24);
  const middle = height / 2;
  const half = name.length * 7 + 6;
  const shapes: Shape[] = [];
  const edges: Shape[] = [];
  for (const [index, side] of drawn.entries()) {
    const isLeft = index === 0;
    const x = isLeft ? 0 : width - column;
    const offset = (height - side.height) / 2;
    const from = isLeft ? (width - centre) / 2 : (width + centre) / 2;
    const joint = isLeft ? column + 5 : width - column - 5;
    for (const { y, label, ref, lines } of side.items) {
      const at = offset + y;
      if (label !== undefined) {
        shapes.push(lettering(isLeft ? x + column : x, at + 9, label, { 'text-anchor': isLeft ? 'end' : 'start' }));
        continue;
      }
      const drawnLines = lines.map((text, i) =>
        lettering(isLeft ? x + column : x, at + 11 + i * LINE, text, {
          'font-size': BODY,
          fill: ref ? 'var(--sl-link)' : MUTED,
          'text-anchor': isLeft ? 'end' : 'start',
        }),
      );
      if (!ref) {
        shapes.push(...drawnLines);
        continue;
      }
      shapes.push(['link', ref, drawnLines]);
      const y2 = at + (lines.length * LINE) / 2 + 1;
      const y1 = middle + Math.max(-half + 5, Math.min(half - 5, (y2 - middle) * 0.35));
      const bend = (from + joint) / 2;
      edges.push([
        'path',
        {
          d: `M${round(from)} ${round(y1)}C${round(bend)} ${round(y1)} ${round(bend)} ${round(y2)} ${round(joint)} ${round(y2)}`,
          fill: 'none',
          stroke: EDGE,
        },
      ]);
    }
  }
  const box: Shape = [
    'rect',
    {
      x: round((width - centre) / 2),
      y: round(middle - half),
      width: round(centre),
      height: round(half * 2),
      rx: 3,
      fill: PAPER,
      stroke: INK,
      'stroke-width': 1.25,
    },
  ];
  const title = name.map((text, i) =>
    lettering(width / 2, middle - name.length * 7 + 10.5 + i * 14, text, {
      'font-size': BODY,
      'font-weight': 600,
      fill: INK,
      'text-anchor': 'middle',
    }),
  );
  return {
    place: 'relations',
    title: '',
    label: words.say('relationsOf', [view.title]),
    width,
    height: Math.ceil(height),
    shapes: [...edges, box, ...title, ...shapes],
  };
}

function sides(relations: readonly RelationView[], mostOfSide: number): { left: Group[]; right: Group[] } {
  const groups = new Map<string, { type: RelationType; refs: EntityRef[] }>();
  const seen = new Set<string>();
  for (const { type, label, to } of relations) {
    if (seen.has(to.id)) continue;
    seen.add(to.id);
    const group = groups.get(label) ?? { type, refs: [] };
    groups.set(label, group);
    group.refs.push(to);
  }
  const left: Group[] = [];
  const right: Group[] = [];
  const count = (side: Group[]) => side.reduce((sum, { refs }) => sum + refs.length, 0);
  // What may stand on either side goes last, to where there is more room.
  const ordered = [...groups].toSorted(([, a], [, b]) => Number(EITHER.has(a.type)) - Number(EITHER.has(b.type)));
  for (const [label, { type, refs }] of ordered) {
    const side = EITHER.has(type) ? (count(left) < count(right) ? left : right) : LEFT.has(type) ? left : right;
    const room = mostOfSide - count(side);
    const mostOfOne = mostOfSide === MOST_OF_SIDE ? MOST_OF_ONE : mostOfSide;
    const most = Math.min(room, side.length === 0 && refs.length <= mostOfSide ? mostOfSide : mostOfOne);
    if (most <= 0) continue;
    side.push({ label, refs: refs.slice(0, most), more: Math.max(0, refs.length - most) });
  }
  return { left, right };
}

interface Item {
  y: number;
  label?: string;
  ref?: EntityRef;
  lines: string[];
}

function layOut(groups: readonly Group[], column: number, words: FigureWords): { items: Item[]; height: number } {
  const items: Item[] = [];
  let y = 0;
  for (const { label, refs, more } of groups) {
    items.push({ y, label, lines: [] });
    y += SMALL + 4;
    for (const ref of refs) {
      const lines = wrapped(ref.title, column, BODY, 2);
      items.push({ y, ref, lines });
      y += lines.length * LINE + 4;
    }
    if (more > 0) {
      items.push({ y, lines: [words.say('more', [String(more)])] });
      y += LINE + 4;
    }
    y += 6;
  }
  return { items, height: Math.max(0, y - 6) };
}

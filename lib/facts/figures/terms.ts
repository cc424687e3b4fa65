/**
 * Terms in office as bars, one row a holder: of a body its heads, of a country its leaders, of a person those before and
 * after, or else the offices held.
 */
import type { EntityRef } from '../card-view';
import { type Day, firstDay, lastDay, type PartialDate } from '../dates';
import {
  AMBER,
  BODY,
  type Figure,
  fitted,
  INK,
  lettering,
  line,
  MUTED,
  RULE,
  round,
  type Shape,
  widthOf,
} from './drawing';
import { drawYears, timeAxis, within } from './time-axis';
import { type FigureWords, spanIn } from './words';

export interface TermRow {
  name: string;
  /** The holder's card, where there is one and it is not the card drawn. */
  to?: EntityRef | undefined;
  spans: { from: PartialDate; to?: PartialDate | undefined; qualifier?: string | undefined }[];
  /** The entity of the card itself. */
  self?: boolean;
}

export interface TermGroup {
  /** What was held. */
  title: string;
  rows: TermRow[];
}

/** Rows drawn of one group: those about the day. */
const MOST_ROWS = 8;
const ROW = 18;
const BAR = 7;

/**
 * Draws rows of terms.
 * @param day the card's day, or null on a card of now
 */
export function termsFigure(
  groups: readonly TermGroup[],
  day: Day | null,
  today: Day,
  width: number,
  words: FigureWords,
): Figure | null {
  const shown = groups.map(({ title, rows }) => ({ title, rows: about(rows, day ?? today) })).filter(hasRows);
  const rows = shown.flatMap((group) => group.rows);
  const [only] = shown;
  if (!only) return null;
  const labels = Math.min(width * 0.46, Math.max(...rows.map((row) => widthOf(row.name, BODY, 'bold'))) + 8);
  const right = width - 6;
  const end = (span: TermRow['spans'][number]) => (span.to === undefined ? today : lastDay(span.to));
  const spans = rows.flatMap((row) => row.spans);
  const axis = timeAxis(
    [...spans.flatMap((span) => [firstDay(span.from), end(span)]), ...(day === null ? [] : [day])],
    labels + 4,
    right,
  );
  const when = day ?? today;
  // On a person's card it is that person who stands out, on any other who held it on the day.
  const hasSelf = rows.some((row) => row.self);
  const shapes: Shape[] = [];
  const article: Shape[] = [];
  let y = day === null ? 0 : 14;
  const top = y;
  for (const { title, rows: group } of shown) {
    if (shown.length > 1) {
      shapes.push(lettering(0, y + 11, fitted(title, width, SMALL_CAPTION), { 'font-size': SMALL_CAPTION }));
      y += 17;
    }
    for (const row of group) {
      const middle = y + ROW / 2;
      const holds = (span: TermRow['spans'][number]) => firstDay(span.from) <= when && end(span) >= when;
      const isMarked = hasSelf ? row.self === true : row.spans.some(holds);
      const label = lettering(0, middle + 4, fitted(row.name, labels - 4, BODY, 'bold'), {
        'font-size': BODY,
        fill: isMarked ? INK : MUTED,
        ...(isMarked ? { 'font-weight': 600 } : {}),
      });
      shapes.push(row.to && !row.self ? ['link', row.to, [label]] : label);
      shapes.push(line(labels + 4, middle, right, middle, RULE));
      for (const span of row.spans) {
        const [from, to] = [axis.at(firstDay(span.from)), axis.at(end(span))];
        shapes.push([
          'rect',
          {
            x: from,
            y: round(middle - BAR / 2),
            width: Math.max(2, round(to - from - 1)),
            height: BAR,
            fill: INK,
            // Not another colour: forced colours have but one.
            'fill-opacity': (hasSelf ? isMarked : holds(span)) ? 1 : 0.5,
          },
          [['title', {}, [`${row.name}: ${spanWords(span, words)}`]]],
        ]);
      }
      y += ROW;
    }
    y += shown.length > 1 ? 4 : 0;
  }
  if (day !== null) {
    const x = axis.at(day);
    const word = words.say('article');
    article.push(
      line(x, top, x, y + 3, AMBER, { 'stroke-width': 3 }),
      lettering(within(x, widthOf(word, 10) + 4, 0, width), 10, word, {
        fill: 'var(--sl-amber-ink)',
        'font-weight': 600,
        'text-anchor': 'middle',
      }),
    );
  }
  shapes.push(line(labels + 4, y + 2, right, y + 2, RULE), ...drawYears(axis, y + 2, labels - 12, width), ...article);
  return {
    place: 'lead',
    title: shown.length > 1 ? words.say('holders') : only.title,
    label: shown.map((group) => textOf(group, words)).join(' '),
    width,
    height: y + 20,
    shapes,
  };
}

const SMALL_CAPTION = 10.5;

function hasRows({ rows }: TermGroup): boolean {
  return rows.length > 0;
}

/**
 * The rows to draw: around the one that covers the day, or came last before it. Who held it twice stands by the term
 * nearest the day; terms that ended before the first of those drawn are left out.
 */
function about(rows: readonly TermRow[], day: Day): TermRow[] {
  if (rows.length <= MOST_ROWS) return [...rows];
  const start = ({ spans }: TermRow): Day => {
    const starts = spans.map((span) => firstDay(span.from)).sort();
    return starts.findLast((from) => from <= day) ?? (starts[0] as Day);
  };
  const sorted = rows.toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0));
  const last = sorted.findLastIndex((row) => start(row) <= day);
  const end = Math.min(rows.length, Math.max(MOST_ROWS, last + 3));
  const drawn = sorted.slice(end - MOST_ROWS, end);
  const first = start(drawn[0] as TermRow);
  return drawn.map((row) => ({
    ...row,
    spans: row.spans.filter(({ to }) => to === undefined || lastDay(to) >= first),
  }));
}

function spanWords(span: TermRow['spans'][number], words: FigureWords): string {
  const when = spanIn(words, span.from, span.to);
  return span.qualifier === undefined ? when : `${when} (${span.qualifier})`;
}

function textOf({ title, rows }: TermGroup, words: FigureWords): string {
  const list = rows.map((row) => `${row.name}, ${row.spans.map((span) => spanWords(span, words)).join('; ')}`);
  return words.say('heldBy', [title, list.join('; ')]);
}

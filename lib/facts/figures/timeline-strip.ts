/**
 * The timeline as a strip: the time in which the entity existed, its events as dots, the card's day as a line of light.
 */
import type { CardView } from '../card-view';
import { type Day, firstDay, lastDay } from '../dates';
import {
  AMBER,
  AMBER_INK,
  type Figure,
  INK,
  lettering,
  line,
  PAPER,
  RULE,
  type Shape,
  SMALL,
  widthOf,
} from './drawing';
import { dayNumber, drawYears, timeAxis, within } from './time-axis';
import { dateIn, type FigureWords } from './words';

/** Days below which there is nothing to lay out. */
const SHORTEST = 30;
const AXIS = 22;

/** Draws the strip, or null where there are too few dates. `today` closes what is still open. */
export function timelineStrip(
  view: Pick<CardView, 'timeline' | 'existence' | 'asOf'>,
  today: Day,
  width: number,
  words: FigureWords,
): Figure | null {
  if (view.timeline.length < 2) return null;
  const { from, to } = view.existence;
  const days = view.timeline.map((event) => firstDay(event.date));
  if (from !== undefined) days.push(firstDay(from));
  days.push(to === undefined ? today : lastDay(to));
  if (view.asOf !== null) days.push(view.asOf);
  const axis = timeAxis(days, 6, width - 6);
  if (dayNumber(axis.last) - dayNumber(axis.first) < SHORTEST) return null;
  const lived = [
    from === undefined ? 6 : axis.at(firstDay(from)),
    axis.at(to === undefined ? today : lastDay(to)),
  ] as const;
  const shapes: Shape[] = [
    line(6, AXIS, width - 6, AXIS, RULE),
    line(lived[0], AXIS, lived[1], AXIS, INK, { 'stroke-width': 2 }),
    ...drawYears(axis, AXIS + 7, 0, width),
    ...view.timeline.map(
      ({ date, later }): Shape => [
        'circle',
        {
          cx: axis.at(firstDay(date)),
          cy: AXIS,
          r: 4,
          fill: later ? PAPER : INK,
          stroke: later ? INK : PAPER,
          'stroke-width': later ? 1.25 : 1.5,
        },
      ],
    ),
    ...(view.asOf === null ? [] : dayLine(axis.at(view.asOf), 12, AXIS + 9, width, words)),
  ];
  const ends = [dateIn(words, axis.first), dateIn(words, axis.last)];
  return {
    place: 'timeline',
    title: '',
    label:
      view.asOf === null
        ? words.say('timeline', ends)
        : words.say('timelineArticle', [...ends, dateIn(words, view.asOf)]),
    width,
    height: AXIS + 24,
    shapes,
  };
}

/** The article's day: a line of light, with its word above. */
export function dayLine(x: number, top: number, bottom: number, width: number, words: FigureWords): Shape[] {
  const word = words.say('article');
  return [
    line(x, top, x, bottom, AMBER, { 'stroke-width': 3 }),
    lettering(within(x, widthOf(word, SMALL) + 4, 0, width), top - 3, word, {
      fill: AMBER_INK,
      'font-weight': 600,
      'text-anchor': 'middle',
    }),
  ];
}

/**
 * A weapon's tests as a small plot: when, how far, how high, and which failed.
 */
import { type Day, firstDay } from '../dates';
import type { Event } from '../schema';
import { EDGE, type Figure, INK, lettering, line, PAPER, RULE, round, type Shape, SMALL, widthOf } from './drawing';
import { drawYears, timeAxis } from './time-axis';
import { dayLine } from './timeline-strip';
import { dateIn, type FigureWords, kmIn } from './words';

/** An event with what flew. */
type Test = Event & { flight: NonNullable<Event['flight']> };

/** Tests below which there is nothing to compare. */
const FEWEST = 2;
const PLOT = 84;
/** A round number of kilometres at the top of the plot. */
const TOPS = [100, 200, 300, 500, 800, 1000, 1500, 2000, 3000, 5000, 8000, 10_000, 15_000, 20_000];

/**
 * Draws the tests of a weapon.
 * @param day the card's day, or null on a card of now: later tests are left out
 */
export function testRecord(
  events: readonly Event[],
  day: Day | null,
  today: Day,
  width: number,
  words: FigureWords,
): Figure | null {
  const tests = events
    .filter((event): event is Test => event.flight !== undefined && firstDay(event.date) <= (day ?? today))
    .toSorted((a, b) => (firstDay(a.date) < firstDay(b.date) ? -1 : 1));
  const most = Math.max(0, ...tests.flatMap(({ flight }) => [flight.distance ?? 0, flight.height ?? 0]));
  if (tests.length < FEWEST || most === 0) return null;
  const top = TOPS.find((km) => km >= most) ?? most;
  const label = kmIn(words, top);
  const left = widthOf(label, SMALL) + 10;
  const right = width - 8;
  const base = 18 + PLOT;
  const axis = timeAxis([...tests.map(({ date }) => firstDay(date)), day ?? today], left + 8, right);
  const y = (km: number) => round(base - (km / top) * PLOT);
  const half = lettering(left - 6, y(top / 2) + 3.5, kmIn(words, top / 2), { 'text-anchor': 'end' });
  const shapes: Shape[] = [
    line(left, y(top), right, y(top), RULE),
    line(left, y(top / 2), right, y(top / 2), RULE),
    line(left, base, right, base, EDGE),
    lettering(left - 6, y(top) + 3.5, label, { 'text-anchor': 'end' }),
    half,
    lettering(left - 6, base + 3.5, '0', { 'text-anchor': 'end' }),
    ...drawYears(axis, base, left, width),
    ...(day === null ? [] : dayLine(axis.at(day), 12, base, width, words)),
    ...tests.flatMap(({ date, flight }) => drawTest(axis.at(firstDay(date)), flight, y, base)),
    ...legend(tests, left, base + 32, words),
  ];
  return {
    place: 'more',
    title: words.say('tests'),
    label: words.say('testsLabel', [tests.map((test) => testWords(test, words)).join('; ')]),
    width,
    height: base + 36,
    shapes,
  };
}

/** Distance as a filled dot, height as an open one; a failure as a cross where it came down, or at the foot. */
function drawTest(
  x: number,
  { distance, height, failed }: Test['flight'],
  y: (km: number) => number,
  base: number,
): Shape[] {
  const at = y(distance ?? 0);
  const peak = Math.max(distance ?? 0, height ?? 0);
  return [
    ...(peak > 0 ? [line(x, base, x, y(peak), EDGE)] : []),
    ...(height === undefined ? [] : [open(x, y(height))]),
    ...(failed ? [cross(x, distance === undefined ? base - 5 : at)] : distance === undefined ? [] : [dot(x, at)]),
  ];
}

function dot(x: number, y: number): Shape {
  return ['circle', { cx: x, cy: y, r: 3.5, fill: INK, stroke: PAPER }];
}

function open(x: number, y: number): Shape {
  return ['circle', { cx: x, cy: y, r: 3, fill: PAPER, stroke: INK, 'stroke-width': 1.25 }];
}

function cross(x: number, y: number): Shape {
  const d = `M${round(x - 3)} ${round(y - 3)}l6 6m0 -6l-6 6`;
  return ['path', { d, fill: 'none', stroke: INK, 'stroke-width': 1.5 }];
}

/** What the signs mean, of those that occur. */
function legend(tests: readonly Test[], left: number, y: number, words: FigureWords): Shape[] {
  const signs = [
    { is: tests.some(({ flight }) => flight.distance !== undefined), sign: dot, word: words.say('testDistance') },
    { is: tests.some(({ flight }) => flight.height !== undefined), sign: open, word: words.say('testHeight') },
    { is: tests.some(({ flight }) => flight.failed), sign: cross, word: words.say('testFailed') },
  ];
  let x = left;
  return signs.flatMap(({ is, sign, word }) => {
    if (!is) return [];
    const at = x + 4;
    x += widthOf(word, SMALL) + 26;
    return [sign(at, y - 3.5), lettering(at + 9, y, word)];
  });
}

function testWords({ date, flight: { distance, height, failed } }: Test, words: FigureWords): string {
  const parts = [
    distance !== undefined && `${words.say('testDistance')} ${kmIn(words, distance)}`,
    height !== undefined && `${words.say('testHeight')} ${kmIn(words, height)}`,
    failed && words.say('testFailed'),
  ].filter((part) => part !== false && part !== undefined);
  return `${dateIn(words, date)}: ${parts.join(', ')}`;
}

/**
 * A weapon's range as bars on one scale, where it is not known from where it would be fired.
 */
import {
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
  SMALL,
  widthOf,
} from './drawing';
import type { Reach } from './map';
import { within } from './time-axis';
import { type FigureWords, kmIn } from './words';

/** Where one class of ballistic missile ends and the next begins, kilometres, as the treaties and most states count. */
const CLASSES = [
  [1000, 'bandShort'],
  [3000, 'bandMedium'],
  [5500, 'bandIntermediate'],
  [Number.POSITIVE_INFINITY, 'bandIntercontinental'],
] as const;

const ROW = 27;

export function rangeScale(reaches: readonly Reach[], width: number, words: FigureWords): Figure {
  const farthest = Math.max(...reaches.map(({ km }) => km));
  const end = CLASSES.find(([km]) => km >= farthest * 1.05)?.[0] ?? Number.POSITIVE_INFINITY;
  const most = Number.isFinite(end) ? end : farthest * 1.12;
  const at = (km: number) => round((Math.min(km, most) / most) * (width - 12));
  const shapes: Shape[] = [];
  const height = reaches.length * ROW + 24;
  let from = 0;
  for (const [km, key] of CLASSES) {
    if (from >= most) break;
    const to = Math.min(km, most);
    const word = words.say(key);
    if (widthOf(word, SMALL) < at(to) - at(from))
      shapes.push(lettering((at(from) + at(to)) / 2, height - 1, word, { 'text-anchor': 'middle' }));
    if (Number.isFinite(km) && km <= most) {
      const label = kmIn(words, km);
      shapes.push(
        line(at(km), 0, at(km), height - 20, RULE),
        lettering(within(at(km), widthOf(label, 9), 0, width), height - 12, label, {
          'font-size': 9,
          'text-anchor': 'middle',
        }),
      );
    }
    from = km;
  }
  shapes.push(line(0, height - 22, at(most), height - 22, RULE));
  for (const [index, { km, note }] of reaches.entries()) {
    const y = index * ROW;
    const value = kmIn(words, km);
    const room = widthOf(value, BODY) * 1.1 + 6;
    shapes.push(
      lettering(0, y + 11, value, { 'font-size': BODY, 'font-weight': 600, fill: INK }),
      lettering(room, y + 11, fitted(note, width - room, SMALL), { fill: MUTED }),
      ['rect', { x: 0, y: y + 15, width: Math.max(2, at(km)), height: 6, fill: INK }],
    );
  }
  const list = reaches.map(({ km, note }) => (note === '' ? kmIn(words, km) : `${kmIn(words, km)} (${note})`));
  return {
    place: 'lead',
    title: words.say('range'),
    label: words.say('rangeScale', [list.join('; ')]),
    width,
    height,
    shapes,
  };
}

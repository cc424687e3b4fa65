/**
 * Where the ticks of the map beside the scroll bar stand. Pure geometry in CSS pixels.
 */

/** Ticks nearer to one another than this become one: a pointer could not choose between them. */
export const GAP = 8;

/** One tick: a mark, or several that stand close together. */
export interface Tick {
  /** Middle of the tick, in pixels below the top of the strip. */
  at: number;
  /** Indices of its marks, the uppermost first. */
  marks: number[];
}

/**
 * The ticks of marks on a strip that stands for the whole of what scrolls.
 * @param places of the marks, in pixels below the top of what scrolls; null where one cannot be seen
 * @param whole height of what scrolls
 * @param strip height of the strip
 */
export function ticksOf(places: readonly (number | null)[], whole: number, strip: number): Tick[] {
  const ticks: Tick[] = [];
  if (whole <= 0) return ticks;
  const placed = places.flatMap((place, mark) => (place === null ? [] : [{ place, mark }]));
  placed.sort((a, b) => a.place - b.place || a.mark - b.mark);
  for (const { place, mark } of placed) {
    const at = (Math.min(Math.max(place, 0), whole) / whole) * strip;
    const last = ticks.at(-1);
    // Measured from the first of them, or a long paragraph would become one tick from end to end.
    if (last && at - last.at < GAP) last.marks.push(mark);
    else ticks.push({ at, marks: [mark] });
  }
  return ticks;
}

/** The mark a click on a tick goes to: its first, and from one of its own the next of them. */
export function nextOf({ marks }: Tick, current: number): number {
  return marks[(marks.indexOf(current) + 1) % marks.length] as number;
}

/**
 * The side of its box a scroll bar is on.
 * @param before width in pixels between the left edge of the box and what scrolls: of a bar on the left
 * @param after the same on the right
 * @param rtl the box's direction decides where neither takes any room, as bars laid over the content do
 */
export function barSide(before: number, after: number, rtl: boolean): 'left' | 'right' {
  if (before > 0 || after > 0) return before > after ? 'left' : 'right';
  return rtl ? 'left' : 'right';
}

/**
 * Where a card goes beside the line it belongs to. Pure geometry in viewport CSS pixels.
 */
import type { Rect } from '../../lib/page/card-port';

/** Room between the line and the card, and between the card and the viewport's edge. As in frame.css. */
export const GAP = 6;
export const EDGE = 8;
/** A card is never taller than this, however much room there is. As in frame.css. */
export const TALLEST = 600;
/** Viewports up to this wide show the card as a sheet when it was opened by touch. */
export const SHEET_WIDTH = 480;

export interface Size {
  width: number;
  height: number;
}

/**
 * The side a card of `height` opens on: below the line where it fits, else above where it fits, else where more of it
 * does. Decided once, so that a card that grows scrolls inside instead of jumping over the line.
 */
export function chooseSide(line: Rect, viewport: Size, height: number): 'below' | 'above' {
  const needed = Math.min(height, TALLEST) + GAP + EDGE;
  const below = viewport.height - line.bottom;
  const above = line.top;
  if (below >= needed) return 'below';
  if (above >= needed) return 'above';
  return below >= above ? 'below' : 'above';
}

/** Whether any part of the line is within the viewport. */
export function inView(line: Rect, viewport: Size): boolean {
  return line.bottom > 0 && line.top < viewport.height && line.right > 0 && line.left < viewport.width;
}

/** Whether the card is a sheet on the viewport's edge instead of a box beside the line. */
export function isSheet(viewport: Size, by: string): boolean {
  return by === 'touch' && viewport.width <= SHEET_WIDTH;
}

/**
 * Where a card goes that is to stay, among those that do: where it is, if it covers none of them, else the nearest
 * place right beside, above or below one of them. Null: the viewport has no room for another.
 */
export function besideKept(card: Rect, kept: readonly Rect[], viewport: Size): { left: number; top: number } | null {
  const width = card.right - card.left;
  const height = card.bottom - card.top;
  const places = kept.flatMap(({ left, top, right, bottom }) => [
    { left: left - GAP - width, top },
    { left: right + GAP, top },
    { left, top: top - GAP - height },
    { left, top: bottom + GAP },
  ]);
  const distance = (place: { left: number; top: number }) => Math.hypot(place.left - card.left, place.top - card.top);
  const isFree = ({ left, top }: { left: number; top: number }) =>
    left >= 0 &&
    top >= 0 &&
    left + width <= viewport.width &&
    top + height <= viewport.height &&
    !kept.some(
      (other) => left < other.right && left + width > other.left && top < other.bottom && top + height > other.top,
    );
  return [card, ...places.sort((a, b) => distance(a) - distance(b))].find(isFree) ?? null;
}

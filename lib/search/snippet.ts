/** A long text cut to the part that matters. */
import type { Range } from './model';

/** A piece of text, matched or not. */
export interface Piece {
  text: string;
  matched: boolean;
  /** Where it begins in the text; an ellipsis at the end begins where the text was cut. */
  at: number;
}

/**
 * Cuts `text` to about `length` characters around its first match, at spaces where there are any, and splits it into
 * matched and other pieces. What was left out at either end is shown by an ellipsis.
 */
export function snippet(text: string, ranges: readonly Range[], length = 160): Piece[] {
  const flat = text.replace(/\s/g, ' ');
  let from = 0;
  let to = flat.length;
  if (flat.length > length) {
    const first = ranges[0]?.[0] ?? 0;
    // A third of the room stands before the match, for context.
    from = Math.max(0, Math.min(first - Math.floor(length / 3), flat.length - length));
    to = Math.min(flat.length, from + length);
    if (from > 0) {
      const space = flat.indexOf(' ', from);
      if (space >= 0 && space < first) from = space + 1;
    }
    if (to < flat.length) {
      const space = flat.lastIndexOf(' ', to);
      if (space > Math.max(from, ranges[0]?.[1] ?? 0)) to = space;
    }
  }
  const pieces: Piece[] = [];
  const put = (piece: string, matched: boolean, at: number) => {
    if (piece !== '') pieces.push({ text: piece, matched, at });
  };
  if (from > 0) put('…', false, -1);
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= at || start >= to) continue;
    put(flat.slice(at, Math.max(at, start)), false, at);
    put(flat.slice(Math.max(at, start), Math.min(end, to)), true, Math.max(at, start));
    at = Math.min(end, to);
  }
  put(flat.slice(at, to), false, at);
  if (to < flat.length) put('…', false, to);
  return pieces;
}

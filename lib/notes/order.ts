/** The orders notes are listed in. Pure. */
import type { Note } from './model';

/** Passages of one page in the order they stand in it. */
export function byPlace({ target: a }: Note, { target: b }: Note): number {
  return a.kind === 'passage' && b.kind === 'passage' ? a.position.start - b.position.start : 0;
}

interface Dated {
  id: string;
  modified: string;
}

/** The one written last first. */
export function byModified(a: Dated, b: Dated): number {
  return a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.id < b.id ? -1 : 1;
}

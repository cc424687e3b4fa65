/**
 * What a scan finds, as bare numbers: a page may have thousands of hits, and most are never looked at again.
 */

/** Hits as four numbers each: start, end, class of the last unit, number of the first form proven there. */
export interface Hits {
  /** How many there are. */
  length: number;
  data: Int32Array;
}

/** Numbers a hit takes in `Hits.data`. */
export const HIT_SIZE = 4;

/** An empty list, to be reused from block to block. */
export function newHits(): Hits {
  return { length: 0, data: new Int32Array(64 * HIT_SIZE) };
}

/** Appends a hit. */
export function record(hits: Hits, start: number, end: number, kind: number, form: number): void {
  const offset = hits.length * HIT_SIZE;
  if (offset === hits.data.length) {
    const larger = new Int32Array(hits.data.length * 2);
    larger.set(hits.data);
    hits.data = larger;
  }
  hits.data[offset] = start;
  hits.data[offset + 1] = end;
  hits.data[offset + 2] = kind;
  hits.data[offset + 3] = form;
  hits.length++;
}

/**
 * What stands in a block, by where it begins and ends: neighbours are asked for at every name, and to look through all others
 * each time would make the time of a long text grow with the square of its length.
 */

/** Offsets into one block's text. */
export interface Span {
  start: number;
  end: number;
}

/** How far before a place a span may begin that covers it, in UTF-16 units: longer than any name or phrase. */
const LONGEST = 256;

/** Spans of one block, in order of their starts once they are sorted. */
export class Spans<T extends Span> {
  readonly all: T[] = [];
  #byEnd: Map<number, T[]> | undefined;

  /** Puts them in order: by start, of those with one start the longest first. Before they are asked for neighbours. */
  sort(): void {
    this.all.sort((a, b) => a.start - b.start || b.end - a.end);
    this.#byEnd = undefined;
  }

  /** Those that begin at `at`, the longest first. */
  startingAt(at: number): T[] {
    return this.beginningIn(at, at + 1);
  }

  /** Those that end at `at`, the longest first. */
  endingAt(at: number): readonly T[] {
    if (!this.#byEnd) {
      this.#byEnd = new Map();
      for (const span of this.all) {
        const group = this.#byEnd.get(span.end);
        if (group) group.push(span);
        else this.#byEnd.set(span.end, [span]);
      }
    }
    return this.#byEnd.get(at) ?? [];
  }

  /** Those that begin in [`from`, `to`), in order. */
  beginningIn(from: number, to: number): T[] {
    return this.all.slice(this.firstFrom(from), this.firstFrom(to));
  }

  /** Those that hold a unit of [`from`, `to`] or touch it. */
  touching(from: number, to: number): T[] {
    return this.beginningIn(from - LONGEST, to + 1).filter(({ end }) => end >= from);
  }

  /** Number of the first span that begins at `at` or later. */
  firstFrom(at: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle] as T).start < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

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

/** Spans of one block, in order of their starts. */
export class Spans<T extends Span> implements Iterable<T> {
  #all: T[] = [];
  #byStart: Map<number, T[]> | undefined;
  #byEnd: Map<number, T[]> | undefined;

  get length(): number {
    return this.#all.length;
  }

  [Symbol.iterator](): ArrayIterator<T> {
    return this.#all[Symbol.iterator]();
  }

  /** Adds one in any order; before it is asked for neighbours, `sort` must be called. */
  add(span: T): void {
    this.#all.push(span);
  }

  /** Puts them in order: by start, of those with one start the longest first. */
  sort(): void {
    this.#all.sort((a, b) => a.start - b.start || b.end - a.end);
    this.#byStart = undefined;
    this.#byEnd = undefined;
  }

  /** Those that begin at `at`, the longest first. */
  startingAt(at: number): readonly T[] {
    this.#byStart ??= grouped(this.#all, 'start');
    return this.#byStart.get(at) ?? [];
  }

  /** Those that end at `at`, the longest first. */
  endingAt(at: number): readonly T[] {
    this.#byEnd ??= grouped(this.#all, 'end');
    return this.#byEnd.get(at) ?? [];
  }

  /** Those that begin in [`from`, `to`), in order. */
  beginningIn(from: number, to: number): T[] {
    const found: T[] = [];
    for (let i = this.firstFrom(from); i < this.#all.length; i++) {
      const span = this.#all[i] as T;
      if (span.start >= to) break;
      found.push(span);
    }
    return found;
  }

  /** Those that hold a unit of [`from`, `to`] or touch it. */
  touching(from: number, to: number): T[] {
    return this.beginningIn(from - LONGEST, to + 1).filter(({ end }) => end >= from);
  }

  /** The span of that number. */
  at(number: number): T | undefined {
    return this.#all[number];
  }

  /** Number of the first span that begins at `at` or later. */
  firstFrom(at: number): number {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#all[middle] as T).start < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function grouped<T extends Span>(spans: readonly T[], edge: keyof Span): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const span of spans) {
    const group = groups.get(span[edge]);
    if (group) group.push(span);
    else groups.set(span[edge], [span]);
  }
  return groups;
}

/**
 * Tables that are used as they lie in one buffer: a header of 32-bit words, then sections of numbers and strings. Opening
 * one costs a look at its header; a string is made when it is asked for.
 *
 * ```
 * head      the caller's own words
 * lengths   per section: its bytes
 * sections  each padded to whole words
 * ```
 */

/** Where a section lies in its buffer. */
export interface Section {
  buffer: ArrayBuffer;
  offset: number;
  /** Bytes. */
  size: number;
}

/** A buffer of `head` and the sections, in this order. */
export function writeSections(head: readonly number[], sections: readonly ArrayBufferView[]): ArrayBuffer {
  const bytes = sections.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  const start = 4 * (head.length + sections.length);
  const result = new ArrayBuffer(bytes.reduce((size, { byteLength }) => size + padded(byteLength), start));
  new Uint32Array(result, 0, start / 4).set([...head, ...bytes.map(({ byteLength }) => byteLength)]);
  const all = new Uint8Array(result);
  let offset = start;
  for (const section of bytes) {
    all.set(section, offset);
    offset += padded(section.byteLength);
  }
  return result;
}

/**
 * Finds the sections of what `writeSections` made.
 * @param whole all of it: a buffer, or a section of another one
 * @param head words of the head
 * @param count how many sections there are
 * @returns null where it is not as long as its lengths say
 */
export function readSections(whole: ArrayBuffer | Section, head: number, count: number): Section[] | null {
  const { buffer, offset: from, size: all } = 'byteLength' in whole ? sectionOf(whole) : whole;
  const start = 4 * (head + count);
  if (all < start || all % 4 !== 0) return null;
  const lengths = new Uint32Array(buffer, from + 4 * head, count);
  const sections: Section[] = [];
  let offset = from + start;
  for (const size of lengths) {
    sections.push({ buffer, offset, size });
    offset += padded(size);
  }
  return offset === from + all ? sections : null;
}

/** A buffer as a section. */
export function sectionOf(buffer: ArrayBuffer): Section {
  return { buffer, offset: 0, size: buffer.byteLength };
}

function padded(size: number): number {
  return (size + 3) & ~3;
}

/** Views of a section. */
export function words({ buffer, offset, size }: Section): Uint32Array {
  return new Uint32Array(buffer, offset, size >>> 2);
}
export function integers({ buffer, offset, size }: Section): Int32Array {
  return new Int32Array(buffer, offset, size >>> 2);
}
export function halves({ buffer, offset, size }: Section): Uint16Array {
  return new Uint16Array(buffer, offset, size >>> 1);
}
export function bytesOf({ buffer, offset, size }: Section): Uint8Array {
  return new Uint8Array(buffer, offset, size);
}

/** Strings as two sections: where each begins (and the last ends), and their UTF-8. */
export function packStrings(list: readonly string[]): [starts: Uint32Array, bytes: Uint8Array] {
  const encoded = list.map((text) => new TextEncoder().encode(text));
  const starts = new Uint32Array(list.length + 1);
  encoded.forEach((text, number) => {
    starts[number + 1] = (starts[number] as number) + text.length;
  });
  const bytes = new Uint8Array(starts[list.length] as number);
  encoded.forEach((text, number) => {
    bytes.set(text, starts[number]);
  });
  return [starts, bytes];
}

const decoder = new TextDecoder();
/** Strings kept decoded; a page asks for the same few again and again. */
const MOST_KEPT = 10_000;

/** Strings packed by `packStrings`, by number. */
export class Strings {
  readonly #starts: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #kept = new Map<number, string>();

  constructor(starts: Section, bytes: Section) {
    this.#starts = words(starts);
    this.#bytes = bytesOf(bytes);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  /** Empty for a number there is no string of. */
  at(number: number): string {
    const kept = this.#kept.get(number);
    if (kept !== undefined) return kept;
    if (!(number >= 0 && number < this.length)) return '';
    const text = decoder.decode(this.#bytes.subarray(this.#starts[number], this.#starts[number + 1]));
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(number, text);
    return text;
  }
}

/** How many of `count` sorted values are not above `wanted`. */
export function countUpTo<T extends string | number>(count: number, at: (place: number) => T, wanted: T): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of `wanted` among `count` sorted values, no two the same; -1 where it is not there. */
export function placeIn<T extends string | number>(count: number, at: (place: number) => T, wanted: T): number {
  const place = countUpTo(count, at, wanted) - 1;
  return place >= 0 && at(place) === wanted ? place : -1;
}

/**
 * Records of a few numbered fields, each a list of numbers, as sections of a buffer: most names and entities have none.
 */
import { placeIn, type Section, words } from '../sections';

/** A field is a word of its number and, below this bit, how many words follow. */
const FIELD_SHIFT = 24;

/** Records by number as sections: the numbers that have one, where each begins and the last ends, and their fields. */
export function packRecords<T>(
  records: readonly (T | undefined)[],
  fieldsOf: (record: T) => (readonly [field: number, values: readonly number[] | '' | undefined])[],
): Uint32Array[] {
  const numbers: number[] = [];
  const starts = [0];
  const fields: number[] = [];
  for (const [number, record] of records.entries()) {
    if (record === undefined) continue;
    numbers.push(number);
    for (const [field, values] of fieldsOf(record)) {
      if (!values) continue;
      fields.push((field << FIELD_SHIFT) | values.length);
      for (const value of values) fields.push(value);
    }
    starts.push(fields.length);
  }
  return [Uint32Array.from(numbers), Uint32Array.from(starts), Uint32Array.from(fields)];
}

/** Records packed by `packRecords`; those asked for stay unpacked. */
export class Records<T> {
  readonly #numbers: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #fields: Uint32Array;
  readonly #make: (fields: Map<number, number[]>) => T;
  readonly #kept = new Map<number, T | undefined>();

  constructor(
    [numbers, starts, fields]: readonly [Section, Section, Section],
    make: (fields: Map<number, number[]>) => T,
  ) {
    this.#numbers = words(numbers);
    this.#starts = words(starts);
    this.#fields = words(fields);
    this.#make = make;
  }

  at(number: number): T | undefined {
    if (this.#kept.has(number)) return this.#kept.get(number);
    const place = placeIn(this.#numbers.length, (at) => this.#numbers[at] as number, number);
    const record = place < 0 ? undefined : this.#make(this.#fieldsAt(place));
    this.#kept.set(number, record);
    return record;
  }

  #fieldsAt(place: number): Map<number, number[]> {
    const fields = new Map<number, number[]>();
    const end = this.#starts[place + 1] as number;
    for (let at = this.#starts[place] as number; at < end; ) {
      const head = this.#fields[at++] as number;
      const size = head & ((1 << FIELD_SHIFT) - 1);
      fields.set(head >>> FIELD_SHIFT, [...this.#fields.subarray(at, at + size)]);
      at += size;
    }
    return fields;
  }
}

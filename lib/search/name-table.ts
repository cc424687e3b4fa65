/**
 * The names of a release prepared for search, in one buffer that is used as it lies: folded, with the places at which a
 * match may start sorted by their first two letters. Folding a hundred thousand names takes longer than anybody waits for
 * a popup; this is made when the extension is built.
 */

import { LANGUAGES, type Language, NAME_KINDS, type NameKind } from '../facts/name-kinds';
import type { ShippedEntity } from '../facts/release';
import { bytesOf, halves, packStrings, readSections, type Section, Strings, words, writeSections } from '../sections';
import { fold } from './fold';
import { isSyllable } from './hangul';

/** A place in a name is one number: name × 256 + offset. A match may start in the first 255 units of a name. */
export const PLACES = 256;

/** The number of the name a place is in. */
export function nameAt(place: number): number {
  return place >>> 8;
}

/** Where in the name's key it is. */
export function startAt(place: number): number {
  return place & (PLACES - 1);
}

/** "SLSN" read as a little-endian word. */
const MAGIC = 0x4e534c53;
const SECTIONS = 14;

/** Whether a text has Korean syllables, whose initial consonants are searched too. */
export function hasSyllables(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isSyllable(text.charCodeAt(i))) return true;
  return false;
}

/** @param entities in the order of the release */
export function packNames(entities: readonly Pick<ShippedEntity, 'names' | 'statements' | 'events' | 'relations'>[]) {
  const firsts = [0];
  const kinds: number[] = [];
  const texts: string[] = [];
  const keys: string[] = [];
  const starts: string[] = [];
  const hangul: number[] = [];
  const buckets = new Map<string, number[]>();
  for (const { names } of entities) {
    for (const { text, lang, kind } of names) {
      const name = texts.length;
      const folded = fold(text);
      texts.push(text);
      kinds.push(NAME_KINDS.indexOf(kind) | (LANGUAGES.indexOf(lang) << 4));
      keys.push(folded.key);
      starts.push(String.fromCharCode(...folded.words));
      if (folded.key !== '' && hasSyllables(text)) hangul.push(name);
      for (const start of folded.starts) {
        if (start >= PLACES) break;
        const prefix = folded.key.slice(start, start + 2);
        const bucket = buckets.get(prefix);
        if (bucket) bucket.push(name * PLACES + start);
        else buckets.set(prefix, [name * PLACES + start]);
      }
    }
    firsts.push(texts.length);
  }
  const prefixes = [...buckets.keys()].sort();
  const bucketStarts = [0];
  for (const prefix of prefixes)
    bucketStarts.push((bucketStarts.at(-1) as number) + (buckets.get(prefix)?.length ?? 0));
  const weights = entities.map(({ statements, events, relations }) =>
    Math.min(0xffff, statements.length + events.length + relations.length),
  );
  return writeSections(
    [MAGIC],
    [
      Uint32Array.from(firsts),
      Uint8Array.from(kinds),
      ...packStrings(texts),
      ...joined(keys),
      ...joined(starts),
      ...packStrings(prefixes),
      Uint32Array.from(bucketStarts),
      Uint32Array.from(prefixes.flatMap((prefix) => buckets.get(prefix) ?? [])),
      Uint32Array.from(hangul),
      Uint16Array.from(weights),
    ],
  );
}

/** Strings as one: where each begins in it, in UTF-16 units, and all of it as UTF-8. Read as a whole, at once. */
function joined(list: readonly string[]): [starts: Uint32Array, bytes: Uint8Array] {
  const starts = new Uint32Array(list.length + 1);
  for (const [at, text] of list.entries()) starts[at + 1] = (starts[at] as number) + text.length;
  return [starts, new TextEncoder().encode(list.join(''))];
}

class Joined {
  readonly all: string;
  readonly starts: Uint32Array;

  constructor(starts: Section, bytes: Section) {
    this.starts = words(starts);
    this.all = new TextDecoder().decode(bytesOf(bytes));
  }

  at(number: number): string {
    return this.all.slice(this.starts[number], this.starts[number + 1]);
  }
}

export class NameTable {
  /** How many entities and names there are. */
  readonly entities: number;
  readonly names: number;
  readonly prefixes: readonly string[];
  /** Names with Korean syllables. */
  readonly hangul: Uint32Array;
  readonly weights: Uint16Array;
  readonly #firsts: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #texts: Strings;
  readonly #keys: Joined;
  readonly #starts: Joined;
  readonly #bucketStarts: Uint32Array;
  readonly #places: Uint32Array;
  readonly #buckets: Map<string, number>;

  /** @throws Error where the buffer is no table of names */
  constructor(buffer: ArrayBuffer) {
    const sections = readSections(buffer, 1, SECTIONS);
    if (!sections || new Uint32Array(buffer, 0, 1)[0] !== MAGIC) throw new Error('search: not a table of names');
    const at = (section: number): Section => sections[section] as Section;
    this.#firsts = words(at(0));
    this.#kinds = bytesOf(at(1));
    this.#texts = new Strings(at(2), at(3));
    this.#keys = new Joined(at(4), at(5));
    this.#starts = new Joined(at(6), at(7));
    const prefixes = new Strings(at(8), at(9));
    this.prefixes = Array.from({ length: prefixes.length }, (_, number) => prefixes.at(number));
    this.#buckets = new Map(this.prefixes.map((prefix, number) => [prefix, number]));
    this.#bucketStarts = words(at(10));
    this.#places = words(at(11));
    this.hangul = words(at(12));
    this.weights = halves(at(13));
    this.entities = this.#firsts.length - 1;
    this.names = this.#kinds.length;
  }

  key(name: number): string {
    return this.#keys.at(name);
  }

  /** UTF-16 units of a name's key. */
  keyLength(name: number): number {
    return (this.#keys.starts[name + 1] as number) - (this.#keys.starts[name] as number);
  }

  /** Offsets of word starts in the key, as char codes. */
  wordStarts(name: number): string {
    return this.#starts.at(name);
  }

  kind(name: number): NameKind {
    return NAME_KINDS[(this.#kinds[name] as number) & 15] as NameKind;
  }

  text(name: number): string {
    return this.#texts.at(name);
  }

  /** The entity a name is of. */
  entity(name: number): number {
    let low = 0;
    let high = this.entities;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] as number) <= name) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Of an entity the number of its first name. */
  first(entity: number): number {
    return this.#firsts[entity] as number;
  }

  namesOf(entity: number): { text: string; lang: Language; kind: NameKind }[] {
    const names = [];
    for (let name = this.first(entity); name < (this.#firsts[entity + 1] ?? 0); name++) {
      names.push({
        text: this.text(name),
        lang: LANGUAGES[(this.#kinds[name] as number) >> 4] as Language,
        kind: this.kind(name),
      });
    }
    return names;
  }

  /** Places at which a match may start that begins with these two letters. */
  bucket(prefix: string): Uint32Array | undefined {
    const number = this.#buckets.get(prefix);
    if (number === undefined) return undefined;
    return this.#places.subarray(this.#bucketStarts[number], this.#bucketStarts[number + 1]);
  }

  /** Whether a name goes on with `query` at an offset. */
  goesOn(name: number, offset: number, query: string): boolean {
    const start = (this.#keys.starts[name] as number) + offset;
    return start + query.length <= (this.#keys.starts[name + 1] as number) && this.#keys.all.startsWith(query, start);
  }
}

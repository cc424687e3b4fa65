/**
 * The name index as it is used: typed-array views over the buffer the compiler wrote, and the name table beside it.
 */
import type { Day } from '../facts/dates';
import type { Language, NameKind } from '../facts/schema';
import { FORMAT_VERSION, HEADER, MAGIC } from './format';
import { checksum } from './hash';
import type { EntityLabel } from './types';

/** Conditions of one name. Words and phrases are numbers of `NameTable.cues` and `NameTable.vetoes`. */
export interface NameGuards {
  near?: number[];
  /** Entity numbers. */
  with?: number[];
  not?: number[];
  unless?: number[];
  /** First and last day the name is in use. */
  from?: Day;
  to?: Day;
}

/** What the matcher knows of an entity beside its label. */
export interface EntityClues {
  /** Cue numbers of its context words. */
  context?: number[];
  /** Entity numbers it has relations with. */
  related?: number[];
  /** Entity numbers of the countries it belongs to: whose ministry, court or army it is. */
  nations?: number[];
  /** Who has led it: entity numbers of heads of state and government with the days they held the office. */
  heads?: { entity: number; from?: Day; to?: Day }[];
  /** First day it exists, last day. */
  from?: Day;
  to?: Day;
}

/** Everything about names that is not in the buffer. JSON. */
export interface NameTable {
  version: number;
  /** Checksum of the index it belongs to. */
  checksum: number;
  entities: EntityLabel[];
  clues: Record<number, EntityClues>;
  guards: Record<number, NameGuards>;
  /** Name texts in order of name number, with kind and language as indexes of `NAME_KINDS` and `LANGUAGES`. */
  names: { text: string; kind: NameKind; lang: Language }[];
  cues: string[];
  vetoes: string[];
}

/** A loaded index. The views share the buffer given to `loadNameIndex`. */
export interface NameIndex {
  filter: Int32Array;
  /** `filter.length - 1`: its length is a power of two. */
  filterMask: number;
  table: Uint32Array;
  checks: Int32Array;
  forms: Uint32Array;
  /** Bits of `HEADER.singles`. */
  singles: number;
  entityOf: Uint32Array;
  flags: Uint16Array;
  names: NameTable;
  /** Entity number of an id. */
  numberOf: Map<string, number>;
}

/** Why an index could not be used. */
export class NameIndexError extends Error {
  override name = 'NameIndexError';
}

/**
 * Views over an index made by `compileNameIndex`. Costs one pass over the buffer for its checksum, nothing is copied.
 * @throws NameIndexError when the buffer or table is of another version, damaged, or does not belong to the other.
 */
export function loadNameIndex(index: ArrayBuffer, names: NameTable): NameIndex {
  if (index.byteLength < HEADER.words * 4 || index.byteLength % 4 !== 0) {
    throw new NameIndexError(`name index: ${index.byteLength} bytes are too few or not whole words`);
  }
  const words = new Uint32Array(index);
  const at = (field: number): number => words[field] as number;
  if (at(HEADER.magic) !== MAGIC) throw new NameIndexError('name index: not a name index');
  if (at(HEADER.version) !== FORMAT_VERSION) {
    throw new NameIndexError(`name index: format ${at(HEADER.version)}, this version reads ${FORMAT_VERSION}`);
  }
  if (names.version !== FORMAT_VERSION) {
    throw new NameIndexError(`name table: format ${names.version}, this version reads ${FORMAT_VERSION}`);
  }
  const [filterWords, slots, forms, count] = [HEADER.filterWords, HEADER.slots, HEADER.forms, HEADER.names].map(at) as [
    number,
    number,
    number,
    number,
  ];
  const expected = HEADER.words + filterWords + slots + 2 * forms + count + Math.ceil(count / 2);
  if (words.length !== expected) {
    throw new NameIndexError(`name index: ${words.length} words where its header says ${expected}`);
  }
  if (checksum(words.subarray(HEADER.words)) !== at(HEADER.checksum)) {
    throw new NameIndexError('name index: the checksum does not agree: the buffer is damaged');
  }
  if (names.checksum !== at(HEADER.checksum)) {
    throw new NameIndexError('name table: belongs to another name index');
  }
  let offset = HEADER.words * 4;
  const take = (length: number): Uint32Array => {
    const view = new Uint32Array(index, offset, length);
    offset += length * 4;
    return view;
  };
  const filter = new Int32Array(index, take(filterWords).byteOffset, filterWords);
  const table = take(slots);
  const checks = new Int32Array(index, take(forms).byteOffset, forms);
  const formNames = take(forms);
  const entityOf = take(count);
  const flags = new Uint16Array(index, offset, count);
  return {
    filter,
    filterMask: filterWords - 1,
    table,
    checks,
    forms: formNames,
    singles: at(HEADER.singles),
    entityOf,
    flags,
    names,
    numberOf: new Map(names.entities.map((entity, number) => [entity.id, number])),
  };
}

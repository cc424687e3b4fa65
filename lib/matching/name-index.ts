/**
 * The name index as it is used: typed-array views over the buffer the compiler wrote.
 */
import { integers, readSections, type Section, words } from '../sections';
import { FORMAT_VERSION, HEADER, MAGIC, SECTION } from './format';
import { checksum, shiftOf } from './hash';
import { NameTable, TABLE_SECTIONS } from './name-table';
import type { Details } from './pieces';

/** A loaded index. The views share the buffer given to `loadNameIndex`. */
export interface NameIndex {
  filter: Int32Array;
  /** `filter.length - 1`: its length is a power of two. */
  filterMask: number;
  /** By `openingOf`; its length is a power of two. */
  openings: Int32Array;
  /** `shiftOf` its length. */
  openingShift: number;
  /** One more than there are buckets. */
  buckets: Uint32Array;
  /** `shiftOf` their number. */
  bucketShift: number;
  checks: Int32Array;
  forms: Uint32Array;
  /** Bits of `HEADER.singles`. */
  singles: number;
  names: NameTable;
}

/** Why an index could not be used. */
export class NameIndexError extends Error {
  override name = 'NameIndexError';
}

/**
 * Views over an index made by `compileNameIndex`; nothing is copied or parsed.
 * @param verified the caller has held the buffer against a checksum already: it is not read again for its own
 * @param details where the details of names are read, for an index that was parted from them
 * @throws NameIndexError when the buffer is something else, of another version or damaged
 */
export function loadNameIndex(
  buffer: ArrayBuffer,
  { verified = false, details }: { verified?: boolean; details?: Details } = {},
): NameIndex {
  if (buffer.byteLength < HEADER.words * 4 || buffer.byteLength % 4 !== 0) {
    throw new NameIndexError(`name index: ${buffer.byteLength} bytes are too few or not whole words`);
  }
  const all = new Uint32Array(buffer);
  if (all[HEADER.magic] !== MAGIC) throw new NameIndexError('name index: not a name index');
  if (all[HEADER.version] !== FORMAT_VERSION) {
    throw new NameIndexError(`name index: format ${all[HEADER.version]}, this version reads ${FORMAT_VERSION}`);
  }
  const sections = readSections(buffer, HEADER.words, SECTION.table + TABLE_SECTIONS);
  if (!sections) throw new NameIndexError(`name index: ${buffer.byteLength} bytes are not what its header says`);
  if (!verified && checksum(all.subarray(HEADER.words)) !== all[HEADER.checksum]) {
    throw new NameIndexError('name index: the checksum does not agree: the buffer is damaged');
  }
  const at = (section: number): Section => sections[section] as Section;
  const filter = integers(at(SECTION.filter));
  const openings = integers(at(SECTION.openings));
  const buckets = words(at(SECTION.buckets));
  return {
    filter,
    filterMask: filter.length - 1,
    openings,
    openingShift: shiftOf(openings.length),
    buckets,
    bucketShift: shiftOf(buckets.length - 1),
    checks: integers(at(SECTION.checks)),
    forms: words(at(SECTION.forms)),
    singles: all[HEADER.singles] as number,
    names: new NameTable(sections.slice(SECTION.table), details),
  };
}

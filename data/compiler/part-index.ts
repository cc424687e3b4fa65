/**
 * Parts a large name index from its details: of a million forms a background that wakes reads what tells where names
 * stand, and of what they are the pieces that an article needs.
 */
import { createHash } from 'node:crypto';
import { HEADER, SECTION } from '../../lib/matching/format';
import { NameIndexError } from '../../lib/matching/name-index';
import { TABLE, TABLE_SECTIONS } from '../../lib/matching/name-table';
import { sealIndex } from '../../lib/matching/pack-index';
import { DIGEST } from '../../lib/matching/pieces';
import { bytesOf, readSections, words } from '../../lib/sections';

/** Bytes of an index that are read at once as fast as it can be parted: some 150,000 bytes cost as much as one reading more. */
const WHOLE = 2_000_000;

/**
 * @param above bytes above which an index is parted
 * @returns the index as it is and no details, or without its details and they beside it
 */
export function partIndex(buffer: ArrayBuffer, above = WHOLE): { index: ArrayBuffer; details: Uint8Array } {
  if (buffer.byteLength <= above) return { index: buffer, details: new Uint8Array() };
  const sections = readSections(buffer, HEADER.words, SECTION.table + TABLE_SECTIONS);
  if (!sections) throw new NameIndexError('name index: it is not what its header says');
  const parts: Uint8Array[] = sections.map(bytesOf);
  const details = parts[SECTION.table + TABLE.pieces] as Uint8Array;
  const starts = words(sections[SECTION.table + TABLE.starts] as (typeof sections)[number]);
  const digests = new Uint8Array((starts.length - 1) * DIGEST);
  for (let piece = 0; piece + 1 < starts.length; piece++) {
    const bytes = details.subarray(starts[piece], starts[piece + 1]);
    digests.set(createHash('sha256').update(bytes).digest().subarray(0, DIGEST), piece * DIGEST);
  }
  parts[SECTION.table + TABLE.pieces] = new Uint8Array();
  parts[SECTION.table + TABLE.digests] = digests;
  return { index: sealIndex(new Uint32Array(buffer)[HEADER.singles] as number, parts), details };
}

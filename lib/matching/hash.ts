/**
 * The hashes of the name index. Three run side by side over the canonical units of a form (see `walk.ts`): the folded
 * one addresses the table, the second folded one and the exact one check what was found. The parameters are part of the
 * format: changing one means a new `FORMAT_VERSION`.
 */
import { SEPARATOR_UNIT } from '../text/characters';

/** FNV-1a, 32 bits. */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;
/** A second, independent multiplicative hash. */
export const CHECK_SEED = 0x2545f491 | 0;
const CHECK_PRIME = 0x5bd1e995;

/** One step of the second hash. */
export function mix(check: number, unit: number): number {
  const mixed = Math.imul(check ^ unit, CHECK_PRIME);
  return mixed ^ (mixed >>> 13);
}

/** The folded hash of words whose hash is given, a separator and the first unit of the next word, folded. */
export function headOf(hash: number, unit: number): number {
  return Math.imul(Math.imul(hash ^ SEPARATOR_UNIT, PRIME) ^ unit, PRIME);
}

/** Spreads the folded hash over table and filter: one step of MurmurHash3. */
export function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

/** The filter's word for a hash, spread. */
export function filterWord(mixed: number, mask: number): number {
  return (mixed >>> 10) & mask;
}

/** The two bits of that word which are set where a form of the hash ends. (A shift takes its count modulo 32.) */
export function endBits(mixed: number): number {
  return (1 << mixed) | (1 << (mixed >>> 5));
}

/** The two which are set where a longer form follows: never the same two, for the distance is not half a word. */
export function longerBits(mixed: number): number {
  const bits = endBits(mixed);
  return (bits << 11) | (bits >>> 21);
}

/** Whether a form of the hash may end, by the filter's word for it. */
export function mayEnd(word: number, mixed: number): boolean {
  const bits = endBits(mixed);
  return (word & bits) === bits;
}

/** Whether a longer form may follow. */
export function mayGoOn(word: number, mixed: number): boolean {
  const bits = longerBits(mixed);
  return (word & bits) === bits;
}

/** Bucket of a hash: `shift` is `shiftOf` of their number. */
export function bucketOf(hash: number, shift: number): number {
  return spread(hash) >>> shift;
}

/**
 * Hash of the two syllables or characters a name begins with. Its upper bits choose the word of the openings; `endBits` of
 * it are set there for any such name, `longerBits` where one of these two is all of a name.
 */
export function openingOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1);
}

/** The two bits of that word which are set where a name goes on with `third`. */
export function thirdBits(opening: number, third: number): number {
  const mixed = Math.imul(opening ^ third, 0x85ebca6b);
  return (1 << (mixed >>> 27)) | (1 << (mixed >>> 22));
}

/** How many bits of a hash are left out so that the upper ones choose among `count`, a power of two. */
export function shiftOf(count: number): number {
  return Math.clz32(count) + 1;
}

/** FNV-1a over 32-bit words: the checksum of an index. */
export function checksum(words: Uint32Array): number {
  let hash = SEED;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), PRIME);
  return hash >>> 0;
}

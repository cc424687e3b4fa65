/**
 * The hashes of the name index. Three run side by side over the canonical units of a form (see `walk.ts`): the folded
 * one addresses the table, the second folded one and the exact one check what was found. The parameters are part of the
 * format: changing one means a new `FORMAT_VERSION`.
 */

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

/** Spreads the folded hash over table and filter: one step of MurmurHash3. */
export function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

/** Slot at which the search for a hash begins: its share of the table, by multiplication, which is cheaper than a rest. */
export function slotOf(hash: number, slots: number): number {
  return (((spread(hash) >>> 0) * slots) / 0x100000000) | 0;
}

/** The ten bits of a folded hash that its slot keeps; never 0. */
export function printOf(hash: number): number {
  return ((hash >>> 16) ^ hash) & 0x3ff || 1;
}

/** A form's check value is never 0: 0 means "no form". */
export function nonZero(hash: number): number {
  return hash === 0 ? 1 : hash >>> 0;
}

/** FNV-1a over 32-bit words: the checksum of an index. */
export function checksum(words: Uint32Array): number {
  let hash = SEED;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), PRIME);
  return hash >>> 0;
}

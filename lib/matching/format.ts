/**
 * The binary name index: one `ArrayBuffer` of sections (`lib/sections.ts`), used through typed-array views without parsing.
 *
 * ```
 * head     MAGIC, FORMAT_VERSION, checksum of all words after it, which scripts have names of one syllable
 * filter   bit sets over the folded hashes of all forms and of all they begin with: two bits where a form ends, two
 *          where a longer one follows; rejects most words of a text with one load. With `HAS_HEADS` also over what
 *          longer forms go on with: the hash up to the first letter of the next word
 * openings bit sets over the first two syllables or characters of the forms that begin so, and over the third after them:
 *          tells most words of Korean text apart before anything is hashed (`openingOf`)
 * buckets  per bucket of a few hashes, a power of two of them: number of its first form; one more at the end
 * checks   per form: the exact or second folded hash that proves it
 * forms    per form: bit 31 "last of its key", bit 30 "as written", bits 25–29 rule, bits 0–24 name number
 * table    what is known of names and entities beyond spelling: the sections of `name-table.ts`
 * ```
 */

/** "SLNX" read as a little-endian word. */
export const MAGIC = 0x584e4c53;
/** Goes up with every change of layout, hashes, folding or walk. */
export const FORMAT_VERSION = 6;

/** Words of the head, in order. */
export const HEADER = {
  magic: 0,
  version: 1,
  checksum: 2,
  /** Which scripts have names of one syllable or character: bit 0 Hangul, bit 1 Han and Kana; `HAS_HEADS`. */
  singles: 3,
  words: 4,
} as const;

/** Bit of `HEADER.singles`: the filter knows the first letters of next words. An index of many forms has none of them. */
export const HAS_HEADS = 4;

/** Sections of the index proper, in order; those of the name table follow. */
export const SECTION = {
  filter: 0,
  openings: 1,
  buckets: 2,
  checks: 3,
  forms: 4,
  table: 5,
} as const;

export const LAST_FORM = 0x80000000;
export const EXACT_FORM = 0x40000000;
export const RULE_SHIFT = 25;
export const RULE_MASK = 31;
export const NAME_MASK = 0x1ffffff;

/**
 * Whether a form is to be met as written. This and the next are read at every hit: written as numbers, which costs less
 * than bindings.
 */
export function isExact(form: number): boolean {
  return (form & 0x40000000) !== 0;
}

/** Whether a form is the last of its key. */
export function isLast(form: number): boolean {
  return form >>> 31 !== 0;
}

/** What a number in the name table stands for. */
export const ROLE = {
  /** A name of an entity. */
  name: 0,
  /** A context word: its presence supports names, it is never marked. */
  cue: 1,
  /** A phrase in which a name does not mean its entity. */
  veto: 2,
} as const;

/** Bits of a name's flags. */
export const FLAG = {
  roleMask: 3,
  acronym: 4,
  /** Only after a full name of the entity in the same article. */
  afterFull: 8,
  /** Has near, with, not, unless or dates in the name table. */
  guarded: 16,
  /** A bare resolution number: counts only in a list of resolutions. */
  listed: 32,
  /** A common word as short form: needs "the" before it. */
  definite: 64,
  /** A surname or given name alone. */
  personal: 128,
  /** One word. */
  single: 256,
  /** Hangul or Han of at most two syllables: stricter boundaries. */
  brief: 512,
  /** Another entity has a form in common with it. */
  shared: 1024,
  /** A name without its country ("Foreign Ministry"): needs the country beside it, or a full name before. */
  owned: 2048,
} as const;

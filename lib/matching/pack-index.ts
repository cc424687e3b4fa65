/**
 * Writes the binary index from forms. Separate from what the forms mean, so that measurements can build indexes of any
 * size, and a test can compare them with a naive dictionary.
 */

import { writeSections } from '../sections';
import { classOf, foldUnit, HANGUL, WORD } from '../text/characters';
import { EXACT_FORM, FORMAT_VERSION, HAS_HEADS, HEADER, LAST_FORM, MAGIC, NAME_MASK, RULE_SHIFT } from './format';
import {
  bucketOf,
  checksum,
  endBits,
  filterWord,
  headOf,
  longerBits,
  openingOf,
  shiftOf,
  spread,
  thirdBits,
} from './hash';
import { EMPTY_TABLE, type NameTableSource, packNameTable } from './name-table';
import { Walker } from './walk';

/** One form to be put into the index. */
export interface FormEntry {
  /** Clean text (NFC, nothing hidden). */
  text: string;
  exact: boolean;
  /** Number of the rule that made it. */
  rule: number;
  /** Name number. */
  name: number;
}

/** Fewest hashes in a bucket, on average, and half of the most: few cost bytes, which cost more time than looks. */
const BUCKET = 4;
/**
 * Least bits of the filter per hash; 12 leave about 3% of what is no form to the table. A large one is read whole when
 * a background wakes, and scans as fast with fewer, since more of it is in the processor's cache.
 */
const FILTER_BITS = 12;
const LARGE_FILTER_BITS = 7;
/** Bits of a large filter. */
const LARGE = 1 << 23;
/** Bits per hash of an index of few hashes, which costs little: the news looks into its table for nothing less often. */
const SMALL_FILTER_BITS = 32;
const FEW_HASHES = 60_000;

/** Least words of the openings per opening: one word in ten that opens no name passes, and is met by the filter. */
const OPENING_WORDS = 0.5;

/** What is known of a folded hash. Two keys of one hash share it; the forms' checks tell them apart. */
interface Key {
  longer: boolean;
  forms: { check: number; value: number }[];
}

/**
 * Builds the index. `entityOf` and `flags` are per name number; `table` is what goes with the names, nothing by itself.
 * @throws Error naming the form when one cannot be walked to its end (it holds a character no name may hold).
 */
export function packIndex(
  entries: Iterable<FormEntry>,
  entityOf: readonly number[],
  flags: readonly number[],
  table: NameTableSource = EMPTY_TABLE,
): ArrayBuffer {
  const keys = new Map<number, Key>();
  const openings = new Map<number, number>();
  const heads = new Set<number>();
  let formCount = 0;
  let singles = 0;
  for (const entry of entries) {
    const path = pathOf(entry.text);
    const last = path.at(-1);
    if (!last || last.end < trimmedLength(entry.text)) throw new Error(`"${entry.text}" cannot be matched`);
    if (path.length === 1) singles |= last.kind === HANGUL ? 1 : last.kind === WORD ? 0 : 2;
    addOpening(openings, entry.text, path);
    addHeads(heads, entry.text, path);
    for (const step of path) {
      let key = keys.get(step.hash);
      if (!key) {
        key = { longer: false, forms: [] };
        keys.set(step.hash, key);
      }
      if (step !== last) key.longer = true;
      else {
        const check = entry.exact ? step.exact : step.check;
        const value = ((entry.exact ? EXACT_FORM : 0) | (entry.rule << RULE_SHIFT) | (entry.name & NAME_MASK)) >>> 0;
        if (!key.forms.some((form) => form.check === check && (form.value & NAME_MASK) === entry.name)) {
          key.forms.push({ check, value });
          formCount++;
        }
      }
    }
  }
  return write(keys, heads, openings, formCount, singles, packNameTable(table, entityOf, flags));
}

/** Whether the walk gets to the end of `text`: nothing in it breaks a name. */
export function isWalkable(text: string): boolean {
  const end = pathOf(text).at(-1)?.end;
  return end !== undefined && end >= trimmedLength(text);
}

interface Step {
  hash: number;
  check: number;
  exact: number;
  end: number;
  kind: number;
  words: number;
}

/** Every place where the walk over `text` stops. */
export function pathOf(text: string): Step[] {
  const steps: Step[] = [];
  const walker = new Walker();
  walker.start(text, 0);
  while (walker.next()) {
    const { hash, check, exact, end, kind, words } = walker;
    steps.push({ hash, check, exact, end, kind, words });
  }
  return steps;
}

function trimmedLength(text: string): number {
  return text.replace(/[.'’\s]+$/u, '').length;
}

function write(
  keys: Map<number, Key>,
  heads: ReadonlySet<number>,
  openings: ReadonlyMap<number, number>,
  formCount: number,
  singles: number,
  names: readonly ArrayBufferView[],
): ArrayBuffer {
  const least = keys.size * FILTER_BITS > LARGE ? LARGE_FILTER_BITS : FILTER_BITS;
  const isSmall = keys.size < FEW_HASHES;
  const filterBits = keys.size * (isSmall ? SMALL_FILTER_BITS : least);
  let filterWords = 16;
  while (filterWords * 32 < filterBits) filterWords *= 2;
  const filter = new Uint32Array(filterWords);
  const ended: [hash: number, key: Key][] = [];
  for (const [hash, key] of keys) {
    const mixed = spread(hash);
    const bits = (key.forms.length > 0 ? endBits(mixed) : 0) | (key.longer ? longerBits(mixed) : 0);
    const word = filterWord(mixed, filterWords - 1);
    filter[word] = ((filter[word] as number) | bits) >>> 0;
    if (key.forms.length > 0) ended.push([hash, key]);
  }
  // In a large filter they would crowd out what it is for.
  if (isSmall) {
    for (const head of heads) {
      const mixed = spread(head);
      const word = filterWord(mixed, filterWords - 1);
      filter[word] = ((filter[word] as number) | longerBits(mixed)) >>> 0;
    }
  }
  return sealIndex(singles | (isSmall ? HAS_HEADS : 0), [
    filter,
    openingWords(openings),
    ...packForms(ended, formCount),
    ...names,
  ]);
}

/** Forms by bucket: where each bucket begins, what proves each form, what it is. Those of one key stand together. */
function packForms(
  keys: readonly [hash: number, key: Key][],
  formCount: number,
): [buckets: Uint32Array, checks: Int32Array, forms: Uint32Array] {
  let count = 2;
  while (count * 2 * BUCKET <= keys.length) count *= 2;
  const shift = shiftOf(count);
  const buckets = new Uint32Array(count + 1);
  for (const [hash, key] of keys) (buckets[bucketOf(hash, shift) + 1] as number) += key.forms.length;
  for (let bucket = 0; bucket < count; bucket++) (buckets[bucket + 1] as number) += buckets[bucket] as number;
  const next = buckets.slice();
  const checks = new Int32Array(formCount);
  const forms = new Uint32Array(formCount);
  for (const [hash, key] of keys) {
    const bucket = bucketOf(hash, shift);
    key.forms.forEach((form, position) => {
      const at = next[bucket] as number;
      next[bucket] = at + 1;
      checks[at] = form.check;
      forms[at] = (form.value | (position === key.forms.length - 1 ? LAST_FORM : 0)) >>> 0;
    });
  }
  return [buckets, checks, forms];
}

/** An index of these sections, with its head. */
export function sealIndex(singles: number, sections: readonly ArrayBufferView[]): ArrayBuffer {
  const buffer = writeSections([MAGIC, FORMAT_VERSION, 0, singles], sections);
  const all = new Uint32Array(buffer);
  all[HEADER.checksum] = checksum(all.subarray(HEADER.words));
  return buffer;
}

/** Puts the hash up to the first letter of each word but the first of a form into `heads`. */
function addHeads(heads: Set<number>, text: string, path: readonly Step[]): void {
  for (const { hash, end } of path.slice(0, -1)) {
    let next = end;
    while (next < text.length && classOf(text.charCodeAt(next)) !== WORD) next++;
    if (next < text.length) heads.add(headOf(hash, foldUnit(text.charCodeAt(next))));
  }
}

/** Puts the first syllables or characters of a form into `openings`: bits of words, by `openingOf`. */
function addOpening(openings: Map<number, number>, text: string, path: readonly Step[]): void {
  const [first, second, third] = path;
  if (!first || !second || first.kind === WORD || second.kind === WORD) return;
  const unit = ({ end }: Step): number => text.charCodeAt(end - 1);
  const opening = openingOf(unit(first), unit(second));
  const more = third ? (third.kind === WORD ? 0 : thirdBits(opening, unit(third))) : longerBits(opening);
  openings.set(opening, (openings.get(opening) ?? 0) | endBits(opening) | more);
}

/** The openings as they are stored. */
function openingWords(openings: ReadonlyMap<number, number>): Uint32Array {
  let size = 16;
  while (size < openings.size * OPENING_WORDS) size *= 2;
  const words = new Uint32Array(size);
  const shift = shiftOf(size);
  for (const [opening, bits] of openings) {
    const word = opening >>> shift;
    words[word] = ((words[word] as number) | bits) >>> 0;
  }
  return words;
}

/**
 * Hashes in the index: what a scan asks of the filter and the table, and how a form is proven to stand at a spot.
 */
import { classOf, DOT, HANGUL, JOINER, KANJI } from '../text/characters';
import { isExact, isLast, NAME_MASK, RULE_MASK, RULE_SHIFT } from './format';
import { bucketOf, filterWord, mayEnd, mayGoOn, PRIME, spread } from './hash';
import { type Hits, record } from './hits';
import type { NameIndex } from './name-index';
import { Walker } from './walk';

/** Units walked and forms of the table read beyond the first look at each unit, for `scanWork`. */
export const work = { units: 0 };

/** Whether the filter lets a word through: false proves that no form begins with it. */
export function passes(filter: Int32Array, mask: number, hash: number): boolean {
  const mixed = spread(hash);
  const word = filter[filterWord(mixed, mask)] as number;
  return mayEnd(word, mixed) || mayGoOn(word, mixed);
}

/**
 * Whether a name may begin with the syllable or character of which `first` is the hash, behind which the unit `next`
 * stands: by the two together, and by the first where no second one follows or names of one there are.
 */
export function beginsAlone({ filter, filterMask }: NameIndex, next: number, first: number, singles: boolean): boolean {
  const kind = classOf(next);
  if (kind === JOINER || kind === DOT) return true;
  if (kind === KANJI || kind === HANGUL) {
    return passes(filter, filterMask, Math.imul(first ^ next, PRIME)) || (singles && passes(filter, filterMask, first));
  }
  return passes(filter, filterMask, first);
}

/**
 * Looks the folded hash of `text[start, end)` up and records the form that its second folded hash `check` or its `exact`
 * hash proves there, among those of its bucket.
 */
export function visit(
  index: NameIndex,
  hash: number,
  check: number,
  exact: number,
  start: number,
  end: number,
  kind: number,
  hits: Hits,
): void {
  const { buckets, checks } = index;
  const bucket = bucketOf(hash, index.bucketShift);
  const last = buckets[bucket + 1] as number;
  for (let form = buckets[bucket] as number; form < last; form++) {
    work.units++;
    const found = checks[form];
    // Which of the two a form is proven by is not asked: its own place in memory would have to be read for it, and one
    // comparison more of 32 bits is as sure.
    if (found === check || found === exact) {
      record(hits, start, end, kind, form);
      return;
    }
  }
}

/** Walks from `start` as long as a longer form may follow, and records every form on the way. */
export function walkFrom(index: NameIndex, text: string, start: number, walker: Walker, hits: Hits): void {
  const { filter, filterMask } = index;
  walker.start(text, start);
  while (walker.next()) {
    const mixed = spread(walker.hash);
    const word = filter[filterWord(mixed, filterMask)] as number;
    if (mayEnd(word, mixed)) {
      visit(index, walker.hash, walker.check, walker.exact, start, walker.end, walker.kind, hits);
    }
    if (!mayGoOn(word, mixed)) break;
  }
  work.units += walker.at - start;
}

/** A form that stands at a hit. */
export interface FoundForm {
  name: number;
  rule: number;
  exact: boolean;
}

/** Walks hits a second time; one for all, since a page has thousands. */
const again = new Walker();

/** All forms proven for the hit `text[start, end)`, the first of which is `form`. */
export function formsAt(index: NameIndex, text: string, start: number, end: number, form: number): FoundForm[] {
  const found: FoundForm[] = [];
  const walker = again;
  walker.start(text, start);
  while (walker.next() && walker.end < end);
  for (let f = form; ; f++) {
    const value = index.forms[f] as number;
    if (index.checks[f] === (isExact(value) ? walker.exact : walker.check)) {
      found.push({
        name: value & NAME_MASK,
        rule: (value >>> RULE_SHIFT) & RULE_MASK,
        exact: isExact(value),
      });
    }
    if (isLast(value)) return found;
  }
}

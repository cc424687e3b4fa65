/**
 * One pass over a text: every place where a form of the index stands, in order of start, longer ones after shorter ones
 * of the same start. What may be marked is decided later; here only spelling counts.
 *
 * Most words of a text begin no name. They cost one multiplication a letter and one look into the filter; only what
 * passes it is walked.
 */
import {
  APOSTROPHE,
  CLASS,
  classOf,
  DOT,
  FOLD,
  HANGUL,
  HIDDEN,
  isUpper,
  JOINER,
  KANJI,
  OTHER,
  TABLE_SIZE,
  WORD,
} from '../text/characters';
import { EXACT_FORM, LAST_FORM, LONGER, NAME_MASK, RULE_MASK, RULE_SHIFT } from './format';
import { nonZero, PRIME, SEED, spread } from './hash';
import type { NameIndex } from './name-index';
import { printOf } from './pack-index';
import { type WalkState, walk, walkState } from './walk';

/** Hits as four numbers each: start, end, class of the last unit, number of the key's first matching form. */
export interface Hits {
  /** How many there are. */
  length: number;
  data: Int32Array;
}

/** Numbers a hit takes in `Hits.data`. */
export const HIT_SIZE = 4;

/** An empty list, to be reused from block to block. */
export function newHits(): Hits {
  return { length: 0, data: new Int32Array(64 * HIT_SIZE) };
}

/**
 * Scans `text` and appends to `hits`. Returns false, having found nothing, when the text holds units that must be cleaned
 * away first (see `cleanText`); with `clean` set it never does.
 */
export function scan(index: NameIndex, text: string, hits: Hits, clean = false): boolean {
  const { filter, filterMask } = index;
  const length = text.length;
  const before = hits.length;
  const state = walkState();
  let i = 0;
  while (i < length) {
    let unit = text.charCodeAt(i);
    let folded = unit < TABLE_SIZE ? (FOLD[unit] as number) : 0;
    if (folded !== 0) {
      const start = i;
      let hash = SEED;
      do {
        hash = Math.imul(hash ^ folded, PRIME);
        if (++i === length) {
          folded = 0;
          unit = 0;
        } else {
          unit = text.charCodeAt(i);
          folded = unit < TABLE_SIZE ? (FOLD[unit] as number) : 0;
        }
      } while (folded !== 0);
      const mixed = spread(hash);
      const bits = (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
      if (((filter[(mixed >>> 10) & filterMask] as number) & bits) === bits) {
        walkFrom(index, text, start, state, hits);
      } else if (unit < TABLE_SIZE) {
        const tail = CLASS[unit] as number;
        if ((tail === DOT && i - start === 1) || tail === APOSTROPHE) walkFrom(index, text, start, state, hits);
        else if (tail === HIDDEN && !clean) return dirty(hits, before);
      } else if (classOf(unit) === WORD) walkFrom(index, text, start, state, hits);
      if (unit < TABLE_SIZE && i < length) i = afterWord(text, start, i, CLASS[unit] as number);
      continue;
    }
    const kind = unit < TABLE_SIZE ? (CLASS[unit] as number) : classOf(unit);
    if (kind === HANGUL || kind === KANJI) {
      const start = i;
      let hash = Math.imul(SEED ^ unit, PRIME);
      let found = passes(filter, filterMask, hash);
      i++;
      if (i < length) {
        const next = text.charCodeAt(i);
        const nextKind = classOf(next);
        if (nextKind === HANGUL || nextKind === KANJI) {
          hash = Math.imul(hash ^ next, PRIME);
          found = found || passes(filter, filterMask, hash);
        } else if (nextKind === JOINER || nextKind === DOT) found = true;
      }
      if (found) walkFrom(index, text, start, state, hits);
      if (kind === HANGUL) while (i < length && isHangul(text.charCodeAt(i))) i++;
      continue;
    }
    if (kind === HIDDEN && !clean) return dirty(hits, before);
    if (kind === WORD) {
      // Full-width and other letters above the tables.
      walkFrom(index, text, i, state, hits);
      do i++;
      while (i < length && classOf(text.charCodeAt(i)) === WORD);
      continue;
    }
    i++;
  }
  return true;
}

/**
 * Where the next name may start after the word `text[start, end)`. Not inside it: not at the letters after an apostrophe
 * (`O'Brien`; but at `ONU` in `l'ONU`), nor at a later initial (`N. Korea` in `U.N. Korea envoy`).
 */
function afterWord(text: string, start: number, end: number, tail: number): number {
  const size = end - start;
  let i = end;
  if (tail === APOSTROPHE && (size > 2 || isUpper(text.charCodeAt(start)))) {
    do i++;
    while (i < text.length && classOf(text.charCodeAt(i)) === WORD);
  } else if (tail === DOT && size === 1) {
    while (classAt(text, i) === DOT && classAt(text, i + 1) === WORD && classAt(text, i + 2) !== WORD) {
      i += 2;
    }
  }
  return i;
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : OTHER;
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function dirty(hits: Hits, before: number): false {
  hits.length = before;
  return false;
}

function passes(filter: Uint32Array, mask: number, hash: number): boolean {
  const mixed = spread(hash);
  const bits = (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
  return ((filter[(mixed >>> 10) & mask] as number) & bits) === bits;
}

/** Walks from `start` as long as a longer form may follow, and records every form on the way. */
function walkFrom(index: NameIndex, text: string, start: number, state: WalkState, hits: Hits): void {
  const { prints, values } = index;
  walk(text, start, state, (at) => {
    const slots = prints.length;
    const print = printOf(at.check);
    let slot = (spread(at.hash) >>> 0) % slots;
    let longer = false;
    for (;;) {
      const found = prints[slot] as number;
      if (found === 0) return longer;
      if (found === print) {
        const value = values[slot] as number;
        const first = value & 0x7fffffff;
        if (first > 0 && matches(index, first - 1, at)) record(hits, start, at.end, at.kind, first - 1);
        // 16 bits do not prove a key: go on to the end of the run, a false "longer" only walks on in vain.
        if (value & LONGER) longer = true;
      }
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  });
}

/** Whether any form of the key is proven by its check. */
function matches(index: NameIndex, first: number, at: WalkState): boolean {
  for (let form = first; ; form++) {
    if (proven(index, form, at)) return true;
    if ((index.forms[form] as number) & LAST_FORM) return false;
  }
}

function proven(index: NameIndex, form: number, at: { check: number; exact: number }): boolean {
  const wanted = (index.forms[form] as number) & EXACT_FORM ? at.exact : at.check;
  return index.checks[form] === nonZero(wanted);
}

function record(hits: Hits, start: number, end: number, kind: number, form: number): void {
  const offset = hits.length * HIT_SIZE;
  if (offset === hits.data.length) {
    const larger = new Int32Array(hits.data.length * 2);
    larger.set(hits.data);
    hits.data = larger;
  }
  hits.data[offset] = start;
  hits.data[offset + 1] = end;
  hits.data[offset + 2] = kind;
  hits.data[offset + 3] = form;
  hits.length++;
}

/** A form that stands at a hit. */
export interface FoundForm {
  name: number;
  rule: number;
  exact: boolean;
}

/** All forms proven for the hit `text[start, end)` whose key begins at `form`. */
export function formsAt(index: NameIndex, text: string, start: number, end: number, form: number): FoundForm[] {
  const found: FoundForm[] = [];
  const state = walkState();
  walk(text, start, state, (at) => {
    if (at.end !== end) return at.end < end;
    for (let f = form; ; f++) {
      const value = index.forms[f] as number;
      if (proven(index, f, at)) {
        found.push({
          name: value & NAME_MASK,
          rule: (value >>> RULE_SHIFT) & RULE_MASK,
          exact: (value & EXACT_FORM) !== 0,
        });
      }
      if (value & LAST_FORM) return false;
    }
  });
  return found;
}

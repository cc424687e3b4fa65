/**
 * How a form is read: the one definition of what two spellings have in common, used to build the index and to scan text.
 *
 * From a start, the walk feeds canonical units to the hashes and stops at every place where a name may end:
 *
 * - words are their letters and digits; apostrophes are left out (`Workers' Party` = `Workers’ Party` = `Workers Party`),
 *   and a possessive may be cut off (`KCNA's`);
 * - one separator stands between two words, whether printed as spaces, hyphen, middle dot or slash (`Jong-un`, `Jong un`);
 *   between words one of which is Hangul or Han there is none, printed or not (`북한 외무성` = `북한외무성`);
 * - the dots of initialisms are left out (`U.N.` = `UN`; `N. Korea`; `N.Korea`), so are those after `No`, `St`, `Mt` and before numbers (`Sept. 19`);
 * - a full stop between two digits or two Hangul syllables is a middle dot (`9.19 군사합의`);
 * - a comma or ampersand is a separator of its own (`Washington, D.C.`);
 * - Hangul and Han may end after every syllable or character.
 */
import {
  APOSTROPHE,
  COMMA,
  COMMA_UNIT,
  classOf,
  DOT,
  exactUnit,
  foldUnit,
  HANGUL,
  isUpper,
  JOINER,
  KANJI,
  SEPARATOR_UNIT,
  SPACE,
  WORD,
} from '../text/characters';
import { CHECK_PRIME, CHECK_SEED, PRIME, SEED } from './hash';

/** State of a walk at a place where a name may end. One object is reused for the whole walk. */
export interface WalkState {
  /** Folded hash, second folded hash and exact hash of the units so far. */
  hash: number;
  check: number;
  exact: number;
  /** Offset after the last unit printed for them. */
  end: number;
  /** Class of the last unit: WORD, HANGUL or KANJI. */
  kind: number;
  /** Whether the first word was the whole of it so far: single words are stricter about letter case. */
  words: number;
}

/** Longest name in words or syllables; bounds the walk on any text. */
const MOST_STEPS = 64;

/**
 * Walks from `start`, which must be the start of a word. `visit` is called at each possible end and says whether to go
 * on. The caller owns `state`, so that nothing is allocated.
 */
export function walk(text: string, start: number, state: WalkState, visit: (state: WalkState) => boolean): void {
  const length = text.length;
  let i = start;
  let hash = SEED;
  let check = CHECK_SEED;
  let exact = SEED;
  let steps = 0;
  let previous = 0;
  let separator = 0;
  let words = 0;

  const report = (end: number, kind: number): boolean => {
    state.hash = hash;
    state.check = check;
    state.exact = exact;
    state.end = end;
    state.kind = kind;
    state.words = words;
    return visit(state) && ++steps < MOST_STEPS;
  };
  const feed = (folded: number, plain: number): void => {
    hash = Math.imul(hash ^ folded, PRIME);
    check = Math.imul(check ^ folded, CHECK_PRIME);
    check ^= check >>> 13;
    exact = Math.imul(exact ^ plain, PRIME);
  };

  while (i < length) {
    const unit = text.charCodeAt(i);
    const kind = classOf(unit);
    if (kind === HANGUL || kind === KANJI) {
      if (separator === COMMA_UNIT) feed(COMMA_UNIT, COMMA_UNIT);
      feed(unit, unit);
      i++;
      words++;
      if (!report(i, kind)) return;
    } else if (kind === WORD) {
      if (separator !== 0 && (previous === WORD || separator === COMMA_UNIT)) feed(separator, separator);
      words++;
      const wordStart = i;
      let end = i;
      let initials = 0;
      for (;;) {
        const letter = text.charCodeAt(i);
        feed(foldUnit(letter), exactUnit(letter));
        i++;
        end = i;
        if (i >= length) break;
        const next = text.charCodeAt(i);
        const nextKind = classOf(next);
        if (nextKind === WORD) continue;
        const afterNext = i + 1 < length ? classOf(text.charCodeAt(i + 1)) : -1;
        if (nextKind === APOSTROPHE) {
          if (afterNext !== WORD) break;
          if (isPossessive(text, i + 1) && !report(end, WORD)) return;
          i++;
          continue;
        }
        if (nextKind === DOT && isInitial(text, i - 1, wordStart, initials)) {
          initials++;
          end = i + 1;
          // `U.N.`: a single letter follows; anything longer is the next word (`N.Korea`).
          const afterThat = i + 2 < length ? classOf(text.charCodeAt(i + 2)) : -1;
          if (afterNext === WORD && afterThat !== WORD) {
            i++;
            continue;
          }
          i++;
          break;
        }
        break;
      }
      if (!report(end, WORD)) return;
    } else {
      return;
    }
    previous = i > start ? classOf(text.charCodeAt(i - 1)) : 0;
    if (previous === DOT) previous = WORD;

    // What stands between this word and the next.
    separator = 0;
    if (i >= length) return;
    let next = classOf(text.charCodeAt(i));
    if (next === APOSTROPHE && previous === WORD) next = ++i < length ? classOf(text.charCodeAt(i)) : -1;
    if (next === DOT && joinsAcrossDot(text, i)) {
      separator = SEPARATOR_UNIT;
      next = classOf(text.charCodeAt(++i));
    } else if (next === DOT && previous === WORD) {
      if (!isAbbreviation(text, i)) return;
      i++;
      next = i < length ? classOf(text.charCodeAt(i)) : -1;
      if (next !== SPACE) return;
    }
    if (text.charCodeAt(i - 1) === 0x2e) separator = SEPARATOR_UNIT;
    const tight = next !== SPACE;
    while (next === SPACE) {
      separator = SEPARATOR_UNIT;
      next = ++i < length ? classOf(text.charCodeAt(i)) : -1;
    }
    if (next === COMMA) {
      separator = COMMA_UNIT;
      next = ++i < length ? classOf(text.charCodeAt(i)) : -1;
      while (next === SPACE) next = ++i < length ? classOf(text.charCodeAt(i)) : -1;
    } else if (next === JOINER && tight) {
      separator = SEPARATOR_UNIT;
      next = ++i < length ? classOf(text.charCodeAt(i)) : -1;
    }
    if (separator === 0 && next === WORD && previous === WORD) separator = SEPARATOR_UNIT;
  }
}

/**
 * Whether the full stop at `at` ends an abbreviation and not a sentence: after a capital and one letter (`No.`, `St.`,
 * `Mt.`), or after up to five letters when a number follows (`Sept. 19`).
 */
function isAbbreviation(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 6 && classOf(text.charCodeAt(start - 1)) === WORD) start--;
  if (!isUpper(text.charCodeAt(start))) return false;
  const next = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
  return at - start === 2 || (at - start <= 5 && next >= 0x30 && next <= 0x39);
}

/** A full stop printed for a middle dot: `9.19 군사합의`, `핵.경제`. */
function joinsAcrossDot(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (classOf(before) === HANGUL) return classOf(after) === HANGUL;
  return before >= 0x30 && before <= 0x39 && after >= 0x30 && after <= 0x39;
}

/** `'s` that ends a word: `KCNA's`, `U.S.'s`. `at` is the unit after the apostrophe. */
function isPossessive(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 0x73 && unit !== 0x53) return false;
  return at + 1 >= text.length || classOf(text.charCodeAt(at + 1)) !== WORD;
}

/** Whether the letter at `at`, before a dot, is one of initials: a single letter, the first or after another and its dot. */
function isInitial(text: string, at: number, wordStart: number, initials: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0x30 && unit <= 0x39) return false;
  return at === wordStart || (initials > 0 && text.charCodeAt(at - 1) === 0x2e);
}

/** A fresh state for `walk`. */
export function walkState(): WalkState {
  return { hash: 0, check: 0, exact: 0, end: 0, kind: 0, words: 0 };
}

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
import { CHECK_SEED, mix, PRIME, SEED } from './hash';

/** Longest name in words or syllables; bounds the walk on any text. */
const MOST_STEPS = 64;
/** The same for apostrophes in a word, initials in a row and spaces between words. */
const MOST_APOSTROPHES = 4;
const MOST_INITIALS = 10;
const MOST_SPACES = 32;

/**
 * One walk. `start` sets it to the start of a word, each `next` takes it to the next place where a name may end; there
 * the public fields hold. Reused from walk to walk, so that scanning allocates nothing.
 */
export class Walker {
  /** Folded hash, second folded hash and exact hash of the units so far. */
  hash = SEED;
  check = CHECK_SEED;
  exact = SEED;
  /** Offset after the last unit printed for them. */
  end = 0;
  /** Class of the last unit: WORD, HANGUL or KANJI. */
  kind = 0;
  /** How many words, syllables and characters so far. */
  words = 0;
  /** How far it has read. */
  at = 0;

  private text = '';
  private steps = 0;
  /** Unit to feed before the next word, 0 for none. */
  private separator = 0;
  /** Where the word being read began, -1 between words. */
  private wordStart = -1;
  private apostrophes = 0;

  start(text: string, at: number): void {
    this.text = text;
    this.at = at;
    this.hash = SEED;
    this.check = CHECK_SEED;
    this.exact = SEED;
    this.words = 0;
    this.steps = 0;
    this.separator = 0;
    this.wordStart = -1;
  }

  /** Goes on to the next possible end; false when there is none. */
  next(): boolean {
    const { text } = this;
    if (this.steps++ >= MOST_STEPS || this.at >= text.length) return false;
    if (this.wordStart >= 0) return this.restOfWord();
    if (this.words > 0 && !this.toNextWord()) return false;
    const unit = text.charCodeAt(this.at);
    const kind = classOf(unit);
    if (kind === HANGUL || kind === KANJI) {
      if (this.separator === COMMA_UNIT) this.feed(COMMA_UNIT);
      this.feed(unit);
      this.end = ++this.at;
      this.kind = kind;
      this.words++;
      return true;
    }
    if (kind !== WORD) return false;
    if (this.separator !== 0 && (this.kind === WORD || this.separator === COMMA_UNIT)) this.feed(this.separator);
    this.words++;
    this.apostrophes = 0;
    this.wordStart = this.at;
    return this.restOfWord();
  }

  private feed(unit: number): void {
    this.hash = Math.imul(this.hash ^ unit, PRIME);
    this.check = mix(this.check, unit);
    this.exact = Math.imul(this.exact ^ unit, PRIME);
  }

  /** Reads letters up to the end of the word, or to a possessive on the way. */
  private restOfWord(): boolean {
    const { text } = this;
    const { length } = text;
    let { hash, check, exact, at } = this;
    let initials = 0;
    let possessive = false;
    this.kind = WORD;
    for (;;) {
      const letter = text.charCodeAt(at);
      const folded = foldUnit(letter);
      hash = Math.imul(hash ^ folded, PRIME);
      check = mix(check, folded);
      exact = Math.imul(exact ^ exactUnit(letter), PRIME);
      this.end = ++at;
      if (at >= length) break;
      const kind = classOf(text.charCodeAt(at));
      if (kind === WORD) continue;
      if (kind === APOSTROPHE) {
        if (at + 1 >= length || classOf(text.charCodeAt(at + 1)) !== WORD) break;
        if (++this.apostrophes > MOST_APOSTROPHES) return false;
        at++;
        if (!isPossessive(text, at)) continue;
        possessive = true;
        break;
      }
      if (kind === DOT && isInitial(text, at - 1, this.wordStart, initials)) {
        if (++initials > MOST_INITIALS) return false;
        at++;
        // The dot after `U.N.` is its own; after one letter (`World War I.`) it may end the sentence.
        if (initials > 1) this.end = at;
        // `U.N.`: a single letter follows; anything longer is the next word (`N.Korea`).
        if (classAt(text, at) === WORD && classAt(text, at + 1) !== WORD) continue;
      }
      break;
    }
    this.hash = hash;
    this.check = check;
    this.exact = exact;
    this.at = at;
    if (!possessive) this.wordStart = -1;
    return true;
  }

  /** Over what stands between two words; false where no name goes on. */
  private toNextWord(): boolean {
    const { text, kind } = this;
    let { at } = this;
    this.separator = 0;
    let next = classAt(text, at);
    if (next === SPACE && classAt(text, at + 1) === WORD) {
      this.separator = SEPARATOR_UNIT;
      this.at = at + 1;
      return true;
    }
    if (next === APOSTROPHE && kind === WORD) next = classAt(text, ++at);
    if (next === DOT && joinsAcrossDot(text, at)) {
      this.separator = SEPARATOR_UNIT;
      next = classAt(text, ++at);
    } else if (next === DOT && kind === WORD) {
      if (!isAbbreviation(text, at)) return false;
      next = classAt(text, ++at);
      if (next !== SPACE) return false;
    }
    if (text.charCodeAt(at - 1) === 0x2e) this.separator = SEPARATOR_UNIT;
    const tight = next !== SPACE;
    const furthest = at + MOST_SPACES;
    while (next === SPACE && at < furthest) {
      this.separator = SEPARATOR_UNIT;
      next = classAt(text, ++at);
    }
    if (next === COMMA) {
      this.separator = COMMA_UNIT;
      next = classAt(text, ++at);
      while (next === SPACE && at < furthest) next = classAt(text, ++at);
    } else if (next === JOINER && tight) {
      this.separator = SEPARATOR_UNIT;
      next = classAt(text, ++at);
    }
    if (this.separator === 0 && next === WORD && kind === WORD) this.separator = SEPARATOR_UNIT;
    this.at = at;
    return next === WORD || next === HANGUL || next === KANJI;
  }
}

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.charCodeAt(at)) : -1;
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

/**
 * What each UTF-16 code unit is to the matcher, and what it is folded to. One unit in, one unit out: folding never
 * changes a length, so that offsets into the text stay what they are.
 */

/** Breaks words: punctuation, symbols, line breaks, controls. */
export const OTHER = 0;
/** Letters and digits of scripts written with spaces. */
export const WORD = 1;
/** Hangul syllables: a name may end inside a run of them, before a particle. */
export const HANGUL = 2;
/** Han and Kana (and surrogates): no spaces at all. */
export const KANJI = 3;
/** Spaces of every width, no-break ones included. A line break is not one: names do not run over it. */
export const SPACE = 4;
/** Hyphens, en dash, middle dots, slash: they join the words of a name as a space does ("Jong-un", "9·19", "ROK/US"). */
export const JOINER = 5;
/** ' ’ ʼ and their kin: written or left out, the word is the same. */
export const APOSTROPHE = 6;
export const DOT = 7;
/** Comma and ampersand: part of a few names ("Washington, D.C."), told apart from a space. */
export const COMMA = 8;
/** Units the reader does not see or that belong to the letter before them: the text is cleaned first. */
export const HIDDEN = 9;

/** Units below this have their class and fold in a table; above it, in ranges. */
const TABLE_SIZE = 0x3000;

/** Fed to the hash between two words, and for a comma or ampersand. */
export const SEPARATOR_UNIT = 1;
export const COMMA_UNIT = 2;

/** Hidden units as a character class: soft hyphen, zero-width ones, combining marks, conjoining jamo. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x1100, 0x11ff],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0x20d0, 0x20ff],
];

const CLASSES: readonly (readonly [number, string])[] = [
  [SPACE, ' \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f'],
  [JOINER, '-/·\u00b7\u2010\u2011\u2012\u2013\u2027\u2022\u2212\u2219\u22c5'],
  [APOSTROPHE, "'\u2018\u2019\u201b\u02bc\u02b9\u02bb\u0060\u00b4\u2032"],
  [DOT, '.'],
  [COMMA, ',&'],
];

/** Letters with no decomposition that newspapers write plainly. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ς: 'σ', '×': 'x', ħ: 'h' };

/** Folded unit of every unit that is part of a word, 0 for the rest; of the blocks that have been asked for. */
const FOLD = new Uint16Array(TABLE_SIZE);
/** Class of every unit below `TABLE_SIZE`, likewise. */
const CLASS = new Uint8Array(TABLE_SIZE);
/** Both in one: the folded unit where it is at least `FIRST_FOLD`, else the class. No letter or digit folds to less. */
const UNITS = new Uint16Array(TABLE_SIZE);
export const FIRST_FOLD = 0x30;

/** The tables are filled a block at a time: a background that wakes up for an English page needs two of 192. */
const BLOCK_SHIFT = 6;
const filled = new Uint8Array(TABLE_SIZE >>> BLOCK_SHIFT);

const WORD_UNIT = /[\p{L}\p{Nd}\p{Nl}\p{Mc}\u00d7]/u;

/** Whether a unit is part of a word. The engine compiles the expression when it is first used: not for English text. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return unit <= 0x39 || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  if (unit < 0x100) return unit === 0xb5 || (unit >= 0xc0 && unit !== 0xf7);
  // General punctuation.
  if (unit >= 0x2000 && unit < 0x2070) return false;
  return WORD_UNIT.test(String.fromCharCode(unit));
}

function fillBlock(block: number): void {
  filled[block] = 1;
  const first = block << BLOCK_SHIFT;
  const end = first + (1 << BLOCK_SHIFT);
  for (let unit = Math.max(first, FIRST_FOLD); unit < end; unit++) {
    if (!isWordUnit(unit)) continue;
    CLASS[unit] = WORD;
    FOLD[unit] = foldOf(String.fromCharCode(unit));
  }
  for (const [kind, characters] of CLASSES) {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      if (unit >>> BLOCK_SHIFT !== block) continue;
      CLASS[unit] = kind;
      FOLD[unit] = 0;
    }
  }
  for (const [from, to] of HIDDEN_RANGES) {
    if (to < first || from >= end) continue;
    CLASS.fill(HIDDEN, Math.max(from, first), Math.min(to + 1, end));
    FOLD.fill(0, Math.max(from, first), Math.min(to + 1, end));
  }
  for (let unit = first; unit < end; unit++) UNITS[unit] = (FOLD[unit] as number) || (CLASS[unit] as number);
}

/** Lower case without diacritics, one unit. Never a locale's rules: `İ`, `I`, `ı` and `i` are one letter. */
function foldOf(character: string): number {
  const lower = character.normalize('NFD').charAt(0).toLowerCase();
  return (PLAIN[lower.charAt(0)] ?? lower).charCodeAt(0);
}

/** For the scans' inner loops: the folded unit of a letter or digit (at least `FIRST_FOLD`), else the class. */
export function unitValue(unit: number): number {
  if (unit >= TABLE_SIZE) return classOf(unit);
  if (filled[unit >>> BLOCK_SHIFT] === 0) fillBlock(unit >>> BLOCK_SHIFT);
  return UNITS[unit] as number;
}

/** Class of any UTF-16 code unit. */
export function classOf(unit: number): number {
  if (unit < TABLE_SIZE) {
    if (filled[unit >>> BLOCK_SHIFT] === 0) fillBlock(unit >>> BLOCK_SHIFT);
    return CLASS[unit] as number;
  }
  if (unit >= 0x4e00 && unit <= 0x9fff) return KANJI;
  if (unit >= 0xac00 && unit <= 0xd7a3) return HANGUL;
  if (unit === 0x3000) return SPACE;
  if (unit === 0x30fb || unit === 0x318d || unit === 0xff0d || unit === 0xff65) return JOINER;
  if (unit >= 0x3005 && unit <= 0x3007) return KANJI;
  if (unit >= 0x3041 && unit <= 0x30ff) return KANJI;
  // Squared units and words (㎜, ㈜ written as one character).
  if ((unit >= 0x3200 && unit <= 0x32ff) || (unit >= 0x3300 && unit <= 0x33ff)) return KANJI;
  if (unit >= 0x3400 && unit <= 0x4dbf) return KANJI;
  if (unit >= 0xd800 && unit <= 0xdfff) return KANJI;
  if (unit >= 0xf900 && unit <= 0xfaff) return KANJI;
  if (unit >= 0xff66 && unit <= 0xff9f) return KANJI;
  if (isFullWidthWord(unit)) return WORD;
  if (unit === 0xff07) return APOSTROPHE;
  if (unit === 0xff0e) return DOT;
  if (unit === 0xff0c || unit === 0xff06) return COMMA;
  if (unit === 0xfeff || (unit >= 0xfe00 && unit <= 0xfe0f) || (unit >= 0xfe20 && unit <= 0xfe2f)) return HIDDEN;
  // Scripts above the tables that are written with spaces or not at all in our packs (Yi, Vai, Ethiopic extended …).
  if (unit >= 0xa000 && unit <= 0xabff) return WORD;
  if (unit >= 0xfb50 && unit <= 0xfdff) return WORD;
  if (unit >= 0xfe70 && unit <= 0xfefc) return WORD;
  return OTHER;
}

function isFullWidthWord(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);
}

/** Whether the unit is a Hangul syllable. */
export function isHangul(unit: number): boolean {
  return (unit - 0xac00) >>> 0 < 11_172;
}

/** The unit fed to the folded hash: any case, diacritics dropped, full-width forms made plain. */
export function foldUnit(unit: number): number {
  if (unit < TABLE_SIZE) {
    if (filled[unit >>> BLOCK_SHIFT] === 0) fillBlock(unit >>> BLOCK_SHIFT);
    return (FOLD[unit] as number) || unit;
  }
  return isFullWidthWord(unit) ? (FOLD[unit - 0xfee0] as number) : unit;
}

/** The unit fed to the exact hash: as written, but full-width forms made plain. */
export function exactUnit(unit: number): number {
  return unit >= 0xff10 && unit <= 0xff5a && isFullWidthWord(unit) ? unit - 0xfee0 : unit;
}

/** Whether the unit is a capital letter (one with a lower-case form). */
export function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  const character = String.fromCharCode(unit);
  return character.toLowerCase() !== character;
}

/** Whether the unit is a letter with a capital form. */
export function isLower(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  const character = String.fromCharCode(unit);
  return character.toUpperCase() !== character && character.toLowerCase() === character;
}

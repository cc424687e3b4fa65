/**
 * Text as the reader sees it: composed (NFC), without soft hyphens, zero-width units and variation selectors, with a
 * way back to the offsets of the text as it is on the page.
 */
import { classOf, HIDDEN } from './characters';

/** Cleaned text and, for each of its units, where it stands in the original. */
export interface CleanText {
  text: string;
  /** Offset in the original of the first unit that became this one. */
  starts: Uint32Array;
  /** Offset in the original after the last visible unit that became this one. */
  ends: Uint32Array;
}

/** A text in which nothing has to be cleaned, with the map that says so. */
export function asPrinted(text: string): CleanText {
  const starts = Uint32Array.from({ length: text.length }, (_, at) => at);
  return { text, starts, ends: starts.map((at) => at + 1) };
}

const MARK = /\p{M}/u;

/**
 * Cleans `text`. Works on clusters (a base and its marks, a syllable of conjoining jamo), so that the offset of every unit
 * stays known; lengths may change, the map absorbs it.
 */
export function cleanText(text: string): CleanText {
  let clean = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (isInvisible(unit)) {
      i++;
      continue;
    }
    let end = i + 1;
    let cluster = text.charAt(i);
    for (let next = end; next < text.length; next++) {
      const character = text.charAt(next);
      if (isInvisible(character.charCodeAt(0))) continue;
      if (!(MARK.test(character) && !isSpacing(character)) && !joinsSyllable(cluster, character)) break;
      cluster += character;
      end = next + 1;
    }
    const composed = cluster.length === 1 ? cluster : cluster.normalize('NFC').replace(/[\u0300-\u036f]/g, '');
    for (let k = 0; k < composed.length; k++) {
      starts.push(i);
      ends.push(end);
    }
    clean += composed;
    i = end;
  }
  return { text: clean, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Hidden and not part of a letter: dropped whole. */
function isInvisible(unit: number): boolean {
  if (classOf(unit) !== HIDDEN) return false;
  return !MARK.test(String.fromCharCode(unit)) ? !(unit >= 0x1100 && unit <= 0x11ff) : unit >= 0xfe00 || unit === 0x34f;
}

/** Whether a conjoining jamo continues the syllable: a vowel after a leading consonant, a final after a vowel. */
function joinsSyllable(cluster: string, character: string): boolean {
  const unit = character.charCodeAt(0);
  const last = cluster.charCodeAt(cluster.length - 1);
  if (unit >= 0x1160 && unit <= 0x11a7) return last >= 0x1100 && last <= 0x115f;
  if (unit < 0x11a8 || unit > 0x11ff) return false;
  return (last >= 0x1160 && last <= 0x11a7) || (last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 === 0);
}

/** Spacing marks (Indic vowels) stand on their own. */
function isSpacing(character: string): boolean {
  return /\p{Mc}/u.test(character);
}

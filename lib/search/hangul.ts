/**
 * Hangul as it is typed. A syllable becomes the keys of the two-set keyboard that make it (중 → ㅈㅜㅇ, 값 → ㄱㅏㅂㅅ), so that
 * whatever stands in the field while a syllable is being composed (조선ㅈ, 조선주) is a prefix of what it will be.
 */

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

// The order of the Unicode Hangul block (The Unicode Standard, chapter 3.12): initial × 21 vowels × 28 finals.
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const FINALS =
  'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');

// Clusters and double vowels typed or pasted on their own, U+3131 to U+3163.
const COMPOUND_JAMO: Record<string, string> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
};

/** Whether a UTF-16 unit is a Hangul syllable. */
export function isSyllable(code: number): boolean {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
}

/** Keys that type a unit of Hangul (a syllable, a lone letter, a conjoining one of decomposed text), or null for any other. */
export function keystrokes(code: number): string | null {
  if (isSyllable(code)) {
    const index = code - FIRST_SYLLABLE;
    const final = index % 28;
    const vowel = ((index - final) / 28) % 21;
    const initial = Math.floor(index / 588);
    return `${INITIALS[initial]}${VOWELS[vowel]}${final === 0 ? '' : FINALS[final - 1]}`;
  }
  if (code >= 0x3131 && code <= 0x3163) {
    const jamo = String.fromCharCode(code);
    return COMPOUND_JAMO[jamo] ?? jamo;
  }
  if (code >= 0x1100 && code <= 0x1112) return INITIALS[code - 0x1100] ?? null;
  if (code >= 0x1161 && code <= 0x1175) return VOWELS[code - 0x1161] ?? null;
  if (code >= 0x11a8 && code <= 0x11c2) return FINALS[code - 0x11a8] ?? null;
  return null;
}

/** Initial consonant of a syllable, or null. */
export function initialOf(code: number): string | null {
  return isSyllable(code) ? (INITIALS[Math.floor((code - FIRST_SYLLABLE) / 588)] ?? null) : null;
}

const LONE_CONSONANT = /[ㄱ-ㅎ]/;
const INITIALS_QUERY = /^[\s가-힣ㄱ-ㅎ]+$/;

/**
 * Whether a query is written in initial consonants, alone or among syllables (ㅈㅅㅌ, 조선ㅈㅇ). One consonant after syllables is
 * rather the next one being typed, which keystrokes answer.
 */
export function isInitialsQuery(query: string): boolean {
  if (!INITIALS_QUERY.test(query) || !LONE_CONSONANT.test(query)) return false;
  return /^\s*[ㄱ-ㅎ]/.test(query) || /[ㄱ-ㅎ]\s*[가-힣ㄱ-ㅎ]/.test(query);
}

/** How initials matched: from the first syllable on, somewhere within, or in order with syllables left out (조선…통신). */
export type InitialsFit = 'whole' | 'start' | 'inside' | 'scattered';

/**
 * Finds a query of initial consonants and syllables in a Korean name.
 * @returns How it fits and the offsets in `name` of each syllable matched, or null.
 */
export function fitInitials(query: string, name: string): { fit: InitialsFit; at: number[] } | null {
  const wanted = [...query.replace(/\s+/g, '')];
  const spots: { at: number; syllable: string; initial: string }[] = [];
  for (let at = 0; at < name.length; at++) {
    const initial = initialOf(name.charCodeAt(at));
    if (initial !== null) spots.push({ at, syllable: name.charAt(at), initial });
  }
  if (wanted.length === 0 || wanted.length > spots.length) return null;
  const fits = (want: string, spot: { syllable: string; initial: string } | undefined) =>
    spot !== undefined && (want === spot.syllable || want === spot.initial);

  for (let from = 0; from + wanted.length <= spots.length; from++) {
    if (wanted.every((want, i) => fits(want, spots[from + i]))) {
      const at = spots.slice(from, from + wanted.length).map((spot) => spot.at);
      if (from > 0) return { fit: 'inside', at };
      return { fit: wanted.length === spots.length ? 'whole' : 'start', at };
    }
  }
  // In order with gaps: only from the first syllable, and from three consonants on, or every name would fit.
  if (wanted.length < 3 || !fits(wanted[0] as string, spots[0])) return null;
  const at: number[] = [];
  let next = 0;
  for (const spot of spots) {
    if (next < wanted.length && fits(wanted[next] as string, spot)) {
      at.push(spot.at);
      next++;
    }
  }
  return next === wanted.length ? { fit: 'scattered', at } : null;
}

// The two-set layout (KS X 5002) over QWERTY, for queries typed with the other layout on.
const LAYOUT: Record<string, string> = {};
const ROWS: [string, string][] = [
  ['qwertyuiop', 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ'],
  ['asdfghjkl', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ'],
  ['zxcvbnm', 'ㅋㅌㅊㅍㅠㅜㅡ'],
];
for (const [latin, hangul] of ROWS) {
  for (let i = 0; i < latin.length; i++) LAYOUT[latin.charAt(i)] = hangul.charAt(i);
}
const BACK = Object.fromEntries(Object.entries(LAYOUT).map(([latin, jamo]) => [jamo, latin]));

/**
 * The query as it would read had the other keyboard layout been on: whtjs → ㅈㅗㅅㅓㄴ (조선), ㅡㄴㅡㅅ → msmt. Takes and gives folded
 * text (keystrokes); null where a character is on neither layout.
 */
export function otherLayout(key: string): string | null {
  let out = '';
  for (const unit of key) {
    const other = LAYOUT[unit] ?? BACK[unit];
    if (other === undefined) return null;
    out += other;
  }
  return out;
}

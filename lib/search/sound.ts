/**
 * Romanisations of Korean that stand for one name: the North's (Choe Son Hui, Rodong), the South's Revised Romanization
 * (Choe Seon-hui, Nodong), McCune–Reischauer (Ch'oe Sŏn-hŭi) and the spellings people choose (Choi Sun-hee, Park, Lee).
 *
 * One key for all of them: vowels the systems disagree on fall together (eo, ŏ, o, u, oo), so do voiced and aspirated
 * consonants (g k kh, d t, b p, j ch) and the initial sound the South drops (Rodong/Nodong, Ri/Lee/Yi, Ryongbyon).
 * Far too coarse to mark a page by; good enough to find a name somebody has typed.
 */

const RULES: [RegExp, string][] = [
  [/ar(?=[ktpc])/g, 'a'],
  [/(?:tch|jj|ch|j)/g, 'c'],
  [/(?:kk|kh|gg|g|q)/g, 'k'],
  [/(?:tt|th|dd|d)/g, 't'],
  [/(?:pp|ph|bb|b)/g, 'p'],
  [/(?:ss|sh)/g, 's'],
  [/(?:ll|l)/g, 'r'],
  [/(?:ee|ui|yi)/g, 'i'],
  [/yeo/g, 'yo'],
  [/(?:ae|oe|oi)/g, 'e'],
  [/(?:eo|eu|oo|ou|uh|u)/g, 'o'],
  [/wo/g, 'o'],
  [/h$/, ''],
  [/^[rn](?=[iy])/, ''],
  [/^y(?=i)/, ''],
  [/^r/, 'n'],
  [/(.)\1+/g, '$1'],
];

/** Key under which the romanisations of one Korean word meet; takes a folded word. Null for words with anything but a–z. */
export function soundKey(word: string): string | null {
  let key = known.get(word);
  if (key === undefined) {
    key = /^[a-z]{2,}$/.test(word) ? RULES.reduce((so, [from, to]) => so.replace(from, to), word) : null;
    if (known.size < MOST_KNOWN) known.set(word, key);
  }
  return key;
}

// The same words are asked for at every keystroke. A pack has some ten thousand of them.
const known = new Map<string, string | null>();
const MOST_KNOWN = 50_000;

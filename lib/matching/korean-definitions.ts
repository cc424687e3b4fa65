/**
 * Acronyms that a Korean article explains: 항만감시협의회(HSO). There are no initials to compare: the words right before
 * the bracket are what it stands for, and Korean writes the names of bodies as one word or as a few without particles.
 */

export interface KoreanDefinition {
  short: string;
  shortStart: number;
  shortEnd: number;
  long: string;
}

/** Hangul words, the last of them at the bracket; capitals, digits among them, within it. */
const BRACKET = /((?:[가-힣]+ ){0,3}[가-힣]+) ?\(([A-Z][A-Z0-9-]{1,7})\)/g;
/** Syllables of a name at the least: a shorter word before the bracket is the end of one of several words. */
const SHORTEST = 4;
/** Words at the most. */
const MOST_WORDS = 3;
/** What a word that is no part of the name ends in: particles and the endings of verbs before nouns. */
const OUTSIDE = /(?:[은는을를의에와과도로서며고한된인]|부터|까지|지난|이번)$/;

/** Every acronym in `text` that Korean words right before it explain, in order. */
export function koreanDefinitions(text: string): KoreanDefinition[] {
  return [...text.matchAll(BRACKET)].flatMap((match) => {
    const [whole, before, short] = match as unknown as [string, string, string];
    const long = nameAtEnd(before.split(' '));
    if (long === null) return [];
    const shortEnd = (match.index as number) + whole.length - 1;
    return [{ short, shortStart: shortEnd - short.length, shortEnd, long }];
  });
}

function nameAtEnd(words: readonly string[]): string | null {
  const last = words.at(-1) as string;
  if (last.length >= SHORTEST) return last;
  const name = [last];
  for (const word of words.slice(0, -1).reverse()) {
    if (name.length === MOST_WORDS || OUTSIDE.test(word)) break;
    name.unshift(word);
  }
  return name.join('').length >= SHORTEST ? name.join(' ') : null;
}

/**
 * Dictionaries to match with: names harvested from the pages themselves, so that hits are dense, filled up with made-up
 * ones.
 */

/** `count` distinct forms in levelled text: half of the harvest or less, the rest made up. Always the same. */
export function englishForms(count: number, pages: readonly string[]): string[] {
  const forms = new Set<string>();
  const { seen, frequent } = lowerCaseWords(pages);
  for (const page of pages) {
    for (const match of page.matchAll(/\p{Lu}[\p{L}\d]+(?: \p{Lu}[\p{L}\d]+){0,3}/gu)) {
      if (forms.size >= count / 2) break;
      const form = match[0].toLowerCase();
      const isName = !seen.has(form) && !frequent.has(form.split(' ')[0] ?? '');
      if (form.length >= 3 && /^[a-z0-9 ]+$/.test(form) && isName) forms.add(form);
    }
  }
  const random = generator(7);
  while (forms.size < count) forms.add(madeUp(random));
  return [...forms];
}

/**
 * Words also seen in lower case are no names ("Said"), and no name in a pack begins with one of the most frequent
 * ("The", "In"): the compiler drops articles.
 */
function lowerCaseWords(pages: readonly string[]): { seen: Set<string>; frequent: Set<string> } {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const [word] of page.matchAll(/(?<![\p{L}\d])\p{Ll}[\p{L}\d]*/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return { seen: new Set(byCount), frequent: new Set(byCount.slice(0, 200)) };
}

/** Korean forms of two to six syllables: rare words of the pages, as names are, and made-up ones. */
export function koreanForms(count: number, pages: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const [word] of page.matchAll(/[가-힣]{3,7}/g)) {
      const stem = word.slice(0, -1);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const rare = [...counts].filter(([, times]) => times <= 2).map(([stem]) => stem);
  const forms = new Set<string>(rare.slice(0, count / 4));
  const random = generator(11);
  while (forms.size < count) {
    let form = '';
    for (let i = 0; i < 3 + (random() % 4); i++) form += String.fromCharCode(0xac00 + (random() % 11_172));
    forms.add(form);
  }
  return [...forms];
}

const SYLLABLES =
  'ba be bo da do en er fa ga gi ha in is ka ki la li ma mi na no on or pa po ra ri sa se shi ta to un va wa ya yo za'.split(
    ' ',
  );

/** "toshirika enban": two to three words of two to four syllables. */
function madeUp(random: () => number): string {
  const words: string[] = [];
  for (let word = 0; word < 2 + (random() % 2); word++) {
    let text = '';
    for (let syllable = 0; syllable < 2 + (random() % 3); syllable++) text += SYLLABLES[random() % SYLLABLES.length];
    words.push(text);
  }
  return words.join(' ');
}

/** xorshift32: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

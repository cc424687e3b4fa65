/** Typos: how far a typed word is from the one that was meant. */

/**
 * Edits a typed word may be off: none below four letters or with a digit in it (2371 is not 2375), one to seven, then
 * two. Hangul comes as keys, two or three a syllable: one edit from three syllables on, two from six.
 */
export function allowedEdits(word: string): 0 | 1 | 2 {
  if (/\d/.test(word)) return 0;
  const letters = HANGUL_KEYS.test(word) ? word.length / 2 : word.length;
  if (letters < (HANGUL_KEYS.test(word) ? 3 : 4)) return 0;
  return letters <= 7 ? 1 : 2;
}

const HANGUL_KEYS = /[ㄱ-ㅣ]/;

/**
 * Optimal string alignment distance (a swap of neighbours is one edit) between `word` and `text[start, end)`, or with
 * `prefix` the least over all prefixes of it.
 * @returns The distance, or `bound + 1` as soon as it is over the bound.
 */
export function editDistance(
  word: string,
  text: string,
  start: number,
  end: number,
  bound: number,
  prefix: boolean,
): number {
  const length = word.length;
  const width = prefix ? Math.min(end - start, length + bound) : end - start;
  if (length - width > bound || (!prefix && width - length > bound)) return bound + 1;
  let before: number[] = [];
  let above: number[] = [];
  for (let j = 0; j <= width; j++) above.push(j);
  for (let i = 1; i <= length; i++) {
    const row: number[] = [i];
    let least = i;
    const unit = word.charCodeAt(i - 1);
    for (let j = 1; j <= width; j++) {
      const other = text.charCodeAt(start + j - 1);
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (unit === other ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        unit === text.charCodeAt(start + j - 2) &&
        word.charCodeAt(i - 2) === other &&
        (before[j - 2] as number) + 1 < cost
      ) {
        cost = (before[j - 2] as number) + 1;
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > bound) return bound + 1;
    before = above;
    above = row;
  }
  if (!prefix) return Math.min(above[width] as number, bound + 1);
  let best = bound + 1;
  for (let j = Math.max(0, length - bound); j <= width; j++) best = Math.min(best, above[j] as number);
  return best;
}

/**
 * The slow and obvious matcher: every substring against every form, by comparing canonical strings. It shares no code
 * with the engine, knows the alphabet of the property tests only, and has no hash, table or filter to be wrong.
 */

export interface ReferenceForm {
  text: string;
  exact: boolean;
}

const LATIN = /[A-Za-z0-9]/;
const HANGUL = /[가-힣]/;
const SPACES = / +/y;

/** Canonical string, or null where `text` is not words joined by what may join them. */
export function canonical(text: string, exact: boolean): string | null {
  let result = '';
  let i = 0;
  let glue = '';
  while (i < text.length) {
    const latin = /[A-Za-z0-9]+/y;
    latin.lastIndex = i;
    const word = latin.exec(text)?.[0] ?? (HANGUL.test(text.charAt(i)) ? text.charAt(i) : null);
    if (word === null) return null;
    const bothLatin = LATIN.test(result.slice(-1)) && LATIN.test(word);
    if (glue === ',') result += ',';
    else if (result !== '' && bothLatin) result += ' ';
    result += word;
    i += word.length;
    if (i === text.length) return exact ? result : result.toLowerCase();
    ({ glue, i } = separatorAt(text, i));
    if (i < 0) return null;
  }
  return null;
}

/** What joins two words at `i`: nothing, spaces, one joiner, or a comma with spaces around it. */
function separatorAt(text: string, i: number): { glue: string; i: number } {
  SPACES.lastIndex = i;
  const spaces = SPACES.exec(text)?.[0].length ?? 0;
  if (text.charAt(i + spaces) === ',') {
    SPACES.lastIndex = i + spaces + 1;
    return { glue: ',', i: i + spaces + 1 + (SPACES.exec(text)?.[0].length ?? 0) };
  }
  if (spaces > 0) return { glue: ' ', i: i + spaces };
  if (/[-·]/.test(text.charAt(i))) return { glue: ' ', i: i + 1 };
  return { glue: '', i };
}

/** Every hit as `start-end:form number`, sorted. */
export function referenceHits(forms: readonly ReferenceForm[], text: string): string[] {
  const wanted = forms.map(({ text: form, exact }) => canonical(form, exact));
  const hits: string[] = [];
  for (let start = 0; start < text.length; start++) {
    const first = text.charAt(start);
    const before = text.charAt(start - 1);
    if (LATIN.test(first) ? LATIN.test(before) : !HANGUL.test(first) || HANGUL.test(before)) continue;
    for (let end = start + 1; end <= text.length; end++) {
      if (LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end))) continue;
      const plain = canonical(text.slice(start, end), false);
      if (plain === null) continue;
      const exact = canonical(text.slice(start, end), true);
      forms.forEach((form, number) => {
        if (wanted[number] === (form.exact ? exact : plain)) hits.push(`${start}-${end}:${number}`);
      });
    }
  }
  return hits.sort();
}

/**
 * Expressions about letters that the engine compiles quickly. With the flag `u`, each `\p{L}` takes it up to a
 * millisecond, since letters beyond 16 bits are written as pairs; a background that has just woken spent 20 to 30 ms
 * before the first mark on them (a hundred expressions: 88 ms, as they are here 11).
 */

/** What stands for each property: letters and digits of the scripts our packs and the news are written in, in 16 bits. */
const RANGES: Readonly<Record<string, string>> = {
  L: 'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u1fff\\u3005-\\u3007\\u3040-\\ud7ff\\uf900-\\ufaff\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uff9f',
  // Capitals and small letters of Latin Extended-A alternate: each counts as both.
  Lu: 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u017e\\u0386-\\u03ab\\u0400-\\u042f\\uff21-\\uff3a',
  Ll: 'a-z\\u00df-\\u00f6\\u00f8-\\u017f\\u03ac-\\u03ce\\u0430-\\u045f\\uff41-\\uff5a',
  M: '\\u0300-\\u036f\\u20d0-\\u20ff',
  Nd: '0-9\\uff10-\\uff19',
};

/**
 * An expression's source for use without the flag `u`: `\p{L}`, `\p{Lu}`, `\p{Ll}`, `\p{M}` and `\p{Nd}`, in classes or by themselves,
 * as ranges. Nothing else that needs the flag may stand in it.
 */
export function plainSource(source: string): string {
  // An escape, an opening or a closing bracket: the only things that say whether a property stands in a class.
  let inClass = false;
  return source.replace(/\\p\{(\w+)\}|\\.|\[|\]/g, (found, property?: string) => {
    if (property !== undefined) {
      const ranges = RANGES[property];
      if (ranges === undefined) throw new Error(`${property} has no plain ranges`);
      return inClass ? ranges : `[${ranges}]`;
    }
    if (found === '[') {
      if (inClass) return '\\[';
      inClass = true;
    } else if (found === ']') inClass = false;
    return found;
  });
}

/** Made once for each place in the code that asks. */
const made = new Map<TemplateStringsArray, RegExp>();

function make(strings: TemplateStringsArray, flags: string): RegExp {
  let expression = made.get(strings);
  if (!expression) {
    expression = new RegExp(plainSource(strings.raw[0] as string), flags);
    made.set(strings, expression);
  }
  expression.lastIndex = 0;
  return expression;
}

/** `/…/u` in plain ranges: letters`^\p{Lu}\p{L}+$`. */
export function letters(strings: TemplateStringsArray): RegExp {
  return make(strings, '');
}

/** `/…/gu` in plain ranges, for `match`, `matchAll` and `replace`. */
export function allLetters(strings: TemplateStringsArray): RegExp {
  return make(strings, 'g');
}

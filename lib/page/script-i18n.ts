/**
 * The interface's strings for the scripts that run in pages and for a background that has just woken, under the name `@wxt-dev/i18n` has (put in its place in
 * wxt.config.ts): its own brings named substitutions and what it says of wrong arguments, neither of which our strings
 * use: 0.3 KB (gzipped) in every page with a mark. `script-i18n.test.ts` holds that both say the same.
 */
import { browser } from '@wxt-dev/browser';

/** Values for `$1`, `$2` … of a string. */
type Values = readonly string[];

/**
 * @returns `t`, which looks a string up by its dotted name, with a count (`one | many`, `none | one | many`), values for
 * its places, or both
 */
export function createI18n() {
  return {
    t(key: string, given?: number | Values, values?: Values): string {
      const isCount = typeof given === 'number';
      const message = browser.i18n.getMessage(key.replaceAll('.', '_') as '@@ui_locale', [
        ...(isCount ? (values ?? [String(given)]) : (given ?? [])),
      ]);
      const forms = message.split(' | ');
      // Counted from the last, which every string has: `none | one | many`.
      return isCount ? (forms.at(given === 1 ? -2 : given === 0 ? -3 : -1) ?? (forms.at(-1) as string)) : message;
    },
  };
}

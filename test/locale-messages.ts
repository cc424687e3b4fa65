/**
 * The interface strings of `locales/` behind `browser.i18n.getMessage`, for tests and the gallery, where no browser
 * carries them.
 */
import { parse } from 'yaml';

/** `getMessage` over a locale file's YAML text: nested keys join by `_`, plurals by ` | `, `$1`…`$9` are filled in. */
export function messagesFrom(yaml: string): (name: string, substitutions?: string | string[]) => string {
  const messages = messagesOf(yaml);
  return (name, substitutions = []) => {
    const values = [substitutions].flat();
    return (messages.get(name) ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? '');
  };
}

/** The messages of a locale file by the browser's names of them, as the build writes them. */
export function messagesOf(yaml: string): Map<string, string> {
  const messages = new Map<string, string>();
  collect(parse(yaml), '', messages);
  return messages;
}

function collect(value: unknown, key: string, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(key, String(value));
    return;
  }
  const entries = Object.entries(value);
  if (entries.every(([name]) => /^(\d|n)$/.test(name))) {
    into.set(key, entries.map(([, text]) => String(text)).join(' | '));
    return;
  }
  for (const [name, inner] of entries) collect(inner, key ? `${key}_${name}` : name, into);
}

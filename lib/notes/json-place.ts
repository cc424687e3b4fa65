/**
 * Where things stand in a JSON text: which line an error is on, and which line a field is on. `JSON.parse` tells the
 * first in every browser's own words and the second not at all.
 */

/** The text is not JSON; `line` from 1. */
export class JsonError extends Error {
  override name = 'JsonError';
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Parses JSON.
 * @throws JsonError with the line where it stops being JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const scan = new Scanner(text, undefined);
    scan.document();
    throw new JsonError(scan.line(), scan.reason ?? (error as Error).message);
  }
}

/** Line of a field of a JSON text (keys and list places from the top), or of the nearest field around it; from 1. */
export function lineOfField(text: string, path: readonly PropertyKey[]): number {
  const scan = new Scanner(text, path);
  scan.document();
  return scan.line(scan.found);
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them, so neither may the pattern.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Walks a JSON text, and remembers where the field it looks for begins. */
class Scanner {
  /** Offset of the deepest part of the path that was found. */
  found = 0;
  /** What is wrong at `#at`, once something is. */
  reason: string | undefined;
  #at = 0;
  readonly #text: string;
  readonly #path: readonly PropertyKey[] | undefined;

  constructor(text: string, path: readonly PropertyKey[] | undefined) {
    this.#text = text;
    this.#path = path;
  }

  line(offset = this.#at): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  document(): void {
    if (!this.#value(0)) return;
    this.#skip(SPACE);
    if (this.#at < this.#text.length) this.#fail('there is more after the end');
  }

  /** @param depth how many steps of the path lead here; -1 off the path */
  #value(depth: number): boolean {
    this.#skip(SPACE);
    const char = this.#text[this.#at];
    if (char === '{') return this.#members('}', () => this.#member(depth));
    if (char === '[') {
      let place = 0;
      return this.#members(']', () => this.#value(this.#step(depth, place++)));
    }
    if (this.#skip(char === '"' ? STRING : SCALAR)) return true;
    return this.#fail(char === undefined ? 'it ends too early' : 'a value was expected here');
  }

  #members(end: string, member: () => boolean): boolean {
    this.#at += 1;
    this.#skip(SPACE);
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return true;
    }
    for (;;) {
      if (!member()) return false;
      this.#skip(SPACE);
      const char = this.#text[this.#at];
      if (char !== ',' && char !== end) {
        return this.#fail(char === undefined ? 'it ends too early' : `, or ${end} was expected here`);
      }
      this.#at += 1;
      if (char === end) return true;
    }
  }

  #member(depth: number): boolean {
    this.#skip(SPACE);
    const start = this.#at;
    if (!this.#skip(STRING)) return this.#fail('a field name in quotes was expected here');
    const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
    const next = this.#step(depth, key, start);
    this.#skip(SPACE);
    if (this.#text[this.#at] !== ':') return this.#fail('a colon was expected here');
    this.#at += 1;
    return this.#value(next);
  }

  /** One step down: whether the path leads this way. */
  #step(depth: number, key: string | number, start?: number): number {
    if (depth < 0 || this.#path?.[depth] !== key) return -1;
    if (start === undefined) this.#skip(SPACE);
    this.found = start ?? this.#at;
    return depth + 1;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #fail(reason: string): false {
    this.reason ??= reason;
    return false;
  }
}

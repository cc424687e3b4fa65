/** Checks a JSON file against a schema, and says where it is wrong: line, field, reason. */
import * as v from 'valibot';
import { JsonError, lineOfField, parseJson } from './json-place';

/** A file that cannot be read, or a broken one. Nothing was changed. */
export class FileError extends Error {
  override name = 'FileError';
  constructor(
    /** From 1. */
    readonly line: number,
    /** Dotted path of the field, empty for the file as a whole. */
    readonly field: string,
    readonly reason: string,
  ) {
    super(`line ${line}${field === '' ? '' : `, ${field}`}: ${reason}`);
  }
}

/** A JSON text and what it holds. */
export class JsonFile {
  readonly data: unknown;
  readonly #text: string;

  /** @throws FileError where it is not JSON */
  constructor(file: string) {
    this.#text = file.replace(/^\ufeff/, '');
    try {
      this.data = parseJson(this.#text);
    } catch (error) {
      if (error instanceof JsonError) throw new FileError(error.line, '', `is not JSON: ${error.message}`);
      throw error;
    }
  }

  /** An error about the field a path leads to. */
  error(path: readonly PropertyKey[], reason: string): FileError {
    return new FileError(lineOfField(this.#text, path), path.map(String).join('.'), reason);
  }

  /**
   * Checks the part of the file a path leads to.
   * @throws FileError about the first field that is wrong
   */
  check<S extends v.GenericSchema>(schema: S, data = this.data, path: readonly PropertyKey[] = []): v.InferOutput<S> {
    const parsed = v.safeParse(schema, data);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    throw this.error([...path, ...(issue.path ?? []).map((item) => item.key as PropertyKey)], reasonOf(issue));
  }
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a field this version knows';
  if (issue.received === 'undefined') return 'is missing';
  return issue.message;
}

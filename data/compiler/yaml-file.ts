/**
 * A YAML file that remembers on which line each of its fields stands.
 */
import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import * as v from 'valibot';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './problem';

/** Keys and list places from the top of the file. */
export type FieldPath = readonly (string | number)[];

/** Fields that hold dates: a bare `2016` there is a year, though YAML reads it as a number. */
const DATE_FIELDS = new Set(['from', 'to', 'until', 'asOf', 'date', 'checked']);

export class YamlFile {
  /** Problems of the YAML itself; when there are any, `data` is undefined. */
  readonly problems: Problem[] = [];
  readonly data: unknown;
  readonly #text: string;
  #read: { document: Document; lines: LineCounter } | undefined;

  /**
   * @param path where it is
   * @param name how problems call it
   */
  constructor(
    path: string,
    readonly name: string,
  ) {
    this.#text = readFileSync(path, 'utf8');
    try {
      // An empty file holds nothing, which no schema takes.
      this.data = yearsAsText(load(this.#text, { schema: CORE_SCHEMA }) ?? null);
    } catch (error) {
      const { document, lines } = this.#places();
      for (const { pos, message } of [...document.errors, ...document.warnings]) {
        this.problems.push({ file: name, line: lines.linePos(pos[0]).line, field: '', reason: message });
      }
      // What only one of the two readers takes for YAML is not clear enough for a pack.
      if (this.problems.length === 0) {
        this.problems.push({ file: name, line: 1, field: '', reason: (error as Error).message });
      }
    }
  }

  /**
   * The file with its places. Read for problems only: this reader takes seven times as long as the one that gives the
   * data alone (1,800 entity files: 1.6 s and 0.2 s of the processor).
   */
  #places(): { document: Document; lines: LineCounter } {
    if (!this.#read) {
      const lines = new LineCounter();
      this.#read = { document: parseDocument(this.#text, { lineCounter: lines, prettyErrors: false }), lines };
    }
    return this.#read;
  }

  /** Line of a field, or of the nearest field around it that is there. */
  lineOf(path: FieldPath): number {
    const { document, lines } = this.#places();
    let node: unknown = document.contents;
    let offset = (node as Node | null)?.range?.[0] ?? 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
        if (!pair) break;
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
        node = node.items[key];
        offset = (node as Node | null)?.range?.[0] ?? offset;
      } else break;
    }
    return lines.linePos(offset).line;
  }

  problem(path: FieldPath, reason: string): Problem {
    return { file: this.name, line: this.lineOf(path), field: path.join('.'), reason };
  }

  /** The file as the schema sees it, or undefined with every disagreement added to `problems`. */
  check<S extends v.GenericSchema>(schema: S, data: unknown, at: FieldPath, problems: Problem[]) {
    const parsed = v.safeParse(schema, data);
    if (parsed.success) return parsed.output as v.InferOutput<S>;
    for (const issue of parsed.issues) {
      const path = [...at, ...(issue.path ?? []).map((item) => item.key as string | number)];
      problems.push(this.problem(path, reasonOf(issue)));
    }
    return undefined;
  }
}

/** What valibot found, in the words of somebody who edits packs. */
function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown field';
  if (issue.received === 'undefined') return 'is missing';
  if (issue.type === 'strict_object') return 'must be a group of fields';
  if (issue.type === 'array') return 'must be a list';
  if (issue.type === 'boolean') return 'must be true or false';
  if (issue.type === 'union') return 'must be text or a number';
  if (issue.type === 'picklist' || issue.type === 'literal') {
    return `must be one of ${issue.expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ')}, not ${issue.received}`;
  }
  if (issue.type === 'string' && issue.message.startsWith('Invalid type')) {
    return `must be text, not ${issue.received} (put it in quotes)`;
  }
  return issue.message;
}

/** Data with every bare year in a field for dates as text, changed in place. */
function yearsAsText(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const fields = data as Record<string, unknown>;
  for (const [key, value] of Object.entries(fields)) {
    if (DATE_FIELDS.has(key) && Number.isInteger(value) && /^\d{4}$/.test(String(value))) fields[key] = String(value);
    else yearsAsText(value);
  }
  return data;
}

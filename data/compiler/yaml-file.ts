/**
 * A YAML file that remembers on which line each of its fields stands.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Problem } from './problem';

/** Keys and list places from the top of the file. */
export type FieldPath = readonly (string | number)[];

/** Fields that hold dates: a bare `2016` there is a year, though YAML reads it as a number. */
const DATE_FIELDS = new Set(['from', 'to', 'until', 'asOf', 'date', 'checked']);

export class YamlFile {
  /** Problems of the YAML itself; when there are any, `data` is undefined. */
  readonly problems: Problem[] = [];
  readonly data: unknown;
  readonly #document: Document;
  readonly #lines = new LineCounter();

  /**
   * @param path where it is
   * @param name how problems call it
   */
  constructor(
    path: string,
    readonly name: string,
  ) {
    const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: this.#lines, prettyErrors: false });
    this.#document = document;
    for (const error of [...document.errors, ...document.warnings]) {
      const line = this.#lines.linePos(error.pos[0]).line;
      this.problems.push({ file: name, line, field: '', reason: error.message });
    }
    if (this.problems.length > 0) return;
    readYearsAsText(document);
    this.data = document.toJS();
  }

  /** Line of a field, or of the nearest field around it that is there. */
  lineOf(path: FieldPath): number {
    let node: unknown = this.#document.contents;
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
    return this.#lines.linePos(offset).line;
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

function readYearsAsText(document: Document): void {
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || !isScalar(pair.key) || !isScalar(pair.value)) return;
      if (!DATE_FIELDS.has(String(pair.key.value))) return;
      if (typeof pair.value.value === 'number' && /^\d{4}$/.test(pair.value.source ?? '')) {
        pair.value.value = pair.value.source;
      }
    },
  });
}

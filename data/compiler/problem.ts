/**
 * What is wrong with a pack, and where. Every check reports problems in this one shape.
 */

export interface Problem {
  /** Path from the folder that holds the data folder, e.g. `data/packs/korea/entities/kcna.yaml`. */
  file: string;
  /** 1-based. */
  line: number;
  /** Dotted path of the field, list places from 0: `statements.2.sources`. Empty for the file as a whole. */
  field: string;
  reason: string;
}

/** `file:line: field: reason`, as editors and terminals make links of. */
export function formatProblem({ file, line, field, reason }: Problem): string {
  return `${file}:${line}: ${field === '' ? 'file' : field}: ${reason}`;
}

/** In the order of files and lines, each said once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.field, b.field))
    .filter((problem) => {
      const text = formatProblem(problem);
      if (seen.has(text)) return false;
      seen.add(text);
      return true;
    });
}

/** Thrown where packs are needed and they are not good. */
export class PackError extends Error {
  override name = 'PackError';
  constructor(readonly problems: readonly Problem[]) {
    super(
      `${problems.length} problem${problems.length === 1 ? '' : 's'} in the fact packs\n${problems.map(formatProblem).join('\n')}`,
    );
    // The place that matters is in the packs; where the compiler noticed is no help.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

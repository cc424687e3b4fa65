/** What a bench prints: one table, columns aligned. */

export interface Bound {
  text: string;
  met: boolean;
}

export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** What was measured and on what; printed under the title. */
  note?: string;
  /** Bounds this table holds the project to, and whether they are met. */
  bounds?: Bound[];
}

/** One file of `test/bench` that measures something. */
export interface Bench {
  /** Name by which `npm run bench -- NAME` runs it alone. */
  name: string;
  /** Yields each table as soon as it is measured. */
  run(options: BenchOptions): AsyncIterable<Table> | Iterable<Table>;
}

export interface BenchOptions {
  /** Sizes that take minutes are measured too. */
  large: boolean;
}

export function printTable({ title, columns, rows, note, bounds }: Table): void {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  if (note) console.log(note);
  for (const row of cells) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    );
  }
  for (const { text, met } of bounds ?? []) console.log(`${met ? 'met' : 'NOT MET'}: ${text}`);
}

/**
 * A folder of reference data (lists of resolutions, of tests, of groups, of countries), kept beside the checkout and
 * never part of it. What compares the packs with it skips where it is absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { DATA_FOLDER } from '../read-packs';

/** A row of a table, by the names in its first line. */
export type Row = Readonly<Record<string, string>>;

export class ReferenceFolder {
  constructor(readonly path: string) {}

  has(file: string): boolean {
    return existsSync(join(this.path, file));
  }

  /** Names of the files in a folder of it, sorted. */
  list(folder: string): string[] {
    return readdirSync(join(this.path, folder)).sort();
  }

  /** A file as text. Some of the tables are in Windows-1252, which shows in bytes that UTF-8 has not. */
  text(file: string): string {
    const bytes = readFileSync(join(this.path, file));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }

  json<T>(file: string): T {
    return JSON.parse(this.text(file)) as T;
  }

  /** A table with a header line; tabs part the cells of `.tsv`, commas those of everything else. */
  rows(file: string): Row[] {
    const tabs = file.endsWith('.tsv');
    // Quotes in the tab-separated lists are part of names.
    const options = tabs ? { delimiter: '\t', quoteChar: '\0' } : { delimiter: ',' };
    return Papa.parse<Row>(this.text(file), { header: true, skipEmptyLines: true, ...options }).data;
  }
}

/**
 * The folder, or undefined where there is none.
 * @param corpus the folder that holds `reference/`; by default `SIDELIGHT_CORPUS`, else `shared` beside the repository
 */
export function findReference(
  corpus = process.env.SIDELIGHT_CORPUS ?? join(DATA_FOLDER, '..', '..', 'shared'),
): ReferenceFolder | undefined {
  const path = resolve(corpus, 'reference');
  return existsSync(path) ? new ReferenceFolder(path) : undefined;
}

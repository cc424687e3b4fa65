/** Notes as a table for spreadsheets: CSV after RFC 4180 with a byte-order mark, so that Excel reads it as UTF-8. */
import Papa from 'papaparse';
import type { Note, Own } from '../model';
import { COLUMNS, flatNote, flatOwn } from './flat';

/** Live notes, then cards and corrections of the reader's. A cell that a spreadsheet would run gets a `'` before it. */
export function csvOf({ notes, own }: { notes: readonly Note[]; own: readonly Own[] }): string {
  const rows = [...notes.map(flatNote), ...own.map(flatOwn)];
  const data = rows.map((row) =>
    COLUMNS.map((name) => {
      const value = row[name];
      return Array.isArray(value) ? value.join('; ') : (value ?? '');
    }),
  );
  return `\ufeff${Papa.unparse({ fields: [...COLUMNS], data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** What spreadsheets take for a formula, also behind white space or in the full-width forms that some of them fold. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%][\s\S]*$|^[\t\r\n]/;

/**
 * Notes as a table for spreadsheets: CSV after RFC 4180 with a byte-order mark, so that Excel reads it as UTF-8.
 *
 * Written here and not by a library: the well-kept ones carry XMLHttpRequest or Node's streams with them, and nothing that
 * could ask another host for anything is to be in the package. The tests read it back with one of them.
 */
import type { Note, Own } from '../model';
import { COLUMNS, type FlatRow, flatNote, flatOwn } from './flat';

/** Live notes, then cards and corrections of the reader's. A cell that a spreadsheet would run gets a `'` before it. */
export function* csvRows({ notes, own }: { notes: readonly Note[]; own: readonly Own[] }): Generator<void, string> {
  const lines = [lineOf(COLUMNS)];
  for (const row of flatRows(notes, own)) {
    lines.push(
      lineOf(
        COLUMNS.map((name) => {
          const value = row[name];
          return Array.isArray(value) ? value.join('; ') : String(value ?? '');
        }),
      ),
    );
    yield;
  }
  return `\ufeff${lines.join('')}`;
}

function* flatRows(notes: readonly Note[], own: readonly Own[]): Generator<FlatRow> {
  for (const note of notes) yield flatNote(note);
  for (const row of own) yield flatOwn(row);
}

const lineOf = (cells: readonly string[]) => `${cells.map(cellOf).join(',')}\r\n`;

/** What spreadsheets take for a formula, also behind white space or in the full-width forms that some of them fold. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%][\s\S]*$|^[\t\r\n]/;

function cellOf(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  // White space at an end is kept by readers only between quotes.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

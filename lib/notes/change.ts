/** What a change of notes has touched, as it is told from one part of us to another. Types and a little arithmetic. */
import type { Note, Own } from './model';

/** Rows that were written, as they are now (those in the bin too), and ids of rows that are there no longer. */
export interface NotesChange {
  notes: readonly Note[];
  own: readonly Own[];
  gone: readonly string[];
}

/** Ids of rows a change has touched. */
export interface Touched {
  notes: readonly string[];
  own: readonly string[];
}

/** More rows than this are not sent around: whoever shows them reads them again. */
export const MOST_TOLD = 200;

/** Full text of entities and notes: words, their beginnings, and where nothing else is found, their misspellings. */
import MiniSearch, { type SearchOptions as Options } from 'minisearch';
import { allowedEdits } from './edits';
import { foldedWords } from './fold';

/** Words a question is made of; they find nothing by themselves. Dropped where other words remain. */
const FUNCTION_WORDS = new Set(
  'a an and are as at by did do does for from has have how in is it its of on or that the their to was were what when where which who whom whose why with'.split(
    ' ',
  ),
);

/** The words of a query that are worth looking for. */
export function contentWords(words: readonly string[]): string[] {
  const content = words.filter((word) => !FUNCTION_WORDS.has(word));
  return content.length > 0 ? content : [...words];
}

/** One record: `name` counts for more than `lead`, and that for more than `text`. */
export interface TextRecord<Id> {
  id: Id;
  name: string;
  lead: string;
  text: string;
}

/** A record found, with the library's score (higher is better; comparable within one query). */
export interface TextHit<Id> {
  id: Id;
  score: number;
}

/** Latin words shorter than this are looked for as they are: two letters begin half of all words. */
export const WHOLE_BELOW = 3;

/** Most hits one query gives. */
const MOST = 60;

export class TextIndex<Id extends string | number> {
  private readonly index = new MiniSearch<TextRecord<Id>>({
    fields: ['name', 'lead', 'text'],
    tokenize: foldedWords,
    processTerm: (term) => term,
    searchOptions: { boost: { name: 2, lead: 1.5 }, weights: { fuzzy: 0.3, prefix: 0.6 } },
  });

  get size(): number {
    return this.index.documentCount;
  }

  /** Adds a record or puts it in place of the one of the same id. */
  set(record: TextRecord<Id>): void {
    if (this.index.has(record.id)) this.index.replace(record);
    else this.index.add(record);
  }

  remove(id: Id): void {
    if (this.index.has(id)) this.index.discard(id);
  }

  /**
   * Records that hold every word; where there is none, every word or a misspelling of it; where there is none either and
   * the query is long, most of its words.
   */
  find(words: readonly string[]): TextHit<Id>[] {
    if (words.length === 0) return [];
    const prefix = (term: string) => term.length >= (term.charCodeAt(0) < 0x80 ? WHOLE_BELOW : 2);
    const query = words.join(' ');
    const options: Options = { tokenize: (text: string) => text.split(' '), combineWith: 'AND', prefix };
    let found = this.index.search(query, options);
    if (found.length === 0) found = this.index.search(query, { ...options, fuzzy: (term) => allowedEdits(term) });
    if (found.length === 0 && words.length >= 3) {
      const least = Math.ceil(words.length * 0.6);
      found = this.index
        .search(query, { ...options, combineWith: 'OR' })
        .filter((result) => new Set(result.queryTerms).size >= least);
    }
    return found.slice(0, MOST).map(({ id, score }) => ({ id: id as Id, score }));
  }
}

/** Full text of entities and notes: words, their beginnings, and where nothing else is found, their misspellings. */
import SearchableMap from 'minisearch/SearchableMap';
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

// Weights of a word by where it stands, and of a match by how exact it is.
const NAME = 3;
const LEAD = 1.5;
const EXACT = 1;
const PREFIX = 0.6;
const MISSPELLED = 0.3;

// Okapi BM25 with the parameters usual since TREC-3 (Robertson et al., 1995).
const K1 = 1.2;
const B = 0.75;

/** So many hits are put in order; nobody reads further, and twenty thousand take longer than a key may. */
const SORTED = 500;

/** The best `count` in their order, the others as they come. */
function bestFirst<Id>(hits: TextHit<Id>[], count: number): TextHit<Id>[] {
  const byScore = (a: TextHit<Id>, b: TextHit<Id>) => b.score - a.score;
  if (hits.length <= 2 * count) return hits.sort(byScore);
  const scores = Float64Array.from(hits, ({ score }) => score).sort();
  const least = scores[scores.length - count] as number;
  const best: TextHit<Id>[] = [];
  const others: TextHit<Id>[] = [];
  for (const hit of hits) (hit.score >= least ? best : others).push(hit);
  return [...best.sort(byScore), ...others];
}

/** Records that hold a word, in order, each followed by its weighted count. */
type Postings = number[];

interface Indexed<Id> {
  id: Id;
  /** Words in it; 0 once it is removed. */
  length: number;
}

/**
 * An inverted index over MiniSearch's radix tree (beginnings and misspellings of a word in one walk). Its ranking is
 * BM25 over three fields: all that a popup needs of a search engine, in a tenth of the bytes.
 */
export class TextIndex<Id extends string | number> {
  private readonly words = new SearchableMap<Postings>();
  private readonly records: Indexed<Id>[] = [];
  private readonly places = new Map<Id, number>();
  private total = 0;

  /** Number of records. */
  get size(): number {
    return this.places.size;
  }

  /** Adds a record or puts it in place of the one of the same id. */
  set(record: TextRecord<Id>): void {
    this.remove(record.id);
    const place = this.records.length;
    let length = 0;
    const add = (text: string, weight: number) => {
      for (const word of foldedWords(text)) {
        let postings = this.words.get(word);
        if (!postings) {
          postings = [];
          this.words.set(word, postings);
        }
        if (postings.at(-2) === place) postings[postings.length - 1] = (postings.at(-1) ?? 0) + weight;
        else postings.push(place, weight);
        length++;
      }
    };
    add(record.name, NAME);
    add(record.lead, LEAD);
    add(record.text, 1);
    this.records.push({ id: record.id, length });
    this.places.set(record.id, place);
    this.total += length;
  }

  /** Forgets a record. Its words stay in the tree and find nothing. */
  remove(id: Id): void {
    const place = this.places.get(id);
    const record = place === undefined ? undefined : this.records[place];
    if (!record) return;
    this.total -= record.length;
    record.length = 0;
    this.places.delete(id);
  }

  /** Whether a word, or one that begins with it, stands in any record: it is then no misspelling. */
  knows(word: string): boolean {
    if (this.words.has(word)) return true;
    return word.length >= WHOLE_BELOW && this.words.atPrefix(word).keys().next().done !== true;
  }

  /**
   * Records that hold every word; where there is none, every word or a misspelling of it; where there is none either and
   * the query is long, most of its words.
   * @param most how many are given, best first
   */
  find(words: readonly string[], most = MOST): TextHit<Id>[] {
    if (words.length === 0) return [];
    let hits = this.holding(words, words.length, false);
    if (hits.length === 0) hits = this.holding(words, words.length, true);
    if (hits.length === 0 && words.length >= 3) hits = this.holding(words, Math.ceil(words.length * 0.6), false);
    const sorted = bestFirst(hits, Math.min(most, SORTED));
    return sorted.length > most ? sorted.slice(0, most) : sorted;
  }

  private holding(words: readonly string[], least: number, misspelled: boolean): TextHit<Id>[] {
    const scores = new Float64Array(this.records.length);
    const counts = new Uint16Array(this.records.length);
    const ofWord = new Float64Array(this.records.length);
    const places: number[] = [];
    for (const word of words) {
      const held = this.score(word, misspelled, ofWord);
      for (const place of held) {
        if (counts[place] === 0) places.push(place);
        (counts[place] as number)++;
        (scores[place] as number) += ofWord[place] as number;
        ofWord[place] = 0;
      }
      // None holds them all.
      if (held.length === 0 && least === words.length) return [];
    }
    const hits: TextHit<Id>[] = [];
    for (const place of places) {
      const record = this.records[place] as Indexed<Id>;
      if (record.length > 0 && (counts[place] as number) >= least) {
        hits.push({ id: record.id, score: scores[place] as number });
      }
    }
    return hits;
  }

  /** Writes the best score of each record for one word of the query into `best`. @returns the records that have one */
  private score(word: string, misspelled: boolean, best: Float64Array): number[] {
    const places: number[] = [];
    const average = this.total / Math.max(1, this.places.size);
    const take = (postings: Postings, weight: number) => {
      const holders = postings.length / 2;
      const rare = Math.log(1 + Math.max(0, this.places.size - holders + 0.5) / (holders + 0.5));
      for (let i = 0; i < postings.length; i += 2) {
        const place = postings[i] as number;
        const count = postings[i + 1] as number;
        const length = this.records[place]?.length ?? 0;
        const often = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / average));
        const score = weight * Math.max(rare, 0.1) * often;
        const known = best[place] as number;
        if (known === 0) places.push(place);
        if (score > known) best[place] = score;
      }
    };
    const exact = this.words.get(word);
    if (exact) take(exact, EXACT);
    if (word.length >= (word.charCodeAt(0) < 0x80 ? WHOLE_BELOW : 2)) {
      for (const [longer, postings] of this.words.atPrefix(word)) {
        if (longer !== word) take(postings, (PREFIX * word.length) / longer.length);
      }
    }
    const edits = misspelled ? allowedEdits(word) : 0;
    if (edits > 0) {
      for (const [, [postings, distance]] of this.words.fuzzyGet(word, edits)) {
        if (distance > 0) take(postings, MISSPELLED / distance);
      }
    }
    return places;
  }
}

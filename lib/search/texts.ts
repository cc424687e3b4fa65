/** Full text of entities and notes: words, their beginnings, and where nothing else is found, their misspellings. */
import SearchableMap from 'minisearch/SearchableMap';
import { allowedEdits } from './edits';
import { Ranking } from './ranking';

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

/** One record, in folded words: those of `name` count for more than those of `lead`, and these for more than `text`. */
export interface TextRecord<Id> {
  id: Id;
  name: readonly string[];
  lead: readonly string[];
  text: readonly string[];
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

/** Records that hold a word, in order, each followed by its weighted count. */
type Postings = number[];

/** Records that answer a query, in the order they were added. */
export interface Held<Id> {
  ids: Id[];
  /** Of the record at the same index; higher is better, comparable within one query. */
  scores: number[];
}

/**
 * An inverted index over MiniSearch's radix tree (beginnings and misspellings of a word in one walk). Its ranking is
 * BM25 over three fields: all that a popup needs of a search engine, in a tenth of the bytes.
 */
export class TextIndex<Id> {
  private readonly words = new SearchableMap<Postings>();
  // A record's id and the number of its words, 0 once it is removed, by place: no object a record to go through.
  private readonly ids: Id[] = [];
  private readonly lengths: number[] = [];
  private readonly places = new Map<Id, number>();
  private total = 0;

  /** Number of records. */
  get size(): number {
    return this.places.size;
  }

  /** Adds a record or puts it in place of the one of the same id. */
  set(record: TextRecord<Id>): void {
    this.remove(record.id);
    const place = this.ids.length;
    let length = 0;
    const add = (words: readonly string[], weight: number) => {
      for (const word of words) {
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
    this.ids.push(record.id);
    this.lengths.push(length);
    this.places.set(record.id, place);
    this.total += length;
  }

  /** Forgets a record. Its words stay in the tree and find nothing. */
  remove(id: Id): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.total -= this.lengths[place] as number;
    this.lengths[place] = 0;
    this.places.delete(id);
  }

  /** Whether a word, or one that begins with it, stands in any record: it is then no misspelling. */
  knows(word: string): boolean {
    if (this.words.has(word)) return true;
    return word.length >= WHOLE_BELOW && this.words.atPrefix(word).keys().next().done !== true;
  }

  /**
   * Records that hold every word; where there is none, every word or a misspelling of it; where there is none either and
   * the query is long, most of its words. Best first; what is equal goes in the order it was added.
   * @param most how many are given
   * @param keeps which records count at all
   */
  find(words: readonly string[], most = MOST, keeps?: (id: Id) => boolean): TextHit<Id>[] {
    const { ids, scores } = this.hold(words, keeps);
    const hits = ids.map((id, at): TextHit<Id> => ({ id, score: scores[at] as number }));
    return [...new Ranking(hits, scores).first(most)];
  }

  /** As `find`, all of them and in no order. */
  hold(words: readonly string[], keeps?: (id: Id) => boolean): Held<Id> {
    let held = this.holding(words, words.length, false);
    if (held.ids.length === 0) held = this.holding(words, words.length, true);
    if (held.ids.length === 0 && words.length >= 3) held = this.holding(words, Math.ceil(words.length * 0.6), false);
    if (!keeps) return held;
    const kept: Held<Id> = { ids: [], scores: [] };
    for (let at = 0; at < held.ids.length; at++) {
      const id = held.ids[at] as Id;
      if (!keeps(id)) continue;
      kept.ids.push(id);
      kept.scores.push(held.scores[at] as number);
    }
    return kept;
  }

  private holding(words: readonly string[], least: number, misspelled: boolean): Held<Id> {
    const held: Held<Id> = { ids: [], scores: [] };
    const scores = new Float64Array(this.ids.length);
    const counts = new Uint16Array(this.ids.length);
    const ofWord = new Float64Array(this.ids.length);
    for (const word of words) {
      const places = this.score(word, misspelled, ofWord);
      for (const place of places) {
        (counts[place] as number)++;
        (scores[place] as number) += ofWord[place] as number;
        ofWord[place] = 0;
      }
      // None holds them all.
      if (places.length === 0 && least === words.length) return held;
    }
    for (let place = 0; place < counts.length; place++) {
      if (counts[place] === 0 || (counts[place] as number) < least || this.lengths[place] === 0) continue;
      held.ids.push(this.ids[place] as Id);
      held.scores.push(scores[place] as number);
    }
    return held;
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
        const length = this.lengths[place] as number;
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

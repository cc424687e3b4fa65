/** The names of all entities, found by how they start. Made for the few milliseconds between two keystrokes. */
import type { NameKind } from '../facts/schema';
import { allowedEdits, editDistance } from './edits';
import { type Folded, wordsOf } from './fold';
import { fitInitials } from './hangul';
import type { Tier } from './model';
import { NameHits } from './name-hits';
import { NameStore } from './name-store';
import { nameAt, PLACES, startAt } from './name-table';
import { soundKey } from './sound';

/** What it counts that little of the name is left over, beside 2 for whole words and 2 for its beginning. */
const CLOSENESS = 1;

/** A part of a name, another name, or one no longer used says less than a name in its own right. */
const KIND_FIT: Readonly<Record<NameKind, number>> = {
  short: -1,
  former: -0.5,
  alias: -0.3,
  full: 0,
  native: 0,
  acronym: 0,
};

/** So many names are heard at once where a query needs it: about a second. */
const HEARD_AT_ONCE = 50_000;

/** Fewer direct hits than this and other romanisations are looked for. */
const ENOUGH = 5;

export class NameIndex extends NameStore {
  private readonly sounds = new Map<string, number[]>();
  /** Names before this one are in `sounds`. */
  private sounded = 0;

  /**
   * Names that answer a folded query.
   * @param knows Whether a word is one that occurs somewhere: such a word is never taken for a misspelling.
   */
  find(query: Folded, knows: (word: string) => boolean = () => false): NameHits {
    const hits = new NameHits(this.entityCount);
    const words = wordsOf(query);
    for (const place of this.startingWith(query.key)) this.direct(hits, place, query.key);
    if (words.length > 1) this.scattered(hits, words, 'direct');
    if (hits.size < ENOUGH) this.scattered(hits, words, 'sound');
    // Guesses only where nothing was spelled like this: beside right answers they are noise.
    if (hits.size === 0 && words.some((word) => !knows(word))) {
      if (words.length > 1) this.scattered(hits, words, 'typo', knows);
      else this.misspelled(hits, query.key);
    }
    return hits;
  }

  /** Korean names that answer initial consonants (ㅈㅅㅌ). */
  findInitials(query: string): NameHits {
    const hits = new NameHits(this.entityCount);
    for (const { name, text } of this.korean()) {
      const found = fitInitials(query, text);
      if (!found) continue;
      const fit = { whole: 7, start: 3, inside: 1, scattered: 2 }[found.fit] + found.at.length / text.length;
      this.keep(hits, name, 'initials', fit);
    }
    return hits;
  }

  private *startingWith(key: string): Generator<number> {
    if (key.length === 1) {
      for (const [prefix, places] of this.allBuckets()) if (prefix.startsWith(key)) yield* places;
      return;
    }
    for (const place of this.base?.bucket(key.slice(0, 2)) ?? []) {
      if (this.base?.goesOn(nameAt(place), startAt(place), key)) yield place;
    }
    for (const place of this.buckets.get(key.slice(0, 2)) ?? []) {
      if (this.key(nameAt(place)).startsWith(key, startAt(place))) yield place;
    }
  }

  /** How many places there are at which a word may start, at most. */
  private mostStartingWith(word: string): number {
    if (word.length > 1) {
      const prefix = word.slice(0, 2);
      return (this.base?.bucket(prefix)?.length ?? 0) + (this.buckets.get(prefix)?.length ?? 0);
    }
    let count = 0;
    for (const [prefix, places] of this.allBuckets()) if (prefix.startsWith(word)) count += places.length;
    return count;
  }

  private direct(hits: NameHits, place: number, query: string): void {
    const name = nameAt(place);
    const start = startAt(place);
    const length = this.length(name);
    const kind = this.kind(name);
    const whole = this.endsWord(name, start + query.length);
    if (start === 0 && query.length === length && kind !== 'short') {
      this.keep(hits, name, kind === 'acronym' ? 'acronym' : 'name', kind === 'former' ? 0 : 1);
      return;
    }
    const closeness = query.length / length;
    // A short form typed to its end is what the reader calls it.
    const standing = closeness === 1 ? 0 : KIND_FIT[kind];
    this.keep(hits, name, 'prefix', (start === 0 ? 2 : 0) + (whole ? 2 : 0) + CLOSENESS * closeness + standing);
  }

  /** Names that hold every word of the query, in any order, each directly, by sound or with a typo. */
  private scattered(
    hits: NameHits,
    words: string[],
    tolerance: 'direct' | 'sound' | 'typo',
    knows: (word: string) => boolean = () => false,
  ): void {
    const seen = new Set<number>();
    for (const seed of this.seeds(words, tolerance)) {
      for (const place of seed) {
        const name = nameAt(place);
        if (seen.has(name)) continue;
        seen.add(name);
        let tier: Tier = 'prefix';
        let fit = 0;
        let covered = 0;
        for (const [i, word] of words.entries()) {
          const found = this.wordIn(
            name,
            word,
            tolerance === 'typo' && knows(word) ? 'sound' : tolerance,
            i === words.length - 1,
          );
          if (!found) {
            covered = -1;
            break;
          }
          if (found.tier === 'typo' || (found.tier === 'sound' && tier === 'prefix')) tier = found.tier;
          fit += found.fit;
          covered += word.length;
        }
        if (covered < 0) continue;
        const key = this.key(name);
        const closeness = Math.min(1, covered / key.length);
        this.keep(hits, name, tier, fit / words.length + CLOSENESS * closeness + KIND_FIT[this.kind(name)]);
      }
    }
  }

  /** Sets of places to try: those of the rarest word; with tolerance, of each word in turn, as any may be the odd one. */
  private seeds(words: string[], tolerance: 'direct' | 'sound' | 'typo'): Iterable<number>[] {
    if (tolerance === 'direct') {
      const places = words.map((word) => this.mostStartingWith(word));
      return [this.startingWith(words[places.indexOf(Math.min(...places))] as string)];
    }
    if (tolerance === 'sound') {
      const sounds = this.soundPlaces();
      return words.map((word) => sounds.get(soundKey(word) ?? '') ?? []);
    }
    return words.map((word) => {
      const direct = [...this.startingWith(word)];
      return direct.length > 0 ? direct : this.near(word, true);
    });
  }

  private wordIn(
    name: number,
    word: string,
    tolerance: 'direct' | 'sound' | 'typo',
    last: boolean,
  ): { tier: Tier; fit: number } | null {
    const key = this.key(name);
    const starts = this.starts(name);
    let best: { tier: Tier; fit: number } | null = null;
    for (let i = 0; i < starts.length; i++) {
      const start = starts.charCodeAt(i);
      if (key.startsWith(word, start)) {
        if (this.endsWord(name, start + word.length)) return { tier: 'prefix', fit: 2 };
        best = { tier: 'prefix', fit: 1 };
      }
    }
    if (best || tolerance === 'direct') return best;
    const sound = soundKey(word);
    if (sound !== null) {
      for (let i = 0; i < starts.length; i++) {
        const start = starts.charCodeAt(i);
        for (const end of this.soundEnds(name, i)) {
          if (soundKey(key.slice(start, end)) === sound) return { tier: 'sound', fit: 1 };
        }
      }
    }
    if (tolerance !== 'typo') return null;
    const allowed = allowedEdits(word);
    if (allowed === 0) return null;
    for (let i = 0; i < starts.length; i++) {
      const distance = editDistance(word, key, starts.charCodeAt(i), this.wordEnd(name, i), allowed, last);
      if (distance <= allowed) return { tier: 'typo', fit: 2 - distance };
    }
    return null;
  }

  /** Names with a misspelling of the query in them, run together: "yonhapnwes". */
  private misspelled(hits: NameHits, query: string): void {
    const allowed = allowedEdits(query);
    for (const place of this.near(query, false)) {
      const name = nameAt(place);
      const key = this.key(name);
      const distance = editDistance(query, key, startAt(place), key.length, allowed, true);
      const closeness = Math.min(1, query.length / key.length);
      const start = startAt(place) === 0 ? 1 : 0;
      this.keep(hits, name, 'typo', 2 * (2 - distance) + start + CLOSENESS * closeness + KIND_FIT[this.kind(name)]);
    }
  }

  /**
   * Places from which a word, or any text beginning with it, is within the edits allowed. The first letter is taken as
   * right, or swapped with the second: people rarely mistype it, and it keeps this to a twentieth of the names.
   */
  private near(word: string, wordsOnly: boolean): number[] {
    const allowed = allowedEdits(word);
    const found: number[] = [];
    if (allowed === 0) return found;
    const swapped = `${word.charAt(1)}${word.charAt(0)}`;
    for (const [prefix, places] of this.allBuckets()) {
      if (prefix.charAt(0) !== word.charAt(0) && prefix !== swapped) continue;
      for (const place of places) {
        const name = nameAt(place);
        const start = startAt(place);
        const key = this.key(name);
        const end = wordsOnly ? this.endOfWordAt(name, start) : key.length;
        if (editDistance(word, key, start, end, allowed, true) <= allowed) found.push(place);
      }
    }
    return found;
  }

  /**
   * Goes on working out how names sound, while `more` says so: it is asked for where little was found as it is spelled.
   * @returns whether all names have been heard
   */
  hearNames(more: () => boolean = () => true): boolean {
    for (; this.sounded < this.size; this.sounded++) {
      if (!more()) return false;
      const name = this.sounded;
      const key = this.key(name);
      const starts = this.starts(name);
      for (let i = 0; i < starts.length; i++) {
        const start = starts.charCodeAt(i);
        if (start >= PLACES) break;
        for (const end of this.soundEnds(name, i)) {
          const sound = soundKey(key.slice(start, end));
          if (sound === null) continue;
          const places = this.sounds.get(sound);
          if (places) places.push(name * PLACES + start);
          else this.sounds.set(sound, [name * PLACES + start]);
        }
      }
    }
    return true;
  }

  /** A large pack is heard in slices (`hearNames`); until then what was heard by then is found. */
  private soundPlaces(): Map<string, number[]> {
    if (!this.base && this.size - this.sounded < HEARD_AT_ONCE) this.hearNames();
    return this.sounds;
  }

  /** Ends of the word and of the pair it begins: given names are written Son Hui, Son-hui and Sonhui. */
  private soundEnds(name: number, word: number): number[] {
    const end = this.wordEnd(name, word);
    return end < this.key(name).length ? [end, this.wordEnd(name, word + 1)] : [end];
  }
}

/**
 * The names of all entities, found by how they start. Made for the few milliseconds between two keystrokes: no sorting
 * and no tree at build time, only two-letter buckets of the places at which a match may start.
 */
import type { Language, NameKind } from '../facts/schema';
import { allowedEdits, editDistance } from './edits';
import { type Folded, fold, wordsOf } from './fold';
import { fitInitials } from './hangul';
import type { Tier } from './model';
import { hasSyllables, type NameTable, PLACES } from './name-table';
import { soundKey } from './sound';

/** A name that answers a query. */
export interface NameHit {
  /** Index of the entity, in the order they were added. */
  entity: number;
  /** Index of the name among the entity's. */
  name: number;
  tier: Tier;
  /** Between hits of one tier the higher is better: whole words, from the start of the name, little left over. */
  fit: number;
}

/** What it counts that little of the name is left over, beside 2 for whole words and 2 for its beginning. */
const CLOSENESS = 1;

/** Fewer direct hits than this and other romanisations are looked for. */
const ENOUGH = 5;

export class NameIndex {
  /** Names prepared when the extension was built; those added here are counted on from them. */
  private readonly base: NameTable | null;
  private readonly baseNames: number;
  private readonly keys: string[] = [];
  private readonly entities: number[] = [];
  private readonly ordinals: number[] = [];
  private readonly kinds: NameKind[] = [];
  /** Offsets of word starts in each key, as char codes: compact. */
  private readonly wordStarts: string[] = [];
  private readonly buckets = new Map<string, number[]>();
  private readonly hangul: { name: number; text: string }[] = [];
  private readonly sounds = new Map<string, number[]>();
  /** Names before this one are in `sounds`. */
  private sounded = 0;
  /** Number of entities, with names or without. */
  entityCount: number;

  constructor(base: NameTable | null = null) {
    this.base = base;
    this.baseNames = base?.names ?? 0;
    this.entityCount = base?.entities ?? 0;
  }

  /** Adds an entity's names. @returns The entity's index. */
  add(names: readonly { text: string; lang: Language; kind: NameKind }[]): number {
    const entity = this.entityCount++;
    for (const [ordinal, { text, kind }] of names.entries()) {
      const folded = fold(text);
      if (folded.key === '') continue;
      const name = this.size;
      this.keys.push(folded.key);
      this.entities.push(entity);
      this.ordinals.push(ordinal);
      this.kinds.push(kind);
      this.wordStarts.push(String.fromCharCode(...folded.words));
      for (const start of folded.starts) {
        if (start >= PLACES) break;
        const prefix = folded.key.slice(start, start + 2);
        const bucket = this.buckets.get(prefix);
        if (bucket) bucket.push(name * PLACES + start);
        else this.buckets.set(prefix, [name * PLACES + start]);
      }
      if (hasSyllables(text)) this.hangul.push({ name, text });
    }
    return entity;
  }

  /** Number of names. */
  get size(): number {
    return this.baseNames + this.keys.length;
  }

  /**
   * Names that answer a folded query, the best of each entity, in no order.
   * @param knows Whether a word is one that occurs somewhere: such a word is never taken for a misspelling.
   */
  find(query: Folded, knows: (word: string) => boolean = () => false): NameHit[] {
    const best = new Map<number, NameHit>();
    const keep = (hit: NameHit) => {
      const known = best.get(hit.entity);
      if (!known || better(hit, known)) best.set(hit.entity, hit);
    };
    const words = wordsOf(query);
    for (const place of this.startingWith(query.key)) keep(this.direct(place, query.key));
    if (words.length > 1) {
      for (const hit of this.scattered(words, 'direct')) keep(hit);
    }
    if (best.size < ENOUGH) {
      for (const hit of this.scattered(words, 'sound')) keep(hit);
    }
    // Guesses only where nothing was spelled like this: beside right answers they are noise.
    if (best.size === 0 && words.some((word) => !knows(word))) {
      const guesses = words.length > 1 ? this.scattered(words, 'typo', knows) : this.misspelled(query.key);
      for (const hit of guesses) keep(hit);
    }
    return [...best.values()];
  }

  /** Korean names that answer initial consonants (ㅈㅅㅌ), the best of each entity, in no order. */
  findInitials(query: string): NameHit[] {
    const best = new Map<number, NameHit>();
    for (const { name, text } of this.korean()) {
      const found = fitInitials(query, text);
      if (!found) continue;
      const fit = { whole: 7, start: 3, inside: 1, scattered: 2 }[found.fit] + found.at.length / text.length;
      const hit = this.hit(name, 'initials', fit);
      const known = best.get(hit.entity);
      if (!known || better(hit, known)) best.set(hit.entity, hit);
    }
    return [...best.values()];
  }

  private *startingWith(key: string): Generator<number> {
    if (key.length === 1) {
      for (const [prefix, places] of this.allBuckets()) if (prefix.startsWith(key)) yield* places;
      return;
    }
    for (const place of this.base?.bucket(key.slice(0, 2)) ?? []) {
      if (this.base?.goesOn(Math.floor(place / PLACES), place % PLACES, key)) yield place;
    }
    for (const place of this.buckets.get(key.slice(0, 2)) ?? []) {
      if (this.key(Math.floor(place / PLACES)).startsWith(key, place % PLACES)) yield place;
    }
  }

  private *allBuckets(): Generator<readonly [string, Iterable<number>]> {
    for (const prefix of this.base?.prefixes ?? []) yield [prefix, this.base?.bucket(prefix) ?? []];
    yield* this.buckets;
  }

  private *korean(): Generator<{ name: number; text: string }> {
    for (const name of this.base?.hangul ?? []) yield { name, text: this.base?.text(name) ?? '' };
    yield* this.hangul;
  }

  private key(name: number): string {
    return this.base && name < this.baseNames ? this.base.key(name) : (this.keys[name - this.baseNames] as string);
  }

  private starts(name: number): string {
    return this.base && name < this.baseNames
      ? this.base.wordStarts(name)
      : (this.wordStarts[name - this.baseNames] as string);
  }

  private kind(name: number): NameKind {
    return this.base && name < this.baseNames ? this.base.kind(name) : (this.kinds[name - this.baseNames] as NameKind);
  }

  private direct(place: number, query: string): NameHit {
    const name = Math.floor(place / PLACES);
    const start = place % PLACES;
    const key = this.key(name);
    const kind = this.kind(name);
    const whole = this.endsWord(name, start + query.length);
    if (start === 0 && query.length === key.length && kind !== 'short') {
      return this.hit(name, kind === 'acronym' ? 'acronym' : 'name', kind === 'former' ? 0 : 1);
    }
    const closeness = query.length / key.length;
    // A short form typed to its end is what the reader calls it.
    const standing = closeness === 1 ? 0 : kindFit(kind);
    return this.hit(name, 'prefix', (start === 0 ? 2 : 0) + (whole ? 2 : 0) + CLOSENESS * closeness + standing);
  }

  /** Names that hold every word of the query, in any order, each directly, by sound or with a typo. */
  private *scattered(
    words: string[],
    tolerance: 'direct' | 'sound' | 'typo',
    knows: (word: string) => boolean = () => false,
  ): Generator<NameHit> {
    const seen = new Set<number>();
    for (const seed of this.seeds(words, tolerance)) {
      for (const place of seed) {
        const name = Math.floor(place / PLACES);
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
        yield this.hit(name, tier, fit / words.length + CLOSENESS * closeness + kindFit(this.kind(name)));
      }
    }
  }

  /** Sets of places to try: those of the rarest word; with tolerance, of each word in turn, as any may be the odd one. */
  private seeds(words: string[], tolerance: 'direct' | 'sound' | 'typo'): number[][] {
    const direct = words.map((word) => [...this.startingWith(word)]);
    if (tolerance === 'direct')
      return [direct.reduce((least, places) => (places.length < least.length ? places : least))];
    if (tolerance === 'sound') {
      const sounds = this.soundPlaces();
      return words.map((word) => sounds.get(soundKey(word) ?? '') ?? []);
    }
    return words.map((word, i) =>
      (direct[i] as number[]).length > 0 ? (direct[i] as number[]) : this.near(word, true),
    );
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
  private *misspelled(query: string): Generator<NameHit> {
    const allowed = allowedEdits(query);
    for (const place of this.near(query, false)) {
      const name = Math.floor(place / PLACES);
      const key = this.key(name);
      const distance = editDistance(query, key, place % PLACES, key.length, allowed, true);
      const closeness = Math.min(1, query.length / key.length);
      const start = place % PLACES === 0 ? 1 : 0;
      yield this.hit(name, 'typo', 2 * (2 - distance) + start + CLOSENESS * closeness + kindFit(this.kind(name)));
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
        const name = Math.floor(place / PLACES);
        const start = place % PLACES;
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
    if (!this.base) this.hearNames();
    return this.sounds;
  }

  /** Ends of the word and of the pair it begins: given names are written Son Hui, Son-hui and Sonhui. */
  private soundEnds(name: number, word: number): number[] {
    const end = this.wordEnd(name, word);
    return end < this.key(name).length ? [end, this.wordEnd(name, word + 1)] : [end];
  }

  private wordEnd(name: number, word: number): number {
    const starts = this.starts(name);
    return word + 1 < starts.length ? starts.charCodeAt(word + 1) : this.key(name).length;
  }

  private endOfWordAt(name: number, offset: number): number {
    const starts = this.starts(name);
    for (let i = 0; i < starts.length; i++) if (starts.charCodeAt(i) > offset) return starts.charCodeAt(i);
    return this.key(name).length;
  }

  private endsWord(name: number, offset: number): boolean {
    if (offset === this.key(name).length) return true;
    return this.starts(name).includes(String.fromCharCode(offset));
  }

  private hit(name: number, tier: Tier, fit: number): NameHit {
    if (this.base && name < this.baseNames) {
      const entity = this.base.entity(name);
      return { entity, name: name - this.base.first(entity), tier, fit };
    }
    const own = name - this.baseNames;
    return { entity: this.entities[own] as number, name: this.ordinals[own] as number, tier, fit };
  }
}

const RANK: Record<Tier, number> = { acronym: 0, name: 1, prefix: 2, initials: 3, sound: 4, typo: 5, text: 6 };

function better(a: NameHit, b: NameHit): boolean {
  return a.tier === b.tier ? a.fit > b.fit : RANK[a.tier] < RANK[b.tier];
}

/** A part of a name, another name, or one no longer used says less than a name in its own right. */
function kindFit(kind: NameKind): number {
  return { short: -1, former: -0.5, alias: -0.3, full: 0, native: 0, acronym: 0 }[kind];
}

/**
 * Names as the search holds them: a table made when the extension was built, and those that were added since, read alike.
 * Places at which a match may start lie in two-letter buckets: no sorting and no tree at build time.
 */
import type { Language, NameKind } from '../facts/schema';
import { fold } from './fold';
import type { Tier } from './model';
import type { NameHits } from './name-hits';
import { hasSyllables, type NameTable, PLACES } from './name-table';

export class NameStore {
  /** Names prepared when the extension was built; those added here are counted on from them. */
  protected readonly base: NameTable | null;
  private readonly baseNames: number;
  private readonly keys: string[] = [];
  private readonly entities: number[] = [];
  private readonly ordinals: number[] = [];
  private readonly kinds: NameKind[] = [];
  /** Offsets of word starts in each key, as char codes: compact. */
  private readonly wordStarts: string[] = [];
  protected readonly buckets = new Map<string, number[]>();
  private readonly hangul: { name: number; text: string }[] = [];
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

  protected *allBuckets(): Generator<readonly [string, ArrayLike<number> & Iterable<number>]> {
    for (const prefix of this.base?.prefixes ?? []) yield [prefix, this.base?.bucket(prefix) ?? []];
    yield* this.buckets;
  }

  protected *korean(): Generator<{ name: number; text: string }> {
    for (const name of this.base?.hangul ?? []) yield { name, text: this.base?.text(name) ?? '' };
    yield* this.hangul;
  }

  protected key(name: number): string {
    return this.base && name < this.baseNames ? this.base.key(name) : (this.keys[name - this.baseNames] as string);
  }

  protected length(name: number): number {
    return this.base && name < this.baseNames ? this.base.keyLength(name) : this.key(name).length;
  }

  protected starts(name: number): string {
    return this.base && name < this.baseNames
      ? this.base.wordStarts(name)
      : (this.wordStarts[name - this.baseNames] as string);
  }

  protected kind(name: number): NameKind {
    return this.base && name < this.baseNames ? this.base.kind(name) : (this.kinds[name - this.baseNames] as NameKind);
  }

  protected wordEnd(name: number, word: number): number {
    const starts = this.starts(name);
    return word + 1 < starts.length ? starts.charCodeAt(word + 1) : this.key(name).length;
  }

  protected endOfWordAt(name: number, offset: number): number {
    const starts = this.starts(name);
    for (let i = 0; i < starts.length; i++) if (starts.charCodeAt(i) > offset) return starts.charCodeAt(i);
    return this.key(name).length;
  }

  protected endsWord(name: number, offset: number): boolean {
    if (offset === this.length(name)) return true;
    return this.starts(name).includes(String.fromCharCode(offset));
  }

  protected keep(hits: NameHits, name: number, tier: Tier, fit: number): void {
    if (this.base && name < this.baseNames) {
      const entity = this.base.entity(name);
      hits.keep(entity, name - this.base.first(entity), tier, fit);
      return;
    }
    const own = name - this.baseNames;
    hits.keep(this.entities[own] as number, this.ordinals[own] as number, tier, fit);
  }
}

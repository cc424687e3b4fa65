/** What a query finds among names: the best name of each entity. */
import { TIERS, type Tier } from './model';

/** No tier: the entity has no hit. */
const NONE = 0xff;

/**
 * The best hit of each entity. In arrays by entity, since one letter alone is found in tens of thousands of names and an
 * object for each would take longer than a key may.
 */
export class NameHits {
  /** Indexes of the entities found, in the order in which they were. */
  readonly entities: number[] = [];
  readonly #tiers: Uint8Array;
  readonly #fits: Float64Array;
  readonly #names: Uint32Array;

  /** @param count how many entities there are */
  constructor(count: number) {
    this.#tiers = new Uint8Array(count).fill(NONE);
    this.#fits = new Float64Array(count);
    this.#names = new Uint32Array(count);
  }

  /** How many entities were found. */
  get size(): number {
    return this.entities.length;
  }

  /**
   * Keeps a hit where it is the best of its entity so far.
   * @param name index among the names of the entity
   * @param fit between hits of one tier the higher is better: whole words, from the start of the name, little left over
   */
  keep(entity: number, name: number, tier: Tier, fit: number): void {
    const known = this.#tiers[entity] as number;
    const rank = TIERS.indexOf(tier);
    if (known === NONE) this.entities.push(entity);
    else if (rank > known || (rank === known && fit <= (this.#fits[entity] as number))) return;
    this.#tiers[entity] = rank;
    this.#fits[entity] = fit;
    this.#names[entity] = name;
  }

  /** How well an entity's best name answers; null where none does. */
  tier(entity: number): Tier | null {
    return TIERS[this.#tiers[entity] ?? NONE] ?? null;
  }

  fit(entity: number): number {
    return this.#fits[entity] as number;
  }

  /** Which of the entity's names it is. */
  name(entity: number): number {
    return this.#names[entity] as number;
  }
}

/** Items in order, as far as somebody reads: of twenty thousand found, a list shows a dozen. */

/** So many are put in order at once, at least: a list is asked for on and on. */
const LEAST = 200;

/** Items with a score each, the highest first; what is equal goes by `tie`, and then in the order it came in. */
export class Ranking<T> {
  #items: readonly T[];
  #scores: ArrayLike<number>;
  readonly #tie: (a: T, b: T) => number;
  /** So many of the items, or all, are the best of them in their order. */
  #best: readonly T[] = [];

  /** @param scores of the item at the same index; the items are neither copied nor changed */
  constructor(items: readonly T[], scores: ArrayLike<number>, tie: (a: T, b: T) => number = () => 0) {
    this.#items = items;
    this.#scores = scores;
    this.#tie = tie;
  }

  /** How many there are. */
  get length(): number {
    return this.#items.length;
  }

  /** The best `count`, best first; the others are not looked at twice. */
  first(count: number): readonly T[] {
    if (count >= this.length) return this.all();
    if (this.#best.length < count) this.#best = this.#sorted(Math.max(count, LEAST));
    return this.#best.slice(0, count);
  }

  /** All of them, best first. */
  all(): readonly T[] {
    if (this.#best.length < this.length) this.#best = this.#sorted(this.length);
    return this.#best;
  }

  /** The best `count` in their order, with all that equal the last of them. */
  #sorted(count: number): readonly T[] {
    const scores = this.#scores;
    let least = Number.NEGATIVE_INFINITY;
    if (count < this.length) {
      const ascending = Float64Array.from(scores).sort();
      least = ascending[this.length - count] as number;
    }
    const places: number[] = [];
    for (let place = 0; place < this.length; place++) {
      if ((scores[place] as number) >= least) places.push(place);
    }
    const items = this.#items;
    places.sort(
      (a, b) => (scores[b] as number) - (scores[a] as number) || this.#tie(items[a] as T, items[b] as T) || a - b,
    );
    return places.map((place) => items[place] as T);
  }
}

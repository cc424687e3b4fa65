/** The few best of many. */

/** Keeps the best of what it is given, in their order: sorting forty thousand to show thirty takes longer than a key may. */
export class Best<T> {
  readonly #list: T[] = [];

  /**
   * @param most how many are kept
   * @param compare below zero where the first is the better
   */
  constructor(
    private readonly most: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** Best first. */
  get list(): readonly T[] {
    return this.#list;
  }

  /** What a further one has to be better than; undefined while there is room for any. */
  get last(): T | undefined {
    return this.#list.length < this.most ? undefined : this.#list.at(-1);
  }

  add(one: T): void {
    const list = this.#list;
    if (list.length >= this.most) {
      const { last } = this;
      if (last === undefined || this.compare(one, last) >= 0) return;
      list.pop();
    }
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(list[middle] as T, one) <= 0) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, one);
  }
}

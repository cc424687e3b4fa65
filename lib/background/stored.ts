/**
 * One value in `storage.local`, checked whenever it is read, changed one change after another.
 */
import * as v from 'valibot';
import type { StorageArea } from '../settings';
import type { StoredKey } from '../stored-keys';

export class Stored<T> {
  #last: Promise<unknown> = Promise.resolve();

  /** @param empty what stands for nothing stored, or for something that does not fit */
  constructor(
    private readonly area: StorageArea,
    private readonly key: StoredKey,
    private readonly schema: v.GenericSchema<unknown, T>,
    private readonly empty: T,
  ) {}

  async get(): Promise<T> {
    const stored = v.safeParse(this.schema, (await this.area.get(this.key))[this.key]);
    return stored.success ? stored.output : this.empty;
  }

  /**
   * Changes the value by what it is now. A change that returns what it was given writes nothing.
   * @returns the value after it is stored
   */
  change(change: (value: T) => T): Promise<T> {
    const turn = this.#last.then(async () => {
      const before = await this.get();
      const after = change(before);
      if (after !== before) await this.area.set({ [this.key]: after });
      return after;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

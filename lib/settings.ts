/**
 * Settings as they are stored: one object in `storage.local`, checked whenever it is read. A value that does not fit
 * becomes its default, and what stood there is kept aside, so that nothing a reader set is thrown away unseen.
 */
import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings, SettingsSchema, settingsOf } from './settings-model';
import type { StoredKey } from './stored-keys';

const KEY = 'settings';
/** Values that did not fit, the latest last. */
const BROKEN_KEY = 'settingsBroken';
const BROKEN_KEPT = 10;

/** As much of a `storage` area as is used: keys that are listed, and no others. */
export interface StorageArea {
  get(keys: StoredKey | StoredKey[]): Promise<Record<string, unknown>>;
  set(items: { [K in StoredKey]?: unknown }): Promise<void>;
}

export class SettingsStore {
  readonly #area: StorageArea;
  readonly #now: () => Date;
  /** Changes run one after another: each starts from what the one before has written. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(area: StorageArea, now: () => Date = () => new Date()) {
    this.#area = area;
    this.#now = now;
  }

  async get(): Promise<Settings> {
    const stored = (await this.#area.get(KEY))[KEY];
    if (stored === undefined) return { ...DEFAULT_SETTINGS };
    const whole = v.safeParse(SettingsSchema, stored);
    if (whole.success) return whole.output;
    await this.#setAside(stored);
    const settings = salvage(stored);
    await this.#area.set({ [KEY]: settings });
    return settings;
  }

  /**
   * Changes settings by what they are now.
   * @returns the settings after the change is stored
   * @throws Error naming the setting and why it does not fit
   */
  change(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
    const turn = this.#last.then(async () => {
      const before = await this.get();
      const after = settingsOf({ ...before, ...change(before) });
      await this.#area.set({ [KEY]: after });
      return after;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Everything back to its default; what was set aside is forgotten too. */
  reset(): Promise<Settings> {
    const turn = this.#last.then(async () => {
      await this.#area.set({ [KEY]: { ...DEFAULT_SETTINGS }, [BROKEN_KEY]: [] });
      return { ...DEFAULT_SETTINGS };
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #setAside(stored: unknown): Promise<void> {
    const kept = (await this.#area.get(BROKEN_KEY))[BROKEN_KEY];
    const list = Array.isArray(kept) ? kept : [];
    await this.#area.set({ [BROKEN_KEY]: [...list, { stored, found: this.#now().toISOString() }].slice(-BROKEN_KEPT) });
  }
}

/** Every value that fits, and defaults for the rest. */
function salvage(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const fitting = Object.entries(SettingsSchema.entries).filter(
    ([key, schema]) => v.safeParse(schema, given[key]).success,
  );
  return settingsOf(Object.fromEntries(fitting.map(([key]) => [key, given[key]])));
}

/**
 * Saves what a reader writes as it is typed: shortly after the last key, one save under way at a time, the latest state
 * wins. The row's id is fixed when the editor opens, so that a save repeated after a failure cannot double it. No DOM,
 * no browser.
 */
import { reasonOf } from '../reason';

/** What the saver asks of the world. */
export interface SaverDeps<Row> {
  /** Resolves once the row is safe. @throws with the reason where it could not be saved. */
  save(row: Row): Promise<void>;
  /** Puts it in the bin, and takes it out again. */
  bin(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  now(): Date;
  /** Draw again. */
  changed(): void;
}

export type SaverState =
  /** Nothing typed yet, or nothing changed. */
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** Safe since `at`. */
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; reason: string }
  | { kind: 'deleted' };

/** Quiet time after a key before what was typed is saved, milliseconds. */
export const QUIET = 250;

export abstract class Saver<Row extends { id: string; modified: string }> {
  state: SaverState = { kind: 'idle' };
  protected quiet = QUIET;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The save under way. */
  private flight: Promise<void> | null = null;
  protected dirty = false;
  protected stored: boolean;

  /** `stored`: whether the row exists already. */
  constructor(
    protected row: Row,
    protected readonly deps: SaverDeps<Row>,
    stored: boolean,
  ) {
    this.stored = stored;
  }

  /** Whether there is something that can be deleted. */
  get exists(): boolean {
    return this.stored && this.state.kind !== 'deleted';
  }

  /** Whether the row is to be saved as it is now: if not, it waits. */
  protected abstract get ready(): boolean;

  /** Whether there is something to save. */
  protected get wanted(): boolean {
    return this.dirty && this.state.kind !== 'deleted' && this.ready;
  }

  /** Before anything is stored: what is being written is something else. */
  protected replace(row: Row): void {
    if (!this.stored && !this.flight) this.row = row;
  }

  /** What a key has changed: saved after `quiet` without another. */
  protected typed(change: Partial<Row>): void {
    this.row = { ...this.row, ...change };
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.quiet);
    if (this.state.kind !== 'failed') this.set({ kind: 'saving' });
  }

  /** A change that is whole as it is made: saved at once, where there is a row to be saved. */
  protected edit(change: Partial<Row>): void {
    this.row = { ...this.row, ...change };
    this.dirty = true;
    if (this.wanted && this.state.kind !== 'failed') this.set({ kind: 'saving' });
    else this.deps.changed();
    if (this.wanted) void this.flush();
  }

  /** Saves now what is not saved yet. Resolves when it is safe or has failed; never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.flight || this.wanted) {
      this.flight ??= this.saveOnce();
      await this.flight;
      if (this.state.kind === 'failed') return;
    }
    // It was emptied before its first save: nothing to wait for.
    if (this.dirty && this.state.kind === 'saving') this.set({ kind: 'idle' });
  }

  /** Tries again after a failure. */
  async retry(): Promise<void> {
    this.dirty = true;
    this.set({ kind: 'saving' });
    await this.flush();
  }

  /** Puts it in the bin. */
  async delete(): Promise<void> {
    clearTimeout(this.timer);
    await this.flight;
    this.dirty = false;
    await this.attempt(() => this.deps.bin(this.row.id), { kind: 'deleted' });
  }

  /** Takes it out of the bin again. */
  async undoDelete(): Promise<void> {
    await this.attempt(() => this.deps.restore(this.row.id), { kind: 'saved', at: this.deps.now() });
  }

  /** Before the editor closes: saves what is unsaved. */
  async finish(): Promise<void> {
    if (this.state.kind !== 'deleted') await this.flush();
  }

  /** The row as it is stored. */
  protected asSaved(row: Row): Row {
    return row;
  }

  private async saveOnce(): Promise<void> {
    this.dirty = false;
    const at = this.deps.now();
    try {
      await this.deps.save({ ...this.asSaved(this.row), modified: at.toISOString() });
      this.stored = true;
      if (!this.dirty) this.set({ kind: 'saved', at });
    } catch (error) {
      this.dirty = true;
      this.set({ kind: 'failed', reason: reasonOf(error) });
    } finally {
      this.flight = null;
    }
  }

  private async attempt(act: () => Promise<void>, then: SaverState): Promise<void> {
    try {
      await act();
      this.set(then);
    } catch (error) {
      this.set({ kind: 'failed', reason: reasonOf(error) });
    }
  }

  private set(state: SaverState): void {
    this.state = state;
    this.deps.changed();
  }
}

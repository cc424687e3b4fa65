/**
 * Saves a note as it is typed: shortly after the last key, one save under way at a time, the latest text wins. The
 * note's id is fixed when the editor opens, so that a save repeated after a failure cannot double it. No DOM, no browser.
 */
import type { Note } from '../../lib/notes/model';

/** What the saver asks of the world. */
export interface SaverDeps {
  /** Resolves once the note is safe. @throws with the reason where it could not be saved. */
  save(note: Note): Promise<void>;
  /** Puts the note in the bin, and takes it out again. */
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

/** Quiet time after a key before the text is saved, milliseconds. */
export const QUIET = 250;

export class NoteSaver {
  state: SaverState = { kind: 'idle' };
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The save under way. */
  private flight: Promise<void> | null = null;
  protected dirty = false;
  private stored: boolean;

  /** `stored`: whether the note exists already. */
  constructor(
    protected note: Note,
    protected readonly deps: SaverDeps,
    stored: boolean,
  ) {
    this.stored = stored;
  }

  /** Before anything is stored: what is being written is something else, with the same text. */
  become(note: Note): void {
    if (!this.stored && !this.flight) this.note = { ...note, body: this.note.body };
  }

  /** The text as typed. */
  get text(): string {
    return this.note.body;
  }

  /** Whether there is a note that can be deleted. */
  get exists(): boolean {
    return this.stored && this.state.kind !== 'deleted';
  }

  /** Takes the text as it is now; it is saved after `QUIET` without another key. */
  type(text: string): void {
    if (text === this.note.body) return;
    this.note = { ...this.note, body: text };
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), QUIET);
    if (this.state.kind !== 'failed') this.set({ kind: 'saving' });
  }

  get tags(): readonly string[] {
    return this.note.tags;
  }

  get colour(): Note['colour'] {
    return this.note.colour;
  }

  /** Only passages have a colour: nothing else is marked by its note. */
  get isPassage(): boolean {
    return this.note.target.kind === 'passage';
  }

  /** @param tags as `cleanTags` leaves them */
  tag(tags: string[]): void {
    this.edit({ tags });
  }

  paint(colour: Note['colour']): void {
    this.edit({ colour });
  }

  /** A change that is whole as it is made: saved at once, where there is a note to be saved. */
  private edit(change: Partial<Note>): void {
    this.note = { ...this.note, ...change };
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
    // A new note emptied before its first save: nothing to wait for.
    if (this.dirty && this.state.kind === 'saving') this.set({ kind: 'idle' });
  }

  /** Tries again after a failure. */
  async retry(): Promise<void> {
    this.dirty = true;
    this.set({ kind: 'saving' });
    await this.flush();
  }

  /** Puts the note in the bin. */
  async delete(): Promise<void> {
    clearTimeout(this.timer);
    await this.flight;
    this.dirty = false;
    await this.attempt(() => this.deps.bin(this.note.id), { kind: 'deleted' });
  }

  /** Takes the note out of the bin again. */
  async undoDelete(): Promise<void> {
    await this.attempt(() => this.deps.restore(this.note.id), { kind: 'saved', at: this.deps.now() });
  }

  /** Before the editor closes: saves what is unsaved; a stored note left blank goes to the bin. */
  async finish(): Promise<void> {
    if (this.state.kind === 'deleted') return;
    if (this.stored && this.note.body.trim() === '') await this.delete();
    else await this.flush();
  }

  /** Whether there is something to save: blank text makes no new note. */
  protected get wanted(): boolean {
    return this.dirty && this.state.kind !== 'deleted' && (this.stored || this.note.body.trim() !== '');
  }

  private async saveOnce(): Promise<void> {
    this.dirty = false;
    const at = this.deps.now();
    try {
      await this.deps.save({ ...this.note, modified: at.toISOString() });
      this.stored = true;
      if (!this.dirty) this.set({ kind: 'saved', at });
    } catch (error) {
      this.dirty = true;
      this.set({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.flight = null;
    }
  }

  private async attempt(act: () => Promise<void>, then: SaverState): Promise<void> {
    try {
      await act();
      this.set(then);
    } catch (error) {
      this.set({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private set(state: SaverState): void {
    this.state = state;
    this.deps.changed();
  }
}

/**
 * Saves a text while it is typed: soon after the last keystroke, never two at once, the latest always last. Says
 * "saved" only when it is. No DOM: the clock comes in.
 */

/** `unsaved`: typed, not yet handed over. `failed`: the reason is in `error`; the text is still here. */
export type SaveState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed';

export interface AutosaveOptions {
  /** Resolves when the text is on disk. */
  save(text: string): Promise<void>;
  changed(state: SaveState, error: string | null): void;
  /** Milliseconds from the last keystroke to saving. */
  delay?: number;
  setTimer?: (run: () => void, ms: number) => unknown;
  clearTimer?: (timer: unknown) => void;
}

const DELAY = 300;

export class Autosave {
  private text: string | null = null;
  private timer: unknown = null;
  private running: Promise<void> | null = null;

  constructor(private readonly options: AutosaveOptions) {}

  /** The text has become this. */
  typed(text: string): void {
    this.text = text;
    this.options.changed('unsaved', null);
    const {
      delay = DELAY,
      setTimer = setTimeout,
      clearTimer = clearTimeout as (timer: unknown) => void,
    } = this.options;
    if (this.timer !== null) clearTimer(this.timer);
    this.timer = setTimer(() => {
      this.timer = null;
      void this.flush();
    }, delay);
  }

  /** Saves at once what is not saved yet. Resolves when nothing is left to save, or saving failed. */
  async flush(): Promise<void> {
    const { clearTimer = clearTimeout as (timer: unknown) => void } = this.options;
    if (this.timer !== null) clearTimer(this.timer);
    this.timer = null;
    while (this.running) await this.running;
    if (this.text === null) return;
    this.running = this.write(this.text);
    await this.running;
    this.running = null;
  }

  private async write(text: string): Promise<void> {
    this.text = null;
    this.options.changed('saving', null);
    try {
      await this.options.save(text);
      this.options.changed(this.text === null ? 'saved' : 'unsaved', null);
    } catch (error) {
      // Kept for the next try, unless something newer was typed.
      this.text ??= text;
      this.options.changed('failed', error instanceof Error ? error.message : String(error));
    }
  }
}

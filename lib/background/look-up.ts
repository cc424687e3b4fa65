/**
 * "Look up in Sidelight" on selected text: the popup opens with the words in its search field.
 */

/** Id of the entry in the context menu. */
export const LOOK_UP = 'look-up';

/** Characters of a selection that are looked up: a longer one is no name. */
export const LONGEST_LOOK_UP = 200;
/** Milliseconds in which the popup must have asked: one opened later is about something else. */
const GOOD_FOR = 5000;

export interface LookUpPort {
  /** Rejects where no popup can be shown: windows without a toolbar, no gesture. */
  openPopup(): Promise<void>;
  /** Opens a page of the extension in a tab. */
  openPath(path: string): Promise<void>;
  now(): number;
}

export class LookUp {
  #asked: { words: string; at: number } | null = null;

  constructor(private readonly port: LookUpPort) {}

  /** Opens the popup at once: Firefox allows it in the turn of the click only. */
  async open(selected: string): Promise<void> {
    const words = selected.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LOOK_UP);
    if (words === '') return;
    this.#asked = { words, at: this.port.now() };
    try {
      await this.port.openPopup();
    } catch {
      this.#asked = null;
      await this.port.openPath(`popup.html?query=${encodeURIComponent(words)}`);
    }
  }

  /** The words a popup that has just opened is to look up, once. */
  take(): string | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked && this.port.now() - asked.at < GOOD_FOR ? asked.words : null;
  }
}

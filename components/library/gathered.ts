/**
 * Changes of notes made elsewhere, gathered: a list of twenty thousand is not drawn anew at every letter somebody types
 * in another window, and not at all while nobody sees it.
 */
import type { NotesChange } from '../../lib/notes/change';

/** Milliseconds from the first change to the list being drawn anew. */
export const GATHER = 300;

/** As much of `document` as is used. */
export type Seen = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

export class Gathered {
  /** Null: nothing was heard. Undefined: anything may have changed. */
  #heard: NotesChange | undefined | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param take told of what has changed since it was told last; undefined: anything may have */
  constructor(
    private readonly take: (change: NotesChange | undefined) => void,
    private readonly page: Seen = document,
  ) {
    page.addEventListener('visibilitychange', this.#seen);
  }

  /** Something has changed; without a change, anything may have. */
  hear(change: NotesChange | undefined): void {
    this.#heard = this.#heard === null ? change : together(this.#heard, change);
    if (!this.page.hidden) this.#timer ??= setTimeout(this.#tell, GATHER);
  }

  /** Tells no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#heard = null;
    this.page.removeEventListener('visibilitychange', this.#seen);
  }

  readonly #seen = (): void => {
    if (!this.page.hidden && this.#heard !== null) this.#tell();
  };

  readonly #tell = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const heard = this.#heard;
    this.#heard = null;
    if (heard !== null) this.take(heard);
  };
}

/** One change after another as one: of a row that was written twice, as it was left. */
function together(before: NotesChange | undefined, after: NotesChange | undefined): NotesChange | undefined {
  if (!before || !after) return undefined;
  const gone = new Set(after.gone);
  const written = new Set([...after.notes, ...after.own].map(({ id }) => id));
  const stands = ({ id }: { id: string }) => !gone.has(id) && !written.has(id);
  return {
    notes: [...before.notes.filter(stands), ...after.notes],
    own: [...before.own.filter(stands), ...after.own],
    gone: [...before.gone.filter((id) => !written.has(id)), ...gone],
  };
}

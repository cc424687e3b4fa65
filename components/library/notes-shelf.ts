/**
 * The live notes as the library has them in memory: the last written at once, the others piece by piece behind them, and
 * from then on only what changes. A note that is being edited stays as and where it is until that has ended.
 */
import type { NotesChange } from '../../lib/notes/change';
import type { Note } from '../../lib/notes/model';
import { byModified } from '../../lib/notes/order';
import type { NotesStore } from '../../lib/notes/store';

/** As much of the store as a list needs. */
export type ListSource = Pick<NotesStore, 'latest' | 'inPieces' | 'count' | 'state' | 'some'>;

/** Notes that a first screen shows. */
const FIRST = 30;
/** Notes read at once: a few milliseconds of the page's time. */
const PIECE = 500;
/** More notes than this are not read one by one. */
const FEW = 500;

/** What a list is drawn from. Another object after every change. */
export interface Shelved {
  /** The one written last first. */
  notes: readonly Note[];
  /** Whether these are all; `total` says how many there are. */
  whole: boolean;
  total: number;
}

export class NotesShelf {
  #shown: Shelved | null = null;
  #turn = 0;
  /** Notes that were changed while the others were being read: null, gone. */
  #late = new Map<string, Note | null>();
  /** Notes that are being edited, and what has become of them meanwhile. */
  readonly #held = new Map<string, Note | null | undefined>();
  #reading: Promise<void> | undefined;
  /** The state of the database that was read last. */
  #seen = '';
  #heard: () => void = () => {};

  constructor(private readonly source: ListSource) {}

  /** What there is so far; null before the first answer. */
  get shown(): Shelved | null {
    return this.#shown;
  }

  /** Calls back after every change. @returns how to end that */
  follow(heard: () => void): () => void {
    this.#heard = heard;
    return () => {
      this.#heard = () => {};
      this.#held.clear();
    };
  }

  /** Reads what has not been read, or has changed unheard. @throws where the notes cannot be read */
  async open(): Promise<void> {
    if (this.#reading) return this.#reading;
    if (this.#shown?.whole && (await this.#state()) === this.#seen) return;
    return this.load();
  }

  /** Reads all anew; what is shown stays until that is done. Resolves when it is. @throws as `open` */
  load(): Promise<void> {
    const turn = ++this.#turn;
    this.#late.clear();
    const reading = this.#read(turn).finally(() => {
      if (this.#turn === turn) this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  /** Takes over what has changed; without, anything may have. */
  async apply(change: NotesChange | undefined): Promise<void> {
    if (!change) return this.load();
    const changes = new Map<string, Note | null>(change.gone.map((id) => [id, null]));
    for (const note of change.notes) changes.set(note.id, note.deleted === undefined ? note : null);
    this.#take(changes);
  }

  /** Reads some notes anew: they were changed here. */
  async reread(ids: readonly string[]): Promise<void> {
    if (ids.length > FEW) return this.load();
    const notes = await this.source.some(ids);
    const there = new Set(notes.map(({ id }) => id));
    return this.apply({ notes, own: [], gone: ids.filter((id) => !there.has(id)) });
  }

  /** A note is being edited, or no longer. */
  hold(id: string, editing: boolean): void {
    if (editing) {
      if (!this.#held.has(id)) this.#held.set(id, undefined);
      return;
    }
    const now = this.#held.get(id);
    this.#held.delete(id);
    if (now !== undefined) this.#take(new Map([[id, now]]));
  }

  async #read(turn: number): Promise<void> {
    const seen = await this.#state();
    const [{ notes, all }, total] = await Promise.all([this.source.latest(FIRST), this.source.count()]);
    if (this.#turn !== turn) return this.#reading;
    if (!this.#shown?.whole && !all) this.#show({ notes, whole: false, total });
    const read = all ? notes : [];
    if (!all) {
      for await (const piece of this.source.inPieces(PIECE)) {
        if (this.#turn !== turn) return this.#reading;
        read.push(...piece);
      }
      read.sort(byModified);
    }
    this.#seen = seen;
    const late = this.#late;
    this.#late = new Map();
    this.#show({ notes: read, whole: true, total: read.length }, false);
    // What was said to have changed meanwhile is at least as new as what was read.
    this.#take(late);
  }

  #take(changes: Map<string, Note | null>): void {
    if (this.#reading) for (const [id, note] of changes) this.#late.set(id, note);
    const now = new Map(changes);
    for (const id of this.#held.keys()) {
      if (!now.has(id)) continue;
      this.#held.set(id, now.get(id));
      now.delete(id);
    }
    const before = this.#shown;
    if (!before) return;
    this.#show(now.size === 0 ? before : merged(before, now));
  }

  #show(shown: Shelved, tell = true): void {
    this.#shown = shown;
    if (tell) this.#heard();
  }

  async #state(): Promise<string> {
    const { database, changes } = await this.source.state();
    return `${database} ${changes}`;
  }
}

function merged({ notes, whole, total }: Shelved, changes: ReadonlyMap<string, Note | null>): Shelved {
  const kept = notes.filter(({ id }) => !changes.has(id));
  const last = kept.at(-1);
  const added = [...changes.values()]
    .filter((note) => note !== null)
    // Of a beginning only what belongs into it.
    .filter((note) => whole || !last || byModified(note, last) < 0)
    .sort(byModified);
  const all: Note[] = [];
  let at = 0;
  for (const note of added) {
    while (at < kept.length && byModified(kept[at] as Note, note) < 0) all.push(kept[at++] as Note);
    all.push(note);
  }
  for (; at < kept.length; at++) all.push(kept[at] as Note);
  return { notes: all, whole, total: whole ? all.length : total + all.length - notes.length };
}

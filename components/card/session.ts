/**
 * What one card does while it is open: loading, choosing between readings, following links and coming back, the
 * article's day and now, notes, switches with Undo. No DOM and no browser: what it needs comes in as `CardDeps`, and
 * whoever draws it is told of every change.
 */
import { i18n } from '#i18n';
import type { CardView, EntityRef } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import { type Reading as ArticleReading, citation } from './citation';
import { keyFacts } from './key-facts';
import type { Reading } from './states';

/** A card with its notes, as the background answers. */
export interface CardData {
  card: CardView;
  /** Live notes, newest first. */
  notes: Note[];
}

/** What a session asks of the world. */
export interface CardDeps {
  /** Null where there is no such entity. @throws where it could not be read. */
  getCard(entity: string, asOf: Day | null): Promise<CardData | null>;
  notesOf(entity: string): Promise<Note[]>;
  /** Marks of one entity on or off, at once and for good. */
  setTerm(entity: string, on: boolean): Promise<void>;
  /** This site on or off, at once and for good. */
  setSite(on: boolean): Promise<void>;
  /** Address of an editor frame for a new note, or for the one given. */
  editorAddress(entity: string, note: string | undefined): Promise<string>;
  /** False where the browser did not allow it. */
  copyText(text: string): Promise<boolean>;
  /** Where the reader met the term; null outside a page. */
  reading(): ArticleReading | null;
  today(): Day;
  /** Draw again. */
  changed(): void;
}

/** What stands on the card. */
export type Screen =
  | { kind: 'loading' }
  | { kind: 'choice'; readings: Reading[] }
  | { kind: 'card'; card: CardView; notes: Note[] }
  | { kind: 'unknown' }
  | { kind: 'error'; detail: string }
  | { kind: 'switched'; what: 'term' | 'site'; words: string };

/** What the last action did. */
export interface FeedbackState {
  words: string;
  loud?: boolean;
  /** Text the reader may copy by hand. */
  text?: string;
}

export class CardSession {
  screen: Screen = { kind: 'loading' };
  pinned = false;
  feedback: FeedbackState | null = null;
  /** The editor's address, and the notes to be shown beside it: all but the one in it. */
  editing: { src: string; others: ReadonlySet<string> } | null = null;
  /** Whether the reader chose between readings: the choice can be looked at again. */
  chosen = false;
  readonly #trail: { id: string; title: string; day: Day | null }[] = [];
  #entity = '';
  #day: Day | null;
  /** Counts loads: an answer that has been overtaken is dropped. */
  #load = 0;

  constructor(
    private readonly deps: CardDeps,
    /** Readings, best first. */
    readonly entities: readonly string[],
    /** The words as they stand in the article. */
    readonly surface: string,
    /** The article's own day, where it is known. */
    readonly articleDay: Day | null,
  ) {
    this.#day = articleDay;
  }

  /** Loads the first screen. Resolves when there is something to see, be it an error. */
  async start(): Promise<void> {
    const [only, ...others] = this.entities;
    if (only === undefined) return this.#show({ kind: 'unknown' });
    if (others.length === 0) return this.#openEntity(only);
    return this.offer();
  }

  /** The card one came from. */
  get back(): { title: string; go: () => void } | undefined {
    const last = this.#trail.at(-1);
    if (!last) return undefined;
    return {
      title: last.title,
      go: () => {
        this.#trail.pop();
        this.#day = last.day;
        void this.#openEntity(last.id);
      },
    };
  }

  /** Follows a link to another entity. */
  open = (ref: EntityRef): void => {
    if (this.screen.kind === 'card')
      this.#trail.push({ id: this.#entity, title: this.screen.card.title, day: this.#day });
    void this.#openEntity(ref.id);
  };

  /** The reader's decision between readings. */
  choose = (ref: EntityRef): void => {
    this.chosen = true;
    void this.#openEntity(ref.id);
  };

  /** Shows the readings, again if need be. */
  offer = async (): Promise<void> => {
    const load = ++this.#load;
    try {
      const found = await Promise.all(this.entities.map((id) => this.deps.getCard(id, this.articleDay)));
      if (load !== this.#load) return;
      const cards = found.filter((data) => data !== null);
      const [first] = cards;
      if (!first) return this.#show({ kind: 'unknown' });
      if (cards.length === 1) return this.#showCard(first);
      this.#show({
        kind: 'choice',
        readings: cards.map(({ card }) => ({
          ref: { id: card.id, title: card.title, type: card.type },
          summary: card.summary,
        })),
      });
    } catch (error) {
      if (load === this.#load) this.#show({ kind: 'error', detail: reason(error) });
    }
  };

  /** Draws the card as of a day, or of now (null). */
  showDay = (day: Day | null): void => {
    this.#day = day;
    void this.#openEntity(this.#entity);
  };

  /** From the article's day to now and back. */
  toggleDay(): void {
    if (this.screen.kind !== 'card' || this.articleDay === null) return;
    this.showDay(this.screen.card.asOf === null ? this.articleDay : null);
  }

  retry = (): void => {
    this.#show({ kind: 'loading' });
    void (this.#entity === '' ? this.start() : this.#openEntity(this.#entity));
  };

  pin = (pinned: boolean): void => {
    this.pinned = pinned;
    this.deps.changed();
  };

  copy = async (): Promise<void> => {
    if (this.screen.kind !== 'card') return;
    const { card } = this.screen;
    const text = citation(card, keyFacts(card).first, this.deps.reading());
    const copied = await this.deps.copyText(text);
    this.#say(copied ? { words: i18n.t('card.copied') } : { words: i18n.t('card.copyFailed'), loud: true, text });
  };

  hideTerm = (): void => {
    const name = this.screen.kind === 'card' ? this.screen.card.title : this.surface;
    void this.#turn('term', false, i18n.t('card.termHidden', [name]));
  };

  siteOff = (): void => {
    void this.#turn('site', false, i18n.t('card.siteIsOff'));
  };

  /** Turns the last switch back and shows the card again. */
  undoSwitch = (): void => {
    if (this.screen.kind === 'switched') void this.#turn(this.screen.what, true, '');
  };

  /** Opens the editor for a new note, or for the one given. */
  write = async (note?: Note): Promise<void> => {
    try {
      const src = await this.deps.editorAddress(this.#entity, note?.id);
      // A new note is stored while it is being written: it would stand below its own editor.
      const notes = this.screen.kind === 'card' ? this.screen.notes : [];
      this.editing = { src, others: new Set(notes.map(({ id }) => id).filter((id) => id !== note?.id)) };
      this.feedback = null;
      this.deps.changed();
    } catch (error) {
      this.#say({ words: i18n.t('card.switchFailed', [reason(error)]), loud: true });
    }
  };

  /** The editor has closed. */
  doneWriting = (): void => {
    this.editing = null;
    this.deps.changed();
    void this.notesChanged(this.#entity);
  };

  /** A note of this entity has changed here or elsewhere. */
  async notesChanged(entity: string): Promise<void> {
    if (entity !== this.#entity) return;
    const load = this.#load;
    try {
      const notes = await this.deps.notesOf(entity);
      if (load !== this.#load || this.screen.kind !== 'card') return;
      this.screen = { ...this.screen, notes };
      this.deps.changed();
    } catch (error) {
      this.#say({ words: i18n.t('card.switchFailed', [reason(error)]), loud: true });
    }
  }

  async #openEntity(id: string): Promise<void> {
    const load = ++this.#load;
    this.#entity = id;
    try {
      const data = await this.deps.getCard(id, this.#day);
      if (load !== this.#load) return;
      if (data) this.#showCard(data);
      else this.#show({ kind: 'unknown' });
    } catch (error) {
      if (load === this.#load) this.#show({ kind: 'error', detail: reason(error) });
    }
  }

  #showCard(data: CardData): void {
    this.#entity = data.card.id;
    this.#show({ kind: 'card', card: data.card, notes: data.notes });
  }

  #show(screen: Screen): void {
    // An editor belongs to its card.
    const sameCard = screen.kind === 'card' && this.screen.kind === 'card' && screen.card.id === this.screen.card.id;
    if (!sameCard) this.editing = null;
    this.feedback = null;
    this.screen = screen;
    this.deps.changed();
  }

  #say(feedback: FeedbackState): void {
    this.feedback = feedback;
    this.deps.changed();
  }

  async #turn(what: 'term' | 'site', on: boolean, words: string): Promise<void> {
    try {
      await (what === 'term' ? this.deps.setTerm(this.#entity, on) : this.deps.setSite(on));
      if (on) await this.#openEntity(this.#entity);
      else this.#show({ kind: 'switched', what, words });
    } catch (error) {
      this.#say({ words: i18n.t('card.switchFailed', [reason(error)]), loud: true });
    }
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

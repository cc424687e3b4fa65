/**
 * What one card does while it is open: loading, choosing between readings, following links and coming back, the
 * article's day and now, notes, switches with Undo. No DOM and no browser: what it needs comes in as `CardDeps`, and
 * whoever draws it is told of every change.
 */
import { i18n } from '#i18n';
import type { ChoiceScope } from '../../lib/choice-model';
import type { CardView, EntityRef, FactView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import type { ReadingView } from '../../lib/messages';
import type { NoteView } from '../../lib/notes/note-view';
import type { Reading as ArticleReading } from './citation';

/** A card with its notes, as the background answers. */
export interface CardData {
  card: CardView;
  /** Live notes, newest first. */
  notes: NoteView[];
  /** Why they are not all there, in plain words. */
  notesError?: string;
}

/** What the reader says of the words a card was opened at. */
export interface MadeChoice {
  /** What they mean; null: nothing Sidelight knows. */
  entity: string | null;
  /** Readings turned down. */
  rejected: readonly string[];
  scope: ChoiceScope;
  /** Id of the choice this one widens. */
  replaces: string | undefined;
}

/** What a session asks of the world. */
export interface CardDeps {
  /** Null where there is no such entity. @throws where it could not be read. */
  getCard(entity: string, asOf: Day | null): Promise<CardData | null>;
  notesOf(entity: string): Promise<NoteView[]>;
  /** What the words may mean: these entities, and with `surface` all that are ever called so. */
  readings(entities: readonly string[], surface?: string): Promise<ReadingView[]>;
  /** Keeps a choice, at once and for good. @returns its id */
  choose(surface: string, choice: MadeChoice): Promise<string>;
  unchoose(id: string): Promise<void>;
  /** Marks of one entity on or off, at once and for good. */
  setTerm(entity: string, on: boolean): Promise<void>;
  /** This site on or off, at once and for good. */
  setSite(on: boolean): Promise<void>;
  /** Address of an editor frame for a new note, or for the one given. */
  editorAddress(
    entity: string,
    note: string | undefined,
    /** The fact a new note is on. */
    fact: { key: string; asOf: Day | null } | undefined,
  ): Promise<string>;
  /** Goes to where a card of the reader's own is made of a name that only the article explains. */
  makeCard(entity: string, reading: ArticleReading | null): Promise<unknown>;
  /** The card of that day as text to be quoted. */
  cite(entity: string, asOf: Day | null, reading: ArticleReading | null): Promise<string>;
  /** False where the browser did not allow it. */
  copyText(text: string): Promise<boolean>;
  /** Opens a card beside the page; false where the reader has to open what is there. */
  beside(entity: string, title: string): Promise<boolean>;
  /** Where the reader met the term; null outside a page. */
  reading(): ArticleReading | null;
  /** Draw again. */
  changed(): void;
}

/** What stands on the card. */
export type Screen =
  | { kind: 'loading' }
  /** `wrong`: a reading that the reader turns down. */
  | { kind: 'choice'; readings: ReadingView[]; wrong?: string }
  | ({ kind: 'card' } & CardData)
  | { kind: 'unknown' }
  | { kind: 'error'; detail: string }
  | { kind: 'switched'; what: 'term' | 'site' | 'choice'; words: string; actions: Action[] };

/** Something the reader may do next. */
export interface Action {
  words: string;
  act: () => void;
}

/** What the last action did. */
export interface FeedbackState {
  words: string;
  loud?: boolean;
  /** Text the reader may copy by hand. */
  text?: string;
  actions?: Action[];
}

export class CardSession {
  screen: Screen = { kind: 'loading' };
  pinned = false;
  feedback: FeedbackState | null = null;
  /** The editor's address, and the notes to be shown beside it: all but the one in it. */
  editing: { src: string; others: ReadonlySet<string> } | null = null;
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
    if (only !== undefined && others.length === 0) return this.#openEntity(only);
    return this.#offer(this.entities);
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

  /** The reader's decision between readings; null: none of them. Holds for the article until it is widened or undone. */
  choose = (entity: string | null): Promise<void> => {
    const { screen } = this;
    if (screen.kind !== 'choice') return Promise.resolve();
    const turnedDown = entity === null ? this.entities : [];
    return this.#keep(entity, screen.wrong === undefined ? turnedDown : [screen.wrong], 'article');
  };

  /** The card shown is not what the words mean: shows what else they may mean. */
  wrongMatch = (): Promise<void> => this.#offer([this.#entity], this.#entity);

  async #offer(entities: readonly string[], wrong?: string): Promise<void> {
    const load = ++this.#load;
    try {
      const found = await this.deps.readings(entities, wrong && this.surface);
      if (load !== this.#load) return;
      const readings = found.filter(({ ref }) => ref.id !== wrong);
      const [first] = readings;
      if (wrong || readings.length > 1) this.#show({ kind: 'choice', readings, ...(wrong ? { wrong } : {}) });
      else if (first) await this.#openEntity(first.ref.id);
      else this.#show({ kind: 'unknown' });
    } catch (error) {
      if (load === this.#load) this.#show({ kind: 'error', detail: reason(error) });
    }
  }

  async #keep(
    entity: string | null,
    rejected: readonly string[],
    scope: ChoiceScope,
    replaces?: string,
  ): Promise<void> {
    try {
      const id = await this.deps.choose(this.surface, { entity, rejected, scope, replaces });
      const actions: Action[] = (['site', 'always'] as const)
        .filter((wider) => wider !== scope)
        .map((wider) => ({
          words: i18n.t(`card.choice_${wider}`),
          act: () => void this.#keep(entity, rejected, wider, id),
        }));
      actions.push({ words: i18n.t('card.undo'), act: () => void this.#unkeep(id) });
      if (entity !== null && this.#entity !== entity) await this.#openEntity(entity);
      const { screen } = this;
      const title = screen.kind === 'card' ? screen.card.title : '';
      if (entity === null) {
        const words = i18n.t(`card.choiceNone_${scope}`, [this.surface]);
        this.#show({ kind: 'switched', what: 'choice', words, actions });
      } else this.#say({ words: i18n.t(`card.choiceMade_${scope}`, [this.surface, title]), actions });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #unkeep(id: string): Promise<void> {
    await this.deps.unchoose(id).catch(() => undefined);
    await this.start();
  }

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

  /** Opens the card beside the page. @param done where it is seen there */
  beside = async (done: () => void): Promise<void> => {
    if (this.screen.kind !== 'card') return;
    try {
      if (await this.deps.beside(this.#entity, this.screen.card.title)) done();
      else this.#say({ words: i18n.t('card.besideWaits') });
    } catch (error) {
      this.#failed(error);
    }
  };

  pin = (pinned: boolean): void => {
    this.pinned = pinned;
    this.deps.changed();
  };

  copy = async (): Promise<void> => {
    if (this.screen.kind !== 'card') return;
    const { card } = this.screen;
    try {
      const text = await this.deps.cite(card.id, card.asOf, this.deps.reading());
      const copied = await this.deps.copyText(text);
      this.#say(copied ? { words: i18n.t('card.copied') } : { words: i18n.t('card.copyFailed'), loud: true, text });
    } catch (error) {
      this.#failed(error);
    }
  };

  hideTerm = (): void => {
    const name = this.screen.kind === 'card' ? this.screen.card.title : this.surface;
    void this.#turn('term', false, i18n.t('card.termHidden', [name]));
  };

  siteOff = (): void => {
    void this.#turn('site', false, i18n.t('card.siteIsOff'));
  };

  /** Opens the editor for a new note, or for the one given. */
  write = async (note?: NoteView, fact?: FactView): Promise<void> => {
    try {
      const { screen } = this;
      // What only the article explains: the reader may make a card of it.
      if (screen.kind === 'card' && !screen.card.pack) {
        await this.deps.makeCard(this.#entity, this.deps.reading());
        return;
      }
      const src = await this.deps.editorAddress(this.#entity, note?.id, fact && { key: fact.key, asOf: this.#day });
      // A new note is stored while it is being written: it would stand below its own editor.
      const notes = screen.kind === 'card' ? screen.notes : [];
      this.editing = { src, others: new Set(notes.map(({ id }) => id).filter((id) => id !== note?.id)) };
      this.feedback = null;
      this.deps.changed();
    } catch (error) {
      this.#failed(error);
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
      this.#failed(error);
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
    this.#show({ kind: 'card', ...data });
  }

  #show(screen: Screen): void {
    // An editor belongs to its card.
    const sameCard = screen.kind === 'card' && this.screen.kind === 'card' && screen.card.id === this.screen.card.id;
    if (!sameCard) this.editing = null;
    this.feedback = null;
    this.screen = screen;
    this.deps.changed();
  }

  #failed(error: unknown): void {
    this.#say({ words: i18n.t('card.switchFailed', [reason(error)]), loud: true });
  }

  #say(feedback: FeedbackState): void {
    this.feedback = feedback;
    this.deps.changed();
  }

  async #turn(what: 'term' | 'site', on: boolean, words: string): Promise<void> {
    try {
      await (what === 'term' ? this.deps.setTerm(this.#entity, on) : this.deps.setSite(on));
      if (on) await this.#openEntity(this.#entity);
      else {
        const undo = { words: i18n.t('card.undo'), act: () => void this.#turn(what, true, '') };
        this.#show({ kind: 'switched', what, words, actions: [undo] });
      }
    } catch (error) {
      this.#failed(error);
    }
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The reader's notes and corrections of a card, read and worded, with what the facts have made of the statements they
 * were written on.
 */
import { localDay } from '../facts/dates';
import type { Facts } from '../facts/facts';
import type { ReaderLanguage } from '../facts/format';
import type { Note, NotedStatement, Overlay, OwnCard, StatementTarget } from '../notes/model';
import type { NoteView } from '../notes/note-view';
import { type StatementNow, statementNow } from '../notes/statement-now';
import type { NotesStore } from '../notes/store';

/** Puts notes into words; made where the words are (`components/card/note-words.ts`). */
export interface NoteWords {
  note(note: Note, context: WordsContext & { statement: StatementNow }): NoteView;
  correction(overlay: Overlay, context: WordsContext): NoteView;
  own(card: OwnCard, now: Date): NoteView;
  statement(statement: NotedStatement, property: (id: string) => string): string;
  changed(statement: NonNullable<StatementNow>): string;
}

interface WordsContext {
  now: Date;
  property: (id: string) => string;
}

export interface CardNotesSources {
  notes: Pick<NotesStore, 'ofEntity' | 'correctionsOf' | 'some'>;
  facts: Pick<Facts, 'entity' | 'labels' | 'properties' | 'manifest'>;
  own: { card(id: string): Promise<OwnCard | undefined> };
  lang: () => ReaderLanguage;
  now: () => Date;
  words: NoteWords;
}

export class CardNotes {
  readonly #sources: CardNotesSources;

  constructor(sources: CardNotesSources) {
    this.#sources = sources;
  }

  /** What the card of an entity shows: whether it is the reader's own, notes, the one written last first, corrections. */
  async of(entity: string): Promise<NoteView[]> {
    const { notes, words, now } = this.#sources;
    const [card, written, corrections] = await Promise.all([
      this.#sources.own.card(entity),
      notes.ofEntity(entity),
      notes.correctionsOf(entity),
    ]);
    if (!card && written.length === 0 && corrections.length === 0) return [];
    const property = await this.#propertyName();
    const context = { now: now(), property };
    const changed = await this.#changes(written);
    return [
      ...(card ? [words.own(card, now())] : []),
      ...written.map((note) => words.note(note, { ...context, statement: changed.get(note.id) ?? null })),
      ...corrections.map((overlay) => words.correction(overlay, context)),
    ];
  }

  /** The statement a note is on: "Head: A. Person, since 2019". */
  async statementWords({ statement }: StatementTarget): Promise<string> {
    return this.#sources.words.statement(statement, await this.#propertyName());
  }

  /** Those of these notes that are on statements the facts have left, by id, with what they say now. */
  async changed(ids: readonly string[]): Promise<Record<string, string>> {
    const { notes, words } = this.#sources;
    const changed = await this.#changes(await notes.some(ids));
    return Object.fromEntries([...changed].map(([id, statement]) => [id, words.changed(statement)]));
  }

  /** Only of notes written against another revision the facts are looked at. */
  async #changes(notes: readonly Note[]): Promise<Map<string, NonNullable<StatementNow>>> {
    const { facts, lang, now } = this.#sources;
    const changes = new Map<string, NonNullable<StatementNow>>();
    const onStatements = notes.flatMap(({ id, target }) => (target.kind === 'statement' ? [{ id, target }] : []));
    if (onStatements.length === 0) return changes;
    const [{ revision }, properties] = await Promise.all([facts.manifest(), facts.properties()]);
    for (const { id, target } of onStatements) {
      if (target.seen.revision === revision) continue;
      const entity = await facts.entity(target.entity);
      const titles = await this.#titles(entity?.statements.flatMap((row) => row.entity ?? []) ?? []);
      const statement = statementNow(target, entity, {
        lang: lang(),
        revision,
        today: localDay(now()),
        property: (property) => properties[property],
        title: (other, language) => titles[language].get(other) ?? other,
      });
      if (statement) changes.set(id, statement);
    }
    return changes;
  }

  async #titles(ids: readonly string[]): Promise<Record<ReaderLanguage, Map<string, string>>> {
    const { facts } = this.#sources;
    const [en, ko] = await Promise.all([facts.labels(ids, 'en'), facts.labels(ids, 'ko')]);
    const byId = (labels: typeof en) => new Map(labels.map(({ id, title }) => [id, title]));
    return { en: byId(en), ko: byId(ko) };
  }

  async #propertyName(): Promise<(id: string) => string> {
    const { facts, lang } = this.#sources;
    // A note is worth showing without the name of its property.
    const properties = await facts.properties().catch((): Awaited<ReturnType<Facts['properties']>> => ({}));
    return (id) => properties[id]?.label[lang()] ?? id;
  }
}

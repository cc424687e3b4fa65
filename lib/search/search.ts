/**
 * Facts and notes in one ranked list. The exact acronym or name comes first, then names that begin with what was typed,
 * the reader's own notes, other spellings and typos, and last what is said in the facts. Within one of these steps,
 * what is on the page and what is widely known comes first.
 */
import { Best } from './best';
import { type Folded, fold, foldedWords } from './fold';
import type { SearchEntity, SearchNote, SearchOptions, SearchResult, Tier } from './model';
import type { NameHits } from './name-hits';
import type { NameTable } from './name-table';
import { NameIndex } from './names';
import type { NoteText } from './note-text';
import {
  bestFirst,
  byScore,
  FAMILIAR,
  HAS_NOTE,
  NOTE_RANK,
  newerFirst,
  ON_PAGE,
  RANK,
  type Ranked,
  WEIGHT,
} from './order';
import { Ranking } from './ranking';
import { readings } from './readings';
import { SearchedNotes } from './searched-notes';
import { type Query, showName, showNote, showText } from './shown';
import { TextIndex } from './texts';
import { together } from './together';

/** Results given where nobody says how many. */
export const DEFAULT_LIMIT = 30;

/** Notes, best first, that are put among the facts, or as many as are asked for. */
const MOST_NOTES = 60;
/** Text hits, best first, whose sentences are looked into. */
const LOOKED_INTO = 24;
/** How much a sentence that holds the whole query counts; settled on the labelled queries of the tests. */
const TOGETHER = 3;

/** Notes that answer a query. */
export interface FoundNotes {
  /** Best first. */
  notes: Ranking<SearchNote>;
  /** What of one of them does. */
  show(note: SearchNote): SearchResult;
}

/** Names prepared when the extension was built, of the first of the entities. */
export interface PreparedNames {
  table: NameTable;
  /** Index of an entity among them; -1 where it is none of them. */
  placeOf(id: string): number;
}

export class Search {
  private names: NameIndex;
  private texts = new TextIndex<number>();
  private readonly notes = new SearchedNotes();
  private readonly folds = new WeakMap<SearchEntity, Folded[]>();
  private nextText = 0;
  private coming: { entities: readonly SearchEntity[]; names: NameIndex } | undefined;
  /** Indexes of entities by id, as far as they have been asked for. */
  private readonly places = new Map<string, number>();
  #hidden: ReadonlySet<string> = new Set();
  #hiddenPlaces: ReadonlySet<number> | null = null;
  #noted: ReadonlyMap<number, ReadonlySet<string>> | null = null;

  /** Indexes the names at once; texts follow by `indexTexts`, since the first keystroke is about a name. */
  constructor(
    public entities: readonly SearchEntity[],
    private prepared: PreparedNames | null = null,
  ) {
    this.names = new NameIndex(prepared?.table);
    for (let at = prepared?.table.entities ?? 0; at < entities.length; at++) {
      this.names.add((entities[at] as SearchEntity).names);
    }
  }

  /** Ids of entities that are not to be found; notes on them are. */
  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }
  set hidden(ids: ReadonlySet<string>) {
    this.#hidden = ids;
    this.#hiddenPlaces = null;
  }

  /**
   * Puts other entities in the place of those there are, as far as `more` lets it come: until all their names are read
   * the others are found. Notes stay as they are.
   * @returns whether they are in their place
   */
  takeEntities(entities: readonly SearchEntity[], more: () => boolean): boolean {
    if (this.entities === entities) return true;
    if (this.coming?.entities !== entities) this.coming = { entities, names: new NameIndex() };
    const { names } = this.coming;
    for (let at = names.entityCount; at < entities.length; at++) {
      if (!more()) return false;
      names.add((entities[at] as SearchEntity).names);
    }
    this.entities = entities;
    this.names = names;
    this.texts = new TextIndex();
    this.nextText = 0;
    this.coming = undefined;
    this.prepared = null;
    this.places.clear();
    this.#hiddenPlaces = this.#noted = null;
    return true;
  }

  /**
   * Goes on indexing texts while `more` says so, of the first `most` entities: texts of the others are not there yet.
   * @returns Whether all texts are indexed.
   */
  indexTexts(more: () => boolean = () => true, most = this.entities.length): boolean {
    if (!this.names.hearNames(more)) return false;
    while (this.nextText < most && more()) {
      const entity = this.entities[this.nextText] as SearchEntity;
      this.texts.set({
        id: this.nextText,
        // The id, too: it is made of the words editors use among themselves (unscr-1874).
        name: foldedWords([...entity.names.map((name) => name.text), entity.id].join(' · ')),
        lead: foldedWords(entity.texts.find((part) => part.field === 'summary')?.text ?? ''),
        text: foldedWords(entity.texts.flatMap((part) => (part.field === 'summary' ? [] : part.text)).join(' · ')),
      });
      this.nextText++;
    }
    return this.nextText >= most;
  }

  /** Adds a note, or puts it in place of what it was. @param text its texts, where they are folded already */
  setNote(note: SearchNote, text?: NoteText): void {
    this.notes.set(note, text);
    this.#noted = null;
  }

  /** Makes these the notes there are. */
  setNotes(notes: readonly SearchNote[]): void {
    this.notes.setAll(notes);
    this.#noted = null;
  }

  /** Makes these the notes there are of an entity. */
  setNotesOf(entity: string, notes: readonly SearchNote[]): void {
    this.notes.setOf(entity, notes);
    this.#noted = null;
  }

  removeNote(id: string): void {
    this.notes.remove(id);
    this.#noted = null;
  }

  /** Answers a query of words, best first. An empty query finds nothing. What else a query may hold: `filtered.ts`. */
  find(text: string, options: SearchOptions = {}): SearchResult[] {
    for (const query of readings(text)) {
      const found = this.rank(query, options);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** All notes that answer a query, or null; otherwise as `find`. Of twenty thousand it takes no longer than a key may. */
  findNotes(text: string, passes?: (note: SearchNote) => boolean): FoundNotes | null {
    for (const query of readings(text)) {
      const { ids: notes, scores } = query.initials
        ? { ids: [], scores: [] }
        : this.notes.texts.hold(query.words, passes);
      const hits = query.initials ? this.names.findInitials(query.text) : this.names.find(query.folded);
      // Those of entities found by name follow those with the words in them.
      for (const { note, rank } of this.named(hits, notes, passes)) {
        notes.push(note);
        scores.push(-rank);
      }
      if (notes.length > 0)
        return { notes: new Ranking(notes, scores, newerFirst), show: (note) => showNote(note, query) };
    }
    return null;
  }

  /** Live notes. */
  get liveNotes(): Iterable<SearchNote> {
    return this.notes.all();
  }

  /** Whether the reader has live notes on an entity. */
  hasNote(id: string): boolean {
    return this.notes.hasOn(id);
  }

  /** An entity's texts, folded, in their order. */
  foldedTexts(entity: SearchEntity): readonly Folded[] {
    let folds = this.folds.get(entity);
    if (!folds) {
      folds = entity.texts.map((part) => fold(part.text));
      this.folds.set(entity, folds);
    }
    return folds;
  }

  private rank(query: Query, { onPage, limit = DEFAULT_LIMIT, passes }: SearchOptions): SearchResult[] {
    const best = new Best<Ranked>(limit, bestFirst);
    const onPagePlaces = this.placesOf(onPage);
    const { noted, hiddenPlaces } = this;
    const bonus = (place: number, entity: SearchEntity) =>
      (onPagePlaces.has(place) ? ON_PAGE : 0) +
      (entity.familiar ? FAMILIAR : 0) +
      WEIGHT * Math.log2(1 + (entity.weight ?? 0)) +
      (noted.has(place) ? HAS_NOTE : 0);

    const hits = query.initials
      ? this.names.findInitials(query.text)
      : this.names.find(query.folded, (word) => this.texts.knows(word));
    for (const place of hits.entities) {
      const entity = this.entities[place] as SearchEntity;
      const tier = hits.tier(place) as Tier;
      const rank = RANK[tier];
      const score = hits.fit(place) + bonus(place, entity);
      // Nothing is made of the thousands that one letter finds beyond the list's end.
      if (best.last && byScore(best.last, { rank, score }) < 0) continue;
      if (hiddenPlaces.has(place) || (passes && !passes.entity(entity))) continue;
      best.add({
        rank,
        score,
        get title() {
          return entity.title;
        },
        show: () => showName(entity, hits.name(place), tier, query, onPage),
      });
    }
    // What is said in the facts stands last: no need to look for it where names fill the list.
    if (!query.initials && best.list.length < limit) {
      for (const [at, { id: place, score: found }] of this.texts.find(query.words).entries()) {
        const entity = this.entities[place] as SearchEntity;
        if (hits.tier(place) || hiddenPlaces.has(place) || (passes && !passes.entity(entity))) continue;
        const said = at < LOOKED_INTO ? together(entity, this.foldedTexts(entity), query) : 0;
        const score = found * (1 + bonus(place, entity) / 10 + TOGETHER * said);
        const show = () => showText(entity, this.foldedTexts(entity), query, onPage);
        best.add({ rank: RANK.text, score, title: entity.title, show });
      }
    }
    const passed = passes && ((note: SearchNote) => passes.note(note));
    const put = (note: SearchNote, rank: number, score: number) => {
      const { label: title, modified } = note;
      best.add({ rank, score, modified, title, show: () => showNote(note, query) });
    };
    const held = query.initials ? [] : this.notes.texts.find(query.words, Math.max(limit, MOST_NOTES), passed);
    for (const { id: note, score } of held) put(note, NOTE_RANK, score);
    const seen = held.map(({ id }) => id);
    for (const { note, rank } of this.named(hits, seen, passed)) put(note, rank, 0);
    return best.list.flatMap((candidate) => candidate.show() ?? []);
  }

  /** Notes of entities found by name, without those `seen`. */
  private *named(
    hits: NameHits,
    seen: readonly SearchNote[],
    passes: ((note: SearchNote) => boolean) | undefined,
  ): Generator<{ note: SearchNote; rank: number }> {
    let known: Set<SearchNote> | undefined;
    for (const [place, ids] of this.noted) {
      const tier = hits.tier(place);
      if (!tier) continue;
      known ??= new Set(seen);
      for (const id of ids) {
        const note = this.notes.get(id);
        if (note && !known.has(note) && (!passes || passes(note))) {
          yield { note, rank: Math.max(RANK[tier], NOTE_RANK) };
        }
      }
    }
  }

  /** Indexes of those of these entities that are there. */
  private placesOf(ids: Iterable<string> = []): ReadonlySet<number> {
    return new Set(Array.from(ids, (id) => this.placeOf(id)));
  }

  /** Index of an entity; -1 where there is no such entity. */
  private placeOf(id: string): number {
    if (this.places.size === 0) {
      // Those that were not prepared.
      for (let at = this.prepared?.table.entities ?? 0; at < this.entities.length; at++) {
        this.places.set((this.entities[at] as SearchEntity).id, at);
      }
    }
    let place = this.places.get(id);
    if (place === undefined) {
      place = this.prepared?.placeOf(id) ?? -1;
      this.places.set(id, place);
    }
    return place;
  }

  private get hiddenPlaces(): ReadonlySet<number> {
    this.#hiddenPlaces ??= this.placesOf(this.#hidden);
    return this.#hiddenPlaces;
  }

  /** Ids of the notes on each entity that has any, by its index. */
  private get noted(): ReadonlyMap<number, ReadonlySet<string>> {
    this.#noted ??= new Map(Array.from(this.notes.onEntities(), ([id, notes]) => [this.placeOf(id), notes] as const));
    return this.#noted;
  }
}

/**
 * Every message between the parts of Sidelight, in one table: name → request, reply. Requests are checked against their
 * schema by the receiver, since a message may come from an older version of ourselves still living in an open tab.
 *
 * Messages are plain JSON: in Chromium typed arrays, Dates and `undefined` inside arrays do not survive the way.
 * What replies hold is in `replies.ts`, what pages are asked and told in `page-messages.ts`. `lib/send.ts` sends, `lib/receive.ts` receives; content scripts import types only, so that valibot stays out of them.
 */
import * as v from 'valibot';
import type { PageLabel, PageMention } from './background/match';
import { CHOICE_SCOPES, type Choice } from './choice-model';
import type { CardView } from './facts/card-view';
import { DaySchema } from './facts/field-schemas';
import type { WholeCard } from './facts/whole-card';
import type { ArticleMemory } from './matching/types';
import type { CopyStatus } from './notes/copy';
import { type Note, NoteSchema, type Own, OwnSchema, type StatementTarget } from './notes/model';
import type { NoteView } from './notes/note-view';
import type { ArticleDate } from './page/article-date';
import { Id, Nothing, readingRequests, Surface, Url } from './reading-requests';
import type { FactsChanges, FactsState, FoundPassages, OpenedEditor, ReadingView } from './replies';
import { type Settings, SettingsSchema } from './settings-model';

export type {
  FactsChanges,
  FactsProblem,
  FactsState,
  FoundPassage,
  FoundPassages,
  OpenedEditor,
  ReadingView,
} from './replies';

/** `found`: the words are there. `probable`: words like them, or the words more than once. `missing`: neither. */
export const PASSAGE_STATES = ['found', 'probable', 'missing'] as const;
export type PassageState = (typeof PASSAGE_STATES)[number];

/** What an editor is opened for. `note` opens one that exists; with `passage` it is the id a new one will have. */
export const EditorPurposeSchema = v.object({
  entity: v.optional(Id),
  note: v.optional(Id),
  page: v.optional(v.object({ url: Url, title: v.string() })),
  /** What was selected. */
  passage: v.optional(
    v.object({
      canonical: v.optional(Url),
      quote: v.object({ exact: v.pipe(v.string(), v.nonEmpty()), prefix: v.string(), suffix: v.string() }),
      position: v.object({ start: v.number(), end: v.number() }),
    }),
  ),
  /** The sentence in which what was selected begins. */
  sentence: v.optional(v.string()),
  /** Entities named in the passage, of which its note may remind. */
  entities: v.optional(v.array(Id)),
  /** How the note's passage was found. */
  state: v.optional(v.picklist(PASSAGE_STATES)),
  /** A fact of the entity's card as of a day: its key. */
  fact: v.optional(v.object({ key: v.string(), asOf: v.nullable(DaySchema) })),
  /** The reader is about to write: the text takes the focus. */
  write: v.optional(v.boolean()),
});
export type EditorPurpose = v.InferOutput<typeof EditorPurposeSchema>;

/** Whether a page is on, and if not, why. */
export type PageState = 'on' | 'site-off' | 'paused';

/** Where the reader met a name. */
const Reading = v.nullable(
  v.object({ url: Url, title: v.string(), date: v.nullable(DaySchema), sentence: v.string() }),
);

/** Requests to the background. */
export const backgroundRequests = {
  ...readingRequests,
  /**
   * Where the passages noted on this page stand in its text. Blocks in reading order; positions count their texts joined
   * by a line feed. `only`: look for these notes and no others.
   */
  'passages.find': v.object({
    url: Url,
    canonical: v.optional(Url),
    blocks: v.array(v.object({ key: v.number(), text: v.string() })),
    only: v.optional(v.array(Id)),
  }),
  /** How passages of notes were found when their page was last seen, since the browser started. */
  'passages.states': Nothing,
  /** Open the page of a passage's note, and its card there; a tab that has it already comes to the front. */
  'passage.open': v.object({ note: Id }),
  /** What the card of an entity shows, as of a day or now. */
  'card.get': v.object({
    entity: Id,
    asOf: v.optional(v.nullable(DaySchema)),
    /** The reader has opened it in a page: names opened on many days are marked no longer. */
    opened: v.optional(v.boolean()),
    /** Nobody has opened it: it is a part of something else. */
    quiet: v.optional(v.boolean()),
    /** Its figures are for a page of ours. */
    wide: v.optional(v.boolean()),
  }),
  /** Every statement and every holder of an office there is on an entity, for its page in the library. */
  'card.whole': v.object({ entity: Id }),
  /** Open the place where the reader makes a card of a name that only the article explains. */
  'card.make': v.object({ entity: Id, reading: Reading }),
  /** A card in words to be quoted, with where the reader met it. */
  'card.cite': v.object({
    entity: Id,
    asOf: v.nullable(DaySchema),
    reading: Reading,
  }),
  /** What words may mean: these entities, and with `surface` all that are ever called so. */
  'card.readings': v.object({ entities: v.array(Id), surface: v.optional(Surface) }),
  /** The reader has chosen what words mean (null: nothing Sidelight knows); `replaces` is an earlier choice of theirs. */
  'choice.set': v.object({
    surface: Surface,
    entity: v.nullable(Id),
    /** Readings turned down. */
    rejected: v.array(Id),
    scope: v.picklist(CHOICE_SCOPES),
    url: Url,
    replaces: v.optional(Id),
  }),
  /** Take a choice back, or all. */
  'choice.forget': v.object({ id: v.optional(Id) }),
  'choice.list': Nothing,
  /** Which cards were opened on how many days; and forget one, or all. */
  'openings.list': Nothing,
  'openings.forget': v.object({ entity: v.optional(Id) }),
  /** Live notes of one entity, newest first. */
  'notes.of': v.object({ entity: Id }),
  /** The same as its card shows them, with the reader's corrections. */
  'card.notes': v.object({ entity: Id }),
  /** Tags of live notes, those of most notes first. */
  'notes.tags': Nothing,
  /** What a note on a fact of a card is about. */
  'statement.get': v.object({ entity: Id, fact: v.string(), asOf: v.nullable(DaySchema) }),
  /** One note, in the bin or not. */
  'note.get': v.object({ id: Id }),
  /** Those of these notes whose statement the facts have left since, by id, with what they say now. */
  'notes.changed': v.object({ ids: v.array(Id) }),
  /** All live notes, the one written last first. */
  'notes.all': Nothing,
  /**
   * A page of ours has changed notes itself (imports, many at once): everybody is told, and the copy follows. Ids of what
   * it has touched; without, anything.
   */
  'notes.written': v.object({ notes: v.optional(v.array(Id)), own: v.optional(v.array(Id)) }),
  /** How the notes stand against their rolling copy; the copy as a backup file. */
  'notes.copy': Nothing,
  'notes.copyText': Nothing,
  /** Merge the copy into the notes (`replace`: into a new database, the damaged one goes), or give the copy up. */
  'notes.copyUse': v.object({ what: v.picklist(['restore', 'replace', 'dismiss']) }),
  /** Save a note as it is now. Replies only after the transaction has committed. */
  'note.save': v.object({ note: NoteSchema }),
  /** Put a note in the bin, and take it out again. */
  'note.delete': v.object({ id: Id }),
  'note.restore': v.object({ id: Id }),
  /** Live cards and corrections of the reader's own, the one written last first. */
  'own.list': Nothing,
  /** One of them, in the bin or not. */
  'own.get': v.object({ id: Id }),
  /** Save one as it is now. Replies only after the transaction has committed. */
  'own.save': v.object({ own: OwnSchema }),
  'own.delete': v.object({ id: Id }),
  'own.restore': v.object({ id: Id }),
  /** Opens the form of a new card. The editor asks for it: in a page's frame Firefox gives it no tabs. */
  'own.begin': v.object({
    name: v.string(),
    sentence: v.string(),
    page: v.optional(v.object({ url: Url, title: v.string() })),
  }),
  /** Ask for an address of the note editor that answers once, in the asking tab only. */
  'editor.ticket': EditorPurposeSchema,
  /** The editor frame hands in its ticket. */
  'editor.open': v.object({ ticket: Id }),
  /** Whether something of the page lies over the asking editor frame, in browsers that do not tell it themselves. */
  'editor.covered': Nothing,
  /** Opens a card in the panel beside the page, from a click or a key in it. */
  'panel.show': v.object({ entity: Id, title: v.string() }),
  /** A popup has opened: what words it is to look up, once. */
  'lookup.take': Nothing,
  /** Switches. Each replies with the settings as they are now. */
  'settings.get': Nothing,
  'settings.set': v.object({ change: v.partial(SettingsSchema) }),
  'settings.reset': Nothing,
  'site.set': v.object({ host: v.string(), on: v.boolean() }),
  'term.set': v.object({ entity: Id, on: v.boolean() }),
  /** State of the packs: revision, counts, whether the last start had to heal them. */
  'facts.state': Nothing,
  /** What the last update changed, the reader's own first; with the answer it counts as seen, unless `peek`. */
  'facts.changes': v.object({ peek: v.optional(v.boolean()) }),
} as const;

export interface BackgroundReplies {
  'page.start': { state: PageState; settings: Settings };
  /** `null`: the page is off, and its text was not read. */
  'page.match': {
    mentions: PageMention[];
    labels: PageLabel[];
    memory: ArticleMemory;
    /** Found from `about`. */
    lang?: string;
    date?: ArticleDate;
  } | null;
  'page.count': Record<string, never>;
  'card.load': Record<string, never>;
  'passages.load': Record<string, never>;
  'passages.find': FoundPassages;
  /** By note; of pages that were not seen nothing is known. */
  'passages.states': { states: Record<string, PassageState> };
  'passage.open': { opened: boolean };
  /** `null`: no such entity (a pack was updated since the page was marked). */
  'card.get': {
    card: CardView;
    notes: NoteView[];
    /** Why the notes could not be read, in plain words; the card is there all the same. */
    notesError?: string;
  } | null;
  'card.whole': WholeCard | null;
  'card.make': Record<string, never>;
  'card.cite': { text: string };
  'card.readings': ReadingView[];
  'choice.set': { id: string };
  /** What is left, the last made first. */
  'choice.forget': Choice[];
  'choice.list': Choice[];
  'openings.list': { entities: { entity: string; days: number }[] };
  'openings.forget': Record<string, never>;
  'notes.of': Note[];
  'card.notes': NoteView[];
  'notes.tags': { tags: string[] };
  /** `null`: there is no such fact. */
  'statement.get': { target: StatementTarget | null };
  'note.get': { note: Note | null };
  'notes.changed': { notes: Record<string, string> };
  'notes.all': Note[];
  'notes.written': Record<string, never>;
  'notes.copy': CopyStatus;
  'notes.copyText': { text: string };
  'notes.copyUse': Record<string, never>;
  'note.save': { note: Note };
  'note.delete': { note: Note | null };
  'note.restore': { note: Note | null };
  'own.list': { own: Own[] };
  'own.get': { own: Own | null };
  'own.save': { own: Own };
  'own.delete': { own: Own | null };
  'own.restore': { own: Own | null };
  'own.begin': Record<string, never>;
  /** Address for the iframe. */
  'editor.ticket': { src: string };
  /** `null`: the ticket is not good (used, old, or from another tab): show nothing. */
  'editor.open': OpenedEditor | null;
  'editor.covered': { covered: boolean };
  /** False where the browser wants the reader to open the panel: the card waits there. */
  'panel.show': { opened: boolean };
  'lookup.take': { words: string | null };
  'settings.get': Settings;
  'settings.set': Settings;
  'settings.reset': Settings;
  'site.set': Settings;
  'term.set': Settings;
  'facts.state': FactsState;
  /** `null`: there was no update yet, or what was before it is gone. */
  'facts.changes': FactsChanges | null;
}

export type BackgroundRequest = keyof typeof backgroundRequests;
export type RequestOf<K extends BackgroundRequest> = v.InferInput<(typeof backgroundRequests)[K]>;

/**
 * Passages with notes, in a page: finds them by asking the background, draws them, keeps up with what the page does, and
 * notes down what is selected. In a script of its own, injected where there are passages or something is selected, so
 * that other pages carry none of it.
 *
 * The page must not learn which passages carry notes: nothing is put into its highlights or its elements, events that
 * its scripts make are not heeded, and a note's text never comes here.
 */
import type { EditorPurpose, FoundPassage, FoundPassages, PassageState, RequestOf } from '../messages';
import type { NoteColour } from '../notes/model';
import { AddButton } from './add-button';
import { type Block, type Piece, piecesOf } from './blocks';
import { hostRoot } from './host';
import type { OpenedBy } from './intent';
import { watchLaterText } from './later-text';
import type { PagePassages, SidelightPage } from './page';
import { pageText } from './page-text';
import { PassageBoxes, rectsOf } from './passage-boxes';
import { type SelectedText, selectedRange, selectedText } from './selected-text';
import type { Mark } from './selection';
import { sentenceAt } from './sentence';

/** What the script asks of the background. */
export interface PassagesPort {
  find(request: RequestOf<'passages.find'>): Promise<FoundPassages>;
  editor(purpose: EditorPurpose): Promise<string>;
}

/** A passage where it stands: a mark of no entity. */
interface PassageMark extends Mark {
  note: string;
  state: PassageState;
  colour?: NoteColour | undefined;
  /** One that is being noted and not saved yet. */
  draft?: Pick<EditorPurpose, 'passage' | 'entities' | 'sentence'>;
}

/** Ids of passages, out of the way of those that marks have. */
const FIRST_ID = 1_000_000_000;
/** Names in a selection of which its note may remind, at most. */
const MOST_ENTITIES = 6;

export class Passages implements PagePassages {
  marks: PassageMark[] = [];
  readonly #boxes: PassageBoxes;
  readonly #button: AddButton;
  #ids = FIRST_ID;
  /** Texts and address that were asked about last. */
  #asked = '';
  #run = 0;
  /** The page's canonical address, as the background has it. */
  #url = '';
  #missing = new Set<string>();
  #late: ReturnType<typeof watchLaterText> | undefined;
  #lateText = '';
  /** The card of a passage is open. */
  #isOpen = false;

  constructor(
    private readonly page: SidelightPage,
    private readonly port: PassagesPort,
    css: string,
    words: { label: string; lang: string; dir: string },
  ) {
    const { doc, signal } = page;
    const root = hostRoot(doc);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#boxes = new PassageBoxes(root, signal);
    this.#button = new AddButton(
      root,
      words,
      // Not over the card of a passage, which stands where the button would.
      () => (page.settings?.noteButton && page.state === 'on' && !this.#isOpen ? this.#range() : null),
      () => this.add(),
      signal,
    );
    page.passages = this;
    this.refreshed();
  }

  among(marks: readonly Mark[]): Mark[] {
    return [...marks, ...this.marks].sort(inOrder);
  }

  refreshed(): void {
    const { page } = this;
    const keys = page.reading.articles.flatMap(({ found }) => found.map(({ block }) => block.key));
    const asked = `${page.state} ${page.url} ${keys.join()}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.find();
  }

  /** A note on a passage has changed. @param url the canonical address of its page; undefined: any */
  notesChanged(url: string | undefined): void {
    if (url === undefined || url === this.#url || this.#url === '') void this.find();
  }

  /** Asks where the passages are, in the article first, then in all of the page. */
  async find(): Promise<void> {
    const { page } = this;
    const run = ++this.#run;
    if (page.state !== 'on') {
      this.#take(run, [], []);
      return;
    }
    const article = page.reading.articles.flatMap(({ found }) => found.map(({ block }) => block));
    const inArticle = await this.#ask(article);
    if (!inArticle || run !== this.#run) return;
    this.#url = inArticle.url;
    const found = this.#marksOf(inArticle.found, article);
    let { missing } = inArticle;
    if (missing.length > 0) {
      const all = await pageText(page.doc, page.signal);
      this.#lateText = all.map(({ text }) => text).join('\n');
      const elsewhere = await this.#ask(all, missing);
      if (!elsewhere || run !== this.#run) return;
      found.push(...this.#marksOf(elsewhere.found, all));
      missing = elsewhere.missing;
      this.#watch();
    }
    this.#take(run, found, missing);
    if (inArticle.open !== undefined) await this.show(inArticle.open, true);
  }

  /**
   * Scrolls to the passage of a note and opens it; one that is not there is told of all the same.
   * @param looked whether it has just been looked for
   */
  async show(note: string, looked = false): Promise<PassageState> {
    const there = () =>
      this.marks.find((mark) => mark.note === note && mark.pieces.every(({ node }) => node.isConnected));
    // This script may have come a moment ago, and not have asked yet.
    if (!looked && !there()) await this.find();
    const mark = there() ?? (await this.#absent(note));
    if (mark) (await this.page.interaction()).openPassage(mark);
    return mark?.state ?? 'missing';
  }

  add(): boolean {
    const range = this.#range();
    if (!range) return false;
    this.#button.hide();
    void this.#add(range);
    return true;
  }

  async address(mark: Mark, by: OpenedBy): Promise<string> {
    this.#isOpen = true;
    const { note, state, draft } = mark as PassageMark;
    const { doc, reading } = this.page;
    return this.port.editor({
      note,
      entities: draft?.entities ?? this.#entitiesIn(mark as PassageMark),
      ...(draft
        ? {
            passage: draft.passage,
            sentence: draft.sentence,
            page: { url: this.page.url, title: reading.title || doc.title },
          }
        : { state }),
      write: draft !== undefined || by === 'keyboard' || by === 'list',
    });
  }

  setCurrent(mark: Mark | null): void {
    this.#boxes.setCurrent(mark as PassageMark | null);
  }

  closed(): void {
    this.#isOpen = false;
    this.setCurrent(null);
    // What was not saved leaves no trace. A save under way tells of itself.
    if (this.marks.some(({ draft }) => draft)) this.#set(this.marks.filter(({ draft }) => !draft));
  }

  #range(): Range | null {
    return selectedRange(this.page.doc, this.page.reading.shadows);
  }

  async #add(range: Range): Promise<void> {
    const { page } = this;
    const article = page.reading.articles.flatMap(({ found }) => found.map(({ block }) => block));
    const selected = selectedText(range, article) ?? selectedText(range, await pageText(page.doc, page.signal));
    if (!selected) return;
    const mark = this.#draft(selected);
    if (!mark) return;
    this.#set([...this.marks, mark].sort(inOrder));
    (await page.interaction()).openPassage(mark);
  }

  #draft({ quote, position, blocks }: SelectedText): PassageMark | null {
    let at = 0;
    let sentence = '';
    const parts: FoundPassage['parts'] = [];
    for (const { key, text } of blocks) {
      const [start, end] = [Math.max(0, position.start - at), Math.min(text.length, position.end - at)];
      if (start < end) {
        if (parts.length === 0) sentence = sentenceAt(text, start, undefined);
        parts.push({ key, start, end });
      }
      at += text.length + 1;
    }
    const note = crypto.randomUUID();
    const [mark] = this.#marksOf([{ note, state: 'found', parts }], blocks);
    if (!mark) return null;
    const canonical = this.page.canonicalOf(this.page.doc);
    mark.draft = {
      passage: { quote, position, ...(canonical ? { canonical } : {}) },
      entities: this.#entitiesIn(mark),
      sentence,
    };
    return mark;
  }

  /** Entities named in a passage. */
  #entitiesIn({ pieces }: PassageMark): string[] {
    const isIn = (mention: readonly Piece[]) =>
      mention.some(({ node, start, end }) =>
        pieces.some((piece) => piece.node === node && piece.start < end && piece.end > start),
      );
    const entities = this.page.reading.articles.flatMap(({ found }) =>
      found.flatMap(({ block, mentions }) =>
        mentions.filter(({ start, end }) => isIn(piecesOf(block, start, end, true) ?? [])).map(({ entity }) => entity),
      ),
    );
    return [...new Set(entities)].slice(0, MOST_ENTITIES);
  }

  async #ask(blocks: readonly Block[], only?: string[]): Promise<FoundPassages | null> {
    const { doc } = this.page;
    const canonical = this.page.canonicalOf(doc);
    const request = {
      url: this.page.url,
      ...(canonical ? { canonical } : {}),
      blocks: blocks.map(({ key, text }) => ({ key, text })),
      ...(only ? { only } : {}),
    };
    // The extension may be gone, or the notes unreadable: the page keeps what is drawn.
    return this.port.find(request).catch(() => null);
  }

  #marksOf(found: readonly FoundPassage[], blocks: readonly Block[]): PassageMark[] {
    const byKey = new Map(blocks.map((block) => [block.key, block]));
    return found.flatMap(({ note, state, colour, parts }) => {
      const pieces: Piece[] = [];
      for (const { key, start, end } of parts) {
        const block = byKey.get(key);
        if (block) pieces.push(...(piecesOf(block, start, end, true) ?? []));
      }
      const [first] = parts;
      const block = first && byKey.get(first.key);
      if (!first || !block || pieces.length === 0) return [];
      const known = this.marks.find((mark) => mark.note === note);
      const fresh = { block, start: first.start, end: first.end, pieces, entities: [], state, colour };
      // The same object as before: an open card is not taken for one whose mark has gone.
      if (known) {
        delete known.draft;
        return [Object.assign(known, fresh)];
      }
      return [{ id: this.#ids++, note, ...fresh }];
    });
  }

  /** What stands for a passage that is not on the page: its card opens at the headline. */
  async #absent(note: string): Promise<PassageMark | null> {
    const { doc, reading, signal } = this.page;
    const block = reading.articles[0]?.found[0]?.block ?? (await pageText(doc, signal))[0];
    const end = block?.text.length ?? 0;
    const pieces = block && piecesOf(block, 0, end, true);
    // A block of its own: the headline may begin with a name.
    return block && pieces
      ? { id: this.#ids++, note, state: 'missing', block: { ...block }, start: 0, end, pieces, entities: [] }
      : null;
  }

  #take(run: number, found: PassageMark[], missing: string[]): void {
    if (run !== this.#run) return;
    this.#missing = new Set(missing);
    const drafts = this.marks.filter((mark) => mark.draft && !found.includes(mark));
    this.#set([...found, ...drafts].sort(inOrder));
  }

  #set(marks: PassageMark[]): void {
    this.marks = marks;
    // What answers the pointer is there with the first mark of a name, and there may be none.
    if (marks.length > 0) void this.page.interaction();
    this.#boxes.set(marks);
    this.page.marksChanged();
  }

  /** Text outside the article may still come. */
  #watch(): void {
    if (this.#late) return;
    const { doc, signal } = this.page;
    this.#late = watchLaterText(async () => {
      if (this.#missing.size === 0 && this.marks.every(({ pieces }) => rectsOf(pieces).length > 0)) return;
      const text = (await pageText(doc, signal)).map((block) => block.text).join('\n');
      if (text !== this.#lateText) await this.find();
    }, signal);
    this.#late.watch(doc.body);
  }
}

function inOrder(a: Mark, b: Mark): number {
  const [first, second] = [a.pieces[0], b.pieces[0]];
  if (!first || !second) return 0;
  if (first.node === second.node) return first.start - second.start;
  return first.node.compareDocumentPosition(second.node) & 4 /* DOCUMENT_POSITION_FOLLOWING */ ? -1 : 1;
}

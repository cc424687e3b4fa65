/**
 * Sidelight on one page, as far as every article needs it: reads the page, marks it, lists its entities. Pointer, keyboard
 * and card come with the script that is injected at the first mark (`interaction.ts`). Everything it needs of the browser
 * comes in as a `PagePort`.
 */
import type { PageState } from '../messages';
import type { PageReplies } from '../page-messages';
import type { Settings } from '../settings-model';
import { type Block, textIn } from './blocks';
import { HOST_TAG } from './card-port';
import type { OpenedBy } from './intent';
import type { Interaction } from './interaction';
import { watchLaterText } from './later-text';
import { isLight } from './look';
import { clearHighlights, Painter } from './paint';
import { addressOf, canonicalOf, type Match, Reading } from './reading';
import { type Mark, selectMarks, type View } from './selection';
import { pause } from './slices';
import { isTerm } from './term';

/** What the page asks of the background. */
export interface PagePort {
  start(url: string, canonical?: string): Promise<{ state: PageState; settings: Settings }>;
  match: Match;
  count(count: number): Promise<unknown>;
  /** Has the card script injected, which calls `SidelightPage.attach`. */
  loadCard(): Promise<unknown>;
  /** Has the script for passages injected (`passages.ts`): the reader has selected something. */
  loadPassages(): Promise<unknown>;
}

/** What the script for passages adds to a page. */
export interface PagePassages {
  /** Passages that were found, as marks of no entity, in reading order. */
  readonly marks: readonly Mark[];
  /** These marks and the passages in reading order. */
  among(marks: readonly Mark[]): Mark[];
  /** The page's text may be another now. */
  refreshed(): void;
  /** Notes down what is selected. @returns false where nothing is */
  add(): boolean;
  /** Address of the editor with the note of a passage. */
  address(mark: Mark, by: OpenedBy): Promise<string>;
  /** Shows which passage the keyboard is on; null none. */
  setCurrent(mark: Mark | null): void;
  /** A card has closed. */
  closed(): void;
}

/** What the script for the map and for screen readers adds (`guide.ts`). */
export interface PageGuide {
  /** The page has other marks now. */
  marksChanged(): void;
  /** The mark the keyboard is on; null none. */
  setCurrent(mark: Mark | null): void;
  /** Tells of the mark a command has gone to, which of how many it is. */
  say(mark: Mark, at: number, of: number): void;
}

declare const navigation: EventTarget;

declare global {
  // Only `var` declares a property of the isolated world's global object.
  var sidelightPage: SidelightPage | undefined;
}

/** The longest wait (ms) after which the background is asked once more; then only with the page's next change. */
const ASK_AGAIN = 16_000;

export class SidelightPage {
  state: PageState = 'on';
  /** Set before anything is marked. */
  settings: Settings | undefined;
  /** In reading order. */
  marks: Mark[] = [];
  readonly reading: Reading;
  readonly painter: Painter;
  /** For the script for passages, which would not know what the page was loaded with. */
  readonly canonicalOf = canonicalOf;
  /** Set by the script for passages. */
  passages: PagePassages | undefined;
  /** Set by the script for the map and for screen readers. */
  guide: PageGuide | undefined;
  #interaction: Interaction | undefined;
  #attached: (interaction: Interaction) => void = () => undefined;
  #whenAttached = new Promise<Interaction>((resolve) => {
    this.#attached = resolve;
  });
  #ids = 0;
  #busy = true;
  #counted = 0;
  #running = false;
  /** The first reading of the page. */
  #starting: Promise<unknown> | undefined;
  #loading = false;
  #wake: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof watchLaterText>;

  /**
   * @param signal ends everything: the extension was updated, or the page is going.
   */
  constructor(
    readonly doc: Document,
    private port: PagePort,
    readonly signal: AbortSignal,
  ) {
    // What an earlier version of the extension has left in the page is ours to clear up.
    clearHighlights();
    for (const host of doc.querySelectorAll(HOST_TAG)) host.remove();
    globalThis.sidelightRoot = undefined;
    this.painter = new Painter(signal, () => this.refresh());
    this.#later = watchLaterText(async (changes) => {
      await this.#starting;
      if (this.state !== 'on' || !this.#running) return;
      this.#busy = true;
      const changed = await quietly(this.reading.update(changes));
      this.#busy = false;
      if (changed === false) return;
      await pause();
      this.refresh();
    }, signal);
    this.reading = new Reading(doc, port.match, this.#later.watch, signal, () => this.refresh());
    const selected = () => {
      if (
        this.passages ||
        this.state !== 'on' ||
        !this.settings?.noteButton ||
        doc.getSelection()?.isCollapsed !== false
      )
        return;
      doc.removeEventListener('selectionchange', selected);
      quietly(port.loadPassages());
    };
    doc.addEventListener('selectionchange', selected, { signal });
    globalThis.sidelightPage = this;
  }

  get url(): string {
    return addressOf(this.doc);
  }

  /** Asks whether the page is on, and reads it if so. A background that does not answer is asked again. */
  async start(wait = 1000): Promise<void> {
    const asked = quietly(this.port.start(this.url, canonicalOf(this.doc)));
    // A background that was stopped takes a while to wake: the text is gathered meanwhile, and is there when it is.
    if (!this.#running) {
      this.#later.watch(this.doc);
      this.#starting = Promise.all([asked, quietly(this.#read(asked))]);
    }
    const answer = await asked;
    if (this.signal.aborted) return;
    if (!answer) {
      if (wait <= ASK_AGAIN) setTimeout(() => this.start(wait * 2), wait);
      return;
    }
    const { state } = answer;
    this.settings = answer.settings;
    this.state = state;
    clearTimeout(this.#wake);
    // A pause ends by the clock, and nobody tells the page: it asks again then. Timers hold 24.8 days at most.
    if (state === 'paused') {
      const rest = answer.settings.pausedUntil - Date.now() + 20;
      if (rest > 0) this.#wake = setTimeout(() => this.start(), Math.min(rest, 2 ** 31 - 1));
    }
    if (state !== 'on' || this.#running) {
      if (!this.#running) {
        this.#later.unwatch();
        await this.#starting;
        if (this.state !== 'on') this.reading.articles = [];
      }
      // What was sent while the page was off has not been read.
      else this.#later.poke();
      this.refresh(true);
    } else {
      this.#running = true;
      this.#busy = true;
      navigation.addEventListener('currententrychange', this.#later.poke, { signal: this.signal });
      await pause();
      this.refresh();
      await this.#starting;
      await pause();
      this.refresh();
      this.#askAgain();
    }
    this.#busy = false;
  }

  /** Gathers the text and sends it, unless the background has said by then that the page is off. */
  async #read(asked: Promise<unknown>): Promise<void> {
    await this.reading.gather();
    await pause();
    // A page that was off may be on now.
    if (this.state !== 'on') await asked;
    if (this.state === 'on') await this.reading.ask();
  }

  list(): PageReplies['page.list'] {
    const { labels, date, title } = this.reading;
    const marked = new Set(this.marks.flatMap((mark) => mark.entities));
    return {
      state: this.state,
      busy: this.#busy,
      title: title || this.doc.title,
      type: this.doc.contentType,
      date,
      entities: [...this.#counts()].flatMap(([entity, count]) => {
        const label = labels.get(entity);
        return label ? [{ ...label, count, marked: marked.has(entity) }] : [];
      }),
    };
  }

  /** What names mean has changed: the reader has chosen. */
  rematch(): void {
    for (const article of this.reading.articles) article.forget();
    this.#later.poke();
  }

  /** The card script is there. */
  attach(interaction: Interaction): void {
    this.#interaction = interaction;
    this.#attached(interaction);
  }

  /** What answers pointer and keys, loaded if it is not there yet. */
  interaction(): Promise<Interaction> {
    if (!this.#loading) {
      this.#loading = true;
      this.port.loadCard().catch(() => {
        this.#loading = false;
      });
    }
    return this.#whenAttached;
  }

  /**
   * Chooses the marks from what is known now, and paints them.
   * @param anew the reader wants others: none stays for being there
   */
  refresh(anew = false): void {
    const { settings } = this;
    if (this.signal.aborted || !settings) return;
    const { painter, reading } = this;
    const articles = this.state === 'on' ? reading.articles : [];
    const root = articles[0]?.root;
    const bare = !settings.markDark && root && isLight(getComputedStyle(root).color);
    painter.look = settings;
    const watched = new Set<Element>();
    const marked = Map.groupBy(this.marks, ({ block }) => block);
    const markAt = (block: Block, start: number) => marked.get(block)?.find((mark) => mark.start === start);
    const view: View = {
      screen: painter.screen,
      place: ({ element, before }, start) => {
        const box = painter.places.get(element);
        if (!box) watched.add(element);
        return box && box.top + (box.height * (before + start)) / (textIn.get(element) ?? 1);
      },
      seen: ({ element }) => {
        const visible = element.checkVisibility({ visibilityProperty: true });
        if (!visible) watched.add(element);
        return visible;
      },
      kept: (block, start) => !anew && markAt(block, start) !== undefined,
    };
    const marks = (bare ? [] : articles).flatMap(({ found }) =>
      selectMarks(found, reading.labels, settings, view).map((chosen) =>
        Object.assign(markAt(chosen.block, chosen.start) ?? { id: this.#ids++ }, chosen),
      ),
    );
    // Where text stands is known by the time its mentions are.
    for (const article of articles) for (const { element } of article.unmatched()) watched.add(element);
    this.marks = marks;
    painter.set(marks, watched, root);
    this.marksChanged();
    this.passages?.refreshed();
    const listed = this.state === 'on' ? [...this.#counts().keys()] : [];
    const count = listed.filter((entity) => !isTerm(entity)).length;
    if (marks.length || count < listed.length) this.interaction();
    if (count === this.#counted) return;
    this.#counted = count;
    this.port.count(count).catch(() => undefined);
  }

  /** Marks or passages are others now. */
  marksChanged(): void {
    this.#interaction?.marksChanged();
    this.guide?.marksChanged();
  }

  /** The background did not answer: it was starting, or filling its store for the first time. */
  #askAgain(wait = 1000): void {
    if (wait > ASK_AGAIN || !this.reading.unanswered) return;
    setTimeout(() => {
      this.#later.poke();
      this.#askAgain(wait * 2);
    }, wait);
  }

  /** Mentions of each entity, in the order of the first ones. */
  #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const article of this.reading.articles) {
      for (const { mentions } of article.found) {
        for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
      }
    }
    return counts;
  }
}

/** The background may be gone or not yet there: the page keeps the marks it has, and no error reaches its console. */
function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}

/**
 * Guide to the marks of a page: a map of them beside the scroll bar, and words for screen readers, which find no
 * highlights in a page. In a script of its own, injected where the reader has asked for either, and with the keyboard's
 * commands.
 */
import { hostRoot } from './host';
import { MentionMap } from './mention-map';
import type { PageGuide, SidelightPage } from './page';
import type { Mark } from './selection';

/** What is said. */
export interface GuideWords {
  /** The current mark, and which of how many it is. */
  current(name: string, at: number, of: number): string;
  /** How many names are marked. */
  marked(count: number): string;
  lang: string;
  dir: string;
}

/** Milliseconds without another mark after which their number is said. */
const SETTLED = 300;

export class Guide implements PageGuide {
  readonly #map: MentionMap;
  readonly #region: HTMLElement;
  #current: Mark | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Address for which the number of marks was said. */
  #said = '';

  constructor(
    private readonly page: SidelightPage,
    private readonly words: GuideWords,
    css: string,
  ) {
    const { doc, signal } = page;
    const root = hostRoot(doc);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#region = doc.createElement('div');
    this.#region.className = 'voice';
    this.#region.setAttribute('role', 'status');
    this.#region.lang = words.lang;
    this.#region.dir = words.dir;
    root.append(this.#region);
    this.#map = new MentionMap(
      root,
      {
        marks: () => (page.settings?.map ? page.marks : []),
        current: () => this.#current,
        go: (mark) => void page.interaction().then((interaction) => interaction.show(mark)),
        words: wordsOf,
      },
      signal,
    );
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(this.#timer);
        this.#region.remove();
      },
      { once: true },
    );
    page.guide = this;
    this.marksChanged();
  }

  marksChanged(): void {
    this.#map.changed();
    if (!this.page.settings?.announce) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#count(), SETTLED);
  }

  setCurrent(mark: Mark | null): void {
    this.#current = mark;
    this.#map.currentChanged();
  }

  say(mark: Mark, at: number, of: number): void {
    this.#speak(this.words.current(wordsOf(mark), at, of));
  }

  /** Says once an article how many names are marked in it. */
  #count(): void {
    const { page } = this;
    const address = page.doc.location.href.replace(/#.*/, '');
    if (page.marks.length === 0 || address === this.#said || page.list().busy) return;
    this.#said = address;
    this.#speak(this.words.marked(page.marks.length));
  }

  #speak(text: string): void {
    // The same words twice are a change nobody hears of.
    this.#region.replaceChildren();
    setTimeout(() => {
      this.#region.textContent = text;
    }, 50);
  }
}

function wordsOf({ block, start, end }: Mark): string {
  return block.text.slice(start, end);
}

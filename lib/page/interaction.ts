/**
 * What a reader does with marks: pointer, touch, keyboard, jumps from the popup. Injected with the card at the page's first
 * mark, so that pages without one carry none of it.
 */
import type { PageMention } from '../background/match';
import type { PageRequestOf } from '../page-messages';
import type { Block } from './blocks';
import { piecesOf } from './blocks';
import { CardLink } from './card-link';
import type { CardRequest } from './card-port';
import { MarkTable, markAt, rectAt, rectsOf } from './hit-test';
import type { IntentEffect, OpenedBy } from './intent';
import type { SidelightPage } from './page';
import { Intent } from './pointer';
import type { Mark } from './selection';
import { sentenceAt } from './sentence';
import { isTerm } from './term';

/** Starts answering pointer and keys; called by the card script before it attaches its card. */
export function startInteraction(page: SidelightPage | undefined = globalThis.sidelightPage): void {
  page?.attach(new Interaction(page));
}

/** A mention and the block it stands in. */
type Placed = Omit<PageMention, 'block'> & { in: Block };

export class Interaction {
  #card: CardLink;
  #intent: Intent;
  #table: MarkTable;
  #marks: readonly Mark[];
  /** Places jumped to that carry no mark: in a headline, in a link. */
  #places = new Map<number, Mark>();
  #current: Mark | null = null;

  /** @param isReal whether an event comes from the reader, not from a script of the page: it must not find out passages */
  constructor(
    private page: SidelightPage,
    isReal = (event: Event) => event.isTrusted,
  ) {
    const { doc, signal } = page;
    this.#marks = [];
    this.#table = this.#takeMarks();
    this.#card = new CardLink({
      signal,
      pointerInCard: (inside) => this.#intent.dispatch({ type: 'card', inside }),
      closed: () => {
        page.painter.setCurrent(null);
        page.passages?.closed();
        this.#intent.dispatch({ type: 'closed' });
      },
      termOff: (entity, off) => {
        if (!page.settings) return;
        const others = page.settings.termsOff.filter((id) => id !== entity);
        page.settings = { ...page.settings, termsOff: off ? [...others, entity] : others };
        page.refresh();
      },
      siteOff: (off) => {
        page.state = off ? 'site-off' : 'on';
        page.refresh();
      },
      page: () => ({ url: page.url, title: page.reading.title || doc.title, date: this.#asOf() }),
    });
    this.#intent = new Intent(
      doc,
      {
        hit: (x, y) => this.#markAt(x, y)?.id ?? null,
        surroundings: () => ({
          dwell: page.settings?.dwell ?? 300,
          openBy: page.settings?.openBy ?? 'hover',
          card: this.#card.rect(),
          pinned: this.#card.pinned,
        }),
        perform: (effect, at) => this.#perform(effect, at),
        isReal,
      },
      signal,
    );
  }

  /** The page has other marks now. */
  marksChanged(): void {
    const before = this.#marks;
    this.#table = this.#takeMarks();
    const gone = before.filter((mark) => !this.#marks.includes(mark));
    // With everything switched off the card stays, to offer Undo.
    if (this.page.state === 'on') for (const { id } of gone) this.#intent.dispatch({ type: 'gone', mark: id });
    if (this.#current && gone.includes(this.#current)) this.#setCurrent(null);
  }

  /** Scrolls to a mention and, unless it is `only` to be shown, opens its card. @returns whether there is one. */
  jump(entity: string, occurrence: number, only?: 'show'): boolean {
    const mentions = this.#mentions((mention) => mention.entity === entity);
    const mention = mentions[occurrence] ?? mentions[0];
    if (!mention) return false;
    const mark =
      this.#marks.find(({ block, start }) => block === mention.in && start === mention.start) ?? this.#place(mention);
    if (mark) only ? this.show(mark) : this.#goTo(mark, 'list');
    return mark !== null;
  }

  command(command: PageRequestOf<'page.command'>['command']): void {
    if (command === 'beside') this.#card.beside();
    else this.#walk(command);
  }

  #walk(command: 'next-mark' | 'previous-mark' | 'open-mark'): void {
    if (this.page.state !== 'on' || this.#marks.length === 0) return;
    const at = this.#current ? this.#marks.indexOf(this.#current) : -1;
    if (command === 'open-mark') {
      const mark = this.#marks[at] ?? this.#firstBelow();
      if (mark) this.#goTo(mark, 'keyboard');
      return;
    }
    const step = command === 'next-mark' ? 1 : -1;
    const count = this.#marks.length;
    const mark = at < 0 ? this.#firstBelow(step) : this.#marks[(at + step + count) % count];
    if (!mark) return;
    this.show(mark);
    this.page.guide?.say(mark, this.#marks.indexOf(mark) + 1, count);
  }

  /** Opens the note of a passage. */
  openPassage(mark: Mark): void {
    this.#places.set(mark.id, mark);
    this.#goTo(mark, 'list');
  }

  notesChanged(entity: string): void {
    this.#card.notesChanged(entity);
  }

  /**
   * Takes the page's marks and passages. Returns what answers the pointer: marks; without a mark what only the article
   * explains; last the passages, so that a name in one is hit first.
   */
  #takeMarks(): MarkTable {
    const { marks, passages, settings, state } = this.page;
    this.#marks = passages?.among(marks) ?? marks;
    const terms = this.#mentions(
      ({ entity }) => state === 'on' && isTerm(entity) && !settings?.termsOff.includes(entity),
    );
    const places = terms.flatMap((mention) => this.#place(mention, false) ?? []);
    return new MarkTable([...marks, ...places, ...(passages?.marks ?? [])]);
  }

  /** In the order of the text. */
  #mentions(wanted: (mention: PageMention) => boolean): Placed[] {
    return this.page.reading.articles.flatMap(({ found }) =>
      found.flatMap(({ block, mentions }) => mentions.filter(wanted).map((mention) => ({ ...mention, in: block }))),
    );
  }

  #place({ in: block, start, end, entity, others = [] }: Placed, anyway = true): Mark | null {
    for (const known of this.#places.values()) if (known.block === block && known.start === start) return known;
    const pieces = piecesOf(block, start, end, anyway);
    if (!pieces) return null;
    const mark = { id: -1 - this.#places.size, block, start, end, entities: [entity, ...others], pieces };
    this.#places.set(mark.id, mark);
    return mark;
  }

  #markAt(x: number, y: number): Mark | null {
    return markAt(this.page.doc, this.#table, x, y, [...this.page.reading.shadows]);
  }

  #perform(effect: IntentEffect, at: { x: number; y: number } | null): void {
    if (effect.type === 'close') {
      this.#card.hide();
      this.page.passages?.closed();
      return;
    }
    const mark = this.#marks.find(({ id }) => id === effect.mark) ?? this.#places.get(effect.mark);
    if (mark) this.#card.show(this.#request(mark, effect.by, effect.by === 'pointer' ? at : null));
  }

  #request(mark: Mark, by: OpenedBy, at: { x: number; y: number } | null): CardRequest {
    const lines = rectsOf(mark);
    const on = at ? rectAt(mark, at.x, at.y) : null;
    const line = on ? lines.findIndex((rect) => rect.top === on.top && rect.left === on.left) : 0;
    const { passages } = this.page;
    return {
      ...(passages && mark.entities.length === 0 ? { note: () => passages.address(mark, by) } : {}),
      entities: mark.entities,
      surface: this.#surface(mark),
      rect: () => rectsOf(mark)[Math.max(0, line)] ?? null,
      asOf: this.#asOf(),
      sentence: sentenceAt(mark.block.text, mark.start, this.page.reading.lang),
      by,
    };
  }

  #surface({ block, start, end }: Mark): string {
    return block.text.slice(start, end);
  }

  #asOf(): string | null {
    const { date } = this.page.reading;
    return date?.confidence === 'high' ? date.day : null;
  }

  /** The first mark that is not above the viewport; going back, the last that is. */
  #firstBelow(step = 1): Mark | undefined {
    const index = this.#marks.findIndex((mark) => (rectsOf(mark)[0]?.top ?? -1) >= 0);
    if (step > 0) return this.#marks[Math.max(0, index)];
    return this.#marks[index > 0 ? index - 1 : this.#marks.length - 1];
  }

  #goTo(mark: Mark, by: 'keyboard' | 'list'): void {
    this.show(mark);
    this.#intent.dispatch({ type: 'command', mark: mark.id, by });
  }

  /** Scrolls a mark to the middle unless it is well in view, and shows that it is the current one. */
  show(mark: Mark): void {
    const view = this.page.doc.defaultView as Window;
    const rect = rectsOf(mark)[0];
    const inView = rect && rect.top > view.innerHeight * 0.1 && rect.bottom < view.innerHeight * 0.9;
    if (!inView) {
      const smooth = !view.matchMedia('(prefers-reduced-motion: reduce)').matches;
      const behavior = smooth && Math.abs(rect?.top ?? 0) < view.innerHeight * 3 ? 'smooth' : 'instant';
      const { element } = mark.block;
      // A paragraph taller than the screen is centred by its mark, not by its middle.
      if (!rect || element.getBoundingClientRect().height < view.innerHeight * 0.6) {
        element.scrollIntoView({ block: 'center', behavior });
      } else view.scrollBy({ top: rect.top - view.innerHeight / 2, behavior });
    }
    this.#setCurrent(mark);
  }

  #setCurrent(mark: Mark | null): void {
    this.#current = mark;
    // The page can read highlights.
    const isName = mark?.entities.length;
    this.page.painter.setCurrent(isName ? mark : null);
    this.page.passages?.setCurrent(isName ? null : mark);
    this.page.guide?.setCurrent(mark);
  }
}

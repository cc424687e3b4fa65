/**
 * Sidelight on the test's own document, with a stand-in for the background that knows a few names.
 */
import type { CardPort, CardRequest, Rect } from '../../lib/page/card-port';
import { Interaction } from '../../lib/page/interaction';
import { SidelightPage } from '../../lib/page/page';
import type { Match } from '../../lib/page/reading';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings-model';
import { eventually } from './eventually';

export const NAMES: Record<string, string> = { 'Alder Agency': 'alder', 'Birch Agency': 'birch', 감시팀: 'team' };

const SENTENCE =
  'Eleven governments have published the first report of a joint team that watches how sanctions are kept, officials said.';

/** Paragraphs long enough to be an article, with `first` in front. */
export function articleHtml(first: string, paragraphs = 6): string {
  return `<article><h1>Report published</h1><p>${first}</p>${Array.from({ length: paragraphs }, (_, i) => `<p>${SENTENCE} Part ${i}.</p>`).join('')}</article>`;
}

/** What `background` was asked, and stand-ins for its answers. */
export class World {
  controller = new AbortController();
  /** Texts sent to be matched, one list a message. */
  sent: string[][] = [];
  counts: number[] = [];
  /** How often the script for passages was asked for. */
  selections = 0;
  shown: (CardRequest & { at: Rect | null })[] = [];
  hidden = 0;
  cardRect: Rect | null = null;
  page!: SidelightPage;
  interaction!: Interaction;
  settings: Settings = { ...DEFAULT_SETTINGS };
  state: 'on' | 'site-off' = 'on';
  /** A name that means nothing, by the reader's choice. */
  unmeant = '';
  /** How unfamiliar names are. */
  ranks: Record<string, number> = {};
  /** What the background waits for before it says whether the page is on. */
  waking: Promise<unknown> = Promise.resolve();
  /** Makes the background fail this many times. */
  failures = 0;
  /** Makes it say so many times that the page is off. */
  unread = 0;

  async start(html: string): Promise<this> {
    // The tester's own address looks like a site's front page, which has no article.
    history.replaceState(null, '', '/news/report-published');
    document.body.innerHTML = html;
    const match: Match = async ({ blocks }) => {
      if (this.failures-- > 0) throw new Error('no answer');
      if (this.unread-- > 0) return null;
      this.sent.push(blocks.map(({ text }) => text));
      const mentions = blocks.flatMap(({ key, text }) =>
        Object.entries(NAMES)
          .filter(([name]) => name !== this.unmeant)
          .flatMap(([name, entity]) =>
            [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
              block: key,
              start: index,
              end: index + name.length,
              entity,
              why: { rule: 'test' },
            })),
          )
          .sort((a, b) => a.start - b.start),
      );
      const labels = Object.values(NAMES).map((id) => ({
        id,
        title: id,
        type: 'agency' as const,
        familiar: false,
        rank: this.ranks[id] ?? 0,
      }));
      return { mentions, labels, memory: { introduced: [], definitions: {} } };
    };
    const port = {
      start: async () => {
        await this.waking;
        return { state: this.state, settings: this.settings };
      },
      match,
      loadPassages: async () => void this.selections++,
      count: async (count: number) => void this.counts.push(count),
      loadCard: async () => {
        this.interaction = new Interaction(this.page, () => true);
        this.page.attach(this.interaction);
        globalThis.sidelightHost?.attach(this.#card());
      },
    };
    this.page = new SidelightPage(document, port, this.controller.signal);
    await this.page.start();
    return this;
  }

  #card(): CardPort {
    return {
      show: async (request) => void this.shown.push({ ...request, at: request.rect() }),
      hide: () => {
        this.hidden++;
      },
      isPinned: () => false,
      rect: () => this.cardRect,
      beside: () => undefined,
      notesChanged: () => undefined,
      destroy: () => undefined,
    };
  }

  stop(): void {
    this.controller.abort();
    document.body.innerHTML = '';
    scrollTo(0, 0);
  }

  /** Texts of the registered ranges, in page order. */
  painted(): string[] {
    const ranges = [...(CSS.highlights.get('sidelight') ?? [])] as Range[];
    ranges.sort((a, b) =>
      a.startContainer.compareDocumentPosition(b.startContainer) & 4 ? -1 : a.startOffset - b.startOffset,
    );
    return ranges.map((range) => range.toString());
  }

  /** Waits until exactly these marks are registered. */
  async paints(...texts: string[]): Promise<void> {
    await eventually(() => {
      const painted = this.painted();
      if (JSON.stringify(painted) !== JSON.stringify(texts)) throw new Error(`painted ${JSON.stringify(painted)}`);
    });
  }

  /** Boxes of the n-th registered range. */
  boxes(index = 0): DOMRect[] {
    const range = [...(CSS.highlights.get('sidelight') ?? [])][index] as Range;
    return [...range.getClientRects()];
  }
}

/** Waits until something holds. */
export function until(holds: () => boolean): Promise<void> {
  return eventually(() => {
    if (!holds()) throw new Error('not yet');
  });
}

/** A real-looking move of the mouse to a point. */
export function moveTo(x: number, y: number, more: PointerEventInit = {}): void {
  const target = document.elementFromPoint(x, y) ?? document.body;
  target.dispatchEvent(
    new PointerEvent('pointermove', {
      bubbles: true,
      composed: true,
      clientX: x,
      clientY: y,
      screenX: x + 7,
      screenY: y + 7,
      pointerType: 'mouse',
      ...more,
    }),
  );
}

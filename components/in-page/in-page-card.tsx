/**
 * The cards in a page: makes the `CardPort` the content script uses. One card comes and goes with marks; one that the
 * reader keeps stays where it is, beside those kept before, and makes place for the next.
 */
import type { CardPort, PageHost } from '../../lib/page/card-port';
import type { Rest } from '../card/rest';
import { dressRoot } from './frame';
import { type InPageDeps, OpenCard } from './open-card';
import { besideKept } from './placement';

/** Starts the card in a page. The port works until `host.signal` fires. */
export function startCard(
  root: ShadowRoot,
  host: PageHost,
  deps: InPageDeps,
  css: string,
  language: { lang: string; dir: string },
): CardPort {
  dressRoot(root, css);
  /** In the order they were opened, the one that comes and goes last. */
  let cards: OpenCard[] = [];
  let made = 0;
  let rest: typeof Rest | undefined;
  let current = make();

  function make(): OpenCard {
    const card: OpenCard = new OpenCard(
      root,
      host,
      deps,
      {
        escape: () => foremost()?.close('escape'),
        pointer: (inside) => {
          host.pointerInCard(inside);
          // No longer kept, it goes as any other card does.
          if (!inside && card !== current && !card.isHeld) card.close('button');
        },
        rest: () => rest,
        next: () => {
          const next = cards[cards.indexOf(card) + 1];
          if (!next?.frame.isOpen) return false;
          next.frame.focus();
          return true;
        },
        kept: () => card.session?.pinned && card === current && keep(card),
        closed: (reason) => {
          if (card === current) host.closed(reason);
          else void drop(card);
        },
      },
      language,
      `sl-title-${made++}`,
    );
    cards.push(card);
    return card;
  }

  /** Of several cards the one with the focus, else the one that comes and goes, else the newest. */
  function foremost(): OpenCard | undefined {
    const open = cards.filter(({ frame }) => frame.isOpen);
    return open.find(({ frame }) => frame.hasFocus) ?? open.at(-1);
  }

  function keep(card: OpenCard): void {
    const { clientWidth: width, clientHeight } = root.ownerDocument.documentElement;
    const viewport = { width, height: root.ownerDocument.defaultView?.innerHeight ?? clientHeight };
    const rect = card.frame.rect();
    const others = cards.filter((other) => other !== card);
    let place = null;
    while (rect && !place) {
      const kept = others.flatMap(({ frame }) => frame.rect() ?? []);
      place = besideKept(rect, kept, viewport) ?? (kept.length === 0 ? rect : null);
      // A small screen has no room for another: the oldest makes place.
      if (!place) others.shift()?.close('button');
    }
    if (place) card.frame.fix(place.left, place.top);
    current = make();
    host.closed('button');
    host.pointerInCard(card.pointerInside);
  }

  async function drop(card: OpenCard): Promise<void> {
    cards = cards.filter((other) => other !== card);
    // The pointer leaves what is gone without a word.
    if (card.pointerInside) host.pointerInCard(false);
    await card.put();
    card.destroy();
  }

  const port: CardPort = {
    async show(request) {
      await current.show(request);
      // Nobody sees it before they ask for more. Where it cannot be had now, the next card asks again.
      rest ??= await deps.loadRest();
      for (const card of cards) card.draw();
    },
    hide() {
      if (current.isUsed && !current.isHeld) void current.put();
    },
    isPinned: () => current.frame.isOpen && current.isHeld,
    rect: () => current.frame.rect(),
    beside: () => foremost()?.beside(),
    notesChanged(entity) {
      for (const { session } of cards) void session?.notesChanged(entity);
    },
    destroy() {
      for (const card of cards) card.destroy();
      (root.host as HTMLElement).remove();
      globalThis.sidelightRoot = undefined;
    },
  };
  host.signal.addEventListener('abort', () => port.destroy(), { once: true });
  return port;
}

/**
 * The page's side of `card-port.ts`: makes `globalThis.sidelightHost`, and holds a request to open until the card is there.
 */
import type { CardPort, CardRequest, PageHost, Rect } from './card-port';

export class CardLink {
  #card: CardPort | null = null;
  #waiting: CardRequest | null = null;

  constructor(host: Omit<PageHost, 'attach'>) {
    globalThis.sidelightHost = {
      ...host,
      attach: (card) => {
        this.#card = card;
        const request = this.#waiting;
        this.#waiting = null;
        if (request) this.show(request);
      },
    };
    host.signal.addEventListener(
      'abort',
      () => {
        this.#quietly(() => this.#card?.destroy());
        this.#card = null;
        globalThis.sidelightHost = undefined;
      },
      { once: true },
    );
  }

  show(request: CardRequest): void {
    if (!this.#card) {
      this.#waiting = request;
      return;
    }
    // The page may have taken the host away, or the extension may be gone: the reader sees no card, the page no error.
    this.#card.show(request).catch(() => undefined);
  }

  hide(): void {
    this.#waiting = null;
    this.#quietly(() => this.#card?.hide());
  }

  get pinned(): boolean {
    return this.#quietly(() => this.#card?.isPinned()) ?? false;
  }

  rect(): Rect | null {
    return this.#quietly(() => this.#card?.rect()) ?? null;
  }

  beside(): void {
    this.#quietly(() => this.#card?.beside());
  }

  notesChanged(entity: string): void {
    this.#quietly(() => this.#card?.notesChanged(entity));
  }

  #quietly<T>(ask: () => T): T | undefined {
    try {
      return ask();
    } catch {
      return undefined;
    }
  }
}

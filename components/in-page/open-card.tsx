/**
 * One card in a page: a frame and what is drawn in it. The page has one that comes and goes with marks, and those the
 * reader keeps.
 */
import { render } from 'preact';
import { i18n } from '#i18n';
import type { CardRequest, PageHost } from '../../lib/page/card-port';
import type { Rest } from '../card/rest';
import { type CardDeps, CardSession } from '../card/session';
import { SessionView } from '../card/session-view';
import { EditorFrame, type Flush } from './editor-frame';
import { CardFrame } from './frame';

/** What the card needs beyond the page: the background's answers. */
export interface InPageDeps extends Omit<CardDeps, 'reading' | 'changed'> {
  /** Loads what a first look leaves out, with its styles. */
  loadRest(): Promise<typeof Rest>;
}

/** What a card tells of itself. */
export interface OpenCardEvents {
  escape(): void;
  pointer(inside: boolean): void;
  /** F6 was pressed in it. @returns whether there is a card to go to */
  next(): boolean;
  /** What a first look leaves out, as soon as it is there. */
  rest(): typeof Rest | undefined;
  /** The reader keeps it, or no longer. */
  kept(): void;
  /** It has closed itself, by Escape or by one of its buttons. */
  closed(reason: Parameters<PageHost['closed']>[0]): void;
}

/** How long a reader waits before being told that the card is on its way, milliseconds. */
const PATIENCE = 120;
/** How long a notice with Undo stays when the pointer is elsewhere, milliseconds. */
const UNDO_TIME = 8000;

export class OpenCard {
  readonly frame: CardFrame;
  session: CardSession | null = null;
  #flush: Flush | null = null;
  #shown = 0;
  #pointerInside = false;
  #notice: CardSession | null = null;
  #kept = false;

  /** @param titleId id for its title, unlike those of the other cards */
  constructor(
    root: ShadowRoot,
    private readonly host: PageHost,
    private readonly deps: InPageDeps,
    private readonly events: OpenCardEvents,
    language: { lang: string; dir: string },
    private readonly titleId: string,
  ) {
    this.frame = new CardFrame(
      root,
      {
        escape: () => events.escape(),
        away: () => {
          // A card in use does not go because its line did.
          if (!this.isHeld) this.close('button');
        },
        pointer: (inside) => {
          this.#pointerInside = inside;
          events.pointer(inside);
        },
        key: (event) => this.#key(event),
      },
      language,
    );
    this.frame.panel.setAttribute('aria-labelledby', titleId);
  }

  get pointerInside(): boolean {
    return this.#pointerInside;
  }

  /** Whether something is in it, be it on its way. */
  get isUsed(): boolean {
    return Boolean(this.session || this.#flush);
  }

  /** Whether it stays when the pointer leaves. */
  get isHeld(): boolean {
    const { session } = this;
    return session
      ? session.pinned || session.editing !== null || (this.#isNotice && this.#notice === session)
      : this.#flush !== null && this.frame.hasFocus;
  }

  get #isNotice(): boolean {
    return this.session?.screen.kind === 'switched';
  }

  #key(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.altKey || event.metaKey || target instanceof HTMLTextAreaElement) return false;
    const { session } = this;
    switch (event.key.toLowerCase()) {
      case 'n':
        session?.toggleDay();
        return true;
      case 'p':
        session?.pin(!session.pinned);
        return true;
      case 'b':
        this.beside();
        return true;
      case 'f6':
        return this.events.next();
    }
    return false;
  }

  /**
   * Keeps a notice with Undo open for a while: it is smaller than the card it replaces, so the pointer is outside it
   * without having left. After that it goes, unless the pointer is on it.
   */
  #holdNotice(): void {
    const held = this.#isNotice ? this.session : null;
    if (held && this.#notice !== held) {
      setTimeout(() => {
        this.#notice = null;
        if (this.session === held && this.#isNotice && !this.#pointerInside) this.close('button');
      }, UNDO_TIME);
    }
    this.#notice = held;
  }

  draw(): void {
    const { session, frame } = this;
    if (!session) return;
    const hadFocus = frame.hasFocus;
    this.#holdNotice();
    frame.stay(this.isHeld);
    render(
      <SessionView
        session={session}
        titleId={this.titleId}
        rest={this.events.rest()}
        close={() => this.close('button')}
        drawEditor={(src, label) => (
          <EditorFrame key={src} src={src} label={label} done={session.doneWriting} register={this.#keepFlush} />
        )}
      />,
      frame.panel,
    );
    if (hadFocus) frame.keepFocus();
    if (this.#kept !== session.pinned) {
      this.#kept = session.pinned;
      this.events.kept();
    }
  }

  #keepFlush = (given: Flush | null) => {
    this.#flush = given;
  };

  close(reason: 'escape' | 'button'): void {
    const screen = this.session?.screen;
    void this.put();
    if (this.host.signal.aborted) return;
    this.events.closed(
      reason === 'button' && screen?.kind === 'switched' && screen.what !== 'choice' ? `${screen.what}-off` : reason,
    );
  }

  beside(): void {
    void this.session?.beside(() => this.close('button'));
  }

  /** Takes the card off the page; a note being written is saved before its editor goes. */
  async put(): Promise<void> {
    const gone = ++this.#shown;
    this.session = null;
    this.frame.hide();
    await this.#flush?.();
    if (gone === this.#shown) render(null, this.frame.panel);
  }

  async show(next: CardRequest): Promise<void> {
    const { frame, host, deps } = this;
    const mine = ++this.#shown;
    await this.#flush?.();
    if (mine !== this.#shown) return;
    if (next.note) {
      const src = await next.note();
      if (mine !== this.#shown || host.signal.aborted) return;
      this.session = null;
      render(
        <EditorFrame
          key={src}
          id={this.titleId}
          src={src}
          label={i18n.t('card.noteEditor', [next.surface])}
          done={() => this.close('button')}
          register={this.#keepFlush}
        />,
        frame.panel,
      );
      frame.stay(false);
      frame.show(next.rect, next.by);
      return;
    }
    const deps$: CardDeps = {
      ...deps,
      setTerm: async (entity, on) => {
        host.termOff(entity, !on);
        await deps.setTerm(entity, on);
      },
      setSite: async (on) => {
        host.siteOff(!on);
        await deps.setSite(on);
      },
      reading: () => ({ ...host.page(), sentence: next.sentence }),
      changed: () => {
        if (mine === this.#shown && this.session === opened) this.draw();
      },
    };
    const opened: CardSession = new CardSession(deps$, next.entities, next.surface, next.asOf);
    await Promise.race([opened.start(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (next.by === 'keyboard' || next.by === 'list') await frame.still(next.rect);
    if (mine !== this.#shown || host.signal.aborted) return;
    this.session = opened;
    this.draw();
    frame.show(next.rect, next.by);
  }

  /** Takes it out of the page for good. */
  destroy(): void {
    this.#shown++;
    this.session = null;
    render(null, this.frame.panel);
    this.frame.remove();
  }
}

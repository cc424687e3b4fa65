/**
 * The card in a page: makes the `CardPort` the content script uses, out of a frame and a session.
 */
import { render } from 'preact';
import { i18n } from '#i18n';
import type { CardPort, CardRequest, PageHost } from '../../lib/page/card-port';
import { type CardDeps, CardSession } from '../card/session';
import { SessionView } from '../card/session-view';
import { EditorFrame, type Flush } from './editor-frame';
import { CardFrame } from './frame';

/** What the card needs beyond the page: the background's answers. */
export type InPageDeps = Omit<CardDeps, 'reading' | 'changed'>;

/** How long a reader waits before being told that the card is on its way, milliseconds. */
const PATIENCE = 120;
/** How long a notice with Undo stays when the pointer is elsewhere, milliseconds. */
const UNDO_TIME = 8000;
const TITLE_ID = 'sl-title';

/** Starts the card in a page. The port works until `host.signal` fires. */
export function startCard(
  root: ShadowRoot,
  host: PageHost,
  deps: InPageDeps,
  css: string,
  language: { lang: string; dir: string },
): CardPort {
  let session: CardSession | null = null;
  let flush: Flush | null = null;
  let shown = 0;
  let pointerInside = false;
  let notice: CardSession | null = null;

  const frame = new CardFrame(
    root,
    css,
    {
      escape: () => close('escape'),
      away: () => {
        // A card in use does not go because its line did.
        if (!isHeld()) close('button');
      },
      pointer: (inside) => {
        pointerInside = inside;
        host.pointerInCard(inside);
      },
      key: (event) => {
        const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
        const target = event.composedPath()[0];
        if (!plain || event.key.toLowerCase() !== 'n' || target instanceof HTMLTextAreaElement) return false;
        session?.toggleDay();
        return true;
      },
    },
    language,
  );
  frame.labelledBy(TITLE_ID);

  const isNotice = () => session?.screen.kind === 'switched';
  const isHeld = () =>
    session
      ? session.pinned || session.editing !== null || (isNotice() && notice === session)
      : flush !== null && frame.hasFocus;

  /**
   * Keeps a notice with Undo open for a while: it is smaller than the card it replaces, so the pointer is outside it
   * without having left. After that it goes, unless the pointer is on it.
   */
  function holdNotice(): void {
    const held = isNotice() ? session : null;
    if (held && notice !== held) {
      setTimeout(() => {
        notice = null;
        if (session === held && isNotice() && !pointerInside) close('button');
      }, UNDO_TIME);
    }
    notice = held;
  }

  function draw(): void {
    if (!session) return;
    const hadFocus = frame.hasFocus;
    const drawn = session;
    holdNotice();
    frame.stay(isHeld());
    render(
      <SessionView
        session={drawn}
        titleId={TITLE_ID}
        close={() => close('button')}
        drawEditor={(src, label) => (
          <EditorFrame key={src} src={src} label={label} done={drawn.doneWriting} register={keepFlush} />
        )}
      />,
      frame.panel,
    );
    if (hadFocus) frame.keepFocus();
  }

  const keepFlush = (given: Flush | null) => {
    flush = given;
  };

  function close(reason: 'escape' | 'button'): void {
    const screen = session?.screen;
    const { signal } = host;
    void put();
    if (signal.aborted) return;
    host.closed(
      reason === 'button' && screen?.kind === 'switched' && screen.what !== 'choice' ? `${screen.what}-off` : reason,
    );
  }

  /** Takes the card off the page; a note being written is saved before its editor goes. */
  async function put(): Promise<void> {
    const gone = ++shown;
    session = null;
    frame.hide();
    await flush?.();
    if (gone === shown) render(null, frame.panel);
  }

  async function show(next: CardRequest): Promise<void> {
    const mine = ++shown;
    await flush?.();
    if (mine !== shown) return;
    if (next.note) {
      const src = await next.note();
      if (mine !== shown || host.signal.aborted) return;
      session = null;
      render(
        <EditorFrame
          key={src}
          id={TITLE_ID}
          src={src}
          label={i18n.t('card.noteEditor', [next.surface])}
          done={() => close('button')}
          register={keepFlush}
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
        if (mine === shown && session === opened) draw();
      },
    };
    const opened: CardSession = new CardSession(deps$, next.entities, next.surface, next.asOf);
    await Promise.race([opened.start(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (next.by === 'keyboard' || next.by === 'list') await frame.still(next.rect);
    if (mine !== shown || host.signal.aborted) return;
    session = opened;
    draw();
    frame.show(next.rect, next.by);
  }

  const port: CardPort = {
    show,
    hide() {
      if ((session || flush) && !isHeld()) void put();
    },
    isPinned: () => frame.isOpen && isHeld(),
    rect: () => frame.rect(),
    notesChanged(entity) {
      void session?.notesChanged(entity);
    },
    destroy() {
      shown++;
      session = null;
      render(null, frame.panel);
      frame.destroy();
    },
  };
  host.signal.addEventListener('abort', () => port.destroy(), { once: true });
  return port;
}

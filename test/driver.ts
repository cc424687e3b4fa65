/**
 * Uses Sidelight as a reader would: finds marks, rests the pointer on them, reads the card. The card lives in a closed
 * shadow root, which a test may look into only from where the browser lets an extension or a debugger look.
 */
import type { Frame, Page } from 'puppeteer-core';
import { HOST_TAG } from '../lib/page/card-port';
import { type Session, waitFor } from './session';

/** A painted mark, in page order. */
export interface PaintedMark {
  text: string;
  highlight: string;
  /** Names of the elements around it, nearest first. */
  within: string[];
  /** Viewport pixels of its first line. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Every range registered as a CSS highlight in the page, as the page itself could see them. */
export function marks(page: Page | Frame): Promise<PaintedMark[]> {
  return inPage(page, () => {
    const found: (PaintedMark & { range: Range })[] = [];
    for (const [highlight, ranges] of CSS.highlights.entries()) {
      for (const abstract of ranges.values()) {
        const range = new Range();
        range.setStart(abstract.startContainer, abstract.startOffset);
        range.setEnd(abstract.endContainer, abstract.endOffset);
        const within: string[] = [];
        for (let at: Node | null = range.startContainer; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
          if (at instanceof Element) within.push(at.localName);
        }
        const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
        found.push({ text: range.toString(), highlight, within, x, y, width, height, range });
      }
    }
    found.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
    return found.map(({ range: _, ...mark }) => mark);
  });
}

/** Waits until a mark with exactly this text is painted, scrolls it into view and returns it. */
export async function markOf(page: Page, text: string): Promise<PaintedMark> {
  // The welcome page may have opened in front; a hidden page registers no marks.
  await page.bringToFront();
  await inPage(
    page,
    (wanted) => {
      // Marks are registered near the viewport only: go to where the words are first.
      const walker = document.createTreeWalker(
        document.querySelector('article, main') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      const tidy = (node: Node) => (node.textContent ?? '').replace(/\u00ad/g, '');
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!tidy(node).includes(wanted)) continue;
        if (node.parentElement?.closest('nav, aside, h1, h2, h3, a, figcaption, .byline')) continue;
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return;
      }
    },
    text,
  );
  const plain = (found: string) => found.replace(/\u00ad/g, '');
  return waitFor(
    async () => (await marks(page)).find((mark) => plain(mark.text) === text && mark.width > 0),
    `a mark on "${text}"`,
  );
}

/** Rests the pointer on a mark, coming from outside as a hand does, and waits for the card. */
export async function hoverMark(session: Session, page: Page, text: string): Promise<PaintedMark> {
  const rest = async () => {
    const mark = await markOf(page, text);
    await page.mouse.move(Math.max(2, mark.x - 60), mark.y + mark.height / 2 + 40);
    await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2, { steps: 4 });
    await cardOpened(session, page, `the card of "${text}"`);
    return mark;
  };
  // The welcome page may come in front of the pointer at that very moment; a hand would come again.
  return rest().catch(async () => {
    await page.bringToFront();
    return rest();
  });
}

/** Text of the open card, or '' where none is open; with `settled` also while it still looks the term up. */
export async function cardText(session: Session, page: Page | Frame, settled = false): Promise<string> {
  const text = await inCard(
    session,
    page,
    (root, whole) => {
      const card = root.querySelector<HTMLElement>('[role="dialog"]');
      const shown = card && card.getClientRects().length > 0 && !(whole && card.querySelector('.sl-bones'));
      return shown ? card.innerText : '';
    },
    settled,
  );
  return text ?? '';
}

/** Waits for a card that has found what it shows, and returns its text. */
export function cardOpened(session: Session, page: Page | Frame, what: string): Promise<string> {
  return waitFor(() => cardText(session, page, true), what);
}

/** Waits until the card holds a text and is looking nothing up. */
export function cardSays(session: Session, page: Page | Frame, text: string | RegExp): Promise<string> {
  return waitFor(async () => {
    const says = await cardText(session, page, true);
    return (typeof text === 'string' ? says.includes(text) : text.test(says)) ? says : undefined;
  }, `the card to say ${text}`);
}

/** Closes whatever card is open, by Escape. */
export async function closeCard(session: Session, page: Page): Promise<void> {
  if ((await cardText(session, page)) === '') return;
  await page.keyboard.press('Escape');
  await waitFor(async () => (await cardText(session, page)) === '', 'the card to close');
}

/** Clicks, with the real mouse, the first button or link of the card whose accessible name or text fits. */
export async function clickInCard(session: Session, page: Page, name: string): Promise<void> {
  const find = () =>
    inCard(
      session,
      page,
      (root, wanted) => {
        const controls = [...root.querySelectorAll<HTMLElement>('button, a, summary, [role="button"], [role="link"]')];
        const label = (element: HTMLElement) => `${element.getAttribute('aria-label') ?? ''} ${element.innerText}`;
        const control = controls.find(
          (element) => label(element).includes(wanted) && element.getClientRects().length > 0,
        );
        if (!control) return null;
        control.scrollIntoView({ block: 'nearest' });
        // Of a link that wraps, a point on its first line: the middle of its box may be on no line.
        const { x, y, width, height } = control.getClientRects()[0] ?? control.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      name,
    );
  // A card that is still being laid out moves its controls: click where one has come to rest.
  let last = '';
  const at = await waitFor(async () => {
    const now = await find();
    const rests = now && JSON.stringify(now) === last;
    last = JSON.stringify(now);
    return rests ? now : null;
  }, `a control "${name}" in the card`);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.mouse.click(at.x, at.y);
}

/**
 * Runs a function in the page. It travels as source text with its arguments as JSON: a compiler that keeps function
 * names wraps nested functions in a call of `__name`, which is not there in the page unless brought along.
 */
export function inPage<T, A extends unknown[]>(
  page: Page | Frame,
  act: (...args: A) => T,
  ...args: A
): Promise<Awaited<T>> {
  return page.evaluate(call(act.toString(), args)) as Promise<Awaited<T>>;
}

/** The same as source text. @param first an expression put before the arguments */
export function call(source: string, args: unknown[], first = ''): string {
  const given = args.map((argument) => JSON.stringify(argument) ?? 'undefined');
  return `(() => { const __name = (f) => f; return (${source})(${[...(first ? [first] : []), ...given].join(', ')}); })()`;
}

/** Waits until the open card has faded in, for a picture of it. */
export async function cardFadedIn(session: Session, page: Page): Promise<void> {
  await waitFor(
    () =>
      inCard(session, page, (root) => {
        const card = root.querySelector('[role="dialog"]');
        return card !== null && card.getAnimations().length === 0 && getComputedStyle(card).opacity === '1';
      }),
    'the card to have faded in',
  );
}

/**
 * Runs a function on the card's shadow root. It travels as source text, so it can use its arguments only. Returns
 * undefined where the page has no host of ours.
 */
export async function inCard<T, A extends unknown[]>(
  session: Session,
  page: Page | Frame,
  act: (root: ShadowRoot, ...args: A) => T,
  ...args: A
): Promise<T | undefined> {
  return (session.name === 'chromium' ? inCardChromium : inCardFirefox)(page, act.toString(), args) as Promise<
    T | undefined
  >;
}

async function inCardChromium(page: Page | Frame, source: string, args: unknown[]): Promise<unknown> {
  for (const realm of page.extensionRealms()) {
    const answer = await realm.evaluate(
      `(() => {
        const host = document.querySelector('${HOST_TAG}');
        if (host) {
          const root = chrome.dom.openOrClosedShadowRoot(host);
          return { answer: ${call(source, args, 'root')} };
        }
        return null;
      })()`,
    );
    if (answer) return (answer as { answer: unknown }).answer;
  }
  return undefined;
}

/** The parts of WebDriver BiDi used here; puppeteer keeps its connection to itself. */
export interface Bidi {
  send<T = { result: RemoteValue; exceptionDetails?: { text: string } }>(
    method: string,
    params: object,
  ): Promise<{ result: T }>;
}
interface RemoteValue {
  type: string;
  sharedId?: string;
  value?: { shadowRoot?: RemoteValue | null; mode?: string } | RemoteValue[] | string;
}

async function inCardFirefox(where: Page | Frame, source: string, args: unknown[]): Promise<unknown> {
  const [page, frame] = 'mainFrame' in where ? [where, where.mainFrame()] : [where.page(), where];
  const bidi = (page.browser() as unknown as { connection: Bidi }).connection;
  const target = { context: (frame as unknown as { _id: string })._id };
  const candidates = await bidi.send('script.evaluate', {
    expression: `[...document.querySelectorAll('${HOST_TAG}')]`,
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
  });
  const nodes = candidates.result.result.value as RemoteValue[];
  for (const node of nodes) {
    const root = (node.value as { shadowRoot?: RemoteValue | null } | undefined)?.shadowRoot;
    if (!root?.sharedId) continue;
    const called = await bidi.send('script.callFunction', {
      functionDeclaration: `(root) => JSON.stringify({ answer: ${call(source, args, 'root')} })`,
      arguments: [{ sharedId: root.sharedId }],
      target,
      awaitPromise: false,
    });
    if (called.result.exceptionDetails) throw new Error(called.result.exceptionDetails.text);
    return (JSON.parse(called.result.result.value as string) as { answer: unknown }).answer;
  }
  return undefined;
}

/**
 * The note editor's frame inside the card, once it is there and ready. Firefox gives a frame of an extension no address
 * from outside, so each frame is asked for its own.
 */
export async function editorFrame(page: Page): Promise<Frame> {
  return waitFor(async () => {
    for (const frame of page.frames()) {
      const ready = await frame.evaluate(
        "location.href.includes('/editor.html') && !!document.querySelector('textarea')",
      );
      if (ready) return frame;
    }
    return undefined;
  }, 'the note editor');
}

/**
 * Two cards side by side, one kept open, the other handed to the panel beside the page.
 */
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { hoverMark, inCard, marks } from '../driver';
import { type Session, waitFor } from '../session';

const FIRST = 'Multilateral Sanctions Monitoring Team';

/** Keeps the cards of two marks of the sample article open, and opens the second beside the page. */
export async function keepsTwoCards(session: Session, article: Page): Promise<void> {
  const open = () =>
    inCard(session, article, (root) =>
      [...root.querySelectorAll<HTMLElement>('[role="dialog"]:popover-open')].map((card) => {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        const kept = card.querySelector('[title="Keep this card open"]')?.ariaPressed === 'true';
        return { title: card.querySelector('.sl-title')?.textContent, kept, left, right, top, bottom };
      }),
    );
  // In the card of this name, not merely in the last: the pointer, once a kept card has moved aside, lies on the page
  // and may have opened another there.
  const press = async (title: string, card: string) => {
    const at = await inCard(
      session,
      article,
      (root, [words, name]) => {
        const dialog = [...root.querySelectorAll('[role="dialog"]:popover-open')].find(
          (shown) => shown.querySelector('.sl-title')?.textContent === name,
        );
        const { x, y, width, height } =
          dialog?.querySelector(`[title="${words}"]`)?.getBoundingClientRect() ?? new DOMRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      [title, card] as const,
    );
    // In one move: between the mark and its card a slow driver would take longer than the card waits.
    await article.mouse.move(at?.x ?? 0, at?.y ?? 0);
    await article.mouse.click(at?.x ?? 0, at?.y ?? 0);
  };
  const keep = async (isIt: (title: string) => boolean, rest: () => Promise<unknown>): Promise<string> => {
    const card = async () => (await open())?.find(({ title }) => isIt(title ?? ''));
    const isKept = async () => (await card())?.kept;
    // A driver slower than the card's patience comes again, as a hand would.
    for (let attempt = 0; attempt < 5 && !(await isKept()); attempt++) {
      await rest();
      const shown = await waitFor(card, 'the card', 10_000).catch(() => undefined);
      if (!shown?.title) continue;
      await press('Keep this card open', shown.title);
      await waitFor(isKept, 'it to be kept', 3_000).catch(() => undefined);
    }
    return (await card())?.title ?? '';
  };
  await keep(
    (title) => title === FIRST,
    () => hoverMark(session, article, FIRST),
  );
  const second = await keep(
    (title) => title !== FIRST,
    async () => {
      // Where the lines break hangs on the machine's fonts: a mark that the kept card does not lie on.
      const [kept] = (await open()) ?? [];
      const isFree = ({ x, y }: { x: number; y: number }) =>
        kept !== undefined && (x + 9 < kept.left || x + 9 > kept.right || y < kept.top);
      const mark = (await marks(article)).find((found) => found.text !== FIRST && found.y > 0 && isFree(found));
      await article.mouse.move((mark?.x ?? 0) + 4, (mark?.y ?? 0) + 60);
      await article.mouse.move((mark?.x ?? 0) + 9, (mark?.y ?? 0) + 9, { steps: 4 });
    },
  );
  const [left, right] = (await open()) ?? [];
  expect([left?.title, right?.title]).toEqual([FIRST, second]);
  expect((right?.right ?? 0) <= (left?.left ?? 0) || (right?.left ?? 0) >= (left?.right ?? 0)).toBe(true);
  await press('Open beside the page', second);
  let panel: Page;
  if (session.name === 'chromium') {
    const target = await session.browser.waitForTarget((shown) => shown.url().includes('/sidepanel.html'));
    panel = await target.asPage();
    await waitFor(async () => (await open())?.every(({ title }) => title !== second), 'the card to leave the page');
  } else {
    // It opens its sidebar for a key or its own button, which a driver has not.
    await waitFor(
      () => inCard(session, article, (root) => root.querySelector('.sl-feedback')?.textContent),
      'the way to the sidebar to be told',
    );
    panel = await session.openExtensionPage('sidepanel.html');
  }
  await waitFor(async () => (await panel.$eval('.sl-title', (title) => title.textContent)) === second, 'it');
  await panel.close();
  await article.bringToFront();
  while ((await open())?.length) await article.keyboard.press('Escape');
}

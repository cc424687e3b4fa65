/** What a hand does to write a note in a page. */
import type { Frame, Page } from 'puppeteer-core';
import { editorFrame, inCard, inPage } from '../driver';
import { type Session, waitFor } from '../session';

/** Selects words of the article's first paragraph with the mouse. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const ends = await inPage(
    page,
    (wanted) => {
      const text = document.querySelector('article p')?.firstChild as Text;
      const start = text.data.indexOf(wanted);
      const rectOf = (from: number) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect();
      };
      const [a, b] = [rectOf(start), rectOf(start + wanted.length - 1)];
      return { x1: a.left + 1, y1: a.top + a.height / 2, x2: b.right - 1, y2: b.top + b.height / 2 };
    },
    words,
  );
  await page.mouse.move(ends.x1, ends.y1);
  await page.mouse.down();
  await page.mouse.move(ends.x2, ends.y2, { steps: 6 });
  await page.mouse.up();
}

/** Selects words and presses the button that is offered. @returns the note's editor */
export async function addNoteTo(session: Session, page: Page, words: string): Promise<Frame> {
  await selectWords(page, words);
  const at = await waitFor(
    () =>
      inCard(session, page, (root) => {
        const { x, y, width, height } = root.querySelector('.add')?.getBoundingClientRect() ?? new DOMRect();
        return width > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
      }),
    'the button',
  );
  await page.mouse.click(at.x, at.y);
  return editorFrame(page);
}

/** Presses a button of the editor with the mouse. */
export async function pressInEditor(editor: Frame, name: string): Promise<void> {
  const button = await editor.$(`::-p-aria(${name}[role="button"])`);
  await button?.scrollIntoView();
  const box = await button?.boundingBox();
  if (!box) throw new Error(`no button "${name}"`);
  await editor.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/**
 * Presses a button of the editor until that has an effect: an editor refuses presses until the browser has seen that
 * nothing covers it.
 */
export async function pressUntil<T>(editor: Frame, name: string, effect: () => Promise<T>): Promise<NonNullable<T>> {
  return waitFor(async () => {
    const before = await effect();
    if (before) return before;
    await pressInEditor(editor, name);
    return waitFor(effect, `the effect of "${name}"`, 1000).catch(() => undefined);
  }, `"${name}" to be pressed`) as Promise<NonNullable<T>>;
}

/** Boxes over noted passages, as they are drawn. */
export async function passageBoxes(session: Session, page: Page) {
  const boxes = await inCard(session, page, (root) =>
    [...root.querySelectorAll('.passages > i')].map((box) => {
      const { x, y, width, height } = box.getBoundingClientRect();
      return { kind: box.className, x, y, width, height };
    }),
  );
  return boxes ?? [];
}

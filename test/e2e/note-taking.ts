/** Notes as they would be written, what a hand does to write one in a page, and what loses them. */
import type { Frame, Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import { DATABASE } from '../../lib/notes/database-name';
import type { Note } from '../../lib/notes/model';
import { editorFrame, inCard, inPage } from '../driver';
import { type Session, waitFor } from '../session';
import { askBackground } from './stage';

/** A note as if it had just been written, on the MSMT or what is given. */
export function noteOn(target: Note['target'], body: string, id: string = crypto.randomUUID()): Note {
  const now = new Date().toISOString();
  return { id, target, label: 'MSMT', body, tags: [], created: now, modified: now };
}

/** What all live notes say, in the order of the alphabet. */
export const bodies = async (desk: Page) =>
  (await askBackground<Note[]>(desk, 'notes.all')).map(({ body }) => body).sort();

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
  const at = await addButton(session, page);
  await page.mouse.click(at.x, at.y);
  return editorFrame(page);
}

/** Waits for the button that is offered at selected words. @returns its middle */
export function addButton(session: Session, page: Page): Promise<{ x: number; y: number }> {
  return waitFor(
    () =>
      inCard(session, page, (root) => {
        const { x, y, width, height } = root.querySelector('.add')?.getBoundingClientRect() ?? new DOMRect();
        return width > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
      }),
    'the button',
  );
}

/**
 * The place in the library of the form that was opened for a card of the reader's own, once it is. Its tab is closed
 * unless it is the desk's: a driver cannot always reach it.
 */
export function formOpened(desk: Page): Promise<string | undefined> {
  return inPage(desk, async () => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser>;
    const { tabs } = browser ?? chrome;
    const tab = (await tabs.query({})).find(({ url = '' }) => url.includes('#/own/new'));
    const mine = await tabs.getCurrent();
    if (tab?.id !== undefined && tab.id !== mine?.id) await tabs.remove(tab.id);
    return tab?.url?.slice(tab.url.indexOf('#'));
  });
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

/** Takes the database of notes away, as a browser that tidies up does. */
export function loseDatabase(desk: Page): Promise<void> {
  return inPage(
    desk,
    (name) =>
      new Promise<void>((done, fail) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => done();
        request.onerror = () => fail(request.error);
      }),
    DATABASE,
  );
}

/** Waits for a page of ours to say something. */
export const says = (page: Page, words: RegExp) =>
  waitFor(async () => words.test(await page.evaluate(() => document.body.innerText)), `the page to say ${words}`);

/** Clicks the button of the library with this name. */
export async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`::-p-aria(${name}[role="button"])`);
  await button?.click();
}

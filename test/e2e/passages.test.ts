/**
 * Notes on passages: from a selection to the next visit, and what a hostile page learns of them, which is nothing.
 */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOST_TAG } from '../../lib/page/card-port';
import { BROWSERS } from '../browsers';
import { cardText, editorFrame, inCard, inPage } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { addNoteTo, passageBoxes, pressInEditor } from './note-taking';
import { testOwnNotes } from './own-notes';
import { articlePage } from './pages';
import { type Spying, spy } from './spying-page';
import { askBackground, askTab, entitiesOf, openStage, type Stage } from './stage';

const HOST = 'www.koreaherald.com';
const PASSAGE = 'The harbour master counted eleven boats before the fog came down';
const ARTICLE = articlePage({
  paragraphs: [`It was late. ${PASSAGE}, and went home.`, 'Nobody asked him about the twelfth boat that night.'],
});
/** Letters that stand nowhere on the page. */
const NOTE = 'Vgl. Zählung 1987: wq7 핵';
const LAST = ' zz9';

interface StoredNote {
  id: string;
  body: string;
  target: { kind: string; url: string; quote: { exact: string } };
}

describe.each(BROWSERS)('%s keeps notes on passages', (name) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await openStage(name);
  });
  afterAll(async () => {
    await stage?.end();
  });
  afterEach(async () => {
    for (const { id } of await notes()) await askBackground(stage.desk, 'note.delete', { id });
    if (page && !page.isClosed()) await page.close();
  });

  const notes = () => askBackground<StoredNote[]>(stage.desk, 'notes.all');
  const visit = async (html: string, path = '/article/1') => {
    stage.server.serve(HOST, onePage(html));
    page = await stage.session.open(`https://${HOST}${path}`);
    await page.bringToFront();
    await entitiesOf(stage.desk, HOST);
  };
  const boxes = () => passageBoxes(stage.session, page);
  const drawn = () => waitFor(async () => (await boxes())[0], 'the passage to be drawn');
  const bodyIn = (editor: Frame) => editor.evaluate(() => document.querySelector('textarea')?.value);
  const addNote = () => addNoteTo(stage.session, page, PASSAGE);
  const write = async (editor: Frame) => {
    await waitFor(() => editor.evaluate(() => document.hasFocus()), 'the focus in the note');
    await page.keyboard.type(NOTE);
    await editor.waitForFunction(() => /saved \d/i.test(document.body.innerText));
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await waitFor(async () => !(await hasCard()), 'the card to close');
  };
  const haveNote = async () => {
    await visit(ARTICLE);
    await write(await addNote());
    await close();
  };
  const hasCard = () =>
    inCard(stage.session, page, (root) => root.querySelector('[role="dialog"]')?.getClientRects().length !== 0);

  it('from a selection without any name, and shows it again on the next visit', async () => {
    await haveNote();
    expect(await notes()).toMatchObject([
      { body: NOTE, target: { kind: 'passage', url: `https://${HOST}/article/1`, quote: { exact: PASSAGE } } },
    ]);
    await page.close();

    await visit(ARTICLE, '/article/1?utm_source=mail#top');
    const box = await drawn();
    expect(box.kind).toContain('found');
    await page.mouse.move(box.x + 30, box.y + 80);
    await page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 4 });
    expect(await bodyIn(await editorFrame(page))).toBe(NOTE);
    // Only looked at: the page keeps the focus.
    expect(await inPage(page, () => document.activeElement === document.body)).toBe(true);
  });

  it('where the words have changed, says so; where they have gone, opens all the same', async () => {
    await haveNote();
    await page.close();
    const [note] = await notes();

    await visit(ARTICLE.replace('counted eleven boats', 'had counted twelve boats'));
    expect((await drawn()).kind).toContain('probable');
    await inPage(page, () => document.querySelector('article p')?.remove());
    await waitFor(async () => (await boxes()).length === 0, 'the passage to go');

    expect(await askTab(stage.desk, HOST, 'page.passage', { note: note?.id })).toEqual({ state: 'missing' });
    const editor = await editorFrame(page);
    expect(await editor.evaluate(() => document.body.innerText)).toMatch(/not on this page/i);
    expect(await bodyIn(editor)).toBe(NOTE);
  });

  it('opens the page at the passage', async () => {
    await haveNote();
    await page.close();
    const [note] = await notes();
    await askBackground(stage.desk, 'passage.open', { note: note?.id });
    page = await waitFor(
      async () => (await stage.session.browser.pages()).find((candidate) => candidate.url().includes(HOST)),
      'the page to open',
    );
    await page.bringToFront();
    expect((await drawn()).kind).toContain('found');
    // The frame of a tab the driver has not opened does not always answer it: that the note stands in it is enough.
    await waitFor(
      () => inCard(stage.session, page, (root) => root.querySelector('iframe')?.getClientRects().length === 1),
      'the card of the note',
    );
  });

  it('and a hostile page learns no character of a note, no id, no passage', async () => {
    await visit(ARTICLE.replace('<head>', `<head><script>(${spy.toString()})()</script>`));
    expect(await inPage(page, (tag) => document.querySelectorAll(tag).length, HOST_TAG)).toBe(1);
    await inPage(page, () => (globalThis as unknown as Spying).spied.splice(0));
    const editor = await addNote();
    await inPage(page, () => (globalThis as unknown as Spying).mark());
    await write(editor);
    const [note] = await notes();
    expect(note?.body).toBe(NOTE);

    const seen = await inPage(page, () => (globalThis as unknown as Spying).since());
    expect(
      seen.filter((line) => /^(?:key|input|beforeinput|composition|paste|copy|cut|text|drag|drop)/.test(line)),
    ).toEqual([]);

    await dragOut(editor);
    // What lies over the editor, seen through or not, presses none of its buttons; uncovered it answers again.
    await inPage(page, () => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.popover = 'manual';
      cover.style.cssText = 'width:100vw;height:100vh;opacity:.9;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    });
    const says = (words: RegExp) => waitFor(async () => words.test(await textOf(editor)), `the editor to say ${words}`);
    const press = (name: string) => pressInEditor(editor, name);
    await waitFor(async () => {
      // A browser needs a moment to see it.
      await press('Green');
      return /lies over your note/.test(await textOf(editor));
    }, 'the press to be refused');
    await press('Delete this note');
    expect((await notes()).map(({ id }) => id)).toEqual([note?.id]);
    expect(await hasCard()).toBe(true);
    await inPage(page, () => document.querySelector('#cover')?.remove());
    await waitFor(async () => {
      if ((await notes()).length === 0) return true;
      await press('Delete this note');
      return false;
    }, 'the press to count');
    await waitFor(() => press('Undo').then(() => true), 'the way back');
    await says(/saved \d/i);
    expect(await notes()).toHaveLength(1);

    // Thrown out while it is written in: what was typed is there.
    await editor.focus('textarea');
    await page.keyboard.press('End');
    await page.keyboard.type(LAST);
    await inPage(page, (tag) => document.querySelector(tag)?.remove(), HOST_TAG);
    await waitFor(async () => (await notes())[0]?.body.includes(LAST), 'the last words to be saved');
    await inPage(page, () => getSelection()?.removeAllRanges());
    const heard = await inPage(page, () => (globalThis as unknown as Spying).spied);
    await page.close();

    await visit(ARTICLE.replace('<head>', `<head><script>(${spy.toString()})()</script>`));

    // Events of its own making, forged messages, our editor in a frame of its own, our element covered and thrown out.
    await page.mouse.move(5, 600);
    const box = await drawn();
    await inPage(
      page,
      async ({ x, y }, origin, tag) => {
        for (const type of ['pointerover', 'pointermove', 'mousemove', 'pointerdown', 'pointerup', 'click']) {
          for (const target of [document.elementFromPoint(x, y), document.querySelector(tag), document]) {
            target?.dispatchEvent(
              new PointerEvent(type, { bubbles: true, clientX: x, clientY: y, screenX: x, pointerType: 'mouse' }),
            );
          }
        }
        const frame = document.createElement('iframe');
        frame.src = `${origin}/editor.html?ticket=1`;
        document.body.append(frame);
        await new Promise((done) => setTimeout(done, 900));
        for (const message of ['sidelight-editor', 'flush', { sidelight: 'notes.all', request: {} }]) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => (globalThis as unknown as Spying).spied.push(`port ${JSON.stringify(data)}`);
          frame.contentWindow?.postMessage(message, '*', [port2]);
          postMessage(message, '*');
        }
        await new Promise((done) => setTimeout(done, 300));
      },
      { x: box.x + 30, y: box.y + box.height / 2 },
      stage.session.origin,
      HOST_TAG,
    );
    expect(await cardText(stage.session, page)).toBe('');
    expect(await inPage(page, (tag) => document.elementFromPoint(90, 160)?.localName !== tag, HOST_TAG)).toBe(true);

    const all = [...heard, ...(await inPage(page, () => (globalThis as unknown as Spying).spied))].join('\n');
    expect(all.length).toBeGreaterThan(0);
    for (const secret of [NOTE, LAST, 'Vgl', 'wq7', '핵', note?.id ?? '?', 'ticket=', 'editor.html']) {
      const own = secret === 'ticket=' || secret === 'editor.html' ? all.replaceAll('editor.html?ticket=1', '') : all;
      expect(own, secret).not.toContain(secret);
    }
    expect(all).not.toMatch(/^port /m);
    // What it can list of highlights is no passage.
    expect(await inPage(page, () => (globalThis as unknown as Spying).highlighted())).not.toContain(PASSAGE);
    expect((await notes()).map(({ body }) => body)).toEqual([`${NOTE}${LAST}`]);
  });

  testOwnNotes(() => stage);
});

const textOf = (editor: Frame) => editor.evaluate(() => document.body.innerText);

/** Selects the words of the note and drags them over the page. */
async function dragOut(editor: Frame): Promise<void> {
  const page = editor.page();
  const field = await editor.waitForSelector('textarea');
  const box = await field?.boundingBox();
  if (!box) throw new Error('the field is not there');
  const [x, y] = [box.x + 30, box.y + 18];
  await page.mouse.click(x, y, { count: 2 });
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y - 10, { steps: 3 });
  await page.mouse.move(20, 20, { steps: 6 });
  await page.mouse.up();
}

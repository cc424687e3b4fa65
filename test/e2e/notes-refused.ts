/**
 * What notes survive where the browser gives less than they need: no database, no room on the disk, a private window.
 */
import { describe, expect, it } from 'vitest';
import type { BrowserName } from '../browsers';
import { cardSays, closeCard, hoverMark } from '../driver';
import { allowInPrivate, openPrivateWindow } from '../private-window';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { addNoteTo, bodies, noteOn, press, says } from './note-taking';
import { articlePage } from './pages';
import { askBackground, openStage, type Stage } from './stage';

/** Registers the test of one browser. */
export function testRefusals(name: BrowserName): void {
  describe(`${name} refuses`, () => {
    // Firefox's driver works beside the page and cannot take its database away.
    it.runIf(name === 'chromium')(
      'a database, room on the disk or traces of a private window: it is said in words, and nothing is thrown away',
      async () => {
        const stage = await openStage(name);
        try {
          await askBackground(stage.desk, 'note.save', { note: noteOn({ kind: 'entity', entity: 'msmt' }, 'kept') });
          await saysThatThereIsNoDatabase(stage);
          await keepsWhatTheDiskRefuses(stage);
          await keepsWhatIsWrittenInPrivate(stage);
        } finally {
          await stage.end();
        }
      },
    );
  });
}

async function saysThatThereIsNoDatabase({ session, desk }: Stage): Promise<void> {
  const page = await session.openExtensionPage('library.html#/keys');
  // Before any script of the page: a database that is open already would do.
  await page.evaluateOnNewDocument(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.');
    };
  });
  await page.reload();
  await page.evaluate(() => {
    location.hash = '#/notes';
  });
  await says(page, /could not be read or changed: The browser does not open/);
  expect(await bodies(desk)).toEqual(['kept']);
  await page.close();
}

/** The disk is full while one edits: what was typed stays, with Retry, in the editor and out of it. */
async function keepsWhatTheDiskRefuses({ session, desk }: Stage): Promise<void> {
  const background = await session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  const inBackground = async (script: string) => {
    // Awake, to be told.
    await askBackground(desk, 'notes.tags');
    await (await background.worker())?.evaluate(script);
  };
  await desk.bringToFront();
  await desk.evaluate(() => {
    location.hash = '#/notes';
  });
  await inBackground(`{
    globalThis.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('The disk is full.', 'QuotaExceededError'); };
  }`);
  await press(desk, 'Edit MSMT');
  await desk.type('textarea', ' and more');
  await says(desk, /The disk is full\./);
  await desk.waitForSelector('::-p-aria(Copy the text[role="button"])');
  expect(await desk.evaluate(() => document.querySelector('textarea')?.value)).toBe('kept and more');
  expect(await bodies(desk)).toEqual(['kept']);
  await inBackground('IDBObjectStore.prototype.put = globalThis.put');
  await press(desk, 'Try again');
  await says(desk, /Saved/);
  expect(await bodies(desk)).toEqual(['kept and more']);
}

/** A private window has the marks, the cards and the notes of the others, and what is written in it is kept with them. */
async function keepsWhatIsWrittenInPrivate({ session, server }: Stage): Promise<void> {
  const host = 'www.reuters.com';
  server.serve(
    host,
    onePage(articlePage({ paragraphs: ['The quay office counted eleven boats.', 'Nobody asked the MSMT.'] })),
  );
  const desk = await allowInPrivate(session);
  const page = await openPrivateWindow(session, desk);
  await page.goto(`https://${host}/article/1`);
  await hoverMark(session, page, 'MSMT');
  await cardSays(session, page, 'kept and more');
  await closeCard(session, page);
  const editor = await addNoteTo(session, page, 'eleven boats');
  await waitFor(() => editor.evaluate(() => document.hasFocus()), 'the focus in the note');
  await page.keyboard.type('In private.');
  await editor.waitForFunction(() => /saved \d/i.test(document.body.innerText));
  await page.close();
  expect(await bodies(desk)).toEqual(['In private.', 'kept and more']);
  // How a passage was found is remembered of other windows only.
  expect(await askBackground(desk, 'passages.states')).toEqual({ states: {} });
}

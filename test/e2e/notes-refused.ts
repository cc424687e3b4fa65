/**
 * What notes survive where the browser gives less than they need: no database, no room on the disk, a private window.
 */
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { BrowserName } from '../browsers';
import { cardSays, closeCard, hoverMark } from '../driver';
import { limitFirefoxStorage } from '../firefox';
import { allowInPrivate, openPrivateWindow } from '../private-window';
import { type Session, waitFor } from '../session';
import { onePage } from '../site-server';
import { addNoteTo, bodies, noteOn, press, says } from './note-taking';
import { articlePage } from './pages';
import { askBackground, openStage, type Stage } from './stage';

/** Registers the test of one browser. */
export function testRefusals(name: BrowserName): void {
  describe(`${name} refuses`, () => {
    it('a database, room on the disk or traces of a private window: it is said in words, and nothing is thrown away', async () => {
      const stage = await openStage(name);
      try {
        await askBackground(stage.desk, 'note.save', { note: noteOn({ kind: 'entity', entity: 'msmt' }, 'kept') });
        // Firefox's driver works beside the page and cannot take its database away: there a private window does.
        if (name === 'chromium') await saysThatThereIsNoDatabase(stage);
        await keepsWhatTheDiskRefuses(stage);
        await keepsWhatIsWrittenInPrivate(stage);
      } finally {
        await stage.end();
      }
    });
  });
}

/** What a reader is told by a page of ours that has no database. */
const NO_DATABASE = /could not be read or changed: This browser window gives Sidelight no database/;

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
  await says(page, NO_DATABASE);
  expect(await bodies(desk)).toEqual(['kept']);
  await page.close();
}

/** The disk is full while one edits: what was typed stays, with Retry, in the editor and out of it. */
async function keepsWhatTheDiskRefuses(stage: Stage): Promise<void> {
  const { desk } = stage;
  await desk.bringToFront();
  await desk.evaluate(() => {
    location.hash = '#/notes';
  });
  await press(desk, 'Edit MSMT');
  await fillDisk(stage, true);
  await desk.type('textarea', ' and more');
  await says(desk, /Not saved: There is no room left for your notes on this device/);
  await desk.waitForSelector('::-p-aria(Copy the text[role="button"])');
  expect(await desk.evaluate(() => document.querySelector('textarea')?.value)).toBe('kept and more');
  expect(await bodies(desk)).toEqual(['kept']);
  await fillDisk(stage, false);
  await press(desk, 'Try again');
  await says(desk, /Saved/);
  expect(await bodies(desk)).toEqual(['kept and more']);
}

/**
 * Firefox truly has no room, and by itself would make some by deleting what it has not promised to keep; in Chromium, whose
 * extensions have no limit, the database refuses as it does on a full disk.
 */
async function fillDisk({ session, desk }: Stage, full: boolean): Promise<void> {
  if (session.name === 'firefox') {
    await waitFor(() => desk.evaluate(() => navigator.storage.persisted()), 'the promise to keep the notes');
    return limitFirefoxStorage(session.browser, full ? 1 : -1);
  }
  const background = await session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  // Awake, to be told.
  await askBackground(desk, 'notes.tags');
  const put = full ? "() => { throw new DOMException('No room.', 'QuotaExceededError'); }" : 'globalThis.put';
  await (await background.worker())?.evaluate(`{
    globalThis.put ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = ${put};
  }`);
}

/** A private window has the marks, the cards and the notes of the others, and what is written in it is kept with them. */
async function keepsWhatIsWrittenInPrivate({ session, server }: Stage): Promise<void> {
  const host = 'www.reuters.com';
  server.serve(
    host,
    onePage(articlePage({ paragraphs: ['The quay office counted eleven boats.', 'Nobody asked the MSMT.'] })),
  );
  const desk = await allowInPrivate(session);
  const page = await openPrivateWindow(session, desk, `https://${host}/article/1`);
  await hoverMark(session, page, 'MSMT');
  await cardSays(session, page, 'kept and more');
  await closeCard(session, page);
  const editor = await addNoteTo(session, page, 'eleven boats');
  await waitFor(() => editor.evaluate(() => document.hasFocus()), 'the focus in the note');
  await page.keyboard.type('In private.');
  await editor.waitForFunction(() => /saved \d/i.test(document.body.innerText));
  if (session.name === 'firefox') await usesOrdinaryWindows(session, desk);
  await page.close();
  expect(await bodies(desk)).toEqual(['In private.', 'kept and more']);
  // How a passage was found is remembered of other windows only.
  expect(await askBackground(desk, 'passages.states')).toEqual({ states: {} });
}

/** Firefox opens our pages in private windows too, and gives them no database there. */
async function usesOrdinaryWindows(session: Session, desk: Page): Promise<void> {
  const openPrivate = async (path: string) => {
    const known = new Set(session.browser.targets());
    await desk.evaluate(`browser.windows.getAll({ populate: true }).then((all) => {
      const { id, tabs } = all.find(({ incognito }) => incognito);
      return browser.tabs.create({ windowId: id, url: '${path}'.replace('TAB', tabs[0].id) });
    })`);
    const target = await session.browser.waitForTarget((one) => one.type() === 'page' && !known.has(one));
    return (await target.page()) as Page;
  };
  const library = await openPrivate('/library.html#/notes');
  await says(library, NO_DATABASE);
  await library.close();
  const popup = await openPrivate('/popup.html?tab=TAB');
  await popup.bringToFront();
  await (await popup.waitForSelector('input'))?.type('in private');
  await says(popup, /In private\./);
  // From there our pages open in an ordinary window: one that is not open yet, and one that is.
  const tabs = (which: string) =>
    desk.evaluate(`browser.tabs.query({}).then((all) => all.filter(${which}).map(({ incognito }) => incognito))`);
  await askBackground(popup, 'own.begin', { name: 'Quay Office', sentence: '' });
  const form = () => tabs("({ url = '' }) => url.includes('#/own/new')") as Promise<boolean[]>;
  await waitFor(async () => (await form()).length > 0, 'the form');
  expect(await form()).toEqual([false]);
  await popup.bringToFront();
  await press(popup, 'Library');
  await waitFor(() => desk.evaluate('browser.tabs.getCurrent().then(({ active }) => active)'), 'the library in front');
  expect(await tabs("({ url = '' }) => url.includes('/library.html')")).toEqual([false, false]);
}

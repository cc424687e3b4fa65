/**
 * What else a reader writes, by use: cards of their own, corrections of ours, notes on statements that have changed, the
 * reading brief; and the ways to a note by menu, by keyboard, and through a page that turns into another.
 */
import type { Page } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { canonicalUrl } from '../../lib/notes/canonical-url';
import type { Note, Own } from '../../lib/notes/model';
import { chooseInMenu, pressCommand } from '../browser-ui';
import { cardSays, cardText, clickInCard, closeCard, editorFrame, hoverMark, inPage, markOf, marks } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { addNoteTo, formOpened, noteOn, passageBoxes, press, pressUntil, says, selectWords } from './note-taking';
import { articlePage } from './pages';
import { askBackground, entitiesOf, type Stage } from './stage';

const HOST = 'www.reuters.com';
const OTHER = 'www.koreaherald.com';
const NAME = 'Quay Board';
/** Longer than what is kept around a passage. */
const SENTENCE = `The ${NAME} counted eleven boats before the fog came down, and the twelfth of them was not to be seen by anybody.`;
const ARTICLE = articlePage({ paragraphs: [`${SENTENCE} It said so in the evening.`, 'Nobody asked about MSMT.'] });

/** Registers the tests. @param stage asked when they run */
export function testOwnNotes(stage: () => Stage): void {
  const opened: Page[] = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
    for (const { id } of await own()) await ask('own.delete', { id });
  });
  const visit = async (host: string, html: string, path = '/article/1'): Promise<Page> => {
    const { server, session, desk } = stage();
    server.serve(host, onePage(html));
    const page = await session.open(`https://${host}${path}`);
    opened.push(page);
    await page.bringToFront();
    await entitiesOf(desk, host);
    return page;
  };
  const ask = <T>(name: string, request: object = {}) => askBackground<T>(stage().desk, name, request);
  const own = async () => (await ask<{ own: Own[] }>('own.list')).own;
  const show = async (hash: string, words: RegExp) => {
    const { desk } = stage();
    await desk.bringToFront();
    await desk.evaluate((to) => {
      location.hash = to;
    }, hash);
    await says(desk, words);
  };

  /** Leaves the editor, and then the card it is in. */
  const leave = (page: Page) =>
    waitFor(async () => {
      if ((await cardText(stage().session, page)) === '') return true;
      await page.keyboard.press('Escape');
      return false;
    }, 'the card to close');

  it('makes a card of selected words, marked everywhere, edited, put back, binned and brought back', async () => {
    const { session, desk } = stage();
    const page = await visit(HOST, ARTICLE);
    const other = await visit(OTHER, articlePage({ paragraphs: [`Another paper asked the ${NAME} about it.`] }));
    await page.bringToFront();
    const editor = await addNoteTo(session, page, NAME);
    const place = await pressUntil(editor, 'Make a card of these words', () => formOpened(desk));
    await show(place, /What you want to know/);
    expect(await fields(desk)).toEqual({ name: NAME, summary: SENTENCE, source: `https://${HOST}/article/1` });
    await press(desk, 'Make the card');
    await says(desk, /Its names are marked wherever you read/);
    const [card] = await own();
    expect(card).toMatchObject({ kind: 'card', name: NAME, summary: SENTENCE });

    // In pages that were open before, too.
    await markOf(page, NAME);
    await markOf(other, NAME);
    await hoverMark(session, other, NAME);
    await cardSays(session, other, SENTENCE);
    await closeCard(session, other);

    await show(`#/own/${card?.id}`, /Earlier versions/);
    await desk.focus('.oc-form textarea');
    await inPage(desk, () => document.querySelector<HTMLTextAreaElement>('.oc-form textarea')?.select());
    await desk.keyboard.type('Gone.');
    await waitFor(
      async () => (await own()).some((row) => row.kind === 'card' && row.summary === 'Gone.'),
      'the change',
    );
    await press(desk, 'Earlier versions');
    await press(desk, 'Put this one back');
    await waitFor(
      async () => (await own()).some((row) => row.kind === 'card' && row.summary === SENTENCE),
      'the state',
    );

    await press(desk, 'Delete this card');
    await says(desk, /Its names are no longer marked/);
    await other.bringToFront();
    await waitFor(async () => !(await marks(other)).some(({ text }) => text === NAME), 'the mark to go');
    await show('#/bin', /Quay Board/);
    await press(desk, `Restore ${NAME}`);
    await markOf(other, NAME);
  });

  it('shows a correction beside what it corrects, and of a noted statement what the facts say now', async () => {
    const { session } = stage();
    const note = noteOn(
      {
        kind: 'statement',
        entity: 'msmt',
        statement: { property: 'founded', value: '1 October 2024' },
        seen: { revision: 'older' },
      },
      'Was it not earlier?',
    );
    await ask('note.save', { note });
    const page = await visit(HOST, ARTICLE);
    await hoverMark(session, page, 'MSMT');
    const text = await cardSays(session, page, 'Was it not earlier?');
    expect(text).toMatch(/The facts now say: 16 October 2024/);
    await clickInCard(session, page, 'Add note');
    const editor = await editorFrame(page);
    await pressUntil(editor, 'Correction', () =>
      editor.evaluate(() => /Correction/.test(document.querySelector('[aria-pressed="true"]')?.textContent ?? '')),
    );
    await editor.type('textarea', 'Twelve by now.');
    await editor.waitForFunction(() => /saved \d/i.test(document.body.innerText));
    await leave(page);
    expect(await own()).toMatchObject([{ kind: 'overlay', entity: 'msmt', text: 'Twelve by now.' }]);
    await hoverMark(session, page, 'MSMT');
    const both = await cardSays(session, page, 'Twelve by now.');
    expect(both).toContain('A group of eleven states');
  });

  it('makes a brief of an article with its names, facts of its day, notes and passages, also as Markdown', async () => {
    const { desk } = stage();
    const url = `https://${HOST}/article/7`;
    const quote = { exact: 'counted eleven boats before the fog', prefix: `The ${NAME} `, suffix: ' came down' };
    const passage = { kind: 'passage' as const, url: canonicalUrl(url), rawUrl: url, quote };
    await ask('note.save', { note: noteOn({ ...passage, position: { start: 15, end: 50 } }, 'A fog *note*') });
    await ask('note.save', { note: noteOn({ kind: 'entity', entity: 'msmt' }, 'A **term** note') });
    // Whose minister is another since.
    await visit(HOST, ARTICLE.replace('MSMT.', 'MSMT. The Ministry of Unification was silent.'), '/article/7');
    const tab = await inPage(
      desk,
      (pattern) => {
        const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser>;
        return (browser ?? chrome).tabs.query({ url: pattern }).then(([found]) => found?.id);
      },
      `https://${HOST}/article/7`,
    );
    await show(`#/brief/${tab}`, /Save as Markdown/);
    const text = await desk.evaluate(() => document.querySelector('.br')?.textContent ?? '');
    for (const words of [
      'Facts as of 2 June 2025',
      'Multilateral Sanctions Monitoring Team',
      '16 October 2024',
      'Kim Yung-ho',
      'A term note',
      quote.exact,
      'A fog note',
    ])
      expect(text).toContain(words);
    // What it says of later days is not of the article's day.
    expect(text).not.toContain('Second report');
    await inPage(desk, () => {
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((written) => document.documentElement.setAttribute('data-brief', written));
        return create(blob);
      };
    });
    await press(desk, 'Save as Markdown');
    const markdown = await waitFor(
      () => desk.evaluate(() => document.documentElement.getAttribute('data-brief') ?? ''),
      'the Markdown',
    );
    expect(markdown).toContain('## 1. Multilateral Sanctions Monitoring Team');
    expect(markdown).toContain('> A **term** note');
    expect(markdown).toContain(`> ${quote.exact}`);
    expect(markdown).toContain('A fog *note*');
  });

  it('goes with a page that turns into another article, and back', async () => {
    const { session } = stage();
    const words = { 1: 'the first tide came in at noon today', 2: 'the second tide went out before night' };
    for (const n of [1, 2] as const) {
      const url = `https://${HOST}/story/${n}`;
      const target = { kind: 'passage' as const, url, rawUrl: url, position: { start: 3, end: 3 + words[n].length } };
      const note = noteOn({ ...target, quote: { exact: words[n], prefix: 'So ', suffix: '.' } }, `note ${n}`);
      await ask('note.save', { note: { ...note, colour: n === 1 ? 'green' : 'pink' } });
    }
    const page = await visit(HOST, articlePage({ paragraphs: [`So ${words[1]}.`] }), '/story/1');
    const drawn = (colour: string) =>
      waitFor(async () => {
        const boxes = await passageBoxes(session, page);
        return boxes.length > 0 && boxes.every(({ kind }) => kind.startsWith(`${colour} found`));
      }, `the ${colour} passage alone`);
    const turn = (n: 1 | 2) =>
      inPage(
        page,
        (path, text) => {
          history.pushState(null, '', path);
          (document.querySelector('article p') as HTMLElement).textContent = text;
        },
        `/story/${n}`,
        `So ${words[n]}.`,
      );
    await drawn('green');
    await turn(2);
    await drawn('pink');
    await turn(1);
    await drawn('green');
    // An edit before it moves it along.
    await inPage(page, () => document.querySelector('article')?.prepend(document.createElement('hr'), 'More came. '));
    await drawn('green');
  });

  it('adds a note by the menu and by the keyboard, and begins a card by the menu', async () => {
    const { session, desk } = stage();
    const page = await visit(HOST, ARTICLE);
    await selectWords(page, NAME);
    await chooseInMenu(session, desk, page, 'make-card');
    expect(await waitFor(() => formOpened(desk), 'the form')).toContain('name=Quay+Board');
    await page.bringToFront();
    for (const how of ['menu', 'keyboard']) {
      await selectWords(page, SENTENCE);
      if (how === 'menu') await chooseInMenu(session, desk, page, 'add-note');
      else await pressCommand(session, desk, 'add-note');
      // The frame of the note before may be there for a moment.
      const editor = await waitFor(async () => {
        const frame = await editorFrame(page);
        const isNew = () => document.hasFocus() && document.querySelector('textarea')?.value === '';
        return (await frame.evaluate(isNew).catch(() => false)) ? frame : undefined;
      }, 'the focus in the note');
      await page.keyboard.type(how);
      await editor.waitForFunction(() => /saved \d/i.test(document.body.innerText));
      await leave(page);
    }
    const notes = await ask<Note[]>('notes.all');
    expect(notes.map(({ body }) => body).sort()).toEqual(['keyboard', 'menu']);
    expect(notes.map(({ target }) => target.kind === 'passage' && target.quote.exact)).toEqual([SENTENCE, SENTENCE]);
  });
}

const fields = (page: Page) =>
  page.evaluate(() => ({
    name: document.querySelector<HTMLInputElement>('.oc-form input')?.value,
    summary: document.querySelector<HTMLTextAreaElement>('.oc-form textarea')?.value,
    source: document.querySelector<HTMLAnchorElement>('.oc-source a')?.href,
  }));

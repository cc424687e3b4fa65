/**
 * A note, from the card to the restart of the browser and out into a file and back.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BROWSERS } from '../browsers';
import { cardSays, clickInCard, editorFrame, hoverMark } from '../driver';
import { waitFor } from '../session';
import { onePage } from '../site-server';
import { articlePage } from './pages';
import { askBackground, openStage, type Stage } from './stage';

const FIRST = 'www.koreaherald.com';
const SECOND = 'www.reuters.com';
const NOTE = 'Checked with the desk: 핵 시설 & <b>reactor</b> of 5 MW.';

interface StoredNote {
  id: string;
  body: string;
}

describe.each(BROWSERS)('%s keeps notes', (name) => {
  const profile = mkdtempSync(join(tmpdir(), 'sidelight-notes-'));
  let stage: Stage | undefined;

  const begin = async () => {
    stage = await openStage(name, { profile });
    stage.server.serve(FIRST, onePage(articlePage({ paragraphs: ['Steam rose over Yongbyon on Monday.'] })));
    stage.server.serve(SECOND, onePage(articlePage({ paragraphs: ['A second paper also looked at Yongbyon.'] })));
    return stage;
  };
  const notesOf = (entity: string) => askBackground<StoredNote[]>(stage!.desk, 'notes.of', { entity });

  afterEach(async () => {
    await stage?.end();
    stage = undefined;
  });
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

  it('saves a note as it is typed and meets it again on another site after a restart', async () => {
    const { session } = await begin();
    const page = await session.open(`https://${FIRST}/article/1`);
    await hoverMark(session, page, 'Yongbyon');
    await clickInCard(session, page, 'note');
    const editor = await editorFrame(page);
    await editor.type('textarea', NOTE);
    await editor.waitForFunction(() => /saved/i.test(document.body.innerText));
    expect((await notesOf('yongbyon')).map((note) => note.body)).toEqual([NOTE]);
    await stage?.end();

    const again = await begin();
    const other = await again.session.open(`https://${SECOND}/world/2`);
    await hoverMark(again.session, other, 'Yongbyon');
    await cardSays(again.session, other, NOTE);
    expect(await notesOf('yongbyon')).toHaveLength(1);
  });

  it('keeps what was saved when the browser is killed', async () => {
    const { session, desk, server } = await begin();
    const page = await session.open(`https://${FIRST}/article/1`);
    await hoverMark(session, page, 'Yongbyon');
    await clickInCard(session, page, 'note');
    const editor = await editorFrame(page);
    await editor.type('textarea', ' More.');
    await waitFor(
      async () =>
        (await askBackground<StoredNote[]>(desk, 'notes.of', { entity: 'yongbyon' })).some((n) =>
          n.body.includes('More.'),
        ),
      'the note to be stored',
    );
    await session.kill();
    await server.close();
    stage = undefined;

    await begin();
    const bodies = (await notesOf('yongbyon')).map((note) => note.body);
    expect(bodies.filter((body) => body.includes('More.'))).toHaveLength(1);
    expect(bodies.some((body) => body.includes(NOTE))).toBe(true);
  });

  it('exports every note, takes them into another profile, and refuses a broken file whole', async () => {
    const { session } = await begin();
    const before = await notesOf('yongbyon');
    expect(before.length).toBeGreaterThan(0);
    const library = await session.openExtensionPage('library.html#/backup');
    const backup = await exportedText(library);
    await stage?.end();

    const folder = mkdtempSync(join(tmpdir(), 'sidelight-import-'));
    const [whole, broken] = [join(folder, 'whole.json'), join(folder, 'broken.json')];
    writeFileSync(whole, backup);
    writeFileSync(broken, backup.replace(/"modified":\s*"[^"]+"/, '"modified": "yesterday"'));

    stage = await openStage(name);
    const fresh = await stage.session.openExtensionPage('library.html#/backup');
    await chooseFile(fresh, broken);
    await fresh.waitForFunction(() => /nothing was changed/.test(document.body.innerText));
    expect(await fresh.evaluate(() => document.body.innerText)).toMatch(/line \d+.*modified/s);
    expect(await notesOf('yongbyon')).toEqual([]);

    await chooseFile(fresh, whole);
    await fresh.waitForFunction(() => /Importing it would bring/.test(document.body.innerText));
    expect(await notesOf('yongbyon')).toEqual([]);
    await clickButton(fresh, 'Import');
    await fresh.waitForFunction(() => /Imported:/.test(document.body.innerText));
    const ids = (notes: StoredNote[]) => notes.map((note) => `${note.id} ${note.body}`).sort();
    expect(ids(await notesOf('yongbyon'))).toEqual(ids(before));
    rmSync(folder, { recursive: true });
  });
});

/** Clicks Export and reads what would have been saved. */
async function exportedText(library: Page): Promise<string> {
  await library.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => document.documentElement.setAttribute('data-exported', text));
      return create(blob);
    };
  });
  await clickButton(library, 'Export notes');
  return waitFor(
    () => library.evaluate(() => document.documentElement.getAttribute('data-exported') ?? ''),
    'the exported file',
  );
}

/** Clicks the button with exactly this text. */
async function clickButton(library: Page, text: string): Promise<void> {
  const handle = await waitFor(async () => {
    const found = await library.evaluateHandle(
      (wanted) => [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === wanted),
      text,
    );
    return found.asElement() as ElementHandle<HTMLButtonElement> | null;
  }, `the button "${text}"`);
  await handle.click();
}

async function chooseFile(library: Page, file: string): Promise<void> {
  const input = await library.waitForSelector('input[type="file"]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
}

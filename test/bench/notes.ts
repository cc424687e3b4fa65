/**
 * Twenty thousand notes in the built extension in Chromium: listed, searched, saved, imported, exported. Bounds are
 * those of a reader's patience: a key is answered within 50 ms, a page of notes within a second.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { askBackground } from '../e2e/stage';
import { randomFrom } from '../random';
import { launchSession, waitFor } from '../session';
import type { Bench, Table } from './table';

const NOTES = 20_000;
const WORDS = (
  'coal ship report panel sanctions harbour quay minister launch test border convoy radar missile envoy summit ' +
  '석탄 선박 보고서 제재 항구 장관 발사 시험 국경 회담'
).split(' ');
const TERMS = ['msmt', 'kcna', 'yongbyon', 'kim-jong-un', 'hwasong-17'];

/** A backup of notes as readers write them: a sentence or five, some tags, most of them on passages. */
function backup(): string {
  const chance = randomFrom(7);
  const random = (below: number) => Math.floor(chance() * below);
  const words = (count: number) => Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ');
  const notes = Array.from({ length: NOTES }, (_, n) => {
    const time = new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toISOString();
    const url = `https://paper${n % 40}.example/article/${n % 3000}`;
    return {
      id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      target:
        n % 3 === 0
          ? { kind: 'entity', entity: TERMS[n % TERMS.length] }
          : {
              kind: 'passage',
              url,
              rawUrl: url,
              quote: { exact: words(20), prefix: words(5), suffix: words(5) },
              position: { start: n, end: n + 100 },
            },
      label: words(3),
      body: words(10 + random(60)),
      tags: Array.from({ length: random(3) }, () => `tag${random(200)}`).filter(
        (tag, at, all) => all.indexOf(tag) === at,
      ),
      page: { url, title: words(6) },
      created: time,
      modified: time,
    };
  });
  return JSON.stringify({ format: 'sidelight-notes', version: 2, exported: new Date().toISOString(), notes });
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
const ms = (time: number) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;

/** Milliseconds until the page shows something. */
async function until(page: Page, act: () => Promise<unknown>, shows: string): Promise<number> {
  const start = performance.now();
  await act();
  await page.waitForFunction(shows, { polling: 10, timeout: 120_000 });
  return performance.now() - start;
}

/** Milliseconds from a key to the list it leads to being painted; the page's own clock. */
function keystroke(page: Page, query: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]') as HTMLInputElement;
    const start = performance.now();
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, query);
}

async function* run(): AsyncGenerator<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-many-'));
  const session = await launchSession('chromium');
  try {
    const file = join(folder, 'notes.json');
    writeFileSync(file, backup());
    const desk = await session.openExtensionPage('library.html#/keys');
    const page = await session.openExtensionPage('library.html#/backup');
    const rows: Table['rows'] = [];
    const bounds: NonNullable<Table['bounds']> = [];
    const measured = (what: string, time: number, bound: number) => {
      if (process.env.SIDELIGHT_LOUD) console.error(what, ms(time));
      rows.push([what, ms(time), ms(bound)]);
      bounds.push({ text: `${what}: ${ms(time)} of ${ms(bound)}`, met: time <= bound });
    };

    const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
    measured(
      'read and plan an import',
      await until(page, () => input.uploadFile(file), `!!document.querySelector('.lb-counts')`),
      5000,
    );
    measured(
      'import',
      await until(page, () => page.click('.sl-primary'), `/Imported:/.test(document.body.innerText)`),
      20_000,
    );
    await waitFor(
      async () => (await askBackground<{ kind: string }>(desk, 'notes.copy')).kind === 'in-step',
      'the copy',
      120_000,
    );

    const list = await session.openExtensionPage('library.html#/keys');
    const show = () => list.evaluate(() => location.replace('#/notes'));
    measured('show the list', await until(list, show, `document.querySelectorAll('.lb-note').length >= 10`), 1000);
    rows.push(['first key, while notes and facts are read and indexed', ms(await keystroke(list, 'c')), '']);
    await waitFor(() => list.evaluate(`document.querySelectorAll('.lb-note').length === 100`), 'the list', 60_000);
    await keystroke(list, 'coal');
    const indexed = await until(
      list,
      async () => {},
      `/^1\\d,?\\d{3} notes/.test(document.querySelector('.lb-bulk')?.textContent ?? '')`,
    );
    rows.push(['until all notes are indexed', ms(indexed), '']);
    const queries = [
      'co',
      'coal',
      'coal sh',
      'coal ship',
      'tag:tag7',
      'site:paper3.example coal',
      '"coal ship"',
      '석탄',
    ];
    const times: number[] = [];
    for (const query of queries) {
      const took = await keystroke(list, query);
      times.push(took);
      rows.push([`key: ${query}`, ms(took), '']);
    }
    measured('key to results, median', median(times), 50);
    for (const by of ['term', 'site', 'tag']) {
      await keystroke(list, '');
      const arrange = () => list.select('.lb-filters select', by);
      measured(`arrange by ${by}`, await until(list, arrange, `!!document.querySelector('.lb-note')`), 1000);
    }

    const note = (n: number) => ({
      id: crypto.randomUUID(),
      target: { kind: 'entity', entity: 'msmt' },
      label: 'MSMT',
      body: `one more ${n}`,
      tags: [],
      created: new Date().toISOString(),
      modified: new Date().toISOString(),
    });
    const saves: number[] = [];
    for (let n = 0; n < 15; n++) {
      const start = performance.now();
      await askBackground(desk, 'note.save', { note: note(n) });
      saves.push(performance.now() - start);
    }
    measured('save a note, median', median(saves), 100);

    // Behind another tab nothing is drawn, and nothing can be clicked.
    await page.bringToFront();
    await page.reload();
    await page.waitForSelector('.lb-inline select');
    for (const format of ['json', 'markdown', 'obsidian', 'html', 'csv', 'annotations']) {
      await page.select('.lb-inline select', format);
      const write = () => page.click('.lb-inline + button');
      const told = `/sidelight-notes-[^ ]*\\.${{ json: 'json', markdown: 'md', obsidian: 'zip', html: 'html', csv: 'csv', annotations: 'jsonld' }[format]}/.test(document.querySelector('[role="status"]')?.textContent ?? '')`;
      measured(`export as ${format}`, await until(page, write, told), 10_000);
    }
    yield { title: `${NOTES.toLocaleString('en')} notes, Chromium`, columns: ['what', 'took', 'bound'], rows, bounds };
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const notes: Bench = { name: 'notes', run };

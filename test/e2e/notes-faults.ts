/** What notes survive: the browser killed at any moment, a database that is blocked, lost or of the first version. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Note } from '../../lib/notes/model';
import type { BrowserName } from '../browsers';
import { launchSession, type Session, type SessionOptions, waitFor } from '../session';
import { bodies, loseDatabase, noteOn } from './note-taking';
import { askBackground } from './stage';

/** Fifty in all; Firefox takes three times as long to start. */
const KILLS: Record<BrowserName, number> = { chromium: 40, firefox: 10 };

/** Profiles at work side by side: while one browser writes the other starts. */
const LANES = 2;

const FIRST_DATABASE = JSON.parse(
  readFileSync(new URL('../fixtures/notes-databases/1.json', import.meta.url), 'utf8'),
) as object;

/** A note on an entity. */
const noteOf = (body: string, id?: string): Note => noteOn({ kind: 'entity', entity: 'msmt' }, body, id);

/** The tests of one browser: a file each, so that they run side by side. */
export function testNotesFaults(name: BrowserName): void {
  describe(name, () => {
    let session: Session | undefined;
    const launch = async (options: SessionOptions = {}): Promise<Session> => {
      // The driver of Firefox puts the profile's preferences back after a kill, and may be at it still.
      return launchSession(name, options).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        await new Promise((done) => setTimeout(done, 1500));
        return launchSession(name, options);
      });
    };
    const begin = async (more: SessionOptions = {}) => {
      session = await launch(more);
      return session.openExtensionPage('library.html');
    };
    afterEach(async () => {
      await session?.close().catch(() => {});
      session = undefined;
    });

    it(`keeps every note that was saved, once, when it is killed ${KILLS[name]} times`, {
      timeout: 900_000,
    }, async () => {
      const lanes = Array.from({ length: LANES }, (_, lane) => killOften(lane, KILLS[name] / LANES));
      await Promise.all(lanes);
    });

    /** One profile whose browser is killed again and again while it writes. */
    async function killOften(lane: number, kills: number): Promise<void> {
      const profile = mkdtempSync(join(tmpdir(), 'sidelight-kills-'));
      /** What was answered as saved, by note. */
      const saved = new Map<string, string>();
      let running: Session | undefined;
      try {
        for (let round = 0; round < kills; round++) {
          running = await launch({ profile });
          // The lightest page there is: it only asks.
          const desk = await running.openExtensionPage('editor.html');
          const found = await askBackground<Note[]>(desk, 'notes.all');
          const byId = new Map(found.map((note) => [note.id, note.body]));
          expect(byId.size, 'no note is there twice').toBe(found.length);
          // A note may be further than was answered, never less far.
          for (const [id, body] of saved)
            expect(byId.get(id)?.startsWith(body), `${body} in ${byId.get(id)}`).toBe(true);
          // Each fourth before anything may be saved, the others some time after the first answer.
          await writeUntilKilled(running, desk, `${lane}.${round}`, saved, round % 4 === 3);
          running = undefined;
        }
        running = await launch({ profile });
        const desk = await running.openExtensionPage('library.html');
        expect((await bodies(desk)).length).toBeGreaterThanOrEqual(saved.size);
        expect(saved.size).toBeGreaterThan(kills / 2);
        expect(await askBackground(desk, 'notes.copy')).toEqual({ kind: 'in-step' });
      } finally {
        await running?.close().catch(() => {});
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    }

    /** Writes notes as typing does, with the packs being installed anew beside it, until the browser is gone. */
    async function writeUntilKilled(
      running: Session,
      desk: Page,
      round: string,
      saved: Map<string, string>,
      early: boolean,
    ): Promise<void> {
      let killed: Promise<void> | undefined;
      const killSoon = () => {
        killed ??= new Promise((done) => setTimeout(() => void running.kill().then(done), Math.random() * 800));
      };
      if (early) killSoon();
      await desk
        .evaluate(() => {
          // The packs are found gone and are put there again: a pack is being written while notes are.
          indexedDB.deleteDatabase('sidelight-facts');
        })
        .catch(() => {});
      const facts = askBackground(desk, 'facts.state').catch(() => {});
      try {
        for (let n = 0; ; n++) {
          const id = crypto.randomUUID();
          for (const body of ['S', 'St', 'Ste', 'Steam']) {
            const text = `${round}.${n} ${body}`;
            await askBackground(desk, 'note.save', { note: noteOf(text, id) });
            saved.set(id, text);
            killSoon();
          }
        }
      } catch (error) {
        // Killed; before that every save is answered.
        if (!killed) throw error;
      }
      await Promise.all([killed, facts]);
    }

    it('brings notes over from the first version of the database, and says when another page blocks that', async () => {
      const desk = await begin();
      const other = await session!.openExtensionPage('library.html#/keys');
      // As the first version left it, in a page of that version which does not let go.
      await other.evaluate(async (stored) => {
        const { version, stores } = stored as {
          version: number;
          stores: (IDBObjectStoreParameters & {
            name: string;
            indexes: { name: string; keyPath: string }[];
            rows: unknown[];
          })[];
        };
        const done = (request: IDBRequest) =>
          new Promise<void>((resolve, reject) => {
            request.onsuccess = () => resolve();
            request.onerror = () => reject(request.error);
          });
        // Asked for at once: between the two nobody else comes in, who would open the present version.
        indexedDB.deleteDatabase('sidelight-notes');
        const request = indexedDB.open('sidelight-notes', version);
        request.onupgradeneeded = () => {
          for (const { name, keyPath, indexes, rows } of stores) {
            const store = request.result.createObjectStore(name, { keyPath });
            for (const index of indexes) store.createIndex(index.name, index.keyPath);
            for (const row of rows) store.put(row);
          }
        };
        await done(request);
        Object.assign(globalThis, { old: request.result });
      }, FIRST_DATABASE);
      await expect(askBackground(desk, 'notes.all')).rejects.toThrow('keeps the notes open');
      const library = await session!.openExtensionPage('library.html#/notes');
      await library.waitForFunction(() => /older page of Sidelight/.test(document.body.innerText));
      await other.close();
      const notes = await waitFor(() => askBackground<Note[]>(desk, 'notes.all').catch(() => null), 'the notes');
      expect(notes.map(({ body, tags }) => [body, tags])).toEqual([
        ['noon: 조선중앙통신\n\n- **bold** <b>not bold</b>', []],
        ['', []],
      ]);
      await askBackground(desk, 'note.save', {
        note: { ...notes[0], tags: ['kept'], modified: new Date().toISOString() },
      });
    });

    it('offers the copy when the database is gone, and brings everything back from it', async () => {
      const desk = await begin();
      for (const body of ['one', 'two', 'three']) await askBackground(desk, 'note.save', { note: noteOf(body) });
      await waitFor(async () => (await copied(desk)) === 3, 'the copy to follow');
      await loseDatabase(desk);
      expect(await bodies(desk)).toEqual([]);
      await askBackground(desk, 'note.save', { note: noteOf('meanwhile') });
      const library = await session!.openExtensionPage('library.html#/notes');
      await library.waitForFunction(() => /3 notes are missing here/.test(document.body.innerText));
      await library.evaluate(() =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Bring them back')?.click(),
      );
      await waitFor(async () => (await bodies(desk)).length === 4, 'the notes to be back');
      expect(await bodies(desk)).toEqual(['meanwhile', 'one', 'three', 'two']);
      await library.waitForFunction(() => !/missing here/.test(document.body.innerText));
      expect(await askBackground(desk, 'notes.copy')).toEqual({ kind: 'in-step' });
    });
  });
}

/** How many notes the rolling copy has. */
function copied(desk: Page): Promise<number> {
  return desk.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser>;
    const stored = await (browser ?? chrome).storage.local.get(null);
    return Object.keys(stored).filter((key) => key.startsWith('note:')).length;
  });
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { FactsState } from '../../lib/messages';
import { builtExtension, launchSession, type Session, waitFor } from '../session';

const BLOCKS = [{ key: 1, text: 'The Multilateral Sanctions Monitoring Team (MSMT) published a report.' }];

/** Asks the background from one of the extension's own pages. */
function ask<T>(page: Page, name: string, request: unknown = {}): Promise<T> {
  return page.evaluate(
    async (message) => {
      const api = globalThis as unknown as Record<'browser' | 'chrome', typeof import('webextension-polyfill')>;
      const envelope = (await (api.browser ?? api.chrome).runtime.sendMessage(message)) as {
        reply: never;
        error?: string;
      };
      if (envelope.error) throw new Error(envelope.error);
      return envelope.reply;
    },
    { sidelight: name, request } as never,
  );
}

function installed(page: Page): Promise<FactsState> {
  return waitFor(async () => {
    const state = await ask<FactsState>(page, 'facts.state');
    return state.ready && !state.installing ? state : undefined;
  }, 'the facts to be installed');
}

/** How many chunks the database holds; with `empty` takes everything out first. */
function chunks(page: Page, empty = false): Promise<number> {
  return page.evaluate(async (empty) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('sidelight-facts'));
    const tx = db.transaction(['chunks', 'blobs', 'pointers'], 'readwrite');
    if (empty) for (const store of ['chunks', 'blobs', 'pointers']) tx.objectStore(store).clear();
    const count = await done(tx.objectStore('chunks').count());
    db.close();
    return count;
  }, empty);
}

describe.each(['chromium', 'firefox'] as const)('the facts in %s', (name) => {
  const profile = mkdtempSync(join(tmpdir(), 'sidelight-facts-'));
  let session: Session | undefined;
  afterAll(async () => {
    await session?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('are installed whole, and heal with the notes untouched when the browser has emptied them', async () => {
    const { counts, revision } = JSON.parse(readFileSync(join(builtExtension(name), 'packs/manifest.json'), 'utf8'));
    session = await launchSession(name, { profile });
    const page = await session.openExtensionPage('library.html');
    expect(await installed(page)).toMatchObject({ revision, entities: counts.entities, statements: counts.statements });
    expect(await chunks(page)).toBe(counts.chunks);
    const { mentions } = await ask<{ mentions: { entity: string }[] }>(page, 'page.match', { url: '', blocks: BLOCKS });
    expect(mentions.map(({ entity }) => entity)).toEqual(['msmt', 'msmt']);
    const now = new Date().toISOString();
    const note = { id: crypto.randomUUID(), label: 'MSMT', body: 'kept', tags: [], created: now, modified: now };
    await ask(page, 'note.save', { note: { ...note, target: { kind: 'entity', entity: 'msmt' } } });

    expect(await chunks(page, true)).toBe(0);
    await session.close();
    session = await launchSession(name, { profile });
    const later = await session.openExtensionPage('library.html');
    const state = await installed(later);
    expect(state.problem).toBeUndefined();
    expect(Date.parse(state.healed ?? '')).toBeGreaterThan(Date.parse(now));
    expect(await chunks(later)).toBe(counts.chunks);
    expect(await ask<{ body: string }[]>(later, 'notes.of', { entity: 'msmt' })).toMatchObject([{ body: 'kept' }]);
  });
});

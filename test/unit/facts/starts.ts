/**
 * Starts of the extension's facts, over made-up releases on a database of the test's own.
 */
import { IDBFactory } from 'fake-indexeddb';
import { Facts, type FactsEnvironment } from '../../../lib/facts/facts';
import { type FactsDatabase, openFactsDatabase } from '../../../lib/facts/store';
import { madeUpRelease, serve } from './releases';

export const now = () => new Date('2026-11-23T10:00:00.000Z');
export const first = madeUpRelease();
export const second = madeUpRelease(310, 'Another summary.');

let memory: string | undefined;
const remembered: FactsEnvironment['remembered'] = {
  get: async () => memory,
  set: async (revision) => {
    memory = revision;
  },
};

export function factsOf(release = first, rest: Partial<FactsEnvironment> = {}) {
  const packaged = serve(release);
  return { packaged, facts: new Facts({ packaged, now, remembered, ...rest }) };
}

/** What a start of the extension leaves behind. */
export async function startWith(release = first): Promise<void> {
  const { facts } = factsOf(release);
  await facts.installed();
  await facts.close();
}

/** Does something to the database behind our back. */
export async function tamper(change: (db: FactsDatabase) => Promise<unknown>): Promise<void> {
  const db = await openFactsDatabase();
  await change(db);
  db.close();
}

export async function keysOf(store: 'chunks' | 'blobs') {
  const db = await openFactsDatabase();
  const keys = await db.getAllKeys(store);
  db.close();
  return keys;
}

/** As on a new machine: to be called before each test. */
export function forget(): void {
  globalThis.indexedDB = new IDBFactory();
  memory = undefined;
}

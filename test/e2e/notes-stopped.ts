/**
 * The background stopped before every message about what a reader writes: each is answered by one that has just started
 * and remembers nothing, and what was written before is there.
 */
import type { Frame, Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { termId } from '../../lib/matching/article-terms';
import type { BackgroundReplies, BackgroundRequest, RequestOf } from '../../lib/messages';
import type { Overlay, OwnCard } from '../../lib/notes/model';
import type { BrowserName } from '../browsers';
import { inPage } from '../driver';
import { stopFirefoxBackground } from '../firefox';
import { type Session, waitFor } from '../session';
import { onePage } from '../site-server';
import { addButton, formOpened, loseDatabase, noteOn, selectWords } from './note-taking';
import { articlePage } from './pages';
import { askBackground, entitiesOf, openStage, type Stage } from './stage';

const HOST = 'www.reuters.com';
const URL_OF_PAGE = `https://${HOST}/article/1`;
const QUOTE = 'counted eleven boats before the fog';
const TEXT = `The Quay Board ${QUOTE} came down.`;
const START = TEXT.indexOf(QUOTE);

/** Messages that are about nothing a reader writes. Any other, and any to come, has a row in the table. */
type AboutOthers =
  | 'page.start'
  | 'page.match'
  | 'page.count'
  | 'card.load'
  | 'card.whole'
  | 'card.cite'
  | 'card.readings'
  | Extract<BackgroundRequest, `${'choice' | 'openings' | 'settings' | 'site' | 'term'}.${string}`>
  | Extract<BackgroundRequest, `${'facts' | 'panel' | 'lookup'}.${string}`>;
type AboutNotes = Exclude<BackgroundRequest, AboutOthers>;

/** One message. */
interface Row<K extends AboutNotes> {
  /** What is asked; a function where that is known only then. */
  ask: RequestOf<K> | (() => RequestOf<K>);
  /** It is asked in the tab of the article. */
  inTab?: true;
  /** What a reader does that sends it, in place of asking: the script of a page alone may. */
  by?(): Promise<unknown>;
  /** Is done first, while the background of the message before may still be there. */
  first?(): Promise<unknown>;
  /** What must hold of the answer, and of what it has done. */
  holds(reply: BackgroundReplies[K]): unknown;
}

/** In the order of the table: what is written is read by a background that did not write it. */
function rowsOf({ desk, session }: Stage, page: Page): { [K in AboutNotes]: Row<K> } {
  const passage = noteOn(
    {
      kind: 'passage',
      url: URL_OF_PAGE,
      rawUrl: URL_OF_PAGE,
      quote: { exact: QUOTE, prefix: TEXT.slice(0, START), suffix: TEXT.slice(START + QUOTE.length) },
      position: { start: START, end: START + QUOTE.length },
      entity: 'msmt',
    },
    'on a passage',
  );
  const statement = { property: 'founded', value: '1 October 2024' };
  const onStatement = noteOn({ kind: 'statement', entity: 'msmt', statement, seen: { revision: 'older' } }, 'earlier?');
  const times = { created: passage.created, modified: passage.modified };
  const card: OwnCard = {
    ...times,
    id: `own-${crypto.randomUUID()}`,
    kind: 'card',
    name: 'Quay Board',
    aliases: [],
    summary: 'It counts boats.',
    type: 'organisation',
  };
  const overlay: Overlay = { ...times, id: crypto.randomUUID(), kind: 'overlay', entity: 'msmt', text: 'Twelve.' };
  const all = [passage.id, onStatement.id].sort();
  const allOwn = [card.id, overlay.id].sort();
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const form = () => waitFor(() => formOpened(desk), 'the form of a card');
  let fact = '';
  let ticket = '';
  return {
    'passages.load': {
      ask: {},
      by: () => selectWords(page, QUOTE),
      holds: () => addButton(session, page),
    },
    'note.save': {
      first: () => askBackground(desk, 'note.save', { note: onStatement }),
      ask: { note: { ...passage, tags: ['quay'] } },
      holds: ({ note }) => expect(note.id).toBe(passage.id),
    },
    'note.delete': { ask: { id: passage.id }, holds: ({ note }) => expect(note?.deleted).toBeDefined() },
    'note.get': {
      ask: { id: passage.id },
      holds: ({ note }) => expect(note).toMatchObject({ body: passage.body, deleted: expect.any(String) }),
    },
    'note.restore': { ask: { id: passage.id }, holds: ({ note }) => expect(note?.deleted).toBeUndefined() },
    'notes.all': { ask: {}, holds: (notes) => expect(idsOf(notes)).toEqual(all) },
    'own.save': {
      first: () => askBackground(desk, 'own.save', { own: overlay }),
      ask: { own: card },
      holds: ({ own }) => expect(own).toEqual(card),
    },
    'own.delete': { ask: { id: card.id }, holds: ({ own }) => expect(own?.deleted).toBeDefined() },
    'own.get': {
      ask: { id: card.id },
      holds: ({ own }) => expect(own).toMatchObject({ name: card.name, deleted: expect.any(String) }),
    },
    'own.restore': { ask: { id: card.id }, holds: ({ own }) => expect(own?.deleted).toBeUndefined() },
    // The copy follows behind the answers: a background that was stopped may have left it behind.
    'notes.written': { ask: {}, holds: (reply) => expect(reply).toEqual({}) },
    'notes.copy': { ask: {}, holds: (status) => expect(status).toEqual({ kind: 'in-step' }) },
    'notes.copyText': {
      ask: {},
      holds: ({ text }) => {
        const { notes, own } = JSON.parse(text);
        expect([idsOf(notes), idsOf(own)]).toEqual([all, allOwn]);
      },
    },
    'notes.copyUse': {
      first: () => loseDatabase(desk),
      ask: { what: 'restore' },
      holds: (reply) => expect(reply).toEqual({}),
    },
    'own.list': { ask: {}, holds: ({ own }) => expect(idsOf(own)).toEqual(allOwn) },
    'notes.of': { ask: { entity: 'msmt' }, holds: (notes) => expect(idsOf(notes)).toEqual(all) },
    'notes.tags': { ask: {}, holds: (reply) => expect(reply).toEqual({ tags: ['quay'] }) },
    'notes.changed': {
      ask: { ids: all },
      holds: ({ notes }) => expect(notes).toEqual({ [onStatement.id]: expect.stringContaining('16 October 2024') }),
    },
    'card.notes': {
      ask: { entity: 'msmt' },
      holds: (notes) => expect(idsOf(notes)).toEqual([...all, overlay.id].sort()),
    },
    'card.get': {
      ask: { entity: 'msmt' },
      holds: (reply) => {
        expect(idsOf(reply?.notes ?? [])).toEqual([...all, overlay.id].sort());
        fact = reply?.card.facts.find(({ property }) => property === 'founded')?.key ?? '';
      },
    },
    'statement.get': {
      ask: () => ({ entity: 'msmt', fact, asOf: null }),
      holds: ({ target }) => expect(target?.statement).toEqual({ ...statement, value: '16 October 2024' }),
    },
    'passages.find': {
      ask: { url: URL_OF_PAGE, blocks: [{ key: 7, text: TEXT }] },
      inTab: true,
      holds: ({ found }) =>
        expect(found).toEqual([
          { note: passage.id, state: 'found', parts: [{ key: 7, start: START, end: START + QUOTE.length }] },
        ]),
    },
    'passages.states': {
      // It is put aside behind the answer.
      first: () => waitFor(() => isPutAside(desk, 'passageStates'), 'the states to be put aside'),
      ask: {},
      holds: ({ states }) => expect(states).toEqual({ [passage.id]: 'found' }),
    },
    'own.begin': {
      ask: { name: 'Fog Office', sentence: TEXT },
      holds: async () => expect(await form()).toContain('name=Fog+Office'),
    },
    'card.make': {
      ask: { entity: termId({ kind: 'definition', name: 'KIH', says: 'Korea Institute of Harbours' }), reading: null },
      holds: async () => expect(await form()).toContain('name=Korea+Institute+of+Harbours'),
    },
    'passage.open': {
      first: () => desk.bringToFront(),
      ask: { note: passage.id },
      holds: async ({ opened }) => {
        expect(opened).toBe(true);
        await waitFor(() => inPage(page, () => document.visibilityState === 'visible'), 'the page in front');
      },
    },
    'editor.ticket': {
      ask: { entity: 'msmt', note: passage.id },
      inTab: true,
      holds: ({ src }) => {
        ticket = new URL(src).searchParams.get('ticket') ?? '';
        expect(ticket).not.toBe('');
      },
    },
    'editor.open': {
      ask: () => ({ ticket }),
      inTab: true,
      holds: (opened) => expect(opened?.note).toMatchObject({ id: passage.id, body: passage.body }),
    },
    'editor.covered': { ask: {}, inTab: true, holds: (reply) => expect(reply).toEqual({ covered: false }) },
  };
}

/** Registers the test of one browser. */
export function testStoppedBackground(name: BrowserName): void {
  describe(`${name} stops the background`, () => {
    it('before every message about what a reader writes, and nothing is lost', async () => {
      const stage = await openStage(name);
      const { server, session, desk } = stage;
      try {
        server.serve(HOST, onePage(articlePage({ paragraphs: [TEXT] })));
        const page = await session.open(URL_OF_PAGE);
        await entitiesOf(desk, HOST);
        const tab = await frameOfOurs(desk, page);
        const stop = await stopper(session, desk);
        const take = async <K extends AboutNotes>(message: K, { ask, inTab, by, first, holds }: Row<K>) => {
          await first?.();
          await stop();
          const request = () => (typeof ask === 'function' ? ask() : ask);
          const send = () => askBackground<BackgroundReplies[K]>(inTab ? tab : desk, message, request());
          await holds((await (by ?? send)()) as BackgroundReplies[K]);
        };
        const rows = rowsOf(stage, page);
        for (const message of Object.keys(rows) as AboutNotes[]) {
          await take(message, rows[message] as Row<AboutNotes>).catch((error: Error) => {
            throw new Error(`${message}: ${error.message}`, { cause: error });
          });
        }
      } finally {
        await stage.end();
      }
    });
  });
}

/** @returns what stops the background, as the browser does when it has been idle */
async function stopper(session: Session, desk: Page): Promise<() => Promise<unknown>> {
  if (session.name === 'firefox') return () => stopFirefoxBackground(session.browser);
  const workers = await desk.createCDPSession();
  await workers.send('ServiceWorker.enable');
  return () => workers.send('ServiceWorker.stopAllWorkers');
}

/** A frame of ours in a page: what it sends comes from the page's tab. Without a ticket it shows nothing. */
async function frameOfOurs(desk: Page, page: Page): Promise<Frame> {
  // Where a page may reach it is told with a ticket only.
  const { src } = await askBackground<{ src: string }>(desk, 'editor.ticket', { entity: 'msmt' });
  await inPage(
    page,
    (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    },
    src.replace(/\?.*/, ''),
  );
  return waitFor(async () => {
    for (const frame of page.frames()) {
      if (await frame.evaluate("location.href.includes('/editor.html') && document.readyState === 'complete'"))
        return frame;
    }
    return undefined;
  }, 'a frame of ours');
}

/** Whether `storage.session` has something under a key. */
function isPutAside(desk: Page, key: string): Promise<boolean> {
  return inPage(
    desk,
    async (of) => {
      const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser>;
      return of in (await (browser ?? chrome).storage.session.get(of));
    },
    key,
  );
}

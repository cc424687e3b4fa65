/**
 * What every end-to-end test starts from: a pretend internet, a browser with the built extension, and a page of the
 * extension from which to ask tabs and the background as the popup does.
 */
import type { Frame, Page } from 'puppeteer-core';
import type { Browser } from 'webextension-polyfill';
import type { BrowserName } from '../browsers';
import { inPage } from '../driver';
import { launchSession, type Session, type SessionOptions, waitFor } from '../session';
import { type SiteServer, startSiteServer } from '../site-server';

export interface Stage<Desk extends Page | undefined = Page> {
  server: SiteServer;
  session: Session;
  /** A page of the extension, kept open to ask from. */
  desk: Desk;
  end(): Promise<void>;
}

export async function openStage(name: BrowserName, options?: SessionOptions): Promise<Stage> {
  const { desk, ...stage } = await openStageAt('library.html', name, options);
  if (!desk) throw new Error('the library did not open');
  await waitFor(async () => (await askBackground<{ ready: boolean }>(desk, 'facts.state')).ready, 'the facts');
  return { ...stage, desk };
}

/** @param path of the desk; null: none is wanted */
export async function openStageAt(
  path: string | null,
  name: BrowserName,
  options: SessionOptions = {},
): Promise<Stage<Page | undefined>> {
  const server = await startSiteServer();
  const session = await launchSession(name, { proxyPort: server.port, ...options });
  const desk = path === null ? undefined : await session.openExtensionPage(path);
  return {
    server,
    session,
    desk,
    end: async () => {
      await session.close();
      await server.close();
    },
  };
}

interface Envelope<T> {
  ok: boolean;
  reply: T;
  error?: string;
}

function unwrap<T>(envelope: Envelope<T> | undefined): T {
  if (!envelope?.ok) throw new Error(envelope?.error ?? 'no answer');
  return envelope.reply;
}

/** Sends a message to the background from a page of the extension, or from a frame of ours in another page. */
export async function askBackground<T>(desk: Page | Frame, name: string, request: object = {}): Promise<T> {
  const envelope = await inPage(
    desk,
    (message, body) => {
      const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };
      const api = browser ?? chrome;
      return api.runtime.sendMessage({ sidelight: message, request: body });
    },
    name,
    request,
  );
  return unwrap(envelope as Envelope<T>);
}

/** Sends a message to the content script of the first tab on a host. */
export async function askTab<T>(desk: Page, host: string, name: string, request: object = {}): Promise<T> {
  const envelope = await inPage(
    desk,
    async (pattern, message, body) => {
      const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };
      const api = browser ?? chrome;
      const [tab] = await api.tabs.query({ url: pattern });
      if (tab?.id === undefined) throw new Error(`no tab on ${pattern}`);
      return api.tabs.sendMessage(tab.id, { sidelight: message, request: body }, { frameId: 0 });
    },
    `*://${host}/*`,
    name,
    request,
  );
  return unwrap(envelope as Envelope<T>);
}

/**
 * The popup over a host's tab. Chromium opens the real one; Firefox shows no popup to a driver, so there it is opened as
 * a page that names the tab it is about.
 */
export async function openPopup(stage: Stage, host: string, over: Page): Promise<Page> {
  const { session, desk } = stage;
  await over.bringToFront();
  if (session.name === 'chromium') {
    await desk.evaluate('chrome.action.openPopup()');
    const target = await session.browser.waitForTarget((candidate) => candidate.url().endsWith('/popup.html'));
    return target.asPage();
  }
  const id = await desk.evaluate(
    `browser.tabs.query({ url: ${JSON.stringify(`*://${host}/*`)} }).then(([tab]) => tab.id)`,
  );
  return session.openExtensionPage(`popup.html?tab=${id}`);
}

export interface ListedEntity {
  id: string;
  title: string;
  count: number;
  marked: boolean;
  familiar: boolean;
}

/** The page's entities in reading order, once it has been read to the end. */
export function entitiesOf(desk: Page, host: string): Promise<ListedEntity[]> {
  return waitFor(async () => {
    const list = await askTab<{ busy: boolean; entities: ListedEntity[] }>(desk, host, 'page.list');
    return list.busy ? undefined : list.entities;
  }, `${host} to be read`);
}

/** Hosts the browsers themselves try to reach, with or without an extension; the proxy answers none of them. */
const BROWSERS_OWN = /(?:^|\.)(?:google\.com|googleapis\.com|gvt1\.com|mozilla\.(?:com|net|org)|firefox\.com)$/;

/** Hosts among the requests that neither the page's text names nor the browsers ask on their own. */
export function strangers(requests: string[], pageText: string): string[] {
  const hosts = new Set(requests.map((url) => new URL(url).hostname));
  return [...hosts].filter((host) => !pageText.includes(host) && !BROWSERS_OWN.test(host));
}

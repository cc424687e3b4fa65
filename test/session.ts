/**
 * One browser with the built extension in it, driven the same way whether it is Chromium or Firefox.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { BrowserName } from './browsers';
import { ensureBrowsers } from './browsers';
import { CHROMIUM_ARGS } from './chromium-args';

/** The add-on's internal id in Firefox is drawn by chance; tests pin it, so that its pages have a known address. */
const FIREFOX_UUID = '0f4d7a52-3c1e-4b58-9d2a-6a1f0c9e7b31';
/** The add-on's id in Firefox. */
export const GECKO_ID = '{5d1de116-47c9-4ea1-9d35-51de11647cba}';

export interface SessionOptions {
  /** A profile folder to use again; a fresh one is made and removed otherwise. */
  profile?: string;
  /** Proxy that answers for every host (see site-server.ts). */
  proxyPort?: number;
  /** Only this host goes to the proxy; everything else goes where it would without us. */
  proxyOnly?: string;
  /** Leave the extension out, for a run to compare with. */
  bare?: boolean;
  /** With `bare`: an extension may still be installed later. */
  installable?: boolean;
  headless?: boolean;
  /** Folder of the built extension. */
  extension?: string;
  /** Firefox's settings, for this session. */
  prefs?: Record<string, unknown>;
  /** `dark` asks pages for their dark colours. */
  window?: { width: number; height: number };
}

export interface Session {
  name: BrowserName;
  browser: Browser;
  /** Origin of the extension's own pages, without a slash at the end. */
  origin: string;
  /** Opens a page of the extension (`library.html`). */
  openExtensionPage(path: string): Promise<Page>;
  /** A new tab at an address, once its load event has fired. */
  open(url: string): Promise<Page>;
  /** Ends the browser the polite way. */
  close(): Promise<void>;
  /** Ends the browser as a crash would. */
  kill(): Promise<void>;
}

/** Folder of the built extension for a browser. */
export function builtExtension(name: BrowserName): string {
  return resolve(name === 'chromium' ? '.output/chrome-mv3' : '.output/firefox-mv3');
}

/**
 * Launches a browser with the extension.
 * @throws Error where the extension has not been built.
 */
export async function launchSession(name: BrowserName, options: SessionOptions = {}): Promise<Session> {
  const extension = options.extension ?? builtExtension(name);
  if (!options.bare && !existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`${extension}: no built extension there; run npm run build first`);
  }
  const executablePath = ensureBrowsers([name])[name];
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'sidelight-profile-'));
  if (name === 'firefox' && readdirSync(profile).length === 0) await furnish(profile, executablePath);
  const launched =
    name === 'chromium'
      ? await launchChromium(executablePath, profile, extension, options)
      : await launchFirefox(executablePath, profile, extension, options);
  const { browser, origin } = launched;
  const forget = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  };
  return {
    name,
    browser,
    origin,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    openExtensionPage: async (path) => {
      const page = await browser.newPage();
      await gotoExtensionPage(page, `${origin}/${path}`);
      return page;
    },
    close: async () => {
      await browser.close();
      forget();
    },
    kill: async () => {
      const child = browser.process();
      const ended = new Promise((done) => child?.once('exit', done));
      child?.kill('SIGKILL');
      await ended;
      forget();
    },
  };
}

/** The site server keeps the record of what is asked for; told of each request by the browser too, a page takes half as long again. */
const UNWATCHED = { networkEnabled: false, issuesEnabled: false };

async function launchChromium(executablePath: string, profile: string, extension: string, options: SessionOptions) {
  const browser = await puppeteer.launch({
    ...UNWATCHED,
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : (options.window ?? { width: 1280, height: 900 }),
    enableExtensions: options.bare ? options.installable === true : [extension],
    args: [...CHROMIUM_ARGS, '--disable-quic', '--lang=en-US', ...chromiumProxy(options)],
  });
  if (options.bare) return { browser, origin: '' };
  const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  // Node's URL gives such schemes no origin.
  return { browser, origin: `chrome-extension://${new URL(target.url()).host}` };
}

/**
 * Puts into an empty profile what a first start of Firefox leaves there, caches of its own scripts above all: half of
 * the processor time of a start is the first one's. Nothing of the extension is among it.
 */
async function furnish(profile: string, executablePath: string): Promise<void> {
  const kept = resolve('.artifacts/firefox-profile');
  if (!existsSync(kept)) {
    mkdirSync('.artifacts', { recursive: true });
    const first = mkdtempSync(resolve('.artifacts/firefox-profile-'));
    const { browser } = await launchFirefox(executablePath, first, '', { bare: true });
    // Much is put off until the browser is idle.
    await new Promise((done) => setTimeout(done, 4_000));
    await browser.close();
    try {
      renameSync(first, kept);
    } catch (error) {
      // Another process was first.
      if (!existsSync(kept)) throw error;
      rmSync(first, { recursive: true, force: true });
    }
  }
  cpSync(kept, profile, { recursive: true });
}

async function launchFirefox(executablePath: string, profile: string, extension: string, options: SessionOptions) {
  const browser = await puppeteer.launch({
    ...UNWATCHED,
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : (options.window ?? { width: 1280, height: 900 }),
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }),
      // A temporary add-on loses its data at the end of the session unless told to keep it, as an installed one would.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.webextOptionalPermissionPrompts': false,
      'dom.security.https_first': false,
      // Tests look at one tab while they wait for another: behind, on a busy machine, a tab would hardly get a turn.
      'dom.ipc.processPriorityManager.enabled': false,
      'dom.timeout.enable_budget_timer_throttling': false,
      'intl.accept_languages': 'en-US, en',
      ...firefoxProxy(options),
      ...options.prefs,
    },
  });
  if (!options.bare) await browser.installExtension(extension);
  return { browser, origin: `moz-extension://${FIREFOX_UUID}` };
}

/** A proxy script that sends one host to the proxy and leaves the rest of the world alone. */
function proxyScript(host: string, port: number): string {
  const script = `function FindProxyForURL(url, host) { return host === '${host}' ? 'PROXY 127.0.0.1:${port}' : 'DIRECT'; }`;
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`;
}

function chromiumProxy({ proxyPort, proxyOnly }: SessionOptions): string[] {
  if (!proxyPort) return [];
  if (proxyOnly) return [`--proxy-pac-url=${proxyScript(proxyOnly, proxyPort)}`];
  return [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--ignore-certificate-errors'];
}

function firefoxProxy({ proxyPort, proxyOnly }: SessionOptions): Record<string, unknown> {
  if (!proxyPort) return {};
  if (proxyOnly) {
    return { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': proxyScript(proxyOnly, proxyPort) };
  }
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}

/**
 * Goes to a page of the extension. In Firefox the promise of such a navigation never resolves, so the document itself
 * is asked until it says it is there.
 */
async function gotoExtensionPage(page: Page, url: string): Promise<void> {
  page.goto(url).catch(() => undefined);
  await waitFor(async () => {
    const [href, ready] = await page.evaluate(() => [location.href, document.readyState] as const);
    return href.startsWith(url.split('#')[0] ?? url) && ready === 'complete';
  }, `${url} to load`);
}

/**
 * Asks again and again until the answer is truthy.
 * @throws Error naming what was waited for, after `patience` milliseconds.
 */
export async function waitFor<T>(ask: () => Promise<T>, what: string, patience = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer as NonNullable<T>;
    } catch (error) {
      last = error;
    }
    await new Promise((done) => setTimeout(done, 40));
  }
  throw new Error(`waited ${patience} ms for ${what}${last ? `: ${last}` : ''}`);
}

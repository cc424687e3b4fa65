/**
 * What only Firefox itself does to an extension, done where its own windows live: its driver may, and Chromium has other
 * ways.
 */
import type { Browser, Page } from 'puppeteer-core';
import { type Bidi, call } from './driver';
import { GECKO_ID, waitFor } from './session';

/** An extension as Firefox has it, as far as it is used. */
interface Policy {
  extension: {
    terminateBackground(how: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
  };
}

/** A menu of Firefox's own, as far as it is used. */
interface Popup extends HTMLElement {
  state: 'open' | 'closed' | 'showing' | 'hiding';
  activateItem(item: Element): void;
}

/** What types for a reader, wherever the focus is. */
interface TextInputProcessor {
  beginInputTransactionForTests(window: FirefoxWindow): void;
  keydown(key: KeyboardEvent): void;
  keyup(key: KeyboardEvent): void;
}

/** What scripts of Firefox's own windows have, as far as it is used. */
interface FirefoxWindow {
  WebExtensionPolicy: { getByID(id: string): Policy };
  document: Document;
  Cc: Record<string, { createInstance(what: unknown): TextInputProcessor }>;
  Ci: { nsITextInputProcessor: unknown };
  Services: {
    prefs: { setBoolPref(name: string, value: boolean): void; setIntPref(name: string, value: number): void };
    qms: { reset(): { callback: () => void } };
  };
  // biome-ignore lint/suspicious/noExplicitAny: each module is its own.
  ChromeUtils: { importESModule(address: string): any };
}

/**
 * Runs a function in Firefox's own window; it travels as source text, so it can use its arguments only.
 * @throws Error with what it threw
 */
export async function inFirefox<T, A extends unknown[]>(
  browser: Browser,
  act: (...args: A) => Promise<T> | T,
  ...args: A
): Promise<T> {
  const { connection } = browser as unknown as { connection: Bidi };
  const { result } = await connection.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const answer = await connection.send('script.evaluate', {
    expression: `(async () => JSON.stringify({ answer: await ${call(act.toString(), args)} }))()`,
    target: { context: result.contexts[0]?.context },
    awaitPromise: true,
  });
  const { exceptionDetails, result: value } = answer.result;
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return (JSON.parse(value.value as string) as { answer: T }).answer;
}

/** Stops the background, as Firefox does when it has been idle. */
export function stopFirefoxBackground(browser: Browser): Promise<void> {
  return inFirefox(
    browser,
    (id) => {
      const { WebExtensionPolicy } = globalThis as unknown as FirefoxWindow;
      return WebExtensionPolicy.getByID(id).extension.terminateBackground({
        ignoreDevToolsAttached: true,
        disableResetIdleForTest: true,
      });
    },
    GECKO_ID,
  );
}

/**
 * Chooses an entry of the extension's in the menu over a place in a page, by its id. The menu is asked for again where a
 * browser that was busy did not open it, or closed it.
 */
export async function chooseInFirefoxMenu(page: Page, at: { x: number; y: number }, entry: string): Promise<void> {
  const further = () => takeMenuStep(page.browser(), entry);
  await waitFor(async () => {
    let step = await further();
    if (step === 'closed') {
      await page.mouse.click(at.x, at.y, { button: 'right' });
      const opened = async () => {
        step = await further();
        return step !== 'closed';
      };
      await waitFor(opened, 'the menu', 2000).catch(() => {});
    }
    return step === 'chosen';
  }, `the entry ${entry} of the menu`);
}

/** One step towards an entry of the menu, as far as one can go at once. */
function takeMenuStep(browser: Browser, entry: string): Promise<'closed' | 'opening' | 'chosen'> {
  return inFirefox(
    browser,
    (id) => {
      const { document } = globalThis as unknown as FirefoxWindow;
      const menu = document.getElementById('contentAreaContextMenu') as Popup;
      if (menu.state !== 'open') return menu.state === 'showing' ? 'opening' : 'closed';
      // Several entries of an extension are in a menu of their own, made anew each time.
      const item = menu.querySelector(`[id$="-menuitem-_${id}"]`);
      const inner = item?.parentElement as Popup | undefined;
      if (!item || !inner) throw new Error(`no entry ${id}`);
      if (inner.state !== 'open') {
        (inner.parentElement as HTMLElement & { openMenu(open: boolean): void }).openMenu(true);
        return 'opening';
      }
      inner.activateItem(item);
      return 'chosen';
    },
    entry,
  );
}

/** Presses keys where Firefox itself hears them first. @param keys as `commands.getAll` says them: `Alt+Shift+N` */
export function pressFirefoxKeys(browser: Browser, keys: string): Promise<void> {
  return inFirefox(
    browser,
    (names) => {
      const window = globalThis as unknown as FirefoxWindow;
      const typing = window.Cc['@mozilla.org/text-input-processor;1']?.createInstance(window.Ci.nsITextInputProcessor);
      typing?.beginInputTransactionForTests(window);
      const codes: Record<string, [string, number]> = { Alt: ['AltLeft', 18], Shift: ['ShiftLeft', 16] };
      const pressed = names.map((key) => {
        const [code, keyCode] = codes[key] ?? [`Key${key}`, key.charCodeAt(0)];
        return new KeyboardEvent('', { key, code, keyCode });
      });
      for (const key of pressed) typing?.keydown(key);
      for (const key of pressed.reverse()) typing?.keyup(key);
    },
    keys.split('+'),
  );
}

/**
 * Has Firefox give no more than this of the disk to all sites and extensions together, as on a disk that is full.
 * @param kilobytes -1: what it gives by itself
 */
export function limitFirefoxStorage(browser: Browser, kilobytes: number): Promise<void> {
  return inFirefox(
    browser,
    async (limit) => {
      const { prefs, qms } = (globalThis as unknown as FirefoxWindow).Services;
      prefs.setBoolPref('dom.quotaManager.testing', true);
      prefs.setIntPref('dom.quotaManager.temporaryStorage.fixedLimit', limit);
      // It looks at the limit when it begins; where more is kept by then it makes room.
      const begun = qms.reset();
      await new Promise<void>((done) => {
        begun.callback = done;
      });
    },
    kilobytes,
  );
}

/** Lets the extension into private windows. It is started anew for that: its pages are closed. */
export function allowInFirefoxPrivate(browser: Browser): Promise<void> {
  return inFirefox(
    browser,
    async (id) => {
      const { ChromeUtils } = globalThis as unknown as FirefoxWindow;
      const get = (module: string) => ChromeUtils.importESModule(`resource://gre/modules/${module}.sys.mjs`)[module];
      await get('ExtensionPermissions').add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
      await (await get('AddonManager').getAddonByID(id)).reload();
    },
    GECKO_ID,
  );
}

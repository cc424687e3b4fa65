/**
 * What only Firefox itself does to an extension, done where its own windows live: its driver may, and Chromium has other
 * ways.
 */
import type { Browser } from 'puppeteer-core';
import { type Bidi, call } from './driver';
import { GECKO_ID } from './session';

/** An extension as Firefox has it, as far as it is used. */
interface Policy {
  extension: {
    terminateBackground(how: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
  };
}

/** What scripts of Firefox's own windows have, as far as it is used. */
interface FirefoxWindow {
  WebExtensionPolicy: { getByID(id: string): Policy };
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

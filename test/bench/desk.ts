/**
 * A page of the extension with nothing in it, to watch its background from: in Firefox all of an extension's pages share one
 * thread with its background, and a page that does anything takes of that thread's time.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../browsers';
import { builtExtension, waitFor } from '../session';

export const DESK = 'desk.html';

export function writeDesk(folder: string): void {
  writeFileSync(join(folder, DESK), '<!doctype html><title>Desk</title>');
}

/** The extension as it is built, and the desk beside it. */
export function withDesk(browser: BrowserName): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-desk-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  writeDesk(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Closes the page that welcomes a reader, as they would have. @param desk from which tabs can be asked for */
export async function closeWelcome(desk: Page): Promise<void> {
  const close = `browser.tabs.query({}).then(async (tabs) => {
    const welcome = tabs.find(({ url }) => url?.endsWith('/welcome.html'));
    if (welcome) await browser.tabs.remove(welcome.id);
    return welcome !== undefined;
  })`;
  await waitFor(() => desk.evaluate(close) as Promise<boolean>, 'the welcome page');
}

/** Private windows of Chromium, real ones, with the extension let into them as a reader does it on its page of extensions. */
import type { Page, Target } from 'puppeteer-core';
import { type Session, waitFor } from './session';

/** The page behind chrome://extensions, as far as it is used. */
interface ExtensionsPage {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
      updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    };
  };
}

/** An extension's page, as far as it is used. */
interface ExtensionPage {
  chrome: {
    extension: { isAllowedIncognitoAccess(): Promise<boolean> };
    windows: { create(about: { incognito: boolean; url: string }): Promise<unknown> };
  };
}

/**
 * Lets the extension into private windows. The browser starts it anew for that: its pages are closed.
 * @returns a page of the extension that was opened since
 */
export async function allowInPrivate({ browser, origin, openExtensionPage }: Session): Promise<Page> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  const extensionId = new URL(origin.replace(/^[a-z-]+:/, 'http:')).host;
  await settings.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
    // Without it an extension from a folder is not started again.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
  return waitFor(async () => {
    const desk = await openExtensionPage('library.html');
    const allowed = await desk.evaluate(() =>
      (globalThis as unknown as ExtensionPage).chrome.extension.isAllowedIncognitoAccess(),
    );
    if (allowed) return desk;
    await desk.close();
    return null;
  }, 'the extension to be let into private windows');
}

/** Opens a private window. @returns the page in it */
export async function openPrivateWindow({ browser }: Session, desk: Page): Promise<Page> {
  const known = new Set<Target>(browser.targets());
  await desk.evaluate(() =>
    (globalThis as unknown as ExtensionPage).chrome.windows.create({ incognito: true, url: 'about:blank' }),
  );
  const target = await browser.waitForTarget((one) => one.type() === 'page' && !known.has(one));
  return (await target.page()) as Page;
}

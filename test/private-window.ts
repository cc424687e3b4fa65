/** Private windows, real ones, with the extension let into them as a reader does it on the browser's page of extensions. */
import type { Page, Target } from 'puppeteer-core';
import { inPage } from './driver';
import { allowInFirefoxPrivate } from './firefox';
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

/** What an extension's page has of its browser, as far as it is used. */
interface ExtensionApi {
  extension: { isAllowedIncognitoAccess(): Promise<boolean> };
  windows: { create(about: { incognito: boolean; url: string }): Promise<unknown> };
}

/**
 * Lets the extension into private windows. The browser starts it anew for that: its pages are closed.
 * @returns a page of the extension that was opened since
 */
export async function allowInPrivate(session: Session): Promise<Page> {
  if (session.name === 'firefox') await allowInFirefoxPrivate(session.browser);
  else await allowInChromiumPrivate(session);
  return waitFor(async () => {
    const desk = await session.openExtensionPage('library.html');
    const allowed = await inPage(desk, () => {
      const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', ExtensionApi>;
      return (browser ?? chrome).extension.isAllowedIncognitoAccess();
    });
    if (allowed) return desk;
    await desk.close();
    return null;
  }, 'the extension to be let into private windows');
}

async function allowInChromiumPrivate({ browser, origin }: Session): Promise<void> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  const extensionId = new URL(origin.replace(/^[a-z-]+:/, 'http:')).host;
  await settings.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
    // Without it an extension from a folder is not started again.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId);
}

/** Opens a private window at an address: one without leaves the focus in Firefox's address bar. @returns the page in it */
export async function openPrivateWindow({ browser }: Session, desk: Page, url: string): Promise<Page> {
  const known = new Set<Target>(browser.targets());
  await inPage(
    desk,
    async (address) => {
      const { browser: firefox, chrome } = globalThis as unknown as Record<'browser' | 'chrome', ExtensionApi>;
      await (firefox ?? chrome).windows.create({ incognito: true, url: address });
    },
    url,
  );
  const target = await browser.waitForTarget((one) => one.type() === 'page' && !known.has(one));
  return (await target.page()) as Page;
}

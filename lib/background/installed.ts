/**
 * What happens when the extension is installed or updated, or the reader grants or takes back a site.
 */
import type { Facts } from '../facts/facts';
import type { StorageArea } from '../settings';
import type { BackgroundPort } from './port';

const WELCOMED = 'welcomed';

export interface InstallServices {
  port: BackgroundPort;
  facts: Pick<Facts, 'installed' | 'contents'>;
  openings: { renew(contents: ReadonlyMap<string, number>): Promise<void> };
  storage: StorageArea;
  /** Firefox runs the content scripts of a new version in open tabs by itself; Chromium leaves them without any. */
  injectsByItself: boolean;
}

/** @param reason as `runtime.onInstalled` gives it */
export async function whenInstalled(
  reason: string,
  { port, facts, storage, openings, injectsByItself }: InstallServices,
): Promise<void> {
  const seeded = facts.installed();
  if (reason === 'install') {
    await welcomeOnce(port, storage);
    // What they start with is nothing new to them.
    await storage.set({ newsSeen: port.version() });
  }
  await registerGrantedSites(port);
  if (!injectsByItself && (reason === 'install' || reason === 'update')) await injectIntoOpenTabs(port);
  await seeded;
  // Names whose facts are others in this version are marked again.
  if (reason === 'update') await openings.renew(await facts.contents());
}

/** Runs the content script on the sites the reader has granted beside those that come with the extension. */
export async function registerGrantedSites(port: BackgroundPort): Promise<void> {
  const shipped = port.shippedSites();
  const granted = (await port.grantedSites()).filter((pattern) => !shipped.includes(pattern));
  // "Every site" covers the shipped ones again: there the manifest's script runs already.
  await port.registerContent(granted, shipped);
}

/**
 * The reader has given access to more sites. Pages of them that are open are marked as they stand: neither a reload nor
 * the popup, which the browser's question may have closed, is needed for it.
 */
export async function sitesGranted(port: BackgroundPort, origins: readonly string[]): Promise<void> {
  await registerGrantedSites(port);
  if (origins.length === 0) return;
  const tabs = await port.tabs(origins);
  await Promise.allSettled(tabs.map((tab) => port.injectContent(tab)));
}

async function welcomeOnce(port: BackgroundPort, storage: StorageArea): Promise<void> {
  if ((await storage.get(WELCOMED))[WELCOMED] !== undefined) return;
  await storage.set({ [WELCOMED]: true });
  await port.openPage('welcome.html');
}

/**
 * Old content scripts live on in open tabs after an update, cut off from us; the new one takes their place and removes
 * what they left. Tabs whose pages cannot be scripted (an error page, the store) are left alone.
 */
async function injectIntoOpenTabs(port: BackgroundPort): Promise<void> {
  const sites = [...port.shippedSites(), ...(await port.grantedSites())];
  const tabs = await port.tabs([...new Set(sites)]);
  await Promise.allSettled(tabs.map((tab) => port.injectContent(tab)));
}

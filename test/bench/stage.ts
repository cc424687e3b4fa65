/** A Chromium with the built extension, ready to be measured, and a server for its pages. */
import type { CDPSession, Page } from 'puppeteer-core';
import { launchSession, type Session, waitFor } from '../session';
import { type SiteServer, startSiteServer } from '../site-server';

export interface Stage {
  server: SiteServer;
  session: Session;
  /** A page of the extension to ask from. It asks for nothing itself: the library would have all packs listed for it. */
  desk: Page | undefined;
  worker(): Promise<CDPSession>;
  end(): Promise<void>;
}

/**
 * @param extension folder of another than the one built
 * @param bare without any extension
 * @param hasPages whether the extension answers to what is asked
 */
export async function openStage(extension?: string, bare = false, hasPages = !bare): Promise<Stage> {
  const server = await startSiteServer();
  const session = await launchSession('chromium', {
    proxyPort: server.port,
    bare,
    ...(extension ? { extension } : {}),
  });
  const worker = async () => {
    const target = await session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
    return target.createCDPSession();
  };
  const desk = hasPages ? await session.openExtensionPage('manifest.json') : undefined;
  if (desk) {
    // Large packs take a while to be installed; what is measured starts from there.
    const state = () =>
      desk.evaluate(`chrome.runtime.sendMessage({ sidelight: 'facts.state', request: {} })`) as Promise<{
        reply?: { ready: boolean; installing?: unknown };
      }>;
    await waitFor(
      async () => {
        const { reply } = await state();
        return reply?.ready && !reply.installing;
      },
      'the packs to be installed',
      240_000,
    );
  }
  return {
    server,
    session,
    desk,
    worker,
    end: async () => {
      await session.close();
      await server.close();
    },
  };
}

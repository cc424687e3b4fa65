/** A Chromium with the built extension, ready to be measured, and a server for its pages. */
import type { CDPSession, Page } from 'puppeteer-core';
import { type Stage as AnyStage, askBackground, openStageAt } from '../e2e/stage';
import { waitFor } from '../session';

export interface Stage extends AnyStage<Page | undefined> {
  worker(): Promise<CDPSession>;
}

/**
 * @param extension folder of another than the one built
 * @param bare without any extension
 * @param hasPages whether the extension answers to what is asked
 */
export async function openStage(extension?: string, bare = false, hasPages = !bare): Promise<Stage> {
  // It asks for nothing itself: the library would have all packs listed for it.
  const desk = hasPages ? 'manifest.json' : null;
  const stage = await openStageAt(desk, 'chromium', { bare, ...(extension ? { extension } : {}) });
  if (stage.desk) await untilInstalled(stage.desk);
  return {
    ...stage,
    worker: async () => {
      const target = await stage.session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
      return target.createCDPSession();
    },
  };
}

/** Large packs take a while to be installed; what is measured starts from there. */
export async function untilInstalled(desk: Page): Promise<void> {
  const installed = async () => {
    const { ready, installing } = await askBackground<{ ready: boolean; installing?: unknown }>(desk, 'facts.state');
    return ready && !installing;
  };
  await waitFor(installed, 'the packs to be installed', 240_000);
}

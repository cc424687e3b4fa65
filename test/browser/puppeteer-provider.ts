/**
 * Runs vitest's browser tests in the system's own Chromium and Firefox, both driven by puppeteer. The providers that come
 * with vitest bring browser builds of their own, and none of them drives an installed Firefox.
 */
import { defineBrowserProvider } from '@vitest/browser';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { BrowserProvider, TestProject } from 'vitest/node';
import { type BrowserName, ensureBrowsers } from '../browsers.ts';
import { CHROMIUM_ARGS } from '../chromium-args.ts';

class PuppeteerProvider implements BrowserProvider {
  name = 'puppeteer';
  supportsParallelism = false;
  #browser: Promise<Browser> | undefined;
  #pages = new Map<string, Page>();

  constructor(private project: TestProject) {}

  getCommandsContext(sessionId: string): Record<string, unknown> {
    return { page: this.#pages.get(sessionId) };
  }

  async openPage(sessionId: string, url: string): Promise<void> {
    this.#browser ??= launch(this.project.config.browser.name as BrowserName);
    const page = await (await this.#browser).newPage();
    this.#pages.set(sessionId, page);
    await page.goto(url);
  }

  async close(): Promise<void> {
    const browser = await this.#browser;
    this.#browser = undefined;
    this.#pages.clear();
    await browser?.close();
  }
}

function launch(name: BrowserName): Promise<Browser> {
  const executablePath = ensureBrowsers([name])[name];
  const defaultViewport = { width: 1280, height: 900 };
  if (name === 'firefox')
    return puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport,
      networkEnabled: false,
    });
  return puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    networkEnabled: false,
    defaultViewport,
    args: [...CHROMIUM_ARGS],
  });
}

/** The provider, for `test.browser.provider`. */
export function systemBrowser() {
  return defineBrowserProvider({
    name: 'puppeteer',
    supportedBrowser: ['chromium', 'firefox'],
    options: {},
    providerFactory: (project) => new PuppeteerProvider(project),
  });
}

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { systemBrowser } from './test/browser/puppeteer-provider.ts';
import { BROWSERS } from './test/browsers.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          // Some read every pack or try thousands of texts; a loaded machine must not fail them.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias: { '#i18n': resolve(import.meta.dirname, '.wxt/i18n/index.ts') } },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: systemBrowser(),
            screenshotFailures: false,
            viewport: { width: 1000, height: 700 },
            instances: BROWSERS.map((browser) => ({ browser, name: `browser-${browser}` })),
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          // Two cores, and a scenario has two browsers at most: the four longest files took 518 s at once and 596 s in turn.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

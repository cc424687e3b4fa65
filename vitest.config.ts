import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { systemBrowser } from './test/browser/puppeteer-provider.ts';
import { BROWSERS } from './test/browsers.ts';

/** Unit tests that have a page, or put something in a module's or a global's place: the next file must not find it there. */
const ALONE = readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => join('test/unit', file))
  .filter((file) =>
    /@vitest-environment|\bvi\.(mock|doMock|stubGlobal|resetModules)\(/.test(readFileSync(file, 'utf8')),
  );

const UNIT = ['test/unit/**/*.test.{ts,tsx}'];

/** Left to itself vitest keeps one core free: on a machine with two that is every other one. */
const WORKERS = availableParallelism();

/** Some start a browser again and again or try thousands of texts, beside other tests: a loaded machine must not fail them. */
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000 };

/** WXT's pretend browser asks for it beside WXT's own plugin, and so for all of WXT, in every file that tests: half a second each. */
const PRETEND_BROWSER = { alias: [{ find: /^wxt\/testing$/, replacement: 'wxt/testing/fake-browser' }] };

/** End-to-end tests that the runner takes beside the others: most of their time is that of browsers starting again. */
const FAULTS = ['test/e2e/notes-faults-*.test.ts'];

const END_TO_END = {
  environment: 'node',
  // Two cores, and a scenario has two browsers at most: any two files at once gained a tenth, and each test came later.
  fileParallelism: false,
  ...PATIENCE,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        resolve: PRETEND_BROWSER,
        test: {
          name: 'unit',
          pool: 'threads',
          maxWorkers: WORKERS,
          include: UNIT,
          exclude: ALONE,
          // One set of modules for all: loading them anew takes longer than most files do.
          isolate: false,
          environment: 'node',
          setupFiles: ['test/unit/fresh-storage.ts'],
          ...PATIENCE,
        },
      },
      {
        plugins: [WxtVitest()],
        resolve: PRETEND_BROWSER,
        test: {
          name: 'unit-alone',
          // A thread a file starts sooner than a process a file: a tenth of the processor time less.
          pool: 'threads',
          maxWorkers: WORKERS,
          include: ALONE,
          environment: 'node',
          setupFiles: ['test/unit/fresh-storage.ts'],
          ...PATIENCE,
        },
      },
      {
        cacheDir: `node_modules/.vite/browser${process.env.SIDELIGHT_LANE ?? ''}`,
        resolve: { alias: { '#i18n': resolve(import.meta.dirname, '.wxt/i18n/index.ts') } },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...PATIENCE,
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
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: FAULTS, ...END_TO_END } },
      { test: { name: 'e2e-faults', include: FAULTS, ...END_TO_END } },
    ],
  },
});

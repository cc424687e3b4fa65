/**
 * Builds the gallery of components into `.output/gallery` and, with `--shoot FOLDER`, photographs its states in
 * Chromium: light, dark, 320 px wide, at 200% zoom, in Korean.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { ensureBrowsers } from './browsers';
import { CHROMIUM_ARGS } from './chromium-args';

const root = resolve(import.meta.dirname, '..');

/** Builds the gallery; returns the address of its page. It reads nothing from the network. */
export async function buildGallery(): Promise<string> {
  const outDir = join(root, '.output/gallery');
  await build({
    configFile: false,
    root: join(root, 'test/fixtures/gallery'),
    base: './',
    logLevel: 'warn',
    resolve: { alias: { '#i18n': join(root, '.wxt/i18n/index.ts') } },
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      cssTarget: ['chrome148', 'firefox153'],
      rolldownOptions: {
        input: ['index.html', 'in-page.html'].map((name) => join(root, 'test/fixtures/gallery', name)),
      },
    },
  });
  return pathToFileURL(join(outDir, 'index.html')).href;
}

async function shoot(folder: string, only: string[]): Promise<void> {
  const address = await buildGallery();
  await mkdir(folder, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: ensureBrowsers(['chromium']).chromium,
    headless: true,
    pipe: true,
    args: [...CHROMIUM_ARGS, '--allow-file-access-from-files'],
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error('gallery:', error));
    const views = [
      { name: 'light', width: 1320, scale: 1, scheme: 'light', query: '' },
      { name: 'dark', width: 1320, scale: 1, scheme: 'dark', query: '' },
      { name: 'narrow', width: 320, scale: 1, scheme: 'light', query: '' },
      { name: 'zoom', width: 660, scale: 2, scheme: 'light', query: '' },
      { name: 'korean', width: 1320, scale: 1, scheme: 'light', query: '&lang=ko' },
    ].filter((view) => only.length === 0 || only.includes(view.name));
    for (const view of views) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }]);
      await page.setViewport({ width: view.width, height: 900, deviceScaleFactor: view.scale });
      await page.goto(`${address}?${view.query}`);
      await page.waitForSelector('[data-ready]');
      await page.screenshot({ path: join(folder, `${view.name}.png`), fullPage: true });
    }
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--shoot');
  const folder = process.argv[at + 1];
  if (at > 0 && folder) await shoot(resolve(folder), process.argv.slice(at + 2));
  else console.log(await buildGallery());
}

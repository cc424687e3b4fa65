/**
 * Draws the toolbar and store icons in `public/icon` from the logo: `npx tsx test/icons.ts`. To be run after the logo has
 * changed; the pictures are kept in the repository.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { ensureBrowsers } from './browsers';
import { CHROMIUM_ARGS } from './chromium-args';

const root = resolve(import.meta.dirname, '..');
/** Pixels; up to 32 the simpler drawing is used. */
const SIZES = [16, 32, 48, 96, 128];

const browser = await puppeteer.launch({
  executablePath: ensureBrowsers(['chromium']).chromium,
  headless: true,
  pipe: true,
  args: [...CHROMIUM_ARGS],
});
try {
  const page = await browser.newPage();
  await mkdir(join(root, 'public/icon'), { recursive: true });
  for (const size of SIZES) {
    const svg = await readFile(join(root, 'components/logo', size > 32 ? 'logo.svg' : 'logo-small.svg'), 'utf8');
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
    await page.screenshot({ path: join(root, `public/icon/${size}.png`), omitBackground: true, type: 'png' });
  }
} finally {
  await browser.close();
}

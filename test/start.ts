/**
 * `npm start`: builds the extension and opens a browser with it on the sample article. With a display the browser stays
 * until it is closed; without one (or with --headless) it hovers a mark, prints the card and saves a screenshot.
 *
 * Options: --firefox for Firefox instead of Chromium, --headless to force the run without a display.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { type BrowserName, ensureBrowsers } from './browsers';
import { cardFadedIn, cardText, hoverMark } from './driver';
import { launchSession } from './session';
import { onePage, startSiteServer } from './site-server';

/** A host of the site list that does not exist, so that the sample takes no real page's place. */
const SAMPLE_HOST = 'sample.nknews.org';
const SAMPLE_FILE = new URL('./fixtures/sample-article/index.html', import.meta.url);
const SCREENSHOT = '.artifacts/sample-article.png';

const known = new Set(['--firefox', '--headless']);
const unknown = process.argv.slice(2).find((argument) => !known.has(argument));
if (unknown) throw new Error(`unknown option ${unknown}; there are ${[...known].join(' and ')}`);

const name: BrowserName = process.argv.includes('--firefox') ? 'firefox' : 'chromium';
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;

ensureBrowsers([name]);
const build = name === 'chromium' ? ['wxt', 'build'] : ['wxt', 'build', '-b', 'firefox', '--mv3'];
const built = spawnSync('npx', build, { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const server = await startSiteServer();
server.serve(SAMPLE_HOST, onePage(readFileSync(SAMPLE_FILE)));
const session = await launchSession(name, {
  headless,
  proxyPort: server.port,
  ...(headless ? {} : { proxyOnly: SAMPLE_HOST }),
});
// Installed, the extension opens its welcome page in front, sooner or later than the article has its marks.
if (name === 'chromium') await session.browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
const page = await session.open(`http://${SAMPLE_HOST}/2025/06/02/first-report`);

if (headless) {
  await hoverMark(session, page, 'Multilateral Sanctions Monitoring Team');
  console.log(`\nThe card, as of the article's date:\n\n${await cardText(session, page)}\n`);
  mkdirSync('.artifacts', { recursive: true });
  await cardFadedIn(session, page);
  await page.screenshot({ path: SCREENSHOT });
  console.log(`Screenshot: ${SCREENSHOT}`);
  await session.close();
} else {
  console.log('\nHover an underlined name. Close the browser to end.');
  await new Promise((done) => session.browser.once('disconnected', done));
}
await server.close();

/**
 * `npm run screenshots`: the pictures of the README, taken from the built extension in Chromium on the sample article.
 */
import { readFileSync } from 'node:fs';
import { cardFadedIn, cardSays, cardText, hoverMark } from './driver';
import { openPopup, openStage } from './e2e/stage';
import { onePage } from './site-server';

const HOST = 'sample.nknews.org';

const stage = await openStage('chromium', { window: { width: 1120, height: 820 } });
stage.server.serve(HOST, onePage(readFileSync(new URL('./fixtures/sample-article/index.html', import.meta.url))));
const page = await stage.session.open(`https://${HOST}/2025/06/02/first-report`);
await hoverMark(stage.session, page, 'UN Panel of Experts');
await cardSays(stage.session, page, 'Panel of Experts');
await cardFadedIn(stage.session, page);
await page.screenshot({ path: 'docs/card.png', captureBeyondViewport: false });
console.log(`docs/card.png: ${(await cardText(stage.session, page)).split('\n')[1]}`);

const popup = await openPopup(stage, HOST, page);
await popup.waitForSelector('.pp-row');
await popup.type('input', 'panel');
// The sentences are read after the names.
await popup.waitForSelector('[role="option"]:nth-child(3)');
await popup.waitForSelector('[role="option"] bdi');
await popup.screenshot({ path: 'docs/popup.png' });
console.log('docs/popup.png');
await stage.end();

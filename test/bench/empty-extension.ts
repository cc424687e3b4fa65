/**
 * An extension that does nothing but answer: what a stopped background costs at the least, measured as ours is. Its
 * content script asks an empty worker one thing and registers a mark at the answer; a script wakes it as ours does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers';
import { GECKO_ID } from '../session';
import { writeDesk } from './desk';

const MATCHES = ['*://*/*'];

const manifest = (name: BrowserName) =>
  JSON.stringify({
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    // In Firefox a page that is there for events, at the address of ours: the driver knows no other.
    ...(name === 'firefox'
      ? {
          background: { scripts: ['background.js'] },
          host_permissions: MATCHES,
          browser_specific_settings: { gecko: { id: GECKO_ID } },
        }
      : { background: { service_worker: 'background.js' } }),
    content_scripts: [
      { matches: MATCHES, js: ['wake.js'], run_at: 'document_start' },
      { matches: MATCHES, js: ['content.js'], run_at: 'document_idle' },
    ],
  });

const FILES = {
  'background.js': 'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({}));',
  'wake.js': "chrome.runtime.sendMessage('wake').catch(() => {});",
  'content.js': `(async () => {
    const highlight = new Highlight();
    CSS.highlights.set('sidelight', highlight);
    await chrome.runtime.sendMessage('what is here?');
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('p'));
    highlight.add(range);
  })();`,
};

/** @returns the folder to load it from, and what removes it */
export function emptyExtension(name: BrowserName): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-empty-'));
  writeFileSync(join(folder, 'manifest.json'), manifest(name));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  writeDesk(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

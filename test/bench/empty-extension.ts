/**
 * An extension that does nothing but answer: what a stopped background costs at the least, measured as ours is. Its
 * content script asks an empty worker one thing and registers a mark at the answer; a script wakes it as ours does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MATCHES = ['*://*/*'];

const FILES = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    background: { service_worker: 'background.js' },
    content_scripts: [
      { matches: MATCHES, js: ['wake.js'], run_at: 'document_start' },
      { matches: MATCHES, js: ['content.js'], run_at: 'document_idle' },
    ],
  }),
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
export function emptyExtension(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-empty-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

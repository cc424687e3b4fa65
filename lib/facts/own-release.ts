/** The release in this extension's files, and the language to read it in. */
import { browser } from 'wxt/browser';
import type { ReaderLanguage } from './format';
import { type PackagedRelease, packagedRelease } from './packaged';
import { type PackagedFiles, packagedFiles } from './packaged-files';

const ownUrl = (path: string) => new URL(path, browser.runtime.getURL('/')).href;

export function ownFiles(): PackagedFiles {
  return packagedFiles(ownUrl);
}

export function ownRelease(): PackagedRelease {
  return packagedRelease(ownUrl);
}

/** The interface's language, as facts know it. */
export function readerLanguage(tag = browser.i18n.getUILanguage()): ReaderLanguage {
  return /^ko\b/i.test(tag) ? 'ko' : 'en';
}

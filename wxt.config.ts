import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { minifyAgain } from './data/compiler/minify-again';
import { paintFirst } from './data/compiler/paint-first';
import { steadyZips } from './data/compiler/steady-zip';
import { addReleaseFiles } from './data/compiler/wxt-hooks';
import { newsMatchPatterns } from './data/news-sites';

/** Gecko id of the add-on: fixed for good, since stored notes belong to it. */
const GECKO_ID = '{5d1de116-47c9-4ea1-9d35-51de11647cba}';

/**
 * Starts an unlisted script without what WXT wraps around it: reports for development that a build says nothing of, 0.1 KB
 * (gzipped) in each. What is thrown is thrown either way.
 */
const plainEntries: Plugin = {
  name: 'plain-entries',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('virtual:wxt-unlisted-script-entrypoint')) return undefined;
    const [definition] = code.match(/import definition from .+/) ?? [];
    return definition && `${definition}\nexport default definition.main();`;
  },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  // Every name a file uses is imported by that file: nothing appears from nowhere.
  imports: false,
  vite: () => ({
    plugins: [paintFirst('/popup/index.html'), minifyAgain()],
    build: {
      // The browsers below know light-dark(), nesting and logical properties: nothing is rewritten for older ones.
      cssTarget: ['chrome148', 'firefox153'],
      // Files of the extension are read from disk: preloading them saves nothing and costs the popup 1 KB of code.
      modulePreload: false,
    },
  }),
  hooks: {
    'build:publicAssets': addReleaseFiles,
    'zip:done': steadyZips,
    // Both browsers, from the oldest versions named below, have promise-based `browser.*` of their own, and the polyfill
    // hands that through: in the scripts that run in pages it would be 3 KB (gzipped) of dead code each, and the
    // background would read it whenever it wakes. So with what WXT brings for the life of a script and for strings: ours
    // is what the scripts in pages use, and for strings a background that wakes.
    'vite:build:extendConfig': (entrypoints, config) => {
      const has = (...names: string[]) => entrypoints.some(({ name }) => names.includes(name));
      const inPages = has('content', 'card', 'card-rest', 'passages', 'guide', 'wake');
      if (!inPages && !has('background', 'background-rest', 'after-paint')) return;
      const alias = {
        ...config.resolve?.alias,
        'wxt/browser': '@wxt-dev/browser',
        ...((inPages || has('background')) && { '@wxt-dev/i18n': resolve('lib/page/script-i18n.ts') }),
        ...(inPages && { 'wxt/utils/content-script-context': resolve('lib/page/script-context.ts') }),
      };
      config.resolve = { ...config.resolve, alias };
      config.plugins = [...(config.plugins ?? []), plainEntries];
      if (entrypoints.every(({ name }) => name !== 'card-rest')) return;
      const shared = resolve('lib/page/shared-preact.ts');
      Object.assign(alias, { 'preact/jsx-runtime': shared, preact: shared });
    },
    'build:manifestGenerated': (_, manifest) => {
      const wake = { matches: newsMatchPatterns(), js: ['wake.js'], run_at: 'document_start' as const };
      manifest.content_scripts?.push(wake);
    },
    'entrypoints:resolved': (_, entrypoints) => {
      // The site list is data (data/news-sites.yaml), so the content script gets its matches here, not in its source.
      for (const entrypoint of entrypoints) {
        if (entrypoint.type === 'content-script' && entrypoint.name === 'content') {
          entrypoint.options.matches = newsMatchPatterns();
        }
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      // Opening the popup lets it know which site it is over, and mark that page once where the site is not listed.
      'activeTab',
      // Settings, and a copy of what must be found again when IndexedDB is gone.
      'storage',
      // Notes are the reader's work: exempt from the quota and from eviction.
      'unlimitedStorage',
      // "Add note" and "Look up" in the menu of selected text. Asks the reader for nothing.
      'contextMenus',
      // The card script is injected only where a page has a mark (scripting.executeScript).
      'scripting',
    ],
    // Private windows, where the reader lets us in, are served by the one background there is: a background of their own
    // would have an empty database, and lose what is written in them.
    incognito: 'spanning',
    // "sl" in the address bar searches facts and notes.
    omnibox: { keyword: 'sl' },
    // The same news sites as the content script: injecting the card needs the host, `matches` alone does not grant it.
    host_permissions: newsMatchPatterns(),
    // Everywhere else only when the reader asks for it ("on this site", "on every site").
    optional_host_permissions: ['*://*/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'none'; form-action 'none'; base-uri 'none'",
    },
    web_accessible_resources: [
      {
        // The note editor is framed by the card. It answers only a frame our own content script opened (by ticket).
        resources: ['editor.html'],
        matches: ['*://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    options_ui: { page: 'library.html', open_in_tab: true },
    commands: {
      // In Firefox Alt+Shift and the letter of a menu opens that menu (S: History, B: Bookmarks): other letters there.
      _execute_action: { suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+K' : 'Alt+Shift+S' } },
      'next-mark': { suggested_key: { default: 'Alt+Period' }, description: '__MSG_commandNextMark__' },
      'previous-mark': { suggested_key: { default: 'Alt+Comma' }, description: '__MSG_commandPreviousMark__' },
      'open-mark': { suggested_key: { default: 'Alt+Shift+Period' }, description: '__MSG_commandOpenMark__' },
      // Chromium takes four suggested keys at most: for these two there the reader gives one.
      beside: {
        description: '__MSG_commandBeside__',
        ...(browser === 'firefox' ? { suggested_key: { default: 'Alt+Shift+L' } } : {}),
      },
      'add-note': {
        description: '__MSG_commandAddNote__',
        // Or opens the current mark with something selected (lib/page/passages.ts).
        ...(browser === 'firefox' ? { suggested_key: { default: 'Alt+Shift+N' } } : {}),
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '148' }),
  }),
  // What hides behind a dot is left out of the sources unless named: npm's settings belong to the build steps.
  zip: { includeSources: ['.npmrc'], excludeSources: ['.artifacts/**', '.packs/**'] },
});

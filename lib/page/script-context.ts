/**
 * The life of one content script in a page, under the name and constructor WXT's entry point for content scripts expects
 * (put in place of `wxt/utils/content-script-context` in wxt.config.ts). WXT's own brings timers, a watcher of the
 * address and messages to `window` that nothing here uses: 0.8 KB (gzipped) in every page, and a page that listens to
 * `message` would be told our id.
 */

/**
 * Says to the scripts of earlier versions in this page that they are replaced: after an update of the extension they live
 * on there, and their worlds share nothing with ours but the document. A page that sends it switches our marks off, which
 * it can do without.
 */
const REPLACED = 'sidelight-replaced';

export class ContentScriptContext {
  readonly #ending = new AbortController();

  constructor() {
    document.dispatchEvent(new Event(REPLACED));
    document.addEventListener(REPLACED, () => this.#ending.abort(), { once: true });
  }

  /** Aborts when a newer script takes over. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }
}

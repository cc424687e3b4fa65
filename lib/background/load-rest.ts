/**
 * Loads the rest of the background (`rest.ts`) from its script.
 *
 * A service worker may run later what it has imported while it was being installed, and nothing else; from then on that
 * costs it a read from its own cache. Firefox's background is a page, and takes a script element.
 */
import type { Rest, Shared } from './rest';

declare global {
  /** Set by the script. */
  var sidelightRest: ((shared: Shared) => Rest) | undefined;
}

declare function importScripts(...urls: string[]): void;

const SCRIPT = '/background-rest.js';

/** To be called in the first turn of the background. */
export function keepRest(): void {
  // Running it does nothing but set `sidelightRest`.
  if (!import.meta.env.FIREFOX) addEventListener('install', () => importScripts(SCRIPT));
}

/** At once in a service worker, so that what a browser allows in the turn of an event only is still in it. */
export function loadRest(): typeof sidelightRest | Promise<typeof sidelightRest> {
  if (globalThis.sidelightRest) return globalThis.sidelightRest;
  if (!import.meta.env.FIREFOX) {
    importScripts(SCRIPT);
    return globalThis.sidelightRest;
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve(globalThis.sidelightRest);
    script.onerror = () => reject(new Error(`${SCRIPT} cannot be read`));
    document.head.append(script);
  });
}

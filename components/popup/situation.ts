/**
 * What the tab under the popup is to Sidelight: worked out once when the popup opens, from what the browser tells.
 */
import type { FactsState } from '../../lib/messages';
import type { PageReplies } from '../../lib/page-messages';

export type PageList = PageReplies['page.list'];

/** The tab the popup was opened over. */
export interface ActiveTab {
  id: number | undefined;
  /** Absent where the browser does not tell. */
  url: string | undefined;
  title: string | undefined;
}

export type Situation =
  /** The page's own answer: on, off on this site, or paused. */
  | { kind: 'page'; tab: number; host: string; list: PageList }
  /** A listed site whose page was there before Sidelight was (or was updated): a reload starts it. */
  | { kind: 'reload'; tab: number; host: string }
  /** A site Sidelight has no access to. `host` is empty where the browser does not tell. */
  | { kind: 'not-listed'; tab: number; host: string }
  /** A PDF or a picture, in the browser's own viewer: there is no text that could be read. */
  | { kind: 'no-text'; what: 'pdf' | 'image' }
  /** Browsers keep extensions away: their own pages, stores, viewers. */
  | { kind: 'closed-to-extensions' };

/** What the browser and the page answer; rejections mean there is no content script to answer. */
export interface Asking {
  list(tab: number): Promise<PageList>;
  /** Whether the extension may run on this address. */
  allowed(url: string): Promise<boolean>;
}

/** Sites on which browsers run no extension: Chrome's and Mozilla's stores (as documented by both). */
const STORES = new Set([
  'chromewebstore.google.com',
  'chrome.google.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
  'microsoftedge.microsoft.com',
]);

/** Works out the situation. Never rejects: a page that cannot answer is a situation, too. */
export async function situationOf(tab: ActiveTab | undefined, asking: Asking): Promise<Situation> {
  if (tab?.id === undefined) return { kind: 'closed-to-extensions' };
  const url = tab.url === undefined ? undefined : parsed(tab.url);
  if (url && (!/^https?:$/.test(url.protocol) || STORES.has(url.hostname))) return { kind: 'closed-to-extensions' };
  const host = url?.hostname ?? '';
  try {
    const list = await asking.list(tab.id);
    const what = list.entities.length === 0 && viewedAs(list.type ?? '');
    return what ? { kind: 'no-text', what } : { kind: 'page', tab: tab.id, host, list };
  } catch {
    // A viewer that lets no script in is known by the file's name alone.
    const what = viewedAs(url?.pathname ?? '');
    if (what) return { kind: 'no-text', what };
    const allowed = url !== undefined && (await asking.allowed(url.href).catch(() => false));
    return { kind: allowed ? 'reload' : 'not-listed', tab: tab.id, host };
  }
}

/** What the browser's viewer shows, by its MIME type or the name of its file; null for pages. */
function viewedAs(typeOrName: string): 'pdf' | 'image' | null {
  if (/^application\/pdf$|\.pdf$/i.test(typeOrName)) return 'pdf';
  return /^image\/|\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(typeOrName) ? 'image' : null;
}

/** Whether cards can be shown. A store that failed is no trouble as long as the extension's own files are read instead. */
export function factsTrouble(state: FactsState | null): 'none' | 'not-ready' | 'error' {
  if (state === null || state.ready) return 'none';
  return state.problem === undefined && state.error === undefined ? 'not-ready' : 'error';
}

/** "On" for this site as the switch shows it: not whether marks are painted right now. */
export function siteIsOn(host: string, sitesOff: readonly string[]): boolean {
  return !sitesOff.some((off) => host === off || host.endsWith(`.${off}`));
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

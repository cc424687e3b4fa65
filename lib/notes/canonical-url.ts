/**
 * The address a passage's note belongs to: the same article however one came to it. Pure.
 */

/** Parameters that say how a reader came to a page, never which page it is. */
const TRACKING =
  /^(?:utm|utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|vero_id|oly_(?:anon|enc)_id|_hs\w+|__hs\w+|hsctatracking|_ga|_gl|ga_\w+|cmpid|ns_\w+|at_(?:campaign|medium|link|format|ptr|bbc)\w*|smid|smtyp|ocid|icid|xtor|ftag|soc_\w+|spm|ref_src|ref_url|referrer|guc\w+|wt\.\w+|taid|dicbo)$/i;

/** Hosts that show the site's own pages in another dress. */
const DRESS = /^(?:www\d?|m|mobile|amp|touch|edition)\./;

/**
 * The canonical address of a page: no fragment, no tracking parameters, the rest of them in one order, no slash at the
 * end, no name or password. Two visits to one article give the same.
 * @param address where the page was read
 * @param declared what the page gives as its canonical address (`<link rel="canonical">`). Believed only where it is on
 *   the same site, and names a page at least as exactly as `address` does: many sites declare their front page, or leave
 *   out the parameter that says which article it is.
 * @returns `address` as it is where it is no address of the web
 */
export function canonicalUrl(address: string, declared?: string | null): string {
  const page = parse(address);
  if (!page) return address;
  const own = tidy(page);
  const said = declared ? parse(declared, address) : null;
  if (!said || siteOf(said) !== siteOf(page)) return own.href;
  tidy(said);
  const isFront = said.pathname === '/' && own.pathname !== '/';
  const dropsParameters = said.pathname === own.pathname && said.search.length < own.search.length;
  return isFront || dropsParameters ? own.href : said.href;
}

function parse(address: string, base?: string): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

function tidy(url: URL): URL {
  url.hash = '';
  url.username = url.password = '';
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  // An emptied query leaves its question mark behind.
  if (url.searchParams.size === 0) url.search = '';
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

function siteOf({ host }: URL): string {
  return host.replace(DRESS, '');
}

/**
 * What a page says of itself in its head: JSON-LD and meta tags. Bad JSON-LD is common and read as far as it can be.
 */

/** Facts a page states of its article; everything may be missing. */
export interface Metadata {
  /** It says it is an article (true), a list or front page (false), or nothing. */
  article: boolean | null;
  /** BCP 47, as written. */
  lang?: string;
  /** When the article was published, as written: JSON-LD first, then meta tags. */
  published: string[];
}

const ARTICLE =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|AdvertiserContentArticle)$/;
const LIST = /^(?:CollectionPage|ItemList|SearchResultsPage|ProfilePage)$/;

/** Names of meta tags that give the day of publication: `article:published_time`, `pubdate`, `parsely-pub-date`, `DC.date`. */
const PUBLISHED =
  /publish(?:ed|-?date|time)|pub-?date|publication|displaydate|regdate|ptime|article[-_:]date|(?:^|[.:])(?:date|issued)(?:\.issued|\.created)?$/i;

/** Where JSON-LD keeps the article inside something else. */
const NESTED = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'];

/** A JSON-LD text longer than this is not read: no article's is. */
const LONGEST_JSON = 300_000;

/** Reads the head of a document. */
export function readMetadata(doc: Document): Metadata {
  const found: Metadata = { article: null, published: [] };
  let lists = 0;
  let articles = 0;
  const take = (node: Record<string, unknown>) => {
    const types = [node['@type']].flat().map(String);
    if (types.some((type) => LIST.test(type))) lists++;
    // A list of articles describes each: that does not make the list one.
    if (!types.some((type) => ARTICLE.test(type)) || articles++ > 0) return;
    if (typeof node.inLanguage === 'string') found.lang = node.inLanguage;
    if (typeof node.datePublished === 'string') found.published.push(node.datePublished);
  };
  for (const { textContent: text } of doc.querySelectorAll('script[type="application/ld+json"]')) {
    if (text && text.length < LONGEST_JSON) readJson(text, take);
  }
  if (articles > 0 && articles <= 3) found.article = true;
  else if (lists > 0 || articles > 3) found.article = false;

  for (const meta of doc.querySelectorAll('meta[content]')) {
    const key = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '';
    const content = () => meta.getAttribute('content') ?? '';
    if (key === 'og:type') {
      if (/article|news/i.test(content())) found.article ??= true;
    } else if (key === 'og:locale') found.lang ??= content();
    else if (PUBLISHED.test(key)) found.published.push(content());
  }
  return found;
}

/** Whether the address is a site's front page. */
export function isFront(doc: Document): boolean {
  return /^\/?(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(doc.location?.pathname ?? '/a/b');
}

function readJson(text: string, take: (node: Record<string, unknown>) => void): void {
  try {
    visitJson(JSON.parse(text), take, 0);
  } catch {
    // Raw line ends in strings, trailing commas, two objects in a row: take the few fields that matter by their shape.
    const types = text.matchAll(/"@type"\s*:\s*\[?\s*"([^"]+)"/g);
    const node: Record<string, unknown> = { '@type': Array.from(types, (match) => match[1]) };
    for (const key of ['inLanguage', 'datePublished']) {
      node[key] = new RegExp(`"${key}"\\s*:\\s*"([^"\\n]+)"`).exec(text)?.[1];
    }
    take(node);
  }
}

function visitJson(value: unknown, take: (node: Record<string, unknown>) => void, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6) return;
  const node = value as Record<string, unknown>;
  take(node);
  const within = Array.isArray(value) ? value : NESTED.map((key) => node[key]);
  for (const item of within) visitJson(item, take, depth + 1);
}

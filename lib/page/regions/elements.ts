/**
 * What an element is to the article: text, menu, aside, related list, caption, quote, byline, comments, … Judged by what
 * the element itself says: tag, attributes, class and id.
 *
 * A wrong mark costs more than a missed one, so doubt means "not the article".
 */
import { holdsProse } from './prose';

/** Not read at all: menus, lists of other articles, controls, everything nobody wrote as the article's text. */
export const SKIP = 1;
/** Ends the run of text before and after it. */
export const BLOCK = 2;
/** Read, since what it says introduces names and joins words, but never marked: links, code, headings. */
export const UNMARKED = 4;
/** Inside a link. */
export const LINK = 8;
/** A line break inside a block. */
export const BREAK = 16;
/** A place in a shadow root that shows children of its host. */
export const SLOT = 32;
/** A heading, by its tag. */
const HEADING = 64;

/** What a block of text is in its article. */
export type Role = 'title' | 'lead' | 'body' | 'caption' | 'quote';

const words = (text: string) => text.split(' ');

const TAGS = new Map<string, number>([
  ...words(
    'a abbr b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strong sub sup time tt u var wbr',
  ).map((tag) => [tag, 0] as const),
  ...words('code kbd samp').map((tag) => [tag, UNMARKED] as const),
  ...words('h1 h2 h3 h4 h5 h6').map((tag) => [tag, BLOCK | UNMARKED | HEADING] as const),
  ['pre', BLOCK | UNMARKED],
  ...words(
    'head title textarea input select option datalist button iframe object embed canvas audio video nav menu aside footer dialog fieldset search address hr',
  ).map((tag) => [tag, SKIP | BLOCK] as const),
  // These sit inside sentences: leaving them out must not cut the sentence in two.
  ...words('script style noscript template svg math img picture rt rp link meta').map((tag) => [tag, SKIP] as const),
  ['br', BREAK],
  ['slot', SLOT],
]);

const ROLES_SKIPPED = new Set(
  words(
    'navigation complementary banner contentinfo search menu menubar toolbar tablist dialog alertdialog textbox listbox button form tooltip',
  ),
);

/**
 * What class and id names say is not the article, as whole parts of a name: `related` in `story-related__list`, not in
 * `correlated`. These are believed however much text the element holds …
 */
const OUTSIDE =
  /(?:^|[-_ ])(?:relat(?:ed|ion)s?|recirc\w*|recommend\w*|popular|trending|ranking|latest|headlines|teasers?|promo\w*|onward|outbrain|taboola|(?:most|also|up|next|other|more|read|see)-?(?:read|next|on|in|also|more|from|viewed|news|stories|articles?|story|links|coverage)|comment(?:s|list)?|disqus|disclai?mers?|references|ref-?list|bibliography|cite-?notes?|contributors?|repl(?:y|ies)|reactions?|discussion|newsletters?|sign-?(?:up|in)|log-?in|donat\w*|cookies?|consent|gdpr|copy-?right|foot(?:er|notes)?|by-?line|(?:\w+-)?credits?|breadcrumbs?)(?:$|[-_ ])/;
/** … and these unless it holds most of the page's prose: frames are named after what stands beside the article. */
const BESIDE =
  /(?:^|[-_ ])(?:nav\w*|(?:sub)?menus?|(?:top|tool|side|share|nav)-?bar|(?:site|page)-?header|(?:side|right)-?(?:col\w*|rail)|rail|aside|(?:info|fact|promo|ad|author)-?box|subscri\w*|paywall|shar(?:e|ing|ethis)|social|follow|print-?only|no-?print|tools|ads?|advert\w*|dfp|sponsor\w*|banner|tags?|tag-?list|topics|categories|authors?|bio|writer|reporter|dateline|pub-?date|published|(?:date)?time|date|(?:post|entry|article)-?(?:meta|info|date)|pag(?:ination|er|ing)|modal|pop-?up|overlay|tooltip|dialog|widgets?|search|skip|sr-?only|visually-?hidden|screen-?reader(?:-?text)?|invisible|d-none|off-?screen)(?:$|[-_ ])|(?:^| )hidden(?:$| )/;

/** A class that describes a state or a layout of its element, not the element: `has-sidebar`, `no-comments`, `js-ad`. */
const STATE =
  /(?:^| )(?:has|with|without|no|is|not|show|hide|enable|js|u|g|col|grid|row|wp|m[tb]|type|category|tag|post-type|status|format)-[^ ]*/g;

/** The element says that it is the article or its text. Stronger than any part of a name in `OUTSIDE`. */
const BODY =
  /(?:^|[-_ ])(?:article|story|post|entry|news|content|main|page|text|body)[-_]{0,2}(?:body|content|text|copy|main|article|wrap(?:per)?|container|page|view|detail)(?:$|[-_ ])|(?:^| )(?:article|story|post|hentry|main|content)(?:$| )/;

const LEAD = /(?:^|[-_ ])(?:standfirst|lead|lede|deck?|sub-?(?:title|head\w*)|summary|intro|chapo)(?:$|[-_ ])/;

const QUOTE = /(?:^|[-_ ])(?:pull|block)?-?quote(?:$|[-_ ])/;
const CAPTION = /(?:^|[-_ ])(?:fig)?captions?(?:$|[-_ ])/;

/**
 * Class and id of an element as one lower-case text with the parts of each name apart: `RelatedList_item__x1` →
 * `related-list_item__x1`.
 */
export function namesOf(element: Element): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.trim();
  // Most are written in small letters: nothing is to be taken apart there.
  const apart = names === names.toLowerCase() ? names : names.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return apart.includes('\n') || apart.includes('\t') ? apart.replace(/\s+/g, ' ') : apart;
}

/** Whether a pattern fits what names say of the element itself. Few fit at all: states are sorted out only then. */
function fits(pattern: RegExp, names: string): boolean {
  return pattern.test(names) && pattern.test(names.replace(STATE, ''));
}

/**
 * What to do at an element, as a sum of the flags above; 0 is plain inline text. Asks attributes only, never layout:
 * what is hidden by style is sorted out when a mark would be painted.
 */
export function visit(element: Element): number {
  const tag = element.localName;
  const known = TAGS.get(tag);
  if (known !== undefined && known & (SKIP | BREAK)) return known;
  let flags = known ?? (tag.includes('-') && isInline(element.parentElement) ? 0 : BLOCK);
  // Wire copy is set in one `pre`; other such texts are code, poems, tables.
  if (tag === 'pre' && holdsProse(element)) flags = BLOCK;
  // One question for all of them: most elements have a class and nothing else that matters here.
  const has = element.getAttributeNames();
  const get = (name: string) => (has.includes(name) ? element.getAttribute(name) : null);
  if (tag === 'a' && has.includes('href')) flags |= LINK | UNMARKED;
  if (has.length === 0) return tag === 'form' && !holdsPage(element) ? SKIP | BLOCK : flags;
  const skip = SKIP | (flags & BLOCK);
  if (has.includes('hidden') || has.includes('inert')) return skip;
  if (get('aria-hidden') === 'true') return skip;
  const editable = get('contenteditable');
  if (editable !== null && editable !== 'false') return skip;
  const role = get('role');
  if (role) {
    if (ROLES_SKIPPED.has(role) && !(flags & BLOCK && holdsProse(element))) return skip;
    if (role === 'heading') flags |= UNMARKED;
    if (role === 'link') flags |= LINK | UNMARKED;
  }
  if (tag === 'form' && !holdsPage(element)) return skip;
  if (tag === 'header' && !holdsPage(element)) return skip;
  if (tag === 'article' && isTeaser(element)) return skip;
  const itemprop = get('itemprop');
  if (itemprop === 'articleBody') return flags;
  if (itemprop === 'author' || itemprop === 'datePublished' || itemprop === 'comment') return skip;
  // Headings and the page's own frame carry layout and state in their names.
  if (flags & UNMARKED || tag === 'body' || tag === 'main' || tag === 'html') return flags;
  if (!has.includes('class') && !has.includes('id')) return flags;
  const names = namesOf(element);
  const block = flags & BLOCK;
  if (fits(OUTSIDE, names)) return block && fits(BODY, names) && holdsProse(element) ? flags : skip;
  return fits(BESIDE, names) && !fits(CAPTION, names) && !(block && holdsProse(element)) ? skip : flags;
}

/** What a block-level element makes of the text in it; `null` leaves what its ancestors said. */
export function roleOf(element: Element): Role | null {
  const tag = element.localName;
  if (tag === 'figcaption') return 'caption';
  if (tag === 'blockquote') return 'quote';
  if ((TAGS.get(tag) ?? 0) & HEADING || element.getAttribute('role') === 'heading') return 'title';
  const names = namesOf(element);
  if (names === '') return null;
  // Patterns are dear the first times they are tried, most of all in Firefox.
  if (names.includes('caption') && CAPTION.test(names)) return 'caption';
  if (LEAD.test(names) && !BODY.test(names)) return 'lead';
  return names.includes('quote') && QUOTE.test(names) ? 'quote' : null;
}

/** Whether an element says it is an article's text (`itemprop`, or a name such as `article-body`). */
export function saysBody(element: Element): boolean {
  if (element.getAttribute('itemprop') === 'articleBody') return true;
  return /(?:^|[-_ ])(?:articles?|story|post|entry|news)[-_]{0,2}(?:body|content|text|copy)(?:$|[-_ ])/.test(
    namesOf(element),
  );
}

function isInline(element: Element | null): boolean {
  if (!element) return false;
  const known = TAGS.get(element.localName);
  return known === undefined ? element.localName === 'p' : !(known & (BLOCK | SKIP));
}

/** Some sites wrap the whole page in a form, or the article's head in a `<header>`: then it is not what its tag says. */
function holdsPage(element: Element): boolean {
  return element.querySelector('article,main,h1,[itemprop=articleBody]') !== null;
}

/** A card that points at another article: short, with its heading in a link. */
function isTeaser(article: Element): boolean {
  const heading = article.querySelector('h2 a[href],h3 a[href],h4 a[href],a h2,a h3,a h4');
  return heading !== null && (article.textContent ?? '').length < 1500 && article.querySelectorAll('p').length < 4;
}

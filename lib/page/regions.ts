/**
 * Decides what an element is to the article: text, menu, aside, related list, caption, byline, comments, … The one place
 * that does, from what the element itself says: tag, attributes, class and id. Judgements over whole texts (which element
 * is the article, which block is only links) are in `article.ts`.
 *
 * A wrong mark costs more than a missed one, so doubt means "not the article".
 */
import { allLetters, letters } from '../text/letters';
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

/** What a block of text is in its article. */
export type Role = 'title' | 'lead' | 'body' | 'caption' | 'quote';

const words = (text: string) => text.split(' ');

const TAGS = new Map<string, number>([
  ...words(
    'a abbr b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strong sub sup time tt u var wbr slot',
  ).map((tag) => [tag, 0] as const),
  ...words('code kbd samp').map((tag) => [tag, UNMARKED] as const),
  ...words('h1 h2 h3 h4 h5 h6 pre').map((tag) => [tag, BLOCK | UNMARKED] as const),
  ...words(
    'head title textarea input select option datalist button iframe object embed canvas audio video nav menu aside footer dialog fieldset search address hr',
  ).map((tag) => [tag, SKIP | BLOCK] as const),
  // These sit inside sentences: leaving them out must not cut the sentence in two.
  ...words('script style noscript template svg math img picture rt rp link meta').map((tag) => [tag, SKIP] as const),
  ['br', BREAK],
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
  const names = element.getAttribute('class');
  const id = element.id;
  if (!names && !id) return '';
  const both = typeof id === 'string' && id !== '' ? `${names ?? ''} ${id}` : (names ?? '');
  // Most are written in small letters: nothing is to be taken apart there.
  const apart = both === both.toLowerCase() ? both : both.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return apart.replace(/\s+/g, ' ');
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
  if (tag === 'a' && element.hasAttribute('href')) flags |= LINK | UNMARKED;
  if (!element.hasAttributes()) return tag === 'form' && !holdsPage(element) ? SKIP | BLOCK : flags;
  const skip = SKIP | (flags & BLOCK);
  if (element.hasAttribute('hidden') || element.hasAttribute('inert')) return skip;
  if (element.getAttribute('aria-hidden') === 'true') return skip;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false') return skip;
  const role = element.getAttribute('role');
  if (role) {
    if (ROLES_SKIPPED.has(role) && !(flags & BLOCK && holdsProse(element))) return skip;
    if (role === 'heading') flags |= UNMARKED;
    if (role === 'link') flags |= LINK | UNMARKED;
  }
  if (tag === 'form' && !holdsPage(element)) return skip;
  if (tag === 'header' && !holdsPage(element)) return skip;
  if (tag === 'article' && isTeaser(element)) return skip;
  const itemprop = element.getAttribute('itemprop');
  if (itemprop === 'articleBody') return flags;
  if (itemprop === 'author' || itemprop === 'datePublished' || itemprop === 'comment') return skip;
  const names = namesOf(element);
  // Headings and the page's own frame carry layout and state in their names.
  if (names === '' || flags & UNMARKED || tag === 'body' || tag === 'main' || tag === 'html') return flags;
  const own = names.replace(STATE, '');
  const block = flags & BLOCK;
  if (OUTSIDE.test(own)) return block && BODY.test(own) && holdsProse(element) ? flags : skip;
  return BESIDE.test(own) && !CAPTION.test(own) && !(block && holdsProse(element)) ? skip : flags;
}

/** What a block-level element makes of the text in it; `null` leaves what its ancestors said. */
export function roleOf(element: Element): Role | null {
  const tag = element.localName;
  if (tag === 'figcaption') return 'caption';
  if (tag === 'blockquote') return 'quote';
  if (/^h[1-6]$/.test(tag) || element.getAttribute('role') === 'heading') return 'title';
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

/**
 * The parts of a block that credit somebody and are not what the article speaks of, as [start, end) offsets: the dateline,
 * a line that is a byline or a label and no sentence, the credit of a caption or a wire text, who posted an embedded
 * post. Names there are found and listed, never marked. The background asks, so that none of it weighs on the page.
 */
export function creditsOf(text: string, role: Role = 'body'): [start: number, end: number][] {
  if (role === 'title') {
    const agency = AGENCY_BEHIND.exec(text)?.index;
    return agency === undefined ? [] : [[agency, text.length]];
  }
  const credits: [number, number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    for (const [start, end] of creditsOfLine(line, role)) credits.push([at + start, at + end]);
    at += line.length + 1;
  }
  return credits;
}

function creditsOfLine(line: string, role: Role): [number, number][] {
  if (isByline(line) || isLabel(line)) return [[0, line.length]];
  if (role === 'caption') {
    const end = creditStart(line);
    return [...creditsAmid(line).filter(([start]) => start < end), [end, line.length]];
  }
  return [[0, datelineEnd(line)], ...creditsAmid(line), [tailStart(line), line.length]];
}

/**
 * Credits that Korean sites print amid a text: `(사진=앨더통신)`, `[서울=앨더통신]`, `[사진 출처 : 앨더통신]`, `ⓒ 앨더통신`, who speaks (`ADB 뉴스
 * 김하나입니다.`) and where to write to (`■ 제보하기 …`); that of a photo whose caption was run together with the text:
 * `(Hana Kim/Alder)`, `(AP Photo/Hana Kim, pool)`; and a dateline behind a byline: `By Hana Kim ELMSTADT, June 2 (Yonhap) --`.
 */
function creditsAmid(line: string): [number, number][] {
  const credit = allLetters`[[(（【][^()[\]（）【】\n]{0,25}(?:[가-힣A-Z]=(?=[가-힣A-Z])|(?:사진|자료|영상|출처|제공)\s?[=:|]|[ⓒ©])[^()[\]（）【】\n]{1,30}[\])）】]|(?<![가-힣])(?:사진|자료사진|영상)\s?(?:출처|제공)?\s?[=:|]\s?[가-힣A-Z]\S{1,20}|[ⓒ©]\s?\S{2,20}|[■▶]\s?(?:제보|방송\s?:|진행\s?:).*$|(?<=[.다\]"]\s?)[A-Z]{2,5}\s(?:뉴스\s)?[가-힣]{2,4}입니다\.|(?<=[.다]\s?[가-힣]{2,8}에서\s)[A-Z]{2,5}\s뉴스\s[가-힣]{2,5}니다\.|\[[^[\]\n]{0,90}(?:재배포\s?(?:및 \S+ )?금지|[Rr]edistribution [Pp]rohibited)[^[\]\n]{0,90}\]|※\s?['‘]?당신의 제보.*$|(?:AF?P|EPA|로이터|신화|타스)\s연합뉴스|(?<=[.>;] ?)\p{Lu}{3,}[\p{L} ,.]{0,30}\s?\((?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa|CNN(?:\/Money)?|Dow Jones|Bloomberg)\)\s?(?:--|[—–-])|(?<=[.!?]["”'’]?\s{1,3})\(\p{Lu}[\p{L}.'’ -]{3,30}(?:\/\p{Lu}[\p{L}. ]{1,24}){1,3}\)|(?<!\p{L})\p{Lu}{3,}(?:[ \/]\p{Lu}{3,})*,\s\p{L}{3,9}\.?\s\d{1,2}\s\((?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa)\)\s?(?:--|[—–-])|\([^()\n]{0,40}\bAP Photo\/[^()\n]{1,60}\)`;
  return [...line.matchAll(credit)].map(({ 0: { length }, index }) => [index, index + length]);
}

/**
 * Where the dateline at the start of a paragraph ends: `SEOUL, June 2 (Yonhap) -- `, `TRIPOLI, Libya – `,
 * `(서울=연합뉴스) 김 기자 = `, `【ソウル=共同】`, `新华社北京6月2日电 `. The agency and the place named there are credits, not what
 * the article speaks of. 0: no dateline.
 */
export function datelineEnd(text: string): number {
  const agency = AGENCY.exec(text)?.[0].length ?? 0;
  if (agency > 0) return agency + datelineEnd(text.slice(agency));
  const match =
    letters`^(?=[^\s])(?:[^.?!\n]|(?<![\p{L}])\p{Lu}\p{Ll}{0,4}\.|(?<=\p{Lu})\.){0,60}?\([^()\n]{2,40}\)\s?(?:--\s?|[—–-]\s)`.exec(
      text,
    ) ??
    // No dash: every word before a known agency bears a capital or is a day.
    letters`^(?:[\p{Lu}\d][\p{L}\d.,'’/-]*\s){0,6}[(\[](?:\p{Lu}\p{L}*\/)?(?:AF?P|Reuters|UPI|Xinhua|Yonhap|dpa|DPA|IANS|[AP]TI|Kyodo)[)\]]:?\s(?=["“]?\p{Lu})`.exec(
      text,
    ) ??
    letters`^\p{Lu}[\p{Lu} .'’-]{3,30}(?<=\p{Lu})(?:,\s\p{Lu}[\p{L} ]{1,25})?\s?:\s`.exec(text) ??
    letters`^(?:\p{Lu}{7,}|\p{Lu}[\p{Lu} .'’-]{2,30}(?=,)|\p{Lu}{3,}(?: \p{Lu}{3,})+)(?:,\s[\p{L}. ]{2,25}){0,2}(?:,?\s\p{L}{3,9}\.?\s\d{1,2})?(?:,\s\d{4})?\.?\s(?:--|[—–-])\s`.exec(
      text,
    ) ??
    /^[[(（【][^)\]）】\n]{0,30}[=＝][^)\]）】\n]{1,30}[)\]）】]\s?(?:[^\n=.]{0,40}?[=＝]\s?)?/u.exec(text) ??
    /^[^，。,.\n]{2,25}\d{1,2}日[电電讯訊](?:\s?[（(][^）)\n]{1,30}[）)])?\s?/u.exec(text);
  return match?.[0].length ?? 0;
}

/** An agency or site before the dateline or instead of one: `Reuters - `, `EXAMPLE.com - `. */
const AGENCY =
  /^(?:A[FN]?P|Reuters|UPI|Xinhua|Yonhap|dpa|[AP]TI|ANI|IANS|TASS|EFE|ANSA|Kyodo|Bloomberg|[A-Za-z]+\.com)\s?(?:--|[—–-])\s/;

/** Who told it, behind a headline: `Envoys meet (AP)`, `Envoys meet -Alder (Reuters)`, `Envoys meet -WSJ`. */
const AGENCY_BEHIND =
  /(?:\s-{1,2}\s?[A-Z][A-Za-z]{1,15} ?)?\((?:AF?P|Agence France-Presse|Reuters|UPI|Xinhua|Yonhap|dpa|Canadian Press|Bloomberg|Kyodo)\)\s*$|\s-{1,2}(?:AF?P|CNN|Jiji|Kyodo|NYT|Reuters|WSJ|Xinhua)\s*$/;

/** Whether a whole line names who wrote, edited or helped, and nothing else. */
export function isByline(text: string): boolean {
  // Who wrote and edited wire copy may be many.
  if (text.length < 600 && /^\(?(?:Additional )?[Rr]eporting by .*\b[Ee]diting by /.test(text)) return true;
  if (text.length > 240) return false;
  const byline = letters`^\(?(?:(?:Additional )?(?:Reporting|Editing|Writing|Written|Compiled) )?[Bb]y(?: (?:\p{Lu}[\p{L}.'’;,-]*|and|in|for|at|by))+\)?$|^(?:Von|Par|Por|Di|Door|Av)\s\p{Lu}[^.!?]{2,80}$|^\S+@\S+\.\w+|^[가-힣]{2,4}\s(?:\S+\s)?(?:기자|특파원)(?:\s\S+@\S+)?$|^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3} for (?:[Tt]he )?\p{Lu}[\p{L}.'’ -]{2,40}$`;
  if (text.length < 120 && byline.test(text)) return true;
  // Nobody's address stands in a sentence of an article.
  if (/\S@\S+\.\w/.test(text) && text.length < 90) return true;
  return /contributed (?:reporting|to this (?:report|story|article))|^[—–-]?\s?\(?[Ww]ith (?:files|reporting|assistance) (?:from|by)|^(?:Photo|Picture|Image|Credit|Source|Foto|Quelle|Fuente|Fonte|사진|출처|자료)s?\s?(?:credit|by)?\s?[:=|]|^[■◼▶]?\s?[A-Z]{2,5}\s?(?:뉴스\s)?[가-힣]{2,4}(?:입니다|이었습니다|였습니다)\.?$|^.{0,60}©|^(?:Copyright\b|ⓒ|저작권자)|[Aa]ll rights reserved|무단\s?전재|[Rr]eporting by .{3,80}[;,] ?(?:[Ee]diting|[Ww]riting) by/u.test(
    text,
  );
}

/** A short line that is no sentence: a heading, a name, a button's words. */
function isLabel(text: string): boolean {
  return text.length < 40 && !letters`\p{Ll}[.!?]\s|[.!?。…:,;][”"'’」』)\]]*$`.test(text);
}

/**
 * Where the credit at the end of a caption starts: `… (KCNA)`, `Photo: Reuters`, `REUTERS/A. Name`. Text length: none.
 */
export function creditStart(text: string): number {
  if (text.length < 40 && !/[.!?。]/.test(text)) return 0;
  const match =
    letters`(?:^|[\s.|])(?:\([^()]{2,60}\)\.?(?: \p{Lu}{1,4})?|\[[^[\]]{2,60}\]|(?:Photo|Picture|Image|Credit|Source|Foto|사진|제공|출처)s?\s?(?:by|[:=/]| (?=\p{Lu})).{0,80}|©.{0,80}|[/|]\s?[^/|]{2,40}|\p{L}[\p{L} ]{1,30}\/[\p{L} .]{2,40})$`.exec(
      text,
    );
  return match ? match.index : text.length;
}

/**
 * Where the credit at the end of a paragraph starts: `….(AFP)`, `— A. Name (@name) June 2, 2025`, `Hana Kim, KBS World
 * Radio News.`, `-The Alder Post`, `By Hana Kim, AP.` Text length: none.
 */
function tailStart(text: string): number {
  const match =
    letters`(?<=[.!?。]["”'’]?\s{0,3})[([（][\p{Lu}가-힣一-鿿][^()[\]（）]{1,40}[)\]）]\.?$|[—–-] ?[^—–\n]{2,60}\(@\w+\).{0,30}$|(?<=[.!?]\s)\p{Lu}\p{L}+(?:[ -]\p{L}+){1,3}, (?:\p{Lu}\p{L}*\s?){1,4}News\.$|(?<=[.!?]["”'’]?\s{0,3})(?:--?|[—–])\s?(?:[Tt]he )?\p{Lu}[\p{L}.&’'-]*(?: \p{Lu}[\p{L}.&’'-]*){0,3}$|(?<=[.!?]\s)(?:By \p{Lu}[\p{L}.’' -]{3,40}, )?(?:AF?P|EPA|Reuters)\b\s?\.{0,3}$`.exec(
      text,
    );
  return match ? match.index : text.length;
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

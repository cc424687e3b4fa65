/** Notes as one page to be read and printed: no script, nothing loaded, every text escaped. */
import { isWebAddress, linkOf } from '../link';
import type { Note, Own } from '../model';

/** Words of the page, in the reader's language. */
export interface HtmlWords {
  lang: string;
  title: string;
  /** @param when UTC time of the last change */
  changed(when: string): string;
  /** Heading of the reader's own cards and corrections. */
  own: string;
}

/** Not what is in the bin: hand in live rows. */
export function* htmlPage(
  { notes, own }: { notes: readonly Note[]; own: readonly Own[] },
  words: HtmlWords,
): Generator<void, string> {
  const written: string[] = [];
  for (const note of notes) {
    written.push(noteArticle(note, words));
    yield;
  }
  const cards: string[] = [];
  for (const row of own) {
    cards.push(ownArticle(row, words));
    yield;
  }
  return `<!doctype html>
<html lang="${escapeHtml(words.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(words.title)}</h1>
${written.join('\n')}
${cards.length === 0 ? '' : `<h1>${escapeHtml(words.own)}</h1>\n${cards.join('\n')}\n`}</body>
</html>
`;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}' +
  'article{break-inside:avoid;border-top:1px solid #bbb;padding:.5rem 0}h2{font-size:1.1rem;margin:.25rem 0}' +
  'blockquote{margin:.5rem 0;padding-left:.75rem;border-left:3px solid #bbb}.text{white-space:pre-wrap;margin:.5rem 0}' +
  'footer{color:#595959;font-size:.875rem}';

function noteArticle(note: Note, words: HtmlWords): string {
  const { target, id, label, body, tags, modified, page } = note;
  const link = linkOf(note);
  return article(id, label, [
    target.kind === 'passage' ? quote(target.quote.exact) : '',
    target.kind === 'statement' ? quote(`${target.statement.property}: ${target.statement.value}`) : '',
    text(body),
    link === undefined
      ? ''
      : `<p><a href="${escapeHtml(link)}" rel="noreferrer">${escapeHtml(page?.title || link)}</a></p>`,
    foot(modified, tags, words),
  ]);
}

function ownArticle(own: Own, words: HtmlWords): string {
  if (own.kind === 'overlay') {
    return article(own.id, own.entity, [
      own.property === undefined ? '' : quote(own.property),
      text(own.text),
      foot(own.modified, [], words),
    ]);
  }
  const { source } = own;
  return article(own.id, own.name, [
    own.aliases.length === 0 ? '' : `<p>${escapeHtml(own.aliases.join(' · '))}</p>`,
    text(own.summary),
    own.sentence ? quote(own.sentence) : '',
    source && isWebAddress(source.url)
      ? `<p><a href="${escapeHtml(source.url)}" rel="noreferrer">${escapeHtml(source.title || source.url)}</a></p>`
      : '',
    foot(own.modified, [], words),
  ]);
}

const article = (id: string, title: string, parts: readonly string[]) =>
  `<article id="${escapeHtml(id)}">\n<h2>${escapeHtml(title)}</h2>\n${parts.filter((part) => part !== '').join('\n')}\n</article>`;
const quote = (words: string) => `<blockquote dir="auto">${escapeHtml(words)}</blockquote>`;
const text = (words: string) => (words.trim() === '' ? '' : `<p class="text" dir="auto">${escapeHtml(words)}</p>`);
const foot = (modified: string, tags: readonly string[], words: HtmlWords) =>
  `<footer>${escapeHtml([words.changed(modified), ...tags.map((tag) => `#${tag}`)].join(' · '))}</footer>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for quoted attributes. NUL is no character of HTML. */
function escapeHtml(value: string): string {
  return value
    .toWellFormed()
    .replaceAll('\u0000', '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}

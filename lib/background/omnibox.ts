/**
 * Search from the address bar: the keyword and a query, the popup's engine, suggestions as one types. Pure but for the
 * search it is given; `start.ts` ties it to the browser.
 */
import type { Day } from '../facts/dates';
import { answer } from '../search/filtered';
import type { SearchResult } from '../search/model';
import type { Search } from '../search/search';
import { snippet } from '../search/snippet';

/** Address bars show about this many. */
const MOST = 6;
/** Characters of a matched sentence: the bar cuts longer ones. */
const LENGTH = 90;

/** As `omnibox.onInputChanged` takes it. */
export interface Suggestion {
  /** What the bar holds while the suggestion is chosen, and what Enter hands over: the name and the id of its card. */
  content: string;
  description: string;
}

/** What the address bar needs from elsewhere. */
export interface OmniboxPort {
  /** Facts and notes, to be searched. */
  search(): Promise<Search>;
  today(): Day;
  /** What a type of entity is called. */
  typeName(type: Extract<SearchResult, { kind: 'entity' }>['type']): string;
  words: { noteOn(title: string): string; nothing(query: string): string; hint(): string };
  /** Whether descriptions are marked up (Chromium); Firefox shows the marks as they stand. */
  markup: boolean;
}

/** The first line, which stands for what is typed, and the others. */
export async function suggest(port: OmniboxPort, typed: string): Promise<{ first: string; others: Suggestion[] }> {
  const plain = (text: string) => (port.markup ? escaped(text) : text);
  if (typed.trim() === '') return { first: plain(port.words.hint()), others: [] };
  const { results } = answer(await port.search(), typed, port.today(), { limit: MOST });
  const [best, ...others] = results;
  if (!best) return { first: plain(port.words.nothing(typed.trim())), others: [] };
  return {
    first: describe(best, port),
    others: others.map((result) => ({ content: contentOf(result), description: describe(result, port) })),
  };
}

/** Where Enter leads, as a path within the extension: a card, a note's place, or the popup's results. */
export async function destination(port: OmniboxPort, entered: string): Promise<string> {
  const search = await port.search();
  const chosen = / · ([a-z0-9-]+)$/.exec(entered)?.[1];
  if (chosen !== undefined && search.entities.some(({ id }) => id === chosen)) return cardPath(chosen);
  if (entered.trim() === '') return 'library.html#/cards';
  const [best] = answer(search, entered.replace(/ ·( [a-z0-9-]*)?$/, ''), port.today(), { limit: 1 }).results;
  if (!best) return `popup.html?query=${encodeURIComponent(entered.trim())}`;
  if (best.kind === 'entity') return cardPath(best.id);
  return best.entity === undefined ? 'library.html#/notes' : cardPath(best.entity);
}

function cardPath(entity: string): string {
  return `library.html#/card/${encodeURIComponent(entity)}`;
}

/** Ends in the id of the card, which no two share; two notes on one card are told apart by their own. */
function contentOf(result: SearchResult): string {
  if (result.kind === 'entity') return `${result.title} · ${result.id}`;
  return `${result.title} · ${result.entity ?? result.id}`;
}

function describe(result: SearchResult, { markup, typeName, words }: OmniboxPort): string {
  const mark = (text: string, ranges: SearchResult['titleRanges']) =>
    snippet(text, ranges, LENGTH)
      .map((piece) =>
        markup ? (piece.matched ? `<match>${escaped(piece.text)}</match>` : escaped(piece.text)) : piece.text,
      )
      .join('');
  const { title, titleRanges, match } = result;
  const name = result.kind === 'note' ? mark(words.noteOn(title), []) : mark(title, titleRanges);
  const about = match
    ? mark(match.text, match.ranges)
    : result.kind === 'entity'
      ? escapedIf(markup, typeName(result.type))
      : '';
  if (about === '') return name;
  return markup ? `${name} <dim>– ${about}</dim>` : `${name} – ${about}`;
}

function escapedIf(markup: boolean, text: string): string {
  return markup ? escaped(text) : text;
}

/** Chromium reads descriptions as XML, and refuses the whole answer where that is broken. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}

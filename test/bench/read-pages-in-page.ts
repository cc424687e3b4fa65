/**
 * The part of `read-pages.ts` that runs in the page: reads it as the content script does and tells what it found.
 */

import { isFront, readMetadata } from '../../lib/page/metadata';
import { type Match, Reading } from '../../lib/page/reading';
import { isProse } from '../../lib/page/regions/article';
import { selectMarks } from '../../lib/page/selection';
import { TextWalk } from '../../lib/page/walk';

/** A page as Sidelight reads it. */
export interface ReadPage {
  title: string;
  lang?: string | undefined;
  date?: { day: string; confidence: string } | undefined;
  /** Every block of the article in reading order. */
  blocks: { role: string; within: string; text: string; linked: number }[];
  /** Where marks would stand, without a budget. */
  marks: { entity: string; text: string; role: string; within: string; around: string }[];
}

/** Elements around a block, nearest first, as far as the article's root: `p < div.text < article`. */
function withinOf(element: Element, root: Element): string {
  const names: string[] = [];
  for (let at: Element | null = element; at && names.length < 6; at = at.parentElement) {
    const own = (at.getAttribute('class') ?? '').trim().split(/\s+/).slice(0, 3).join('.');
    names.push(`${at.localName}${own ? `.${own}` : ''}${at.id ? `#${at.id}` : ''}`);
    if (at === root) break;
  }
  return names.join(' < ');
}

/** What was gathered on a page that has no article: why that is, for the eye. */
function passedOver(): { none: string[] } {
  let keys = 0;
  const start = { element: document.body, role: 'body' as const, unmarked: 0, links: 0 };
  const walk = new TextWalk(document.body, start, () => keys++);
  walk.run(() => false);
  const { article } = readMetadata(document);
  const prose = walk.blocks
    .filter(isProse)
    .map(({ text, element }) => `${withinOf(element, document.body)}: ${text.slice(0, 80)}`);
  return { none: [`says ${article}, front ${isFront(document)}, ${walk.blocks.length} blocks`, ...prose.slice(0, 12)] };
}

/** Reads the page; where it has no article, what was passed over. */
export async function readPage(match: Match): Promise<ReadPage | { none: string[] }> {
  const reading = new Reading(
    document,
    match,
    () => undefined,
    new AbortController().signal,
    () => undefined,
  );
  await reading.read();
  const [article] = reading.articles;
  if (!article) return passedOver();
  const { found, root } = article;
  const choice = { marks: 'first' as const, markFamiliar: true, termsOff: [], typesOff: [], marksPerScreen: 0 };
  const view = { screen: 900, place: () => 0, seen: () => true };
  return {
    title: reading.title,
    lang: reading.lang,
    date: reading.date,
    blocks: found.map(({ block }) => ({
      role: block.role,
      within: withinOf(block.element, root),
      text: block.text,
      linked: block.linked,
    })),
    marks: selectMarks(found, reading.labels, choice, view).map(({ block, start, end, entities }) => ({
      entity: entities.join(' | '),
      text: block.text.slice(start, end),
      role: block.role,
      within: withinOf(block.element, root),
      around: `${block.text.slice(Math.max(0, start - 70), start)}[${block.text.slice(start, end)}]${block.text.slice(end, end + 50)}`,
    })),
  };
}

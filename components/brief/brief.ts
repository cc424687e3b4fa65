/**
 * A reading brief: an article's names in order, what is known of each on the article's day with its sources, and what the
 * reader has noted. Gathered here, drawn by `brief-page.tsx`, written by `brief-markdown.ts`. No DOM, no browser.
 */
import type { CardView, FactView, SourceView } from '../../lib/facts/card-view';
import type { Day } from '../../lib/facts/dates';
import type { Note } from '../../lib/notes/model';
import type { NoteView } from '../../lib/notes/note-view';
import { type FactGroup, keyFacts } from '../card/key-facts';
import type { CardReply } from '../panel/port';

/** The article a brief is of, as its page tells it. */
export interface BriefedPage {
  title: string;
  url: string;
  /** The day the article is of; null where that is not known for sure: facts are those of today then. */
  day: Day | null;
  /** Ids in reading order, with how often each is named. */
  entities: { id: string; count: number }[];
}

export interface Brief extends Omit<BriefedPage, 'entities'> {
  made: Date;
  entries: BriefEntry[];
  /** Notes on passages of the article, in its order. */
  passages: Note[];
  /** Every source cited, in the order in which it is cited first; a fact's numbers count from 1. */
  sources: SourceView[];
}

export interface BriefEntry {
  card: CardView;
  count: number;
  facts: FactGroup[];
  /** Numbers in `Brief.sources`, by the key of the fact. */
  cited: Map<string, number[]>;
  notes: { view: NoteView; text: string }[];
}

/** What a brief is made of. */
export interface BriefMaterial {
  card(entity: string, day: Day | null): Promise<CardReply>;
  /** A note or correction as it was typed. */
  text(id: string): Promise<string>;
  passages(url: string): Promise<Note[]>;
}

/** @throws where a card cannot be read; a name whose card has gone meanwhile is left out */
export async function makeBrief(page: BriefedPage, made: Date, material: BriefMaterial): Promise<Brief> {
  const sources: SourceView[] = [];
  const number = (source: SourceView): number => {
    const at = sources.findIndex((known) => isSame(known, source));
    return at < 0 ? sources.push(source) : at + 1;
  };
  const entries: BriefEntry[] = [];
  for (const { id, count } of page.entities) {
    const reply = await material.card(id, page.day);
    if (!reply) continue;
    const facts = keyFacts(reply.card).first;
    const cited = new Map<string, number[]>();
    for (const fact of facts.flatMap((group): FactView[] => group.facts)) cited.set(fact.key, fact.sources.map(number));
    const notes = await Promise.all(
      reply.notes.map(async (view) => ({ view, text: view.kind === 'card' ? '' : await material.text(view.id) })),
    );
    entries.push({ card: reply.card, count, facts, cited, notes });
  }
  const { title, url, day } = page;
  return { title, url, day, made, entries, passages: await material.passages(url), sources };
}

/** The same source on two cards; a page that own cards are from has the same id on each. */
function isSame(a: SourceView, b: SourceView): boolean {
  return a.id === b.id && a.url === b.url && a.title === b.title;
}

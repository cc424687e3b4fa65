/**
 * The background's part in notes on passages: which page has any, where they stand in its text, and pages opened for one
 * of them. Quotes and notes never leave it: a page is told offsets.
 */
import * as v from 'valibot';
import { type FoundPassage, type FoundPassages, PASSAGE_STATES, type PassageState, type RequestOf } from '../messages';
import { Anchoring } from '../notes/anchor';
import { canonicalUrl } from '../notes/canonical-url';
import type { Note, PassageTarget } from '../notes/model';
import type { NotesStore } from '../notes/store';
import type { StorageArea } from '../settings';
import { Stored } from './stored';

type PassageNote = Note & { target: PassageTarget };

/** Tabs that were opened for a note, by id as text; in `storage.session`, for a worker that is stopped meanwhile. */
const AwaitedSchema = v.record(v.string(), v.string());

/** How passages were found last, by note, the one seen last at the end; in `storage.session` too. */
const SeenSchema = v.array(v.tuple([v.string(), v.picklist(PASSAGE_STATES)]));
/** Notes whose state is remembered, at most. */
const MOST_SEEN = 2000;

export class Passages {
  readonly #awaited: Stored<Record<string, string>>;
  readonly #seen: Stored<[string, PassageState][]>;

  constructor(
    private readonly notes: Pick<NotesStore, 'ofPage' | 'get'>,
    session: StorageArea,
  ) {
    this.#awaited = new Stored(session, 'awaitedPassages', AwaitedSchema, {});
    this.#seen = new Stored(session, 'passageStates', SeenSchema, []);
  }

  /** Whether a page has noted passages, or was opened for one. A database that cannot be read has none. */
  async any(url: string, canonical: string | undefined, tab: number | undefined): Promise<boolean> {
    if (tab !== undefined && (await this.#awaited.get())[tab] !== undefined) return true;
    return (await this.#ofPage(url, canonical).catch(() => [])).length > 0;
  }

  /** Remembers that a tab was opened to show a note. */
  async await(tab: number, note: string): Promise<void> {
    await this.#awaited.change((awaited) => ({ ...awaited, [tab]: note }));
  }

  /** How passages were found when their page was last seen, by note. */
  async states(): Promise<Record<string, PassageState>> {
    return Object.fromEntries(await this.#seen.get());
  }

  /** Where the passages of a page stand in its text. @param tab that has the page */
  async find(
    { url, canonical, blocks, only }: RequestOf<'passages.find'>,
    tab?: { id?: number | undefined; incognito?: boolean },
  ): Promise<FoundPassages> {
    const page = canonicalUrl(url, canonical);
    const open = await this.#take(tab?.id);
    const notes = await this.#ofPage(url, canonical);
    // The page may have another address than when the note was written: it was opened for this note all the same.
    if (open !== undefined && !notes.some(({ id }) => id === open)) {
      const note = await this.notes.get(open);
      if (note && isLivePassage(note)) notes.push(note);
    }
    const wanted = only ? notes.filter(({ id }) => only.includes(id)) : notes;
    const reply: FoundPassages = { url: page, found: [], missing: [], ...(open === undefined ? {} : { open }) };
    if (wanted.length === 0) return reply;
    const anchoring = new Anchoring(blocks.map(({ text }) => text).join('\n'));
    const places = new Map<FoundPassage, number>();
    for (const { id, target, colour } of wanted) {
      const anchor = anchoring.find(target.quote, target.position);
      if (anchor.state === 'missing') {
        reply.missing.push(id);
        continue;
      }
      const parts = partsOf(blocks, anchor.start, anchor.end);
      const passage = { note: id, state: anchor.state, parts, ...(colour ? { colour } : {}) };
      places.set(passage, anchor.start);
      reply.found.push(passage);
    }
    reply.found.sort((a, b) => (places.get(a) as number) - (places.get(b) as number));
    // A passage missing in the article is looked for in all of the page before it is given up. What is read in private
    // leaves no trace.
    if (!tab?.incognito) this.#see(reply, only !== undefined).catch(() => {});
    return reply;
  }

  /** @param isLast the page has been searched to the end */
  async #see({ found, missing }: FoundPassages, isLast: boolean): Promise<void> {
    const states = new Map<string, PassageState>(found.map(({ note, state }) => [note, state]));
    if (isLast) for (const note of missing) states.set(note, 'missing');
    await this.#seen.change((seen) => {
      const known = new Map(seen);
      if ([...states].every(([note, state]) => known.get(note) === state)) return seen;
      return [...seen.filter(([note]) => !states.has(note)), ...states].slice(-MOST_SEEN);
    });
  }

  async #take(tab: number | undefined): Promise<string | undefined> {
    if (tab === undefined) return undefined;
    const open = (await this.#awaited.get())[tab];
    if (open !== undefined) await this.#awaited.change(({ [tab]: _, ...others }) => others);
    return open;
  }

  async #ofPage(url: string, canonical: string | undefined): Promise<PassageNote[]> {
    const addresses = new Set([canonicalUrl(url, canonical), canonicalUrl(url)]);
    const notes = await Promise.all(Array.from(addresses, (address) => this.notes.ofPage(address)));
    return notes.flat().filter(isLivePassage);
  }
}

function isLivePassage(note: Note): note is PassageNote {
  return note.target.kind === 'passage' && note.deleted === undefined;
}

/** Cuts a stretch of the joined texts into the blocks it lies in. */
function partsOf(blocks: readonly { key: number; text: string }[], start: number, end: number): FoundPassage['parts'] {
  const parts: FoundPassage['parts'] = [];
  let at = 0;
  for (const { key, text } of blocks) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, text.length);
    if (from < to) parts.push({ key, start: from, end: to });
    at += text.length + 1;
  }
  return parts;
}

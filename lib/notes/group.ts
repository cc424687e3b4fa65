/** Puts notes under headings: by month, by what they are about, by site, by tag. Pure. */
import type { Note } from './model';

export const GROUPINGS = ['date', 'term', 'site', 'tag'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface NoteGroup {
  /** `2026-03`, an entity's id, a host, a tag; empty for notes that have none. */
  key: string;
  notes: Note[];
}

/**
 * Months, the latest first; sites and tags by how many notes they have; terms likewise. Notes without come last. A note
 * with two tags stands under both. Within a group notes keep the order they come in.
 */
export function groupNotes(notes: readonly Note[], by: Grouping): NoteGroup[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    for (const key of KEYS[by](note)) {
      const group = groups.get(key);
      if (group) group.push(note);
      else groups.set(key, [note]);
    }
  }
  return [...groups]
    .map(([key, members]) => ({ key, notes: members }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || compare(a, b, by));
}

const KEYS: Record<Grouping, (note: Note) => readonly string[]> = {
  date: ({ modified }) => [monthOf(modified)],
  term: ({ target }) => [target.entity ?? ''],
  site: (note) => [siteOf(note)],
  tag: ({ tags }) => (tags.length === 0 ? [''] : tags),
};

function compare(a: NoteGroup, b: NoteGroup, by: Grouping): number {
  if (by === 'date') return a.key < b.key ? 1 : -1;
  return b.notes.length - a.notes.length || (a.key < b.key ? -1 : 1);
}

/** The reader's month. */
function monthOf(modified: string): string {
  // Nowhere is a clock a day off: in the middle of a month it is the same month everywhere, and no date has to be read.
  const day = modified.slice(8, 10);
  if (day > '01' && day < '28') return modified.slice(0, 7);
  const date = new Date(modified);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Host of the page a note is on or was written on, without `www.`; empty where there is none. */
export function siteOf({ target, page }: Pick<Note, 'target' | 'page'>): string {
  const address = target.kind === 'passage' ? target.url : page?.url;
  if (address === undefined) return '';
  let site = sites.get(address);
  if (site === undefined) {
    site = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
    if (sites.size >= MOST_SITES) sites.clear();
    sites.set(address, site);
  }
  return site;
}

/** Sites by address: reading an address takes long, and a list asks for the same ones at every change. */
const sites = new Map<string, string>();
const MOST_SITES = 30_000;

/** What of a result matched: how an entity or a note that was found is shown. Pure. */
import { type Folded, wordsOf } from './fold';
import { type Located, locate, locateDirect, locateInitials } from './locate';
import type { SearchEntity, SearchNote, SearchResult, Tier } from './model';
import { WHOLE_BELOW } from './texts';

/** A query as it was read. */
export interface Query {
  text: string;
  folded: Folded;
  /** Its words worth looking for in texts. */
  words: string[];
  initials: boolean;
}

/** An entity found by a name: what of its title matched, or the other name that did. */
export function showName(
  entity: SearchEntity,
  ordinal: number,
  tier: Tier,
  query: Query,
  onPage: ReadonlySet<string> | undefined,
): SearchResult | null {
  const name = entity.names[ordinal];
  if (!name) return null;
  const words = wordsOf(query.folded);
  const inTitle = tier === 'prefix' ? locateDirect(entity.title, query.folded.key, words) : null;
  if (inTitle) return { ...described(entity, onPage), tier, titleRanges: inTitle };
  const ranges = query.initials
    ? locateInitials(name.text, query.text)
    : locate(name.text, query.folded.key, words).ranges;
  const isTitle = name.text === entity.title;
  return {
    ...described(entity, onPage),
    tier,
    titleRanges: isTitle ? ranges : [],
    ...(isTitle ? {} : { match: { field: 'name' as const, text: name.text, ranges } }),
  };
}

/**
 * An entity found by what is said of it: the text in which most of the query stands.
 * @param texts its texts, folded, in their order
 */
export function showText(
  entity: SearchEntity,
  texts: readonly Folded[],
  query: Query,
  onPage: ReadonlySet<string> | undefined,
): SearchResult {
  let best: Located | null = null;
  let at = -1;
  for (const [i, folded] of texts.entries()) {
    const located = locate(folded, query.folded.key, query.words, { wholeBelow: WHOLE_BELOW });
    if (located.words > (best?.words ?? 0)) {
      best = located;
      at = i;
    }
    if (best?.words === query.words.length) break;
  }
  const part = entity.texts[at];
  const title = locate(entity.title, query.folded.key, query.words, { wholeBelow: WHOLE_BELOW });
  return {
    ...described(entity, onPage),
    tier: 'text',
    titleRanges: title.ranges,
    ...(best && part ? { match: { field: part.field, text: part.text, ranges: best.ranges } } : {}),
  };
}

/** What is told of an entity however it was found. */
export function described(entity: SearchEntity, onPage: ReadonlySet<string> | undefined) {
  const about = entity.texts.find(({ field }) => field === 'summary')?.text;
  return {
    kind: 'entity' as const,
    id: entity.id,
    title: entity.title,
    type: entity.type,
    onPage: onPage?.has(entity.id) ?? false,
    ...(about === undefined ? {} : { about }),
  };
}

/** A note: what of its words or of its passage matched. */
export function showNote(note: SearchNote, query: Query): SearchResult {
  const { key } = query.folded;
  const within = (text: string) => locate(text, key, query.words, { wholeBelow: WHOLE_BELOW });
  // The note or its passage, whichever more of the query stands in; a note without words is its passage.
  let text = note.body;
  let best = within(text);
  if (text === '' || best.words < query.words.length) {
    const inQuote = within(note.quote ?? '');
    if (text === '' || inQuote.words > best.words) {
      text = note.quote ?? '';
      best = inQuote;
    }
  }
  return {
    kind: 'note',
    id: note.id,
    entity: note.entity,
    ...(note.quote === undefined ? {} : { passage: true }),
    title: note.label,
    modified: note.modified,
    tier: 'text',
    titleRanges: query.initials ? locateInitials(note.label, query.text) : locate(note.label, key, query.words).ranges,
    match: {
      field: 'note',
      text,
      ranges: query.initials ? [] : best.ranges,
    },
  };
}

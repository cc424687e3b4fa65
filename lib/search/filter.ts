/**
 * Whether an entity or a note passes what a query asks beside its words. Pure.
 */
import { localDay } from '../facts/dates';
import { touches } from '../facts/lifetime';
import { type Folded, fold, foldedKey } from './fold';
import type { SearchEntity, SearchNote } from './model';
import type { Filter, ParsedQuery } from './query';

/** What a filter needs to know of an entity beside itself. */
export interface EntityFacts {
  hasNote: boolean;
  /** Its texts, folded. */
  texts: () => readonly Folded[];
}

export function entityPasses(entity: SearchEntity, query: ParsedQuery, { hasNote, texts }: EntityFacts): boolean {
  const passes = ({ name, value }: Filter): boolean => {
    switch (name) {
      case 'type':
        return entity.type === value;
      case 'term':
        return entity.id === value || namesHold(entity, value);
      case 'in':
        return entity.lifetime !== undefined && touches(entity.lifetime, value);
      case 'has':
        return hasNote;
      default:
        // Sites, tags and dates are of notes.
        return false;
    }
  };
  if (!query.filters.every((filter) => filterHolds(filter, passes))) return false;
  const holds = (key: string) =>
    entity.names.some(({ text }) => holdsWords(fold(text), key)) || texts().some((text) => holdsWords(text, key));
  return query.phrases.every(holds) && !query.without.some(holds);
}

/**
 * @param entity the entity the note is about, where it is still there
 * @param keys keys of its texts (`noteTexts`), where they are at hand
 */
export function notePasses(
  note: SearchNote,
  query: ParsedQuery,
  entity: SearchEntity | undefined,
  keys?: readonly string[],
): boolean {
  const passes = ({ name, value }: Filter): boolean => {
    switch (name) {
      case 'term':
        return (
          note.entity === value ||
          ((keys?.[0] ?? foldedKey(note.label)).includes(value) && beginsWord(fold(note.label), value)) ||
          (!!entity && isCalled(entity, value, query))
        );
      case 'tag':
        return (note.tags ?? []).some((tag) => tagKey(tag) === value);
      case 'site':
        return note.host === value || (note.host?.endsWith(`.${value}`) ?? false);
      case 'type':
        return entity?.type === value;
      case 'before':
        return dayOf(note) < value;
      case 'after':
        return dayOf(note) > value;
      case 'since':
        return dayOf(note) >= value;
      // What existed then: a note, if it was written then.
      case 'in':
        return dayOf(note).startsWith(value);
      case 'has':
        return true;
    }
  };
  if (!query.filters.every((filter) => filterHolds(filter, passes))) return false;
  if (query.phrases.length + query.without.length === 0) return true;
  const texts = noteTexts(note);
  const known = keys ?? texts.map(foldedKey);
  // Word by word only where the letters are there.
  const holds = (key: string) =>
    texts.some((text, at) => (known[at] as string).includes(key) && holdsWords(fold(text), key));
  return query.phrases.every(holds) && !query.without.some(holds);
}

/** The texts of a note in which phrases are looked for. */
export function noteTexts({ label, body, quote = '', tags = [] }: SearchNote): string[] {
  return [label, body, quote, ...tags];
}

const tagKeys = new Map<string, string>();

/** A few hundred tags are on many thousand notes. */
function tagKey(tag: string): string {
  let key = tagKeys.get(tag);
  if (key === undefined) {
    key = foldedKey(tag);
    tagKeys.set(tag, key);
  }
  return key;
}

const called = new WeakMap<ParsedQuery, Map<string, boolean>>();

/** Whether a query's word begins one of an entity's names: worked out once for all notes on it. */
function isCalled(entity: SearchEntity, value: string, query: ParsedQuery): boolean {
  let known = called.get(query);
  if (!known) {
    known = new Map();
    called.set(query, known);
  }
  const key = `${entity.id} ${value}`;
  let is = known.get(key);
  if (is === undefined) {
    is = namesHold(entity, value);
    known.set(key, is);
  }
  return is;
}

function filterHolds(filter: Filter, passes: (filter: Filter) => boolean): boolean {
  return passes(filter) !== filter.not;
}

function namesHold(entity: SearchEntity, key: string): boolean {
  return entity.names.some(({ text }) => beginsWord(fold(text), key));
}

/** Whether `key` begins where a word does: "Kor" in "North Korea", not in "Angkor". */
function beginsWord({ key: text, starts }: Folded, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) if (starts.includes(at)) return true;
  return false;
}

/** Whether `key` stands as whole words: "art of" not in "part of". Korean words end where a particle may begin. */
function holdsWords({ key: text, starts, words }: Folded, key: string): boolean {
  const open = HANGUL_END.test(key);
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const end = at + key.length;
    if (starts.includes(at) && (open || end === text.length || words.includes(end))) return true;
  }
  return false;
}

/** Hangul is folded to single letters; Han and kana have no spaces either. */
const HANGUL_END = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** The reader's day on which a note was last written. */
function dayOf({ modified }: SearchNote): string {
  return localDay(new Date(modified));
}

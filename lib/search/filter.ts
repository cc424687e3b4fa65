/**
 * Whether an entity or a note passes what a query asks beside its words. Pure.
 */
import { localDay } from '../facts/dates';
import { touches } from '../facts/lifetime';
import { type Folded, fold } from './fold';
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

/** @param entity the entity the note is about, where it is still there */
export function notePasses(note: SearchNote, query: ParsedQuery, entity: SearchEntity | undefined): boolean {
  const passes = ({ name, value }: Filter): boolean => {
    switch (name) {
      case 'term':
        return note.entity === value || beginsWord(fold(note.label), value) || (!!entity && namesHold(entity, value));
      case 'tag':
        return (note.tags ?? []).some((tag) => fold(tag).key === value);
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
  const texts = [note.label, note.body, note.quote ?? '', ...(note.tags ?? [])].map(fold);
  const holds = (key: string) => texts.some((text) => holdsWords(text, key));
  return query.phrases.every(holds) && !query.without.some(holds);
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

/**
 * Whether an entity or a note passes what a query asks beside its words. Pure.
 */
import { firstDay, lastDay } from '../facts/dates';
import { touches } from '../facts/lifetime';
import { type Folded, fold, foldedKey } from './fold';
import type { SearchEntity, SearchNote } from './model';
import { holdsPhrase, labelBegins, type NoteText, noteText, type Phrase, readPhrase } from './note-text';
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
  const holds = (key: string) => {
    const phrase = readPhrase(key);
    return (
      entity.names.some(({ text }) => holdsWords(fold(text), phrase)) ||
      texts().some((text) => holdsWords(text, phrase))
    );
  };
  return query.phrases.every(holds) && !query.without.some(holds);
}

/** What a filter needs to know beside the notes. */
export interface NoteContext {
  /** An entity a note is about, where it is still there. */
  entity(id: string): SearchEntity | undefined;
  /** A note's text, folded, where it is at hand. */
  text?(note: SearchNote): NoteText | undefined;
}

/**
 * What a query asks of a note beside its words, to be asked of twenty thousand notes one after the other: all that does
 * not depend on the note is worked out once.
 */
export function noteFilter(query: ParsedQuery, { entity, text }: NoteContext): (note: SearchNote) => boolean {
  const textOf = (note: SearchNote) => text?.(note) ?? noteText(note);
  const asked = query.filters.map((filter) => {
    const passes = passesOf(filter, entity, textOf);
    return filter.not ? (note: SearchNote) => !passes(note) : passes;
  });
  if (query.phrases.length + query.without.length > 0) {
    const phrases = query.phrases.map(readPhrase);
    const without = query.without.map(readPhrase);
    asked.push((note) => {
      const words = textOf(note);
      return (
        phrases.every((phrase) => holdsPhrase(words, phrase)) && !without.some((phrase) => holdsPhrase(words, phrase))
      );
    });
  }
  return (note) => asked.every((passes) => passes(note));
}

function passesOf(
  { name, value }: Filter,
  entity: NoteContext['entity'],
  textOf: (note: SearchNote) => NoteText,
): (note: SearchNote) => boolean {
  switch (name) {
    case 'term': {
      const called = once((id) => {
        const about = entity(id);
        return id === value || (!!about && namesHold(about, value));
      });
      return (note) => (note.entity !== undefined && called(note.entity)) || labelBegins(textOf(note), value);
    }
    case 'tag': {
      const named = once((tag) => foldedKey(tag) === value);
      return ({ tags = [] }) => tags.some(named);
    }
    case 'site': {
      const within = once((host) => host === value || host.endsWith(`.${value}`));
      return ({ host }) => host !== undefined && within(host);
    }
    case 'type': {
      const ofType = once((id) => entity(id)?.type === value);
      return (note) => note.entity !== undefined && ofType(note.entity);
    }
    case 'before':
      return writtenIn(undefined, beginning(value));
    case 'after':
      return writtenIn(beginning(value, 1), undefined);
    case 'since':
      return writtenIn(beginning(value), undefined);
    // What existed then: a note, if it was written then.
    case 'in':
      return writtenIn(beginning(firstDay(value)), beginning(lastDay(value), 1));
    case 'has':
      return () => true;
  }
}

/** Answers for each value once: a few hundred tags are on many thousand notes. */
function once(ask: (value: string) => boolean): (value: string) => boolean {
  const answers = new Map<string, boolean>();
  return (value) => {
    let is = answers.get(value);
    if (is === undefined) {
      is = ask(value);
      answers.set(value, is);
    }
    return is;
  };
}

/** Whether a note was last written at `from` or later, and before `to`: UTC times, compared as they are written. */
function writtenIn(from: string | undefined, to: string | undefined): (note: SearchNote) => boolean {
  return ({ modified }) => (from === undefined || modified >= from) && (to === undefined || modified < to);
}

/** When the reader's day begins, or one so many days later, as UTC. */
function beginning(day: string, later = 0): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const start = new Date(2000, 0, 1);
  // Not by the constructor: it takes the years 0 to 99 for the 1900s.
  start.setFullYear(year, month - 1, date + later);
  const time = start.toISOString();
  // After the year 9999, which is written with a sign: later than all others.
  return time.startsWith('+') ? AFTER_ALL : time;
}

const AFTER_ALL = '~';

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

/** Whether a phrase stands in a text as whole words; of notes: `note-text.ts`. */
function holdsWords({ key: text, starts, words }: Folded, { key, open }: Phrase): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const end = at + key.length;
    if (starts.includes(at) && (open || end === text.length || words.includes(end))) return true;
  }
  return false;
}

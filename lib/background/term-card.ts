/** The card of a name that only the article explains: what it says of it, and no facts. */
import type { CardView } from '../facts/card-view';
import type { Day } from '../facts/dates';
import type { ArticleTerm } from '../matching/article-terms';
import type { RequestOf } from '../messages';
import type { OwnDraft } from '../notes/own-draft';

/** @param words puts what the article says into a sentence */
export function termCard(id: string, term: ArticleTerm, today: Day, words: (term: ArticleTerm) => string): CardView {
  const { kind, name, says } = term;
  const person = kind === 'person';
  return {
    id,
    type: person ? 'person' : 'term',
    pack: '',
    title: person ? name : says,
    names: [
      { text: person ? name : says, lang: 'en', kind: 'full' },
      ...(person ? [] : [{ text: name, lang: 'en' as const, kind: 'acronym' as const }]),
    ],
    summary: words(term),
    asOf: null,
    existence: { state: 'exists' },
    facts: [],
    changes: [],
    timeline: [],
    relations: [],
    sources: [],
    checked: today,
    // Nobody checks it.
    age: { days: -1, loud: false },
    familiar: false,
  };
}

/** What a card of the reader's own begins with that is made of a term, and where they met it. */
export function draftOf({ kind, name, says }: ArticleTerm, reading: RequestOf<'card.make'>['reading']): OwnDraft {
  const met = reading ? { sentence: reading.sentence, page: { url: reading.url, title: reading.title } } : {};
  return kind === 'person' ? { name, sentence: says, ...met } : { name: says, aliases: [name], ...met };
}

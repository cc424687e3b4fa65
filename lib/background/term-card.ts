/** The card of a name that only the article explains: what it says of it, and no facts. */
import type { CardView } from '../facts/card-view';
import type { Day } from '../facts/dates';
import type { ArticleTerm } from '../matching/article-terms';

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

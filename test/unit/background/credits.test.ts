import { expect, it } from 'vitest';
import { withCredits } from '../../../lib/background/match';
import type { Mention } from '../../../lib/matching/types';

const labels = [
  { id: 'birch', type: 'place' },
  { id: 'elm', type: 'person' },
] as const;

/** Mentions of Birch (a place) and Elm (a person) in `text`, each with whether it is a credit. */
function credited(text: string): [string, boolean][] {
  const mentions = [...text.matchAll(/Birch|BIRCH|Elm/g)].map(
    ({ 0: name, index }): Mention => ({
      block: 1,
      start: index,
      end: index + name.length,
      entity: name.toLowerCase(),
      why: { rule: 'name' },
    }),
  );
  return withCredits([{ key: 1, text, role: 'body' }], mentions, labels).map(({ entity, credit }) => [
    entity,
    credit === true,
  ]);
}

it.each([
  ['a place and a colon', 'Birch: Eleven states met in Birch.', [true, false]],
  ['a place, its country and a colon', 'Birch, Elm Country: Eleven states met.', [true, true]],
  ['a place, a day and a colon', 'Birch, Oct. 9 : Eleven states met.', [true]],
  ['a place, a day, an agency nobody knows and a colon', 'Birch, Oct. 9 (OAK): Eleven states met.', [true]],
  ['a place, an agency in small letters and a colon', 'BIRCH (Oakara): Eleven states met.', [true]],
  ['a place and spaces that hold', 'BIRCH,\u00a07 May\u00a02025\u00a0- Eleven states met in Birch.', [true, false]],
  ['a place and a dash', 'Birch — Eleven states met in Birch.', [true, false]],
  ['a place and its state before a dash', 'Birch, BY – Eleven states met.', [true]],
  ['a place with a dash that goes on', 'Birch – the capital – is old.', [true]],
  ['a place in capitals', 'BIRCH Eleven states met in Birch.', [true, false]],
  ['a place in capitals before initials', 'BIRCH UN envoys met in Birch.', [true, false]],
  ['a place in capitals that does something', 'BIRCH has met.', [false]],
  ['a place in capitals and a dash', 'BIRCH--Eleven states met.', [true]],
  ['a place and a full stop', 'Birch. Eleven states met in Birch.', [true, false]],
  ['a town nobody knows and its country', 'Oldtown, Birch - Eleven states met.', [true]],
  ['a town in capitals and its country before a sentence', 'OLDTOWN, Birch Eleven states met in Birch.', [true, false]],
  ['a town in capitals, its country and a day', 'OLDTOWN, Birch, Aug. 7  Eleven states met.', [true]],
  ['a town in capitals and its country amid one', 'OLDTOWN, Birch and elm are old.', [false]],
  ['a place, a day with its year and a dash', 'BIRCH, 7 May 2025 - Eleven states met.', [true]],
  ['a place and a dash without a space', 'BIRCH -Eleven states met.', [true]],
  ['a place in capitals run together with the text', 'BIRCHEleven states met.', [true]],
  ['a town and its country in a sentence', 'Oldtown, Birch, is old.', [false]],
  ['a place that ends a sentence', 'They met in Birch. Elm left.', [false, false]],
  ['a speaker', 'Elm: We went to Birch.', [false, false]],
  ['a place in a sentence with a colon', 'Birch said one thing: no.', [false]],
])('a dateline told by the place in it: %s', (_, text, credits) => {
  expect(credited(text).map(([, credit]) => credit)).toEqual(credits);
});

/**
 * Every name of the packs that needs nothing else, in a sentence that speaks of it: what a rule or a guard keeps from ever
 * being marked shows here. California and 중동 were excluded by a word of their own for weeks, and nobody missed them.
 */
import { describe, expect, it } from 'vitest';
import { readPacks } from '../../../data/compiler/read-packs';
import type { Name } from '../../../lib/facts/schema';
import { findMentions } from '../../../lib/matching/find-mentions';
import { READING, realPacks } from './real-packs';

/** A sentence about what is called so, in the name's language; none for languages whose words are not told apart by spaces. */
function sentence({ text, lang }: Name): string | undefined {
  if (lang === 'en') return `Yesterday he spoke of ${text} and of other things.`;
  if (lang === 'ko') return `어제 그는 ${text} 이야기를 했다.`;
  return undefined;
}

/** Not those with a bracket, which ends a name in print: "Council Regulation (EU) 2017/1509" is what a card is called. */
const needsNothing = ({ text, near, with: beside, after, mark, kind, from, to }: Name): boolean =>
  !near && !beside && !after && mark !== false && kind !== 'short' && !from && !to && !text.includes('(');

describe('the names of the packs', () => {
  it(
    'are marked where they are spoken of',
    () => {
      const { names } = realPacks();
      const unmet: string[] = [];
      let met = 0;
      for (const { data } of readPacks().entities) {
        for (const name of data.names) {
          const text = needsNothing(name) ? sentence(name) : undefined;
          if (text === undefined) continue;
          const { mentions } = findMentions(names, { blocks: [{ key: 0, text }], lang: name.lang });
          if (mentions.some(({ entity }) => entity === data.id)) met++;
          else unmet.push(`${data.id}: ${name.text}`);
        }
      }
      expect(unmet).toEqual([]);
      expect(met).toBeGreaterThan(8000);
    },
    READING,
  );
});

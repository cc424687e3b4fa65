/**
 * The packs as they are, and sentences held against them: what must be marked in them and what must not.
 */
import { expect } from 'vitest';
import { blocksOf, languageOf } from '../../../data/cli/article-file';
import { compileRelease } from '../../../data/compiler/compile-release';
import { readPacks } from '../../../data/compiler/read-packs';
import { findMentions } from '../../../lib/matching/find-mentions';
import { loadNameIndex, type NameIndex } from '../../../lib/matching/name-index';

export interface Case {
  text: string;
  /** Ids that must be marked, each at these letters. */
  marked?: Record<string, string>;
  /** Ids that must not be marked anywhere in the text. */
  unmarked?: string[];
}

let real: { names: NameIndex; ids: ReadonlySet<string> } | undefined;

/** Names and ids of the packs, compiled at the first call in a process. */
export function realPacks(): { names: NameIndex; ids: ReadonlySet<string> } {
  if (!real) {
    const { index, entities } = compileRelease(readPacks());
    real = { names: loadNameIndex(index), ids: new Set(entities.map(({ id }) => id)) };
  }
  return real;
}

/** Reading every file there is takes longer, on whatever machine, than the ten seconds that are for units, in milliseconds. */
export const READING = 120_000;

export function marksIn(text: string): { entity: string; text: string }[] {
  const blocks = blocksOf(text);
  const { mentions } = findMentions(realPacks().names, { blocks, lang: languageOf(text) });
  return mentions.map(({ block, start, end, entity }) => ({
    entity,
    text: blocks[block]?.text.slice(start, end) ?? '',
  }));
}

export function check({ text, marked = {}, unmarked = [] }: Case): void {
  const { ids } = realPacks();
  for (const id of [...Object.keys(marked), ...unmarked]) expect(ids).toContain(id);
  const marks = marksIn(text);
  for (const [entity, letters] of Object.entries(marked)) expect(marks).toContainEqual({ entity, text: letters });
  const wrong = marks.filter(({ entity }) => unmarked.includes(entity));
  expect(wrong).toEqual([]);
}

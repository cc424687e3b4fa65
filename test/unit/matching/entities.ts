/** Entities for the tests of matching: only what matching reads. */
import * as v from 'valibot';
import { type Entity, EntitySchema, type Name } from '../../../lib/facts/schema';
import { compileNameIndex } from '../../../lib/matching/compile';
import { findMentions } from '../../../lib/matching/find-mentions';
import { loadNameIndex, type NameIndex } from '../../../lib/matching/name-index';
import type { Article, Mention } from '../../../lib/matching/types';

type NameHint = Partial<Name> & { text: string };

/** An entity; a string is a full English name, or a native Korean one by its letters. */
export function entity(
  id: string,
  type: Entity['type'],
  names: (string | NameHint)[],
  rest: Partial<Entity> = {},
): Entity {
  return v.parse(EntitySchema, {
    id,
    type,
    names: names.map((name) => {
      const hint: NameHint = typeof name === 'string' ? { text: name } : name;
      const korean = /[가-힣]/.test(hint.text);
      return { lang: korean ? 'ko' : 'en', kind: korean ? 'native' : 'full', ...hint };
    }),
    summary: id,
    checked: '2026-11-23',
    ...rest,
  });
}

export function indexOf(entities: Entity[]): NameIndex {
  return loadNameIndex(compileNameIndex(entities));
}

/** An article of one string a block; the first is not a title unless said so. */
export function article(blocks: string[], rest: Partial<Article> = {}): Article {
  return { blocks: blocks.map((text, key) => ({ key, text, role: 'body' as const })), ...rest };
}

/** Mentions as `printed text → entity`, in order. */
export function marks(index: NameIndex, blocks: string | string[], rest: Partial<Article> = {}): string[] {
  const read = article([blocks].flat(), rest);
  return findMentions(index, read).mentions.map((mention) => `${printed(read, mention)} → ${mention.entity}`);
}

/** What the mention's offsets slice out of the text as given. */
export function printed(read: Article, { block, start, end }: Mention): string {
  return read.blocks.find(({ key }) => key === block)?.text.slice(start, end) ?? '';
}

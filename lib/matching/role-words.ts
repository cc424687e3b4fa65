/**
 * What a body is called by its kind once the article has named it: "the ministry" after "Ministry of Unification", "the
 * team" after "Multilateral Sanctions Monitoring Team". Told by the printed names alone: the kind must be a word of the name, and
 * no other body or group called so may have come in between.
 */
import type { EntityType } from '../facts/schema';
import { letters, plainSource } from '../text/letters';
import type { BlockText } from './article-text';

/** A name that was found, or a word for its kind; offsets are into the cleaned text. */
export interface Named {
  start: number;
  end: number;
  entity: number;
}

/** A word that stands for a body named before, and the others it may stand for as well. */
export interface RoleWord extends Named {
  others: number[];
}

/** The kinds, with "the" before them if it stands there. Plurals are none: they stand for several. */
const KIND = new RegExp(
  plainSource(
    '(?<![\\p{L}\\d-])(the )?(ministry|team|agency|council|committee|commission|panel|court|bank|party|assembly|institute|authority|bureau)(?![\\p{L}\\d-])',
  ),
  'gi',
);

/** Types of bodies: the West Bank is none. */
const BODIES: ReadonlySet<EntityType | undefined> = new Set(['organisation', 'agency', 'office', 'party', 'company']);

export class RoleWords {
  /** By kind: what was called so last, and in which block. */
  readonly #last = new Map<string, { entities: [number, ...number[]]; block: BlockText }>();

  constructor(private readonly typeOf: (entity: number) => EntityType | undefined) {}

  /**
   * Reads the next block.
   * @param named what was found in it, in order
   */
  read(block: BlockText, named: readonly Named[]): RoleWord[] {
    const found: RoleWord[] = [];
    let next = 0;
    for (const { 0: whole, 1: the = '', 2: word = '', index } of block.text.matchAll(KIND)) {
      const [start, end] = [index + the.length, index + whole.length];
      const kind = word.toLowerCase();
      const last = this.#last.get(kind);
      while ((named[next]?.end ?? end) < end) next++;
      const name = named[next];
      if (name && name.start < end) {
        if (word === kind || !isHead(block.text, name, start, end) || !BODIES.has(this.typeOf(name.entity))) continue;
        const before = last?.block === block ? last.entities.filter((entity) => entity !== name.entity) : [];
        this.#last.set(kind, { entities: [name.entity, ...before], block });
      } else if (!the || saysWhich(block.text, end)) this.#last.delete(kind);
      else if (last) {
        const [entity, ...others] = last.entities;
        found.push({ start, end, entity, others });
      }
    }
    return found;
  }
}

/** Whether a word of a name says what it names: no "Party" of its Central Committee, of "Party Congress" neither. */
function isHead(text: string, name: Named, start: number, end: number): boolean {
  return (
    !/ (?:of|for|on) /.test(text.slice(name.start, start)) &&
    (end >= name.end || /^ (?:of|for|on) /.test(text.slice(end)))
  );
}

/** What follows says which one is meant, and so another than the one before: "the team that found it", "the agency in question". */
function saysWhich(text: string, end: number): boolean {
  return letters`^ (?:of|that|which|who|behind|from|led|for|in)\b|^ \p{Lu}`.test(text.slice(end, end + 9));
}

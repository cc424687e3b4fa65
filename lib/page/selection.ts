/**
 * Which mentions get a mark. Pure: what can be marked where, and what is hidden, comes in with the arguments.
 */
import type { EntityLabel, Mention } from '../matching/types';
import type { Settings } from '../settings-model';
import type { Block, Piece } from './blocks';
import { piecesOf } from './blocks';

/** A mention that is marked. */
export interface Mark {
  /** Unique within the page. */
  id: number;
  /** Readings, best first. */
  entities: string[];
  block: Block;
  /** Offsets into the block's text. */
  start: number;
  end: number;
  /** Where it stands in the page. */
  pieces: Piece[];
}

/** A block and what was found in it. */
export interface FoundBlock {
  block: Block;
  mentions: readonly Mention[];
}

export type Choice = Pick<Settings, 'marks' | 'markFamiliar' | 'termsOff'>;

/**
 * The mentions of one article to mark, in reading order. With `first`, an entity is marked once: in the text before a
 * caption, where it can be seen.
 * @param found blocks in reading order.
 * @param seen whether a block can be seen.
 */
export function selectMarks(
  found: readonly FoundBlock[],
  labels: ReadonlyMap<string, Pick<EntityLabel, 'familiar'>>,
  choice: Choice,
  seen: (block: Block) => boolean,
): Omit<Mark, 'id'>[] {
  const off = new Set(choice.termsOff);
  const marks: Omit<Mark, 'id'>[] = [];
  const marked = new Set<string>();
  for (const captions of [false, true]) {
    for (const { block, mentions } of found) {
      if ((block.role === 'caption') !== captions || mentions.length === 0) continue;
      let visible: boolean | undefined;
      for (const mention of mentions) {
        const entities = [mention.entity, ...(mention.others ?? [])].filter((entity) => !off.has(entity));
        const entity = entities[0];
        if (entity === undefined || off.has(mention.entity)) continue;
        if (!choice.markFamiliar && labels.get(entity)?.familiar && entities.length === 1) continue;
        if (choice.marks === 'first' && marked.has(entity)) continue;
        const pieces = piecesOf(block, mention.start, mention.end);
        if (!pieces) continue;
        visible ??= seen(block);
        if (!visible) break;
        marked.add(entity);
        marks.push({ entities, block, start: mention.start, end: mention.end, pieces });
      }
    }
  }
  const order = new Map(found.map(({ block }, index) => [block, index]));
  return marks.sort((a, b) => (order.get(a.block) ?? 0) - (order.get(b.block) ?? 0) || a.start - b.start);
}

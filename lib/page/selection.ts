/**
 * Which mentions get a mark. Pure: what can be marked where, what is hidden and where things stand comes in with the
 * arguments.
 */
import type { PageLabel, PageMention } from '../background/match';
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
  mentions: readonly PageMention[];
}

/** What the reader wants; `termsOff` holds the names that have faded too. */
export type Choice = Pick<Settings, 'marks' | 'markFamiliar' | 'termsOff' | 'typesOff' | 'marksPerScreen'>;

/** What selecting needs to know of the page. */
export interface View {
  /** Height of the viewport in pixels. */
  screen: number;
  /** Pixels from the top of the text down to a place in it; undefined while that is not known: no mark there yet. */
  place(block: Block, start: number): number | undefined;
  /** Whether a block can be seen. */
  seen(block: Block): boolean;
  /** Whether there is a mark there now. Those stay wherever they may, so that none flickers. */
  kept?(block: Block, start: number): boolean;
}

type Spot = Omit<Mark, 'id' | 'pieces'> & { order: number };

/**
 * The mentions of one article to mark, in reading order. No window of a screen's height gets more than
 * `choice.marksPerScreen` marks (0: any number); the least familiar names are served first, and a name whose first
 * mention finds no room is marked at the next that does. With `first`, an entity is marked once: in the text before a
 * caption, where it can be seen; with `section`, once below each heading.
 * @param found blocks in reading order.
 */
export function selectMarks(
  found: readonly FoundBlock[],
  labels: ReadonlyMap<string, Pick<PageLabel, 'familiar' | 'rank' | 'type'>>,
  choice: Choice,
  view: View,
): Omit<Mark, 'id'>[] {
  const terms = new Set(choice.termsOff);
  const isOff = (entity: string) => {
    const type = labels.get(entity)?.type;
    return terms.has(entity) || (type !== undefined && choice.typesOff.includes(type));
  };
  const groups = new Map<string, Spot[]>();
  for (const captions of [false, true]) {
    let section = 0;
    for (const [order, { block, mentions }] of found.entries()) {
      if (choice.marks === 'section' && block.role === 'title') section++;
      if ((block.role === 'caption') !== captions) continue;
      for (const { entity, others = [], credit, start, end } of mentions) {
        if (credit || isOff(entity)) continue;
        const entities = [entity, ...others.filter((other) => !isOff(other))];
        if (!choice.markFamiliar && labels.get(entity)?.familiar && entities.length === 1) continue;
        const group = `${entity} ${section}`;
        const spots = groups.get(group) ?? [];
        spots.push({ entities, block, start, end, order });
        groups.set(group, spots);
      }
    }
  }
  const rank = ([spot]: Spot[]) => labels.get(spot?.entities[0] ?? '')?.rank ?? 0;
  const byNeed = [...groups.values()].sort((a, b) => rank(b) - rank(a));

  const marks = new Map<Spot, Piece[]>();
  const taken: number[] = [];
  const take = (spot: Spot): boolean => {
    const place = view.place(spot.block, spot.start);
    if (place === undefined || marks.has(spot) || !hasRoom(taken, place, choice.marksPerScreen, view.screen)) {
      return false;
    }
    const pieces = piecesOf(spot.block, spot.start, spot.end);
    if (!pieces || !view.seen(spot.block)) return false;
    taken.splice(placeIn(taken, place), 0, place);
    marks.set(spot, pieces);
    return true;
  };
  const kept = (spot: Spot) => view.kept?.(spot.block, spot.start) && take(spot);
  if (choice.marks !== 'every') {
    const rest = byNeed.filter((spots) => !spots.some(kept));
    for (const spots of rest) spots.some(take);
  } else {
    for (const spots of byNeed) spots.forEach(kept);
    for (const spots of byNeed) spots.some((spot) => marks.has(spot) || take(spot));
    for (const spots of byNeed) spots.forEach(take);
  }
  return [...marks]
    .sort(([a], [b]) => a.order - b.order || a.start - b.start)
    .map(([{ entities, block, start, end }, pieces]) => ({ entities, block, start, end, pieces }));
}

/** Whether a mark at `place` leaves every window of `screen` pixels with at most `most` of the places `taken`. */
function hasRoom(taken: readonly number[], place: number, most: number, screen: number): boolean {
  if (most === 0) return true;
  const at = placeIn(taken, place);
  for (let first = Math.max(0, at - most); first <= at && first + most <= taken.length; first++) {
    const top = Math.min(taken[first] as number, place);
    const bottom = Math.max(taken[first + most - 1] as number, place);
    if (bottom - top < screen) return false;
  }
  return true;
}

/** Index at which `place` keeps `taken` sorted. */
function placeIn(taken: readonly number[], place: number): number {
  const index = taken.findIndex((other) => other > place);
  return index < 0 ? taken.length : index;
}

/**
 * From an article to its mentions: the engine's one entrance.
 *
 * Stateless. What earlier parts of an article established comes in as `article.memory` and goes out in `Found.memory`:
 * text that arrives later keeps its short forms and definitions, and a background that was stopped loses nothing.
 */
import { letters } from '../text/letters';
import { applyDefinitions, type Definitions } from './article-definitions';
import { type ArticleText, printedSpan, readArticle, type Spot } from './article-text';
import type { NameIndex } from './name-index';
import type { Resolution } from './resolution';
import { Resolver } from './resolve';
import { type Named, RoleWords } from './role-words';
import type { Article, ArticleMemory, Found, Mention } from './types';

/** Context words carried from part to part; more than any article holds. */
const MOST_CUES = 400;
/** Entities and bearers carried from part to part. */
const MOST_INTRODUCED = 300;

/**
 * Finds every mention in `article`: in text order, never overlapping, with offsets into the text exactly as given.
 * Of an index that was parted from its details, to be asked by `index.names.complete`.
 * The mentions of a block depend on the other blocks of the same call and on `article.memory`, on nothing else.
 */
export function findMentions(index: NameIndex, article: Article): Found {
  const read = readArticle(index, article);
  // Names that stand there have to be read first: whoever asked does so, and asks again.
  if (index.names.lacking) return { mentions: [], memory: { introduced: [], definitions: {} } };
  recallCues(index, read, article.memory);
  const definitions = recallDefinitions(index, article.memory);
  const resolver = new Resolver(index, article, read, definitions);
  applyDefinitions(index, read, definitions, (spot) => resolver.meanings(spot));

  const mentions: Mention[] = [];
  const roles = new RoleWords((entity) => index.names.typeOf(entity));
  for (const block of read.blocks) {
    const first = mentions.length;
    const named: Named[] = [];
    let taken = 0;
    for (const spot of block.spots.all) {
      if (spot.start < taken) continue;
      const resolution = resolver.resolve(spot);
      if (!resolution) {
        // "Israel Katz" may be another Katz, but no Israel.
        if (isNamesake(index, spot)) {
          taken = spot.end;
          resolver.noteNamesake(spot);
        }
        continue;
      }
      const owner = ownerOf(resolver, spot, resolution);
      if (owner) mentions.push(mentionOf(index, owner.spot, owner.resolution));
      resolver.introduce(resolution);
      const start = resolution.start !== undefined && resolution.start >= taken ? resolution.start : spot.start;
      mentions.push(mentionOf(index, { ...spot, start: owner?.ownedFrom ?? start }, resolution));
      taken = resolution.end ?? spot.end;
      named.push({ start, end: taken, entity: resolution.entity });
    }
    const called = roles.read(block, named);
    if (called.length === 0) continue;
    mentions.push(
      ...called.map((role) =>
        mentionOf(
          index,
          { block, start: role.start, end: role.end, readings: [] },
          { entity: role.entity, others: role.others, rule: 'short-form', detail: 'by its kind' },
        ),
      ),
    );
    mentions.push(...mentions.splice(first).sort((a, b) => a.start - b.start));
  }
  return { mentions, memory: memoryOf(index, read, resolver, definitions) };
}

/** A person's full name that does not mean the person: nothing inside it means anything else. */
function isNamesake(index: NameIndex, { block, start, end, readings }: Spot): boolean {
  if (!letters`\p{L}[ -]\p{L}`.test(block.text.slice(start, end))) return false;
  return readings.length > 0 && readings.every(({ entity }) => index.names.typeOf(entity) === 'person');
}

/** A possessive inside a name: the owner, and what it owns. */
const OWNER = /^(.+?)['’]s (?=.)/u;

/**
 * "South Korea's Joint Chiefs of Staff" is found as one name and printed as two: the country and its staff. Says who owns,
 * if it is a name of something else, and where the rest begins.
 */
function ownerOf(
  resolver: Resolver,
  spot: Spot,
  { entity }: Resolution,
): { spot: Spot; resolution: Resolution; ownedFrom: number } | null {
  const owning = OWNER.exec(spot.block.text.slice(spot.start, spot.end));
  if (!owning) return null;
  const end = spot.start + (owning[1] as string).length;
  const owner = spot.block.spots.startingAt(spot.start).find((other) => other.end === end);
  const resolution = owner && resolver.resolve(owner);
  if (!owner || !resolution || resolution.entity === entity) return null;
  resolver.introduce(resolution);
  return { spot: owner, resolution, ownedFrom: spot.start + owning[0].length };
}

function mentionOf(index: NameIndex, spot: Spot, resolution: Resolution): Mention {
  const id = (entity: number): string => index.names.idOf(entity);
  return {
    block: spot.block.block.key,
    ...printedSpan(spot.block, spot.start, resolution.end ?? spot.end),
    entity: id(resolution.entity),
    ...(resolution.others?.length ? { others: resolution.others.map(id) } : {}),
    why: { rule: resolution.rule, ...(resolution.detail ? { detail: resolution.detail } : {}) },
  };
}

function recallCues(index: NameIndex, read: ArticleText, memory: ArticleMemory | undefined): void {
  for (const cue of memory?.cues ?? []) {
    const number = index.names.cueNumberOf(cue);
    if (number !== undefined) read.cues.add(number);
  }
}

function recallDefinitions(index: NameIndex, memory: ArticleMemory | undefined): Definitions {
  const definitions: Definitions = new Map();
  for (const [short, id] of Object.entries(memory?.definitions ?? {})) {
    const entity = id === null ? null : index.names.numberOf(id);
    // An entity that has left the packs since is as good as unknown.
    if (entity !== undefined) definitions.set(short, entity);
  }
  return definitions;
}

function memoryOf(index: NameIndex, read: ArticleText, resolver: Resolver, definitions: Definitions): ArticleMemory {
  const id = (entity: number): string => index.names.idOf(entity);
  const cues = [...read.cues].slice(0, MOST_CUES).map((cue) => index.names.cueOf(cue));
  return {
    introduced: resolver.memory().slice(-MOST_INTRODUCED),
    definitions: Object.fromEntries(
      [...definitions].map(([short, entity]) => [short, entity === null ? null : id(entity)]),
    ),
    ...(cues.length > 0 ? { cues } : {}),
  };
}

/**
 * An article as the resolver reads it: cleaned blocks, and in each the spots where names stand, with context words and
 * veto phrases set apart.
 */

import { classOf, HANGUL, isLower, isUpper, KANJI, WORD } from '../text/characters';
import { asPrinted, type CleanText, cleanText } from '../text/clean';
import { atWordBounds } from '../text/han-words';
import { allLetters, letters } from '../text/letters';
import { followsInitials, isParticle, isVerbForm } from '../text/particles';
import { growthsOf, seamsOf, standsAtSeam, withSpaces } from '../text/run-together';
import { FLAG, ROLE } from './format';
import { HIT_SIZE, type Hits, newHits } from './hits';
import { type FoundForm, formsAt } from './lookup';
import type { NameIndex } from './name-index';
import { scan } from './scan';
import { Spans } from './spans';
import type { Article, TextBlock } from './types';

/** One entity a spot may mean, by one of its names. */
export interface Reading {
  entity: number;
  /** Name number. */
  name: number;
  flags: number;
  /** Number of the form rule. */
  rule: number;
}

/** A place where one or more names stand. Offsets are into the cleaned text. */
export interface Spot {
  block: BlockText;
  start: number;
  end: number;
  readings: Reading[];
}

/** A phrase in which a name would mean something else. */
export interface VetoSpan {
  veto: number;
  start: number;
  end: number;
}

/** A context word and where it stands. */
export interface CueSpan {
  cue: number;
  start: number;
  end: number;
}

export interface BlockText {
  block: TextBlock;
  /** Position among the blocks of this part. */
  order: number;
  text: string;
  /** Way back to the printed offsets; absent where nothing had to be cleaned. */
  map?: CleanText;
  /** Where names stand. */
  spots: Spans<Spot>;
  vetoes: Spans<VetoSpan>;
  cues: Spans<CueSpan>;
  /** `capitals`: no lower-case letter at all; `title`: a title in which nearly every word begins with a capital. */
  letters: 'capitals' | 'title' | 'running';
  /** Offsets of spaces set in where words were printed without one; absent where none were. */
  seams?: ReadonlySet<number>;
}

/** Everything found in one part of an article, before anything is decided. */
export interface ArticleText {
  blocks: BlockText[];
  /** Numbers of the context words that stand anywhere in it. */
  cues: Set<number>;
}

/** Scans all blocks of `article`. */
export function readArticle(index: NameIndex, article: Article): ArticleText {
  const blocks: BlockText[] = [];
  const cues = new Set<number>();
  const hits = newHits();
  article.blocks.forEach((block, order) => {
    const read = readBlock(index, block, order, hits);
    const { text } = read;
    if (hits.length > 0) read.letters = lettersOf(text, block.role === 'title');
    for (let hit = 0; hit < hits.length; hit++) {
      const at = hit * HIT_SIZE;
      const start = hits.data[at] as number;
      const end = hits.data[at + 1] as number;
      const found = formsAt(index, text, start, end, hits.data[at + 3] as number);
      sortOut(index, article, read, start, end, hits.data[at + 2] as number, found, cues);
    }
    for (const spans of [read.spots, read.vetoes, read.cues]) spans.sort();
    blocks.push(read);
  });
  return { blocks, cues };
}

/** Scans one block, cleaned and with words run together taken apart where it must be. */
function readBlock(index: NameIndex, block: TextBlock, order: number, hits: Hits): BlockText {
  hits.length = 0;
  let map: CleanText | undefined;
  // What a page does not break there is a space all the same: every rule may ask for that alone.
  let text = block.text.replaceAll('\u00a0', ' ');
  if (!scan(index, text, hits)) {
    map = cleanText(text);
    text = map.text;
    scan(index, text, hits, true);
  }
  const apart = takenApart(index, text, map, hits);
  const spans = { spots: new Spans<Spot>(), vetoes: new Spans<VetoSpan>(), cues: new Spans<CueSpan>() };
  const read = { block, order, ...spans, letters: 'running' as const };
  if (apart) return { ...read, ...apart };
  return { ...read, text, ...(map ? { map } : {}) };
}

/** The text with its words apart and its hits anew; null where no word was run together with another. */
function takenApart(
  index: NameIndex,
  text: string,
  map: CleanText | undefined,
  hits: Hits,
): Pick<BlockText, 'text' | 'map' | 'seams'> | null {
  // What holds a capital and is a name as it stands (YouTube) is one word.
  const seams = uncovered(hits, seamsOf(text));
  if (seams.length === 0) return null;
  let apart = withSpaces(map ?? asPrinted(text), seams);
  const spaces = seams.map((seam, number) => seam + number);
  const growths = growthsOf(apart.text, (name) => isForm(index, name));
  if (growths.length > 0) apart = withSpaces(apart, growths);
  hits.length = 0;
  scan(index, apart.text, hits, true);
  let before = 0;
  const moved = spaces.map((space) => {
    while (before < growths.length && (growths[before] as number) <= space) before++;
    return space + before;
  });
  return {
    text: apart.text,
    map: apart,
    seams: new Set([...moved, ...growths.map((growth, number) => growth + number)]),
  };
}

/** Those of `places`, in order, that lie inside no hit. */
function uncovered(hits: Hits, places: readonly number[]): number[] {
  let hit = 0;
  let furthest = 0;
  return places.filter((place) => {
    for (; hit < hits.length * HIT_SIZE && (hits.data[hit] as number) < place; hit += HIT_SIZE) {
      furthest = Math.max(furthest, hits.data[hit + 1] as number);
    }
    return furthest <= place;
  });
}

/** Whether `text` from end to end is a form of the index. */
function isForm(index: NameIndex, text: string): boolean {
  const hits = newHits();
  scan(index, text, hits, true);
  for (let hit = 0; hit < hits.length * HIT_SIZE; hit += HIT_SIZE) {
    if (hits.data[hit] === 0 && hits.data[hit + 1] === text.length) return true;
  }
  return false;
}

function sortOut(
  index: NameIndex,
  article: Article,
  block: BlockText,
  start: number,
  end: number,
  kind: number,
  found: readonly FoundForm[],
  cues: Set<number>,
): void {
  const readings: Reading[] = [];
  const print = block.text.slice(start, end);
  // Of two or three syllables with a space between only those are a name that have it there: 미 육군, not 이 재명.
  const parted = end - start <= 4 && /^[가-힣].*\s/.test(print);
  for (const { name, rule, exact } of found) {
    const owner = index.names.ownerOf(name);
    if (!owner) continue;
    const { entity, flags } = owner;
    const role = flags & FLAG.roleMask;
    if (role === ROLE.cue) {
      cues.add(entity);
      block.cues.all.push({ cue: entity, start, end });
    } else if (role === ROLE.veto) block.vetoes.all.push({ veto: entity, start, end });
    else if (parted ? index.names.textOf(name) === print : exact || keepsCapitals(index.names.textOf(name), print)) {
      readings.push({ entity, name, flags, rule });
    }
  }
  if (readings.length === 0 || !standsAlone(block.text, start, end, kind, article.lang)) return;
  const { seams } = block;
  if (seams && (seams.has(start - 1) || seams.has(end))) {
    if (!standsAtSeam(block.text, start, end, seams.has(start - 1), seams.has(end))) return;
  }
  block.spots.all.push({ block, start, end, readings });
}

/** Whether `text[start, end)` is a word or words by itself, in the script it is written in. */
export function standsAlone(text: string, start: number, end: number, kind: number, lang?: string): boolean {
  const first = classOf(text.charCodeAt(start));
  const before = start > 0 ? classOf(text.charCodeAt(start - 1)) : -1;
  if (first === HANGUL && before === WORD) return false;
  if (kind !== KANJI && !endsWord(text, start, end)) return false;
  if ((first === KANJI || kind === KANJI) && !atWordBounds(text, start, end, lang)) return false;
  return !inAddress(text, start, end);
}

/** A particle, or nothing of the word, follows: 연합뉴스TV is not 연합뉴스, KBS뉴스 is KBS. */
function endsWord(text: string, start: number, end: number): boolean {
  let to = end;
  while (to < text.length && classOf(text.charCodeAt(to)) === HANGUL) to++;
  const glued = to === end && to < text.length && classOf(text.charCodeAt(to)) === WORD;
  if (glued) return false;
  return followsInitials(text, start, end, to) || (isParticle(text, end, to) && !isVerbForm(text, start, to));
}

/**
 * Whether a print in any letter case still has the capitals that make the name. Initials inside a name stay capitals
 * (`New START`, `S-400`: not "new start", "s 400"); of a name of two words one keeps its capital (`White House`).
 */
export function keepsCapitals(name: string, print: string): boolean {
  const words = name.match(allLetters`[\p{L}\p{M}\p{Nd}'’.]+`) ?? [];
  const capitals = words.filter((word) => /^[A-Z.]+$/.test(word)).map((word) => word.replaceAll('.', ''));
  const printed = print.replaceAll('.', '');
  if (capitals.some((word) => !printed.includes(word))) return false;
  const isProper =
    words.every((word) => !letters`^\p{Ll}`.test(word)) && words.some((word) => letters`^\p{Lu}`.test(word));
  return !isProper || words.length !== 2 || letters`\p{Lu}`.test(print);
}

/** Inside an e-mail or web address, a handle or a file name: `kcna@…`, `kcna.kp`. */
function inAddress(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (before === '@' || before === '_' || after === '@' || after === '_') return true;
  if (before === '.' && start > 1 && isLower(text.charCodeAt(start - 2)) && isLower(text.charCodeAt(start)))
    return true;
  return after === '.' && isLower(text.charCodeAt(end + 1)) && !text.charAt(end - 1).match(/[.\s]/);
}

function lettersOf(text: string, isTitle: boolean): BlockText['letters'] {
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isUpper(unit)) upper++;
    else if (isLower(unit)) lower++;
    // Were the rest all capitals, they would be too few: mostly so after a fifth of a text.
    if (lower * 4 >= upper + text.length - i - 1) break;
  }
  // A dateline or an acronym in Korean text is not a headline in capitals.
  if (lower === 0 && upper >= 12) return 'capitals';
  if (lower > 0 && upper > lower * 4) return 'capitals';
  // Headlines of scripts without letter case are no headlines of capitals for the Latin names in them.
  if (!isTitle || /[\u3040-\ud7ff]/.test(text)) return 'running';
  const words = text.match(allLetters`\p{L}[\p{L}'’]{3,}`) ?? [];
  const capitalised = words.filter((word) => isUpper(word.charCodeAt(0))).length;
  // "Kim Visits Shipyard": of three words two are long enough to tell.
  const enough = words.length >= 3 || (words.length === 2 && text.trim().split(/\s+/).length === 3);
  return enough && capitalised >= words.length * 0.8 ? 'title' : 'running';
}

/** Offsets in the text as printed. */
export function printedSpan(block: BlockText, start: number, end: number): { start: number; end: number } {
  if (!block.map) return { start, end };
  return { start: block.map.starts[start] as number, end: block.map.ends[end - 1] as number };
}

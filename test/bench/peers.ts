/**
 * Our matcher and what one would take instead, behind one interface: build from forms, then find the leftmost longest
 * whole words of a levelled text.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick';
import { AhoCorasick as MonyoneFast } from '@monyone/aho-corasick/fast';
import AhoCorasick from 'ahocorasick';
import Modern from 'modern-ahocorasick';
import { HIT_SIZE, newHits } from '../../lib/matching/hits';
import { loadNameIndex, type NameIndex } from '../../lib/matching/name-index';
import { packIndex } from '../../lib/matching/pack-index';
import { scan } from '../../lib/matching/scan';
import { classOf, WORD } from '../../lib/text/characters';

/** Finds hits in one text and returns them as start and end in turn, leftmost longest, none overlapping. */
export type Matcher = (text: string) => number[];

export interface Peer {
  name: string;
  build(forms: readonly string[]): Matcher;
  /** Its two halves, where what is built can be kept and loaded: the bytes to keep, and a matcher from them. */
  kept?: { build(forms: readonly string[]): ArrayBuffer; load(buffer: ArrayBuffer): Matcher };
}

/** Index over bare forms, as the measurements need it. */
function indexOf(forms: readonly string[]): ArrayBuffer {
  return packIndex(
    forms.map((text, name) => ({ text, exact: false, rule: 0, name })),
    forms.map((_, name) => name),
    forms.map(() => 0),
  );
}

function matcherOf(index: NameIndex): Matcher {
  const hits = newHits();
  return (text) => {
    hits.length = 0;
    scan(index, text, hits, true);
    const { data } = hits;
    const end = hits.length * HIT_SIZE;
    const chosen: number[] = [];
    let taken = 0;
    for (let at = 0; at < end; at += HIT_SIZE) {
      const start = data[at] as number;
      // Longer forms of one start come after shorter ones.
      if ((at + HIT_SIZE < end && data[at + HIT_SIZE] === start) || start < taken) continue;
      taken = data[at + 1] as number;
      chosen.push(start, taken);
    }
    return chosen;
  };
}

const load = (buffer: ArrayBuffer): Matcher => matcherOf(loadNameIndex(buffer));

export const OURS: Peer = {
  name: 'Sidelight',
  build: (forms) => load(indexOf(forms)),
  kept: { build: indexOf, load },
};

export const isHangul = (unit: number): boolean => unit >= 0xac00 && unit <= 0xd7a3;

/** Whether `text[start, end)` is whole words: what a library that knows none of this must be asked afterwards. */
function isWhole(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (start > 0) {
    const before = text.charCodeAt(start - 1);
    if (isHangul(first) ? isHangul(before) : !isHangul(before) && isWordUnit(before)) return false;
  }
  if (end < text.length && !isHangul(last)) {
    const after = text.charCodeAt(end);
    if (!isHangul(after) && isWordUnit(after)) return false;
  }
  return true;
}

function isWordUnit(unit: number): boolean {
  return classOf(unit) === WORD;
}

/** Leftmost longest of hits in any order, whole words alone. */
export function select(text: string, hits: { start: number; end: number }[]): number[] {
  const whole = hits.filter(({ start, end }) => isWhole(text, start, end));
  whole.sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: number[] = [];
  let taken = 0;
  for (const { start, end } of whole) {
    if (start < taken) continue;
    chosen.push(start, end);
    taken = end;
  }
  return chosen;
}

/** What one would take instead; the automata first. */
export const PEERS: readonly Peer[] = [
  {
    name: '@monyone/aho-corasick',
    build(forms) {
      const automaton = new Monyone([...forms]);
      return (text) =>
        select(
          text,
          automaton.matchInText(text).map(({ begin, end }) => ({ start: begin, end })),
        );
    },
  },
  {
    name: '@monyone/aho-corasick/fast',
    build(forms) {
      const automaton = new MonyoneFast([...forms]);
      return (text) =>
        select(
          text,
          automaton.matchInText(text).map(({ begin, end }) => ({ start: begin, end })),
        );
    },
  },
  {
    name: 'modern-ahocorasick',
    build(forms) {
      const automaton = new Modern([...forms]);
      return (text) => select(text, automaton.search(text));
    },
  },
  {
    name: 'ahocorasick',
    build(forms) {
      const automaton = new AhoCorasick([...forms]);
      return (text) =>
        select(
          text,
          automaton
            .search(text)
            .flatMap(([last, words]) => words.map((word) => ({ start: last + 1 - word.length, end: last + 1 }))),
        );
    },
  },
  {
    name: 'RegExp alternation (Unicode)',
    build(forms) {
      const longestFirst = [...forms].sort((a, b) => b.length - a.length);
      const latin = longestFirst.filter((form) => !isHangul(form.charCodeAt(0)));
      const korean = longestFirst.filter((form) => isHangul(form.charCodeAt(0)));
      const parts = [
        latin.length > 0
          ? `(?<![[\\p{L}\\p{N}]--[가-힣\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]])(?:${latin.join('|')})(?![[\\p{L}\\p{N}]--[가-힣\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]])`
          : '',
        korean.length > 0 ? `(?<![가-힣])(?:${korean.join('|')})` : '',
      ].filter(Boolean);
      const pattern = new RegExp(parts.join('|'), 'gv');
      return (text) => {
        const chosen: number[] = [];
        for (const match of text.matchAll(pattern)) chosen.push(match.index, match.index + match[0].length);
        return chosen;
      };
    },
  },
];

/**
 * What a library does on a page as it is: levels the text itself (whole words and hits are the same as on levelled text,
 * offsets would still have to be carried back). To be measured beside ours on the same printed text.
 */
export function levelling(match: Matcher, level: (text: string) => string): Matcher {
  return (text) => match(level(text));
}

/** Ours first. */
export const MATCHERS: readonly Peer[] = [OURS, ...PEERS];

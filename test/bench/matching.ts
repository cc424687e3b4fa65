/**
 * Matching beside what one would take instead: the npm automata, a RegExp, mark.js, and the bare character loop as the limit.
 * All that can be built within a limit read the same texts in turn, in one process, and are held to the same hits; what
 * cannot be built says so in its row.
 */
import { classOf } from '../../lib/text/characters';
import { englishForms, koreanForms } from './dictionary';
import { MARK_JS } from './mark-js';
import { busy, kilobytes, medians } from './measure';
import { levelling, type Matcher, OURS, PEERS } from './peers';
import type { Bench, BenchOptions, Table } from './table';
import { type BenchText, englishPages, koreanPages, levelled } from './texts';
import { type Limit, type Trial, trial } from './trial';

/** Bounds of design.md section 5. */
const TIMES_FASTEST = 5;
const TIMES_LOOP = 7;

const MATCHERS = [OURS, ...PEERS, MARK_JS];
const SIZES = [1000, 4000, 40_000];
const LARGE_SIZES = [...SIZES, 400_000, 1_000_000];
const LIMIT: Limit = { seconds: 20, gigabytes: 1 };
const LARGE_LIMIT: Limit = { seconds: 120, gigabytes: 3 };
/** A slow matcher reads so many of the texts: as many as take it no longer than so many milliseconds. */
const FEWER_TEXTS = [1, 5];
const LONGEST_TURN = 3000;
/** What takes longer than so many milliseconds for one text has read it once, and takes no turns. */
const NO_TURNS = 10_000;
/** Automata that are asked to read text as printed too. What is a thousand times slower is slower there as well. */
const READ_AS_PRINTED = /^(?:@monyone|ahocorasick)/;

export const matching: Bench = {
  name: 'matching',
  *run(options) {
    yield* compare('English', englishPages(), englishForms, options);
    yield* compare('Korean', koreanPages(), koreanForms, options);
  },
};

/** Class of every unit below that of the first Han character. */
const CLASS = Uint8Array.from({ length: 0x3000 }, (_, unit) => classOf(unit));

/** Reads every character and its class, and does nothing with them. */
function characterLoop(pages: readonly string[]): number {
  let sum = 0;
  for (const page of pages) {
    for (let i = 0; i < page.length; i++) {
      const unit = page.charCodeAt(i);
      sum += unit < CLASS.length ? (CLASS[unit] as number) : 1;
    }
  }
  return sum;
}

function* compare(
  language: string,
  text: BenchText,
  formsOf: (count: number, pages: readonly string[]) => string[],
  { large }: BenchOptions,
): Iterable<Table> {
  const printed = large ? text.pages : text.pages.slice(0, 30);
  const texts: Texts = { printed, levelled: printed.map(levelled) };
  const limit = large ? LARGE_LIMIT : LIMIT;
  /** Why a matcher was not built at a size: it is not tried with more. */
  const failed = new Map<string, string>();
  for (const count of large ? LARGE_SIZES : SIZES) {
    const forms = formsOf(count, printed);
    const trials = new Map<string, Trial>();
    for (const { name } of MATCHERS) {
      if (failed.has(name)) continue;
      const tried = trial({ name, forms, text: texts.levelled[0] ?? '' }, limit, large ? 3 : 1);
      if (typeof tried !== 'string') trials.set(name, tried);
      else failed.set(name, `${tried} at ${count.toLocaleString('en')}`);
    }
    const table = measured(forms, texts, trials, large ? 9000 : 5000);
    for (const [name, reason] of failed) table.rows.push([name, ...Array(8).fill(''), reason]);
    yield {
      ...table,
      title: `Matching, ${language}, ${count.toLocaleString('en')} forms`,
      note:
        `${text.origin}, ${table.note}; medians. Build, bytes, load and first page: in processes of their own, which are ended ` +
        `beyond ${limit.seconds} s of the processor or ${limit.gigabytes} GB; levelled: folded beforehand at no cost to anybody`,
    };
  }
}

interface Texts {
  printed: readonly string[];
  /** The same as `levelled` makes them. */
  levelled: readonly string[];
}

/** A matcher that could be built, how many texts it is asked to read, and what it finds in them. */
interface Contender {
  name: string;
  match: Matcher;
  texts: number;
  hits: number[][];
  /** Milliseconds it took for them, once. */
  ms: number;
}

/** One of the candidates that take turns. */
interface Turn {
  name: string;
  texts: number;
  /** On text as a page prints it: ours reads it as it is, a library has to level it first. */
  printed: boolean;
  run(): unknown;
}

const COLUMNS = [
  'matcher',
  'texts',
  'Mchar/s',
  'x loop',
  'ours is',
  'build',
  'bytes',
  'load',
  'first page',
  'same hits',
];

/** The table of the matchers that could be built; its note tells of the texts. */
function measured(
  forms: readonly string[],
  texts: Texts,
  trials: ReadonlyMap<string, Trial>,
  budget: number,
): Table & { rows: (string | number)[][] } {
  const contenders = MATCHERS.flatMap(({ name, build }): Contender[] => {
    if (!trials.has(name)) return [];
    const match = build(forms);
    const isOurs = name === OURS.name;
    const read = isOurs
      ? { texts: texts.levelled.length, hits: all(match, texts.levelled), ms: 0 }
      : readAtFirst(match, texts.levelled);
    return [{ name, match, ...read }];
  });
  const ours = contenders.find(({ name }) => name === OURS.name);
  if (!ours) throw new Error(`${OURS.name} was not built`);
  const turns = turnsOf(contenders, ours, texts);
  const slow = new Map(contenders.filter(({ ms }) => ms > NO_TURNS).map(({ name, ms }) => [name, ms]));
  const taking = turns.filter(({ name }) => !slow.has(name));
  const times = medians(
    taking.map((turn) => ({ name: keyOf(turn), run: turn.run })),
    budget,
  );
  for (const turn of turns) {
    const once = slow.get(turn.name);
    if (once !== undefined) times.set(keyOf(turn), once);
  }
  const hits = new Map(contenders.map((contender) => [contender.name, contender.hits]));
  const wanted = ours.hits;
  const msOf = (turn: Omit<Turn, 'run'>) => times.get(keyOf(turn))!;
  const timesOurs = (turn: Turn) => msOf(turn) / msOf({ ...turn, name: OURS.name });
  const rateOf = (turn: Turn) =>
    unitsOf((turn.printed ? texts.printed : texts.levelled).slice(0, turn.texts)) / msOf(turn);
  const loop = rateOf(turns.at(-1)!);
  const automata = turns.filter(({ name }) => name.includes('aho'));
  const fastest = (printed: boolean) => Math.min(...automata.filter((turn) => turn.printed === printed).map(timesOurs));
  const loops = loop / rateOf(turns[0]!);
  return {
    title: '',
    note: `${texts.levelled.length} of them, ${(unitsOf(texts.levelled) / 1e6).toFixed(2)} M units, ${wanted.flat().length / 2} hits`,
    columns: COLUMNS,
    rows: turns.map((turn, at) => {
      const first = turns.findIndex(({ name }) => name === turn.name) === at;
      const tried = first ? trials.get(turn.name) : undefined;
      return [
        `${turn.name}${turn.printed ? ', printed' : ''}`,
        turn.texts,
        (rateOf(turn) / 1000).toPrecision(3),
        (loop / rateOf(turn)).toFixed(1),
        trials.has(turn.name) ? `${timesOurs(turn).toFixed(1)}x` : '',
        tried ? `${tried.build.toFixed(0)} ms` : '',
        tried ? kilobytes(tried.bytes) : '',
        tried ? (tried.load === undefined ? 'as build' : `${tried.load.toFixed(1)} ms`) : '',
        tried ? `${tried.first.toFixed(1)} ms` : '',
        tried ? sameness(hits.get(turn.name)!, wanted) : '',
      ];
    }),
    bounds: [
      {
        text: 'the same hits in every matcher',
        met: [...hits.values()].every((found) => sameness(found, wanted) === 'yes'),
      },
      ...[false, true]
        .filter((printed) => automata.some((turn) => turn.printed === printed))
        .map((printed) => ({
          text: `at least ${TIMES_FASTEST}x the fastest automaton on text ${printed ? 'as printed' : 'levelled for it'}: ${fastest(printed).toFixed(1)}x`,
          met: fastest(printed) >= TIMES_FASTEST,
        })),
      ...(forms.length === 4000
        ? [{ text: `at most ${TIMES_LOOP}x the character loop: ${loops.toFixed(1)}x`, met: loops <= TIMES_LOOP }]
        : []),
    ],
  };
}

/** Ours first, the loop last; where somebody reads fewer texts, ours reads those alone too. */
function turnsOf(contenders: readonly Contender[], ours: Contender, texts: Texts): Turn[] {
  const turnOf = ({ name, match, texts: most }: Contender, printed: boolean): Turn => {
    const read = (printed ? texts.printed : texts.levelled).slice(0, most);
    const reader = printed && name !== OURS.name ? levelling(match, levelled) : match;
    return { name, texts: most, printed, run: () => all(reader, read) };
  };
  const fewer = FEWER_TEXTS.filter((most) => contenders.some((contender) => contender.texts === most));
  const every = [ours, ...fewer.map((most) => ({ ...ours, texts: most })), ...contenders.slice(1)];
  return [
    ...every.map((contender) => turnOf(contender, false)),
    ...every
      .filter(({ name }) => name === OURS.name || READ_AS_PRINTED.test(name))
      .map((contender) => turnOf(contender, true)),
    {
      name: 'character loop',
      texts: texts.levelled.length,
      printed: false,
      run: () => characterLoop(texts.levelled),
    },
  ];
}

const keyOf = ({ name, texts, printed }: Omit<Turn, 'run'>): string => `${name} ${texts} ${printed}`;

/** Begins with few texts, and goes on to more for as long as they do not take too long. */
function readAtFirst(match: Matcher, pages: readonly string[]): Pick<Contender, 'texts' | 'hits' | 'ms'> {
  const steps = [...FEWER_TEXTS, pages.length];
  let last: Pick<Contender, 'texts' | 'hits' | 'ms'> | undefined;
  for (const [step, texts] of steps.entries()) {
    const some = pages.slice(0, texts);
    let { ms, value: hits } = busy(() => all(match, some));
    // Code runs faster the second time, and faster still after that.
    if (ms < LONGEST_TURN / 4) ({ ms, value: hits } = busy(() => all(match, some)));
    if (last && ms > LONGEST_TURN) return last;
    last = { texts, hits, ms };
    const next = steps[step + 1] ?? texts;
    if ((ms * unitsOf(pages.slice(0, next))) / unitsOf(some) > LONGEST_TURN) return last;
  }
  if (!last) throw new Error('there are no texts');
  return last;
}

const unitsOf = (pages: readonly string[]): number => pages.reduce((sum, page) => sum + page.length, 0);

/** "yes", or how many of ours were found and how many that are none. */
function sameness(found: readonly number[][], ours: readonly number[][]): string {
  const spansOf = (texts: readonly number[][]) =>
    new Set(
      texts.flatMap((spans, text) => spans.flatMap((start, at) => (at % 2 ? [] : `${text} ${start} ${spans[at + 1]}`))),
    );
  const wanted = spansOf(ours.slice(0, found.length));
  const spans = spansOf(found);
  const common = [...spans].filter((span) => wanted.has(span)).length;
  const others = spans.size - common;
  if (common === wanted.size && others === 0) return 'yes';
  return `${common} of ${wanted.size}${others > 0 ? `, ${others} others` : ''}`;
}

function all(match: Matcher, pages: readonly string[]): number[][] {
  return pages.map(match);
}

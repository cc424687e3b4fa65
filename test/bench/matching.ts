/**
 * Matching speed, same hits: our scan against the npm automata and a RegExp, and the bare character loop as the limit.
 */
import { loadNameIndex } from '../../lib/matching/name-index';
import { classOf } from '../../lib/text/characters';
import { englishForms, koreanForms } from './dictionary';
import { kilobytes, medians, once } from './measure';
import { indexOf, levelling, MATCHERS, type Matcher, matcherOf } from './peers';
import type { Bench, BenchOptions, Table } from './table';
import { type BenchText, englishPages, koreanPages, levelled } from './texts';

/** Bounds of design.md section 5. */
const TIMES_FASTEST = 5;
const TIMES_LOOP = 7;

export const matching: Bench = {
  name: 'matching',
  *run(options) {
    const english = englishPages();
    const korean = koreanPages();
    yield* compare('English', english, englishForms, options, [1000, 4000, 40_000]);
    yield* compare('Korean', korean, koreanForms, options, [1000, 4000, 40_000]);
    yield sizes('English', english, englishForms, options);
    yield sizes('Korean', korean, koreanForms, options);
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
  counts: number[],
): Iterable<Table> {
  const printed = large ? text.pages : text.pages.slice(0, 30);
  const pages = printed.map(levelled);
  const units = pages.reduce((sum, page) => sum + page.length, 0);
  for (const count of counts) {
    const forms = formsOf(count, printed);
    const built = MATCHERS.filter(({ most }) => count <= most).map((peer) => ({
      name: peer.name,
      ...once(() => peer.build(forms)),
    }));
    const runs = built.map(({ name, value: match }) => ({ name, run: () => all(match, pages) }));
    const found = new Map(built.map(({ name, value }) => [name, all(value, pages).flat()]));
    const wanted = found.get('Sidelight')!;
    const hits = wanted.length / 2;
    const same = new Map([...found].map(([name, spans]) => [name, spans.join() === wanted.join()]));
    // As a page prints it: ours reads it as it is, a library has to level it first.
    const asPrinted = built.map(({ name, value: match }) => ({
      name: `${name}, printed`,
      run: () => all(name === 'Sidelight' ? match : levelling(match, levelled), printed),
    }));
    const fair = asPrinted.filter(({ name }) => /^(?:Sidelight|ahocorasick|@monyone\/aho-corasick\/fast),/.test(name));
    const times = medians(
      [...runs, ...fair, { name: 'character loop', run: () => characterLoop(pages) }],
      large ? 9000 : 5000,
    );
    const loop = times.get('character loop')!;
    const ours = times.get('Sidelight')!;
    const fastest = Math.min(
      ...[...times].filter(([name]) => isAutomaton(name) && !name.endsWith(', printed')).map(([, ms]) => ms),
    );
    const fastestPrinted = Math.min(
      ...[...times].filter(([name]) => isAutomaton(name) && name.endsWith(', printed')).map(([, ms]) => ms),
    );
    const oursPrinted = times.get('Sidelight, printed')!;
    yield {
      title: `Matching, ${language}, ${count.toLocaleString('en')} forms`,
      note: `${text.origin}, ${pages.length} of them, ${(units / 1e6).toFixed(2)} M units, ${hits} hits; medians`,
      columns: ['matcher', 'Mchar/s', 'x loop', 'ours is', 'built in', 'same hits'],
      rows: [...times].map(([name, ms]) => [
        name,
        (units / ms / 1000).toFixed(0),
        (ms / loop).toFixed(1),
        name === 'character loop' ? '' : `${(ms / (name.endsWith(', printed') ? oursPrinted : ours)).toFixed(1)}x`,
        built.some((peer) => peer.name === name) ? `${built.find((peer) => peer.name === name)!.ms.toFixed(0)} ms` : '',
        same.has(name) ? (same.get(name) ? 'yes' : 'NO') : '',
      ]),
      bounds: [
        { text: `the same hits in every matcher`, met: [...same.values()].every(Boolean) },
        {
          text: `at least ${TIMES_FASTEST}x the fastest automaton on text levelled for it: ${(fastest / ours).toFixed(1)}x`,
          met: fastest / ours >= TIMES_FASTEST,
        },
        {
          text: `at least ${TIMES_FASTEST}x the fastest automaton on text as printed: ${(fastestPrinted / oursPrinted).toFixed(1)}x`,
          met: fastestPrinted / oursPrinted >= TIMES_FASTEST,
        },
        ...(count === 4000 && language === 'English'
          ? [
              {
                text: `at most ${TIMES_LOOP}x the character loop: ${(ours / loop).toFixed(1)}x`,
                met: ours / loop <= TIMES_LOOP,
              },
            ]
          : []),
      ],
    };
  }
}

function isAutomaton(name: string): boolean {
  return name.includes('ahocorasick') || name.includes('aho-');
}

function all(match: Matcher, pages: readonly string[]): number[][] {
  return pages.map(match);
}

/** What the index weighs, how long it takes to build and to load, by size; and how fast text as printed is read. */
function sizes(
  language: string,
  text: BenchText,
  formsOf: (count: number, pages: readonly string[]) => string[],
  { large }: BenchOptions,
): Table {
  const counts = large ? [1000, 4000, 40_000, 400_000, 1_000_000] : [1000, 4000, 40_000];
  const units = text.pages.reduce((sum, page) => sum + page.length, 0);
  return {
    title: `The index by size, ${language}`,
    note: `${text.origin} as printed, ${(units / 1e6).toFixed(2)} M units`,
    columns: ['forms', 'bytes', 'build', 'load', 'first page', 'Mchar/s'],
    rows: counts.map((count) => {
      const forms = formsOf(count, text.pages);
      const { ms: build, value } = once(() => indexOf(forms));
      const { ms: loading, value: index } = once(() => loadNameIndex(value.buffer.slice(0)));
      const match = matcherOf(index);
      const first = once(() => match(text.pages[0]!)).ms;
      const ms = medians([{ name: 'ours', run: () => all(match, text.pages) }], 1000).get('ours')!;
      return [
        count.toLocaleString('en'),
        kilobytes(value.buffer.byteLength),
        `${build.toFixed(0)} ms`,
        `${loading.toFixed(2)} ms`,
        `${first.toFixed(2)} ms`,
        (units / ms / 1000).toFixed(0),
      ];
    }),
  };
}

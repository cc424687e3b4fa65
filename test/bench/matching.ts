/**
 * Matching speed, same hits: our scan against the npm automata and a RegExp, and the bare character loop as the limit.
 */
import { CLASS, TABLE_SIZE } from '../../lib/text/characters';
import { englishForms, koreanForms } from './dictionary';
import { kilobytes, medians, once } from './measure';
import { indexOf, load, MATCHERS, type Matcher, matcherOf } from './peers';
import type { Bench, BenchOptions, Table } from './table';
import { type BenchText, englishPages, koreanPages, levelled } from './texts';

/** Bounds of design.md section 5. */
const TIMES_FASTEST = 5;
const TIMES_LOOP = 7;

export const matching: Bench = {
  name: 'matching',
  *run(options) {
    const english = englishPages();
    yield* compare('English', english, englishForms, options, [1000, 4000, 40_000]);
    yield* compare('Korean', koreanPages(), koreanForms, options, [4000]);
    yield sizes(english, options);
  },
};

/** Reads every character and its class, and does nothing with them. */
function characterLoop(pages: readonly string[]): number {
  let sum = 0;
  for (const page of pages) {
    for (let i = 0; i < page.length; i++) {
      const unit = page.charCodeAt(i);
      sum += unit < TABLE_SIZE ? (CLASS[unit] as number) : 1;
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
    const wanted = all(built[0]!.value, pages).flat().join();
    const hits = all(built[0]!.value, pages).flat().length / 2;
    const same = new Map(built.map(({ name, value }) => [name, all(value, pages).flat().join() === wanted]));
    const times = medians([...runs, { name: 'character loop', run: () => characterLoop(pages) }], large ? 6000 : 2500);
    const loop = times.get('character loop')!;
    const ours = times.get('Sidelight')!;
    const fastest = Math.min(
      ...[...times].filter(([name]) => name.includes('ahocorasick') || name.includes('aho-')).map(([, ms]) => ms),
    );
    yield {
      title: `Matching, ${language}, ${count.toLocaleString('en')} forms`,
      note: `${text.origin}, ${pages.length} of them, ${(units / 1e6).toFixed(2)} M units, ${hits} hits; medians`,
      columns: ['matcher', 'Mchar/s', 'x loop', 'ours is', 'built in', 'same hits'],
      rows: [...times].map(([name, ms]) => [
        name,
        (units / ms / 1000).toFixed(0),
        (ms / loop).toFixed(1),
        name === 'character loop' ? '' : `${(ms / ours).toFixed(1)}x`,
        name === 'character loop' ? '' : `${built.find((peer) => peer.name === name)!.ms.toFixed(0)} ms`,
        same.has(name) ? (same.get(name) ? 'yes' : 'NO') : '',
      ]),
      bounds: [
        { text: `the same hits in every matcher`, met: [...same.values()].every(Boolean) },
        {
          text: `at least ${TIMES_FASTEST}x the fastest automaton: ${(fastest / ours).toFixed(1)}x`,
          met: fastest / ours >= TIMES_FASTEST,
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

function all(match: Matcher, pages: readonly string[]): number[][] {
  return pages.map(match);
}

/** What the index weighs, how long it takes to build and to load, by size; and how fast text as printed is read. */
function sizes(text: BenchText, { large }: BenchOptions): Table {
  const counts = large ? [1000, 4000, 40_000, 400_000, 1_000_000] : [1000, 4000, 40_000];
  const units = text.pages.reduce((sum, page) => sum + page.length, 0);
  return {
    title: 'The index by size',
    note: `${text.origin} as printed, ${(units / 1e6).toFixed(2)} M units`,
    columns: ['forms', 'bytes', 'build', 'load', 'first page', 'Mchar/s'],
    rows: counts.map((count) => {
      const forms = englishForms(count, text.pages);
      const { ms: build, value } = once(() => indexOf(forms));
      const { ms: loading, value: index } = once(() => load(value.buffer.slice(0)));
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

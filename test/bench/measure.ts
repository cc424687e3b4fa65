/**
 * Timing: candidates take turns, so that noise of the machine meets all of them alike. What counts is the processor time
 * of this process, not the clock: other programs make it wait, but do not make it work.
 */

export interface Candidate {
  name: string;
  run(): unknown;
}

/**
 * A measured turn lasts at least so many milliseconds; what is faster is run again within it. As long as that of a slow
 * candidate: for some ten milliseconds after others had the processor, and be it in an idle loop, all run a third slower
 * (docs/decisions/0001), which one pass of the fast ones alone would pay.
 */
const LEAST_TURN = 40;

/**
 * Median processor time of each candidate in milliseconds, after one warm-up round. Rounds go on until `budget` milliseconds are
 * spent, at least `least` of them; the order turns from round to round.
 */
export function medians(candidates: readonly Candidate[], budget = 3000, least = 5): Map<string, number> {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (const { run } of candidates) run();
  const begin = performance.now();
  for (let round = 0; round < least || performance.now() - begin < budget; round++) {
    for (let turn = 0; turn < candidates.length; turn++) {
      const { name, run } = candidates[(turn + round) % candidates.length]!;
      // What is a thousand times slower than the rest has had its share after two turns.
      const had = times.get(name)!;
      if (had.length >= 2 && had.reduce((sum, ms) => sum + ms, 0) > budget) continue;
      const start = process.cpuUsage();
      let spent = 0;
      let runs = 0;
      do {
        run();
        runs++;
        spent = process.cpuUsage(start).user / 1000;
      } while (spent < LEAST_TURN);
      had.push(spent / runs);
    }
    if (round > 200) break;
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How long `run` takes, once, in milliseconds, with its result. */
export function once<T>(run: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

/** How long `run` keeps this process busy, once, in milliseconds of all its threads, with its result. */
export function busy<T>(run: () => T): { ms: number; value: T } {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, value };
}

export function kilobytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Whether a matcher can be built at all within a limit, and what that takes, found out in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure';

/** What a matcher may take until it has read its first text, before it is ended. */
export interface Limit {
  /** Of the processor: other programs make it wait, but not fail. */
  seconds: number;
  /** Of the JavaScript heap. */
  gigabytes: number;
}

/** What the process is asked: a matcher by name. */
export interface Asked {
  name: string;
  forms: readonly string[];
  text: string;
}

/** Milliseconds of the processor in a new process, and bytes. */
export interface Trial {
  build: number;
  /** What is kept to be loaded again, or what the built automaton holds in memory. */
  bytes: number;
  /** Of what can be kept. */
  load?: number;
  /** The first text, by code that has never run. */
  first: number;
}

const CHILD = fileURLToPath(new URL('trial-child.ts', import.meta.url));
/** Times its limit that a matcher may take by the clock. */
const LONGEST_WAIT = 8;
/** What is ready within so many milliseconds is tried more than once. */
const QUICK = 5000;

/** Medians of its figures over so many processes, or why it has none, in words. What is slow is tried once. */
export function trial(asked: Asked, limit: Limit, times = 1): Trial | string {
  const begin = performance.now();
  const outcome = tryOnce(asked, limit);
  if (typeof outcome === 'string') return outcome;
  const all = [outcome];
  for (let again = 1; again < times && performance.now() - begin < QUICK; again++) {
    const other = tryOnce(asked, limit);
    if (typeof other !== 'string') all.push(other);
  }
  const of = (pick: (one: Trial) => number) => median(all.map(pick));
  return {
    build: of(({ build }) => build),
    bytes: of(({ bytes }) => bytes),
    ...(outcome.load === undefined ? {} : { load: of(({ load }) => load ?? 0) }),
    first: of(({ first }) => first),
  };
}

function tryOnce(asked: Asked, { seconds, gigabytes }: Limit): Trial | string {
  const node = [process.execPath, '--import', import.meta.resolve('tsx'), '--expose-gc'];
  const { error, status, signal, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `ulimit -t ${seconds}; exec "$0" "$@"`, ...node, `--max-old-space-size=${gigabytes * 1024}`, CHILD],
    {
      input: JSON.stringify(asked),
      encoding: 'utf8',
      // Should it wait and not work, it is ended too.
      timeout: seconds * LONGEST_WAIT * 1000,
      killSignal: 'SIGKILL',
    },
  );
  if (signal === 'SIGKILL' || signal === 'SIGXCPU') return `not ready within ${seconds} s`;
  if (error) throw error;
  if (status === 0) return JSON.parse(stdout) as Trial;
  if (/RegExp too big|Regular expression too large|RegExpCompiler Allocation failed/.test(stderr))
    return 'too large a RegExp';
  if (/out of memory/.test(stderr)) return `more than ${gigabytes} GB`;
  return `fails: ${/^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.slice(-200)}`;
}

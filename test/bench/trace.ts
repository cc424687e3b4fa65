/** Reads a Chromium trace: how long scripts held the page's thread. */

/** As in the trace format; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** As `dur`, of the thread's own time. */
  tdur?: number;
  args?: { data?: { url?: string }; name?: string };
}

/** Milliseconds. */
export interface Slices {
  total: number;
  longest: number;
}

/** Events in which scripts run. */
const SCRIPT = new Set([
  'EvaluateScript',
  'v8.evaluateModule',
  'FunctionCall',
  'RunMicrotasks',
  'v8.callFunction',
  'V8.RunMicrotasks',
]);

const CONTENT = /^chrome-extension:.*\/content-scripts\/content\.js$/;

/** Scripts that name no address, or the extension's: a driver's own have one of their own. */
export function isOurs({ args }: TraceEvent): boolean {
  const url = args?.data?.url;
  return url === undefined || url === '' || url.startsWith('chrome-extension:');
}

/** Spans in which the parser builds the page; what it lets run on the way (images begin to load) names no script. */
const PARSING = 'ParseHTML';

/**
 * Time for which scripts that fit held a renderer's main thread: thread time, so that other programs on the machine are
 * not counted. One slice is one event of the trace that stands in no other. What the parser runs is not ours unless it
 * names a script: ours goes on in tasks of its own.
 */
export function slicesOf(events: readonly TraceEvent[], fits: (event: TraceEvent) => boolean): Slices {
  // Pages of the extension have scripts of ours too, in a process of their own.
  const marking = new Set(events.filter((event) => CONTENT.test(event.args?.data?.url ?? '')).map(({ pid }) => pid));
  const mains = new Set(
    events
      .filter(({ pid }) => marking.size === 0 || marking.has(pid))
      .filter(({ name, ph, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const onMain = events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid}.${tid}`));
  const parsing = onMain.filter(({ name }) => name === PARSING);
  const isParser = ({ args, pid, ts }: TraceEvent) =>
    !args?.data?.url && parsing.some((span) => span.pid === pid && span.ts <= ts && ts < span.ts + (span.dur ?? 0));
  const scripts = onMain
    .filter(({ name }) => SCRIPT.has(name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const ends = new Map<string, number>();
  let total = 0;
  let longest = 0;
  for (const event of scripts) {
    const thread = `${event.pid}.${event.tid}`;
    if (event.ts < (ends.get(thread) ?? 0)) continue;
    ends.set(thread, event.ts + (event.dur ?? 0));
    if (!fits(event) || isParser(event)) continue;
    const held = event.tdur ?? event.dur ?? 0;
    total += held;
    longest = Math.max(longest, held);
  }
  return { total: total / 1000, longest: longest / 1000 };
}

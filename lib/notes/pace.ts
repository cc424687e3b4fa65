/**
 * Long work in slices: between them the page draws, tells how far it is, and can be told to give up.
 */

/** How work that takes a while is watched and given up. */
export interface Watching {
  /** Called as it goes on: rows done, of how many in all. */
  progress?: (done: number, total: number) => void;
  /** Nothing of the work is kept once it is aborted. */
  signal?: AbortSignal;
}

/** Milliseconds of work between two rests. */
const SLICE = 12;

export class Pace {
  #done = 0;
  #end = performance.now() + SLICE;

  constructor(
    private readonly total: number,
    private readonly watching: Watching = {},
  ) {}

  /** Another row is done. @returns whether it is time for a rest */
  step(): boolean {
    this.#done += 1;
    return performance.now() >= this.#end;
  }

  /** @throws the signal's reason where the work was given up */
  async rest(): Promise<void> {
    const { progress, signal } = this.watching;
    progress?.(Math.min(this.#done, this.total), this.total);
    await breath();
    signal?.throwIfAborted();
    this.#end = performance.now() + SLICE;
  }
}

/**
 * Does work that yields after every row, with rests.
 * @returns what the work returns
 * @throws the signal's reason where it was given up
 */
export async function inSlices<R>(
  work: Iterator<unknown, R>,
  total: number,
  watching: Watching | undefined,
): Promise<R> {
  const pace = new Pace(total, watching);
  watching?.signal?.throwIfAborted();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (pace.step()) await pace.rest();
  }
}

/** The same without any. */
export function atOnce<R>(work: Iterator<unknown, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** A turn of the event loop. Not by a timer: behind another tab those are let wait a second each. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

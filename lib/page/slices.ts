/**
 * Work in slices: nothing of ours holds the page's thread for longer than a few milliseconds.
 */

/** Milliseconds of work before the page gets its turn. */
export const SLICE = 3;

declare const scheduler: { yield(): Promise<void> };

/**
 * Runs `work` slice by slice until it says it is done (true). `work` is given a function that says when its slice is over.
 * @returns false where `signal` ended it first; what the caller does next is in a slice of its own.
 */
export async function inSlices(work: (stop: () => boolean) => boolean, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE;
    const isDone = work(() => performance.now() >= end);
    await pause();
    if (isDone) return true;
  }
  return false;
}

/** Lets the page have its turn; ours comes again before other work that waits. */
export function pause(): Promise<void> {
  return scheduler.yield();
}

/** Resolves when the page is idle, at the latest after `timeout` milliseconds. */
export function idle(timeout: number): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout });
  });
}

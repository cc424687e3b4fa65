/** Long work of a page of ours, done behind what its reader sees. */

/** Milliseconds of work between two chances for the page to hear a key and to paint. */
const SLICE = 5;

/** Goes on while `step` says that there is more to do, with pauses in which the page can do other things. */
export function inSlices(step: (until: () => boolean) => boolean): Promise<void> {
  return new Promise((done, failed) => {
    const slice = () => {
      const end = performance.now() + SLICE;
      try {
        if (step(() => performance.now() < end)) done();
        else behind(slice);
      } catch (error) {
        failed(error);
      }
    };
    behind(slice);
  });
}

/** Runs a task when nothing that the reader sees or waits for is to be done. */
export function behind(task: () => void): void {
  if ('scheduler' in globalThis) void scheduler.postTask(task, { priority: 'background' });
  else setTimeout(task);
}

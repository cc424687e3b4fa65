/**
 * The editor's buttons while something of the page lies over it: a page could have the reader press one that is not
 * seen. Such a press is refused, and said to be; the keyboard, which no page can lend its hand to, goes on working.
 */

/** Milliseconds for which the editor must have been seen whole before a press counts. */
const SEEN_FOR = 300;
/** Milliseconds between two looks of the browser: the least it allows. A cover younger than that is not seen yet. */
const LOOK_EVERY = 100;

/** What Chromium's IntersectionObserver knows beyond the standard (https://w3c.github.io/IntersectionObserver/v2/). */
interface TrackedEntry extends IntersectionObserverEntry {
  isVisible: boolean;
}

/**
 * @param ask asks the page's side whether anything lies over the editor, where the browser does not tell
 * @param refused told of every press that was refused, and of the first that was not again
 */
export function refuseWhileCovered(ask: () => Promise<boolean>, refused: (is: boolean) => void): void {
  const clear = 'isVisible' in IntersectionObserverEntry.prototype ? seenByBrowser() : null;
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const pressed = (event: MouseEvent) => {
    const control = event.target instanceof Element ? event.target.closest('button, a, select') : null;
    // A click that a key has made is of no pointer.
    if (!control || !event.isTrusted || event.detail === 0) return;
    if (clear) {
      const isClear = clear();
      if (!isClear) stop(event);
      if (event.type === 'click' || !isClear) refused(!isClear);
    } else if (event.type === 'click' && control instanceof HTMLElement) {
      stop(event);
      // Where nobody can look the editor is as good as seen.
      void ask()
        .catch(() => false)
        .then((covered) => {
          refused(covered);
          if (!covered) control.click();
        });
    }
  };
  for (const type of ['mousedown', 'click'] as const) addEventListener(type, pressed, true);
  // Words of a note that are dragged out would be told to the page by every event on the way.
  addEventListener('dragstart', stop, true);
}

/** Whether the browser has seen the whole of the editor on the screen for a while. */
function seenByBrowser(): () => boolean {
  let since = Number.POSITIVE_INFINITY;
  const observer = new IntersectionObserver(
    (entries) => {
      const { isVisible, time } = entries.at(-1) as TrackedEntry;
      if (!isVisible) since = Number.POSITIVE_INFINITY;
      else if (since === Number.POSITIVE_INFINITY) since = time;
    },
    { trackVisibility: true, delay: LOOK_EVERY, threshold: [0, 0.25, 0.5, 0.75, 1] } as IntersectionObserverInit,
  );
  // What is scrolled out of the frame counts as not visible: a speck that always is in it stands for the frame, which
  // the browser takes as a whole.
  const speck = document.createElement('i');
  speck.className = 'speck';
  document.documentElement.append(speck);
  observer.observe(speck);
  return () => performance.now() - since >= SEEN_FOR;
}

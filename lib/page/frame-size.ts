/**
 * Frames that are too small to read in (advertisements, buttons, counters) are left alone.
 */

/** CSS pixels a frame must exceed in both directions. */
export const LEAST_WIDTH = 200;
export const LEAST_HEIGHT = 100;

/** Whether a frame of this size (CSS pixels) is to be left alone. */
export function isTooSmall({ width, height }: Pick<DOMRectReadOnly, 'width' | 'height'>): boolean {
  return width <= LEAST_WIDTH || height <= LEAST_HEIGHT;
}

/** Resolves when the window is large enough: the page's own at once, a frame when it is drawn so large. */
export async function largeEnough(view: Window): Promise<void> {
  while (view.parent !== view) {
    const resized = new Promise((resolve) => view.addEventListener('resize', resolve, { once: true }));
    if (!isTooSmall(await sizeOf(view.document))) return;
    await resized;
  }
}

/** Size of a document's viewport, told when the browser has laid it out: asking for `innerWidth` would force that. */
function sizeOf(doc: Document): Promise<DOMRectReadOnly> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        observer.disconnect();
        resolve((entry as IntersectionObserverEntry).rootBounds as DOMRectReadOnly);
      },
      { root: doc },
    );
    observer.observe(doc.documentElement);
  });
}

/**
 * Frames that are too small to read in (advertisements, buttons, counters) are left alone.
 */

/** CSS pixels a frame must exceed in both directions. */
export const LEAST_WIDTH = 200;
export const LEAST_HEIGHT = 100;

/** Whether the document of a window is to be left alone. The page itself never is. */
export function isTooSmall(view: Pick<Window, 'innerWidth' | 'innerHeight'> & { parent: unknown }): boolean {
  return view.parent !== view && (view.innerWidth <= LEAST_WIDTH || view.innerHeight <= LEAST_HEIGHT);
}

/** Resolves when the window is large enough: at once, or after it has grown. */
export async function largeEnough(view: Window & typeof globalThis): Promise<void> {
  while (isTooSmall(view)) await new Promise((resolve) => view.addEventListener('resize', resolve, { once: true }));
}

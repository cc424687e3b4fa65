/** Long work of a page while it shows something else: what is done at once is there in the first drawing. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { inSlices } from '../../lib/search/in-slices';

/** Work before anything is drawn: milliseconds, and how often it may ask for more however long that takes. */
const AT_ONCE = 30;
const ASKED_AT_ONCE = 200;

/**
 * Goes on with some work until it says that it is done, and draws again then.
 * @param step goes on while it is told that there is time; null where there is nothing to do yet
 * @param on what makes it other work, as of an effect
 * @returns whether it is done
 */
export function useSlices(step: ((more: () => boolean) => boolean) | null, on: readonly unknown[]): boolean {
  const [, drawAgain] = useState(0);
  const work = useMemo(() => {
    const end = performance.now() + AT_ONCE;
    let left = ASKED_AT_ONCE;
    return { isDone: step?.(() => left-- > 0 || performance.now() < end) ?? false };
  }, on);
  useEffect(() => {
    if (step === null || work.isDone) return;
    let isLeft = false;
    void inSlices((more) => isLeft || step(more)).then(() => {
      if (isLeft) return;
      work.isDone = true;
      drawAgain((times) => times + 1);
    });
    return () => {
      isLeft = true;
    };
  }, on);
  return work.isDone;
}

/** A saver in a component: made once, drawn again with every change, and asked to save when the page is left. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

/** @param make told what to call when it has changed */
export function useSaver<S extends { flush(): Promise<void> }>(make: (changed: () => void) => S): S {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const saver = useRef<S | null>(null);
  saver.current ??= make(() => redraw(0));
  useEffect(() => {
    // A popup is gone at a click beside it: what is unsaved is handed over at once.
    const leave = () => void saver.current?.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);
  return saver.current;
}

/**
 * An answer that takes a while, asked for before it is needed.
 */

export interface Ahead<T> {
  /** Asks now, unless that was done a moment ago. */
  begin(): void;
  /** The answer that was asked for last, once; where there is none, or it is too old, a new one. */
  take(): Promise<T>;
}

/** @param ms after which an answer nobody has taken may be wrong by now */
export function ahead<T>(ask: () => Promise<T>, ms: number): Ahead<T> {
  let asked: Promise<T> | undefined;
  return {
    begin: () => {
      if (asked) return;
      const begun = ask();
      asked = begun;
      // Whoever takes it is told.
      begun.catch(() => {});
      setTimeout(() => {
        if (asked === begun) asked = undefined;
      }, ms);
    },
    take: () => {
      const taken = asked ?? ask();
      asked = undefined;
      return taken;
    },
  };
}

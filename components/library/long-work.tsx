/** Work with many notes: how far it is, and a way to give it up, once it takes longer than one waits without a word. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Watching } from '../../lib/notes/desk';

/** Milliseconds one waits without a word. */
export const LONG = 1000;

/** Milliseconds between two words on how far it is: each has the page drawn anew, which the work waits for. */
const TELL = 60;

/** Work that goes on. */
export interface LongWork {
  words: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  stop: () => void;
}

/** Runs work and watches it. A page has one at a time. */
export function useLongWork() {
  const [work, setWork] = useState<LongWork | null>(null);
  /**
   * @param after milliseconds until it is shown
   * @throws what the work throws; `isGivenUp` tells whether the reader has stopped it
   */
  const run = async <T,>(words: string, act: (watching: Watching) => Promise<T>, after = LONG): Promise<T> => {
    const giveUp = new AbortController();
    let now: LongWork = { words, done: 0, total: 0, stop: () => giveUp.abort() };
    let isShown = false;
    const show = () => {
      isShown = true;
      setWork(now);
    };
    const timer = setTimeout(show, after);
    if (after === 0) show();
    let told = Number.NEGATIVE_INFINITY;
    const progress = (done: number, total: number) => {
      now = { ...now, done, total };
      if (!isShown || performance.now() - told < TELL) return;
      told = performance.now();
      setWork(now);
    };
    try {
      return await act({ progress, signal: giveUp.signal });
    } finally {
      clearTimeout(timer);
      setWork(null);
    }
  };
  return { work, run };
}

/** Whether work has ended because the reader has stopped it. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Not where it would be read out at every step. */
export function Running({ work }: { work: LongWork | null }) {
  if (!work) return null;
  const { words, done, total, stop } = work;
  return (
    <div class="sl-notice">
      <label class="lb-field">
        <span>{words}</span>
        {/* Without a value it shows that something goes on. */}
        <progress max={Math.max(1, total)} {...(total > 0 ? { value: done } : {})} />
      </label>
      <div class="lb-buttons">
        <button type="button" class="sl-button" onClick={stop}>
          {i18n.t('library.backup.cancel')}
        </button>
      </div>
    </div>
  );
}

/**
 * Text that arrives or goes after the page was read: one observer, one queue, worked off when the page is idle. A page
 * that changes all the time is looked at less and less often.
 */
import { idle } from './slices';

/** What has changed since the last batch. Nodes may be gone again by now. */
export interface Changes {
  /** Nodes put into the page. */
  added: Set<Node>;
  /** Text nodes whose data changed. */
  changed: Set<Text>;
  /** Anything was taken out. */
  removed: boolean;
}

/** Milliseconds from the first change to looking at it, when the page was quiet before. */
const SOON = 40;
/** … and at most, on a page that never is. */
const LATEST = 3000;
/** A page that was quiet for this long is quiet. */
const QUIET = 1500;
/** Milliseconds after which a batch does not wait for the page to be idle any longer. */
const IDLE_TIMEOUT = 500;

/** Milliseconds to wait before the next batch, from the last wait and the quiet since the last batch ended. */
export function nextWait(lastWait: number, quiet: number): number {
  return quiet > QUIET ? SOON : Math.min(LATEST, lastWait * 2);
}

/**
 * Watches a page until `signal` fires.
 * @param work takes a batch; the next one starts after it has ended.
 * @returns `watch`, to take in another tree (an open shadow root), `unwatch`, to let go of all until then, and `poke`, to
 * have an empty batch worked off.
 */
export function watchLaterText(
  work: (changes: Changes) => Promise<void>,
  signal: AbortSignal,
): { watch: (root: Node) => void; unwatch: () => void; poke: () => void } {
  let changes = none();
  let pending = false;
  let wait = SOON;
  let endedAt = Number.NEGATIVE_INFINITY;

  const schedule = () => {
    if (pending || signal.aborted) return;
    pending = true;
    wait = nextWait(wait, performance.now() - endedAt);
    setTimeout(async () => {
      await idle(IDLE_TIMEOUT);
      if (signal.aborted) return;
      // Records that have not been delivered yet belong to this batch.
      take(observer.takeRecords());
      const batch = changes;
      changes = none();
      try {
        await work(batch);
      } finally {
        endedAt = performance.now();
        pending = false;
        if (changes.added.size > 0 || changes.changed.size > 0 || changes.removed) schedule();
      }
    }, wait);
  };
  const take = (records: readonly MutationRecord[]) => {
    for (const record of records) {
      if (record.type === 'characterData') changes.changed.add(record.target as Text);
      else {
        for (const node of record.addedNodes) if (node.nodeType === 1 || node.nodeType === 3) changes.added.add(node);
        if (record.removedNodes.length > 0) changes.removed = true;
      }
    }
  };
  const observer = new MutationObserver((records) => {
    take(records);
    schedule();
  });
  const unwatch = () => observer.disconnect();
  signal.addEventListener('abort', unwatch, { once: true });
  return {
    unwatch,
    watch: (root) => observer.observe(root, { childList: true, subtree: true, characterData: true }),
    poke: schedule,
  };
}

function none(): Changes {
  return { added: new Set(), changed: new Set(), removed: false };
}

/** What was just done, with its way back: for ten seconds, and for as long as it has the keyboard's focus or the pointer. */
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from '../icons';

/** Time the way back is offered, milliseconds. */
const OFFERED = 10_000;

export interface DoneNotice {
  words: string;
  /** Absent where there is no way back. */
  undo?: () => void;
}

export function UndoNotice({ notice, over }: { notice: DoneNotice | null; over: () => void }) {
  const root = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!notice) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(() => (root.current?.matches(':focus-within, :hover') ? wait() : over()), OFFERED);
    };
    wait();
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status">
      {notice && (
        <p class="sl-notice lb-undo" ref={root}>
          {notice.words}{' '}
          {notice.undo && (
            <button type="button" class="sl-button" onClick={notice.undo}>
              <Icon name="undo" />
              {i18n.t('card.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

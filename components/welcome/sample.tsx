/** A paragraph whose marks open real cards, beside the line as they do in an article. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CardPanel } from '../panel/card-panel';
import type { CardPort } from '../panel/port';

/** Milliseconds the pointer rests before a card opens, and may be away before it closes: as in an article. */
const DWELL = 300;
const GRACE = 300;

/** A run of the sample: plain text, or a name with the entity it stands for. */
export interface SamplePart {
  text: string;
  entity?: string;
}

/** Reads a sample in which `[id|name]` stands for a marked name. */
export function sampleParts(text: string): SamplePart[] {
  return text
    .split(/(\[[^|\]]+\|[^\]]+\])/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, entity, name] = /^\[([^|]+)\|(.+)\]$/.exec(part) ?? [];
      return entity !== undefined && name !== undefined ? { text: name, entity } : { text: part };
    });
}

interface Opened {
  entity: string;
  title: string;
  /** The mark it stands by. */
  mark: string;
}

export function Sample({ port, changed }: { port: CardPort; changed: (entity: string) => void }) {
  const [open, setOpen] = useState<Opened | null>(null);
  const [trail, setTrail] = useState<Opened[]>([]);
  const card = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const byKey = useRef(false);

  const later = (act: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const show = (entity: string, title: string) => {
    setTrail([]);
    setOpen({ entity, title, mark: entity });
  };
  const hide = () => {
    clearTimeout(timer.current);
    setOpen(null);
  };
  const away = () => {
    // A note being written holds the card.
    later(() => card.current?.contains(document.activeElement) || hide(), GRACE);
  };

  useEffect(() => {
    const box = card.current;
    if (!box) return;
    if (open && !box.matches(':popover-open')) box.showPopover();
    if (!open && box.matches(':popover-open')) box.hidePopover();
    if (open && byKey.current) box.focus();
  }, [open?.mark]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <p class="wl-sample">
        {sampleParts(i18n.t('welcome.sample')).map(({ text, entity }) =>
          entity === undefined ? (
            text
          ) : (
            <button
              key={entity}
              type="button"
              class="wl-mark"
              id={`wl-mark-${entity}`}
              aria-expanded={open?.mark === entity}
              style={open?.mark === entity ? { anchorName: '--wl-mark' } : {}}
              onPointerEnter={(event) => {
                if (event.pointerType !== 'touch') {
                  byKey.current = false;
                  later(() => show(entity, text), open ? 0 : DWELL);
                }
              }}
              onPointerLeave={away}
              onClick={(event) => {
                clearTimeout(timer.current);
                // A click made by a key has no position.
                byKey.current = event.detail === 0;
                show(entity, text);
              }}
            >
              {text}
            </button>
          ),
        )}
      </p>
      <div
        ref={card}
        class="wl-card"
        popover="manual"
        role="dialog"
        aria-labelledby="wl-card-title"
        tabIndex={-1}
        onPointerEnter={() => clearTimeout(timer.current)}
        onPointerLeave={away}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          hide();
          document.getElementById(`wl-mark-${open?.mark}`)?.focus();
        }}
      >
        {open && (
          <CardPanel
            key={open.entity}
            port={port}
            entity={open.entity}
            title={open.title}
            titleId="wl-card-title"
            open={(ref) => {
              setTrail([...trail, open]);
              setOpen({ ...open, entity: ref.id, title: ref.title });
            }}
            back={
              trail.length === 0
                ? undefined
                : {
                    title: trail.at(-1)?.title ?? '',
                    go: () => {
                      setOpen(trail.at(-1) ?? null);
                      setTrail(trail.slice(0, -1));
                    },
                  }
            }
            close={hide}
            noteChanged={changed}
          />
        )}
      </div>
    </>
  );
}

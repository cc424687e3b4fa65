/**
 * The names of the page, in reading order: each opens its card and leads to its mentions, one after another or straight to
 * the first. What the article explains itself stands among them, and its people and definitions can be looked at alone.
 */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { dateWords, typeName } from '../card/wording';
import { TypeIcon } from '../icons';
import { PageIcon } from '../page-icons';
import type { PageList as PageListReply } from './situation';

type Listed = PageListReply['entities'][number];

export interface PageListProps {
  list: PageListReply;
  open: (entity: string, title: string) => void;
  /** To the first mention, with its card, and out of the popup. */
  jump: (entity: string) => void;
  /** Scrolls the page under the popup to a mention, counted from 0. */
  show: (entity: string, occurrence: number) => void;
  /** To the reading brief of the page. */
  brief: () => void;
  /** Up from the first entry: back to the search field. */
  leave: () => void;
}

/** What may be looked at alone, beside everything. */
const PARTS = {
  people: ({ type }: Listed) => type === 'person',
  defined: ({ defined }: Listed) => defined !== undefined,
};
type Part = 'all' | keyof typeof PARTS;

export function PageList({ list, open, jump, show, brief, leave }: PageListProps) {
  const rows = useRef<HTMLOListElement>(null);
  const [part, setPart] = useState<Part>('all');
  /** The mention shown last, by entity. */
  const [shown, setShown] = useState<{ entity: string; at: number } | null>(null);
  const parts = (['people', 'defined'] as const).filter((name) => list.entities.some(PARTS[name]));
  const entities = part === 'all' ? list.entities : list.entities.filter(PARTS[part]);

  const step = ({ id, count }: Listed, by: 1 | -1) => {
    const before = shown?.entity === id ? shown.at : by > 0 ? -1 : 0;
    const at = (before + by + count) % count;
    setShown({ entity: id, at });
    show(id, at);
  };
  const walk = (event: KeyboardEvent) => {
    const names = [...(rows.current?.querySelectorAll<HTMLElement>('.pp-name') ?? [])];
    const row = (event.target as HTMLElement).closest('.pp-row');
    const at = names.findIndex((name) => row?.contains(name));
    const [forward, back] = ['ArrowRight', 'ArrowLeft'];
    if (event.key === forward || event.key === back) {
      const entity = entities[at];
      if (!entity) return;
      event.preventDefault();
      const rightToLeft = rows.current?.matches(':dir(rtl)') ?? false;
      step(entity, (event.key === forward) === rightToLeft ? -1 : 1);
      return;
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) leave();
    else names[Math.min(to, names.length - 1)]?.focus();
  };
  const shownEntity = shown && list.entities.find(({ id }) => id === shown.entity);

  return (
    <section aria-labelledby="pp-page-title">
      <div class="pp-lead">
        <h1 class="pp-lead-title" id="pp-page-title">
          {i18n.t('popup.onThisPage')}
        </h1>
        <p class="pp-lead-aside">
          {i18n.t('popup.entities', list.entities.length)}
          {list.date?.confidence === 'high' && ` · ${i18n.t('popup.articleOf', [dateWords(list.date.day)])}`}
        </p>
        <button type="button" class="sl-link pp-lead-brief" onClick={brief}>
          {i18n.t('brief.link')}
        </button>
      </div>
      {parts.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div class="pp-parts" role="group" aria-label={i18n.t('popup.show')}>
          {(['all', ...parts] as const).map((name) => (
            <button
              key={name}
              type="button"
              class="sl-button pp-part"
              aria-pressed={name === part}
              onClick={() => setPart(name)}
            >
              {i18n.t(`popup.part_${name}`)}{' '}
              <span class="pp-part-count">
                {name === 'all' ? list.entities.length : list.entities.filter(PARTS[name]).length}
              </span>
            </button>
          ))}
        </div>
      )}
      <p class="sl-hidden" role="status">
        {shown &&
          shownEntity &&
          i18n.t('popup.mentionAt', [String(shown.at + 1), String(shownEntity.count), shownEntity.title])}
      </p>
      {/* Arrow keys are a convenience on top of Tab. */}
      <ol class="pp-rows" ref={rows} onKeyDown={walk}>
        {entities.map((entity) => (
          <Row
            key={entity.id}
            entity={entity}
            at={shown?.entity === entity.id ? shown.at : null}
            open={() => open(entity.id, entity.title)}
            jump={() => jump(entity.id)}
            step={(by) => step(entity, by)}
          />
        ))}
      </ol>
    </section>
  );
}

function Row({
  entity,
  at,
  open,
  jump,
  step,
}: {
  entity: Listed;
  at: number | null;
  open: () => void;
  jump: () => void;
  step: (by: 1 | -1) => void;
}) {
  const { title, count } = entity;
  return (
    <li class="pp-row">
      <button type="button" class="pp-name" onClick={open}>
        <TypeIcon type={entity.type} />
        <span class="pp-name-words">
          <span class="pp-name-title">{title}</span>
          <span class="pp-name-type">{aboutWords(entity)}</span>
        </span>
        <span class="sl-hidden">{i18n.t('popup.mentions', count)}</span>
      </button>
      {count > 1 && (
        <span class="pp-steps">
          <Step words={i18n.t('popup.previous', [title])} by={-1} step={step} />
          <span class="pp-at" aria-hidden="true" title={i18n.t('popup.mentions', count)}>
            {at === null ? `${count}×` : `${at + 1}/${count}`}
          </span>
          <Step words={i18n.t('popup.next', [title])} by={1} step={step} />
        </span>
      )}
      <button
        type="button"
        class="sl-icon-button pp-jump"
        title={i18n.t('popup.jump')}
        aria-label={i18n.t('popup.jumpTo', [title])}
        onClick={jump}
      >
        <PageIcon name="arrow" />
      </button>
    </li>
  );
}

function Step({ words, by, step }: { words: string; by: 1 | -1; step: (by: 1 | -1) => void }) {
  return (
    <button
      type="button"
      class={by > 0 ? 'sl-icon-button pp-step' : 'sl-icon-button pp-step pp-step-back'}
      title={words}
      aria-label={words}
      onClick={() => step(by)}
    >
      <PageIcon name="chevron" />
    </button>
  );
}

/** The line under a name: what it is, or what the article says it is. */
function aboutWords({ type, marked, says, defined }: Listed): string {
  const short = defined === undefined ? [] : [i18n.t('popup.definedAs', [defined])];
  if (says !== undefined) return [...short, ...(short.length > 0 ? [] : [says])].join(' · ');
  return [typeName(type), ...short, ...(marked ? [] : [i18n.t('popup.notMarked')])].join(' · ');
}

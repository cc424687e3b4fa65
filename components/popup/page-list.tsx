/** The entities of the page, in reading order: each opens its card, and leads to its mark. */
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { dateWords, typeName } from '../card/wording';
import { TypeIcon } from '../icons';
import { PageIcon } from '../page-icons';
import type { PageList as PageListReply } from './situation';

export interface PageListProps {
  list: PageListReply;
  open: (entity: string, title: string) => void;
  jump: (entity: string) => void;
  /** Up from the first entry: back to the search field. */
  leave: () => void;
}

export function PageList({ list, open, jump, leave }: PageListProps) {
  const rows = useRef<HTMLOListElement>(null);
  const walk = (event: KeyboardEvent) => {
    const names = [...(rows.current?.querySelectorAll<HTMLElement>('.pp-name') ?? [])];
    const row = (event.target as HTMLElement).closest('.pp-row');
    const at = names.findIndex((name) => row?.contains(name));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) leave();
    else names[Math.min(to, names.length - 1)]?.focus();
  };

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
      </div>
      {/* Arrow keys are a convenience on top of Tab. */}
      <ol class="pp-rows" ref={rows} onKeyDown={walk}>
        {list.entities.map((entity) => (
          <li key={entity.id} class="pp-row">
            <button type="button" class="pp-name" onClick={() => open(entity.id, entity.title)}>
              <TypeIcon type={entity.type} />
              <span class="pp-name-words">
                <span class="pp-name-title">{entity.title}</span>
                <span class="pp-name-type">
                  {typeName(entity.type)}
                  {!entity.marked && ` · ${i18n.t('popup.notMarked')}`}
                </span>
              </span>
              <span class="pp-count" title={i18n.t('popup.mentions', entity.count)}>
                <span aria-hidden="true">{entity.count > 1 ? `${entity.count}×` : ''}</span>
                <span class="sl-hidden">{i18n.t('popup.mentions', entity.count)}</span>
              </span>
            </button>
            <button
              type="button"
              class="sl-icon-button pp-jump"
              title={i18n.t('popup.jump')}
              aria-label={i18n.t('popup.jumpTo', [entity.title])}
              onClick={() => jump(entity.id)}
            >
              <PageIcon name="arrow" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

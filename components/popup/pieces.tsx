/** Small pieces of the popup: matched text, a notice with its one useful action. */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Range, SearchResult } from '../../lib/search/model';
import { snippet } from '../../lib/search/snippet';
import { typeName } from '../card/wording';
import { PageIcon, type PageIconName } from '../page-icons';

/** A text with its matched parts marked; long texts are cut around the first match. */
export function Matched({ text, ranges, length }: { text: string; ranges: readonly Range[]; length?: number }) {
  return (
    <>
      {snippet(text, ranges, length).map((piece) =>
        piece.matched ? (
          <mark key={piece.at} class="sl-found">
            {piece.text}
          </mark>
        ) : (
          <span key={piece.at}>{piece.text}</span>
        ),
      )}
    </>
  );
}

/** The line under an entity that was found: what of it answers or, where its title does, what it is. */
export function WhyFound({ found, length }: { found: Extract<SearchResult, { kind: 'entity' }>; length: number }) {
  const { match, type, about } = found;
  if (match) {
    return (
      <span class="sl-why" dir="auto">
        {match.field === 'name' && `${i18n.t('search.alsoCalled')} `}
        <Matched text={match.text} ranges={match.ranges} length={length} />
      </span>
    );
  }
  return (
    <span class="sl-why sl-why-line">
      {typeName(type)}
      {about !== undefined && (
        <>
          {' · '}
          <bdi lang="en">{about}</bdi>
        </>
      )}
    </span>
  );
}

export interface NoticeAction {
  label: string;
  icon?: PageIconName;
  run: () => void;
}

/** What is the matter, in plain words, and what can be done about it. */
export function Notice({
  title,
  children,
  actions = [],
  loud = false,
}: {
  title: string;
  children?: ComponentChildren;
  actions?: readonly NoticeAction[];
  loud?: boolean;
}) {
  return (
    <div class={loud ? 'pp-notice pp-notice-loud' : 'pp-notice'} role={loud ? 'alert' : undefined}>
      <p class="pp-notice-title">{title}</p>
      {children && <p class="pp-notice-text">{children}</p>}
      {actions.length > 0 && (
        <div class="pp-notice-actions">
          {actions.map((action) => (
            <button key={action.label} type="button" class="sl-button" onClick={action.run}>
              {action.icon && <PageIcon name={action.icon} />}
              {action.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

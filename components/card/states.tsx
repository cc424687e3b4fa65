/**
 * What stands in a card's place: a choice of readings, waiting, failure, an unknown entity, a switch that was turned.
 */
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { ReadingView } from '../../lib/messages';
import { Button, IconButton } from '../buttons';
import { Icon, TypeIcon } from '../icons';
import type { Action } from './session';
import { typeName } from './wording';

/** A card's frame around something else than facts. */
function Frame({
  title,
  titleId,
  close,
  children,
}: {
  title: string;
  titleId?: string | undefined;
  close?: (() => void) | undefined;
  children?: ComponentChildren;
}) {
  return (
    <article class="sl-card sl-state">
      <header class="sl-head sl-head-state">
        <h2 class="sl-title sl-title-state" id={titleId}>
          {title}
        </h2>
        {close && <IconButton icon="close" words={i18n.t('card.close')} act={close} />}
      </header>
      <div class="sl-body">{children}</div>
    </article>
  );
}

interface StateProps {
  titleId?: string;
  close?: () => void;
}

/** Two or more readings stay possible, or the one shown is wrong: the reader decides. */
export function CardChoice({
  surface,
  readings,
  wrong,
  choose,
  titleId,
  close,
}: StateProps & {
  surface: string;
  readings: readonly ReadingView[];
  /** The reading turned down, where one was. */
  wrong?: string;
  choose: (entity: string | null) => void;
}) {
  return (
    <Frame title={i18n.t(wrong ? 'card.whichElse' : 'card.which', [surface])} titleId={titleId} close={close}>
      <ul class="sl-choice">
        {readings.map(({ ref, summary }) => (
          <li key={ref.id}>
            <button type="button" class="sl-reading" onClick={() => choose(ref.id)}>
              <span class="sl-kicker">
                <TypeIcon type={ref.type} />
                {typeName(ref.type)}
              </span>
              <span class="sl-reading-title">{ref.title}</span>
              <span class="sl-reading-summary">{summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="sl-buttons">
        <button type="button" class="sl-quiet" onClick={() => choose(null)}>
          {i18n.t('card.choiceNone')}
        </button>
      </div>
    </Frame>
  );
}

/** Shown only where the answer takes longer than a blink. */
export function CardLoading({ surface, titleId, close }: StateProps & { surface: string }) {
  return (
    <Frame title={surface} titleId={titleId} close={close}>
      <p class="sl-small" role="status">
        {i18n.t('card.loading', [surface])}
      </p>
      <div class="sl-bones" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </Frame>
  );
}

/** The background could not answer; `detail` is its reason. */
export function CardError({ detail, retry, titleId, close }: StateProps & { detail: string; retry: () => void }) {
  return (
    <Frame title={i18n.t('card.errorTitle')} titleId={titleId} close={close}>
      <p class="sl-small">{i18n.t('card.errorHint')}</p>
      {detail !== '' && <p class="sl-small sl-detail">{detail}</p>}
      <div class="sl-buttons">
        <Button icon="retry" words={i18n.t('card.retry')} act={retry} />
      </div>
    </Frame>
  );
}

/** The entity has gone since the page was marked. */
export function CardUnknown({ titleId, close }: StateProps) {
  return (
    <Frame title={i18n.t('card.unknownTitle')} titleId={titleId} close={close}>
      <p class="sl-small">{i18n.t('card.unknownHint')}</p>
    </Frame>
  );
}

/** A term or the site has been switched off: said in the card's place, with Undo. */
export function CardSwitched({
  words,
  actions,
  titleId,
  close,
}: StateProps & { words: string; actions: readonly Action[] }) {
  return (
    <Frame title={words} titleId={titleId} close={close}>
      <Actions actions={actions} />
    </Frame>
  );
}

function Actions({ actions }: { actions: readonly Action[] }) {
  return (
    <div class="sl-buttons">
      {actions.map(({ words, act }) => (
        <Button key={words} words={words} act={act} />
      ))}
    </div>
  );
}

/** One line that says what an action did; read out by screen readers. `text` offers what could not be copied. */
export function Feedback({
  words,
  text,
  loud = false,
  actions,
}: {
  words: string;
  text?: string;
  loud?: boolean;
  actions?: readonly Action[];
}) {
  return (
    <div class={loud ? 'sl-feedback sl-feedback-loud' : 'sl-feedback'}>
      <p role="status">
        <Icon name={loud ? 'alert' : 'check'} />
        {words}
      </p>
      {text !== undefined && (
        <textarea
          class="sl-copy-text"
          readOnly
          rows={4}
          value={text}
          aria-label={i18n.t('card.copyLong')}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {actions && <Actions actions={actions} />}
    </div>
  );
}

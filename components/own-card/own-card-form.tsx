/** Makes and edits a card of the reader's own: in the library, and in the frame a page's card gives to the editor. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import type { OwnCard } from '../../lib/notes/model';
import { Button } from '../buttons';
import { noteTimeWords, typeName } from '../card/wording';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';
import type { OwnSaver } from './own-saver';

export { OwnSaver } from './own-saver';

export interface OwnCardFormProps {
  saver: OwnSaver;
  now: () => Date;
  /** Copies what stands in the form, for when it cannot be saved. */
  copy: (text: string) => void;
  /** The reader leaves; where there is no such thing to leave there is no button. */
  done?: () => void;
}

export function OwnCardForm({ saver, now, copy, done }: OwnCardFormProps) {
  const { card, state, exists } = saver;
  const [aliases, setAliases] = useState(card.aliases.join('; '));
  /** The reader wanted a card without a name. */
  const [asked, setAsked] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const gone = state.kind === 'deleted';
  const nameless = (asked || exists) && saver.isNameless;
  const leaveField = () => void saver.flush();
  const finish = async () => {
    await saver.finish();
    if (saver.state.kind !== 'failed') done?.();
  };

  return (
    <form
      class="oc-form"
      aria-label={i18n.t('own.form')}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (saver.isNameless) name.current?.focus();
        else void saver.make();
      }}
    >
      <label class="oc-field">
        <span>{i18n.t('own.name')}</span>
        <input
          ref={name}
          type="text"
          required
          maxLength={200}
          dir="auto"
          readOnly={gone}
          value={card.name}
          onInput={(event) => saver.name({ name: event.currentTarget.value })}
          onBlur={leaveField}
        />
      </label>
      <label class="oc-field">
        <span>{i18n.t('own.aliases')}</span>
        <input
          type="text"
          dir="auto"
          readOnly={gone}
          value={aliases}
          onInput={(event) => {
            setAliases(event.currentTarget.value);
            saver.name({ aliases: event.currentTarget.value.split(/[;\n]/) });
          }}
          onBlur={leaveField}
        />
      </label>
      <label class="oc-field">
        <span>{i18n.t('own.type')}</span>
        <select
          disabled={gone}
          value={card.type}
          onChange={(event) => {
            const type = ENTITY_TYPES.find((known) => known === event.currentTarget.value);
            if (type) saver.type({ type });
          }}
        >
          {ENTITY_TYPES.map((type) => (
            <option key={type} value={type}>
              {typeName(type)}
            </option>
          ))}
        </select>
      </label>
      <label class="oc-field oc-wide">
        <span>{i18n.t('own.summary')}</span>
        <textarea
          rows={3}
          dir="auto"
          readOnly={gone}
          value={card.summary}
          onInput={(event) => saver.type({ summary: event.currentTarget.value })}
          onBlur={leaveField}
        />
      </label>
      {card.source && (
        <p class="oc-source oc-wide">
          {i18n.t('own.source')} <OwnSource source={card.source} />
        </p>
      )}
      <div class="oc-foot oc-wide">
        <p role="status" class={state.kind === 'failed' || nameless ? 'oc-state oc-failed' : 'oc-state'}>
          {nameless ? i18n.t('own.nameless') : stateWords(saver, now())}
        </p>
        {state.kind === 'failed' && (
          <>
            <Button icon="retry" words={i18n.t('editor.retry')} act={() => void saver.retry()} />
            <Button icon="copy" words={i18n.t('editor.copy')} act={() => copy(textOf(saver))} />
          </>
        )}
        {gone && <Button icon="undo" words={i18n.t('editor.undo')} act={() => void saver.undoDelete()} />}
        {exists && state.kind !== 'failed' && (
          <button type="button" class="sl-button" onClick={() => void saver.delete()}>
            <PageIcon name="bin" />
            {i18n.t('own.delete')}
          </button>
        )}
        {!gone && !exists && (
          <button type="submit" class="sl-button">
            <Icon name="check" />
            {i18n.t('own.make')}
          </button>
        )}
        {done && <Button words={i18n.t(exists || gone ? 'editor.done' : 'own.cancel')} act={() => void finish()} />}
      </div>
    </form>
  );
}

function textOf({ card: { name, aliases, summary } }: OwnSaver): string {
  return [name, aliases.join('; '), summary].filter((part) => part !== '').join('\n');
}

/** The page a card is from; only web addresses become links. */
function OwnSource({ source }: { source: NonNullable<OwnCard['source']> }) {
  const words = source.title || source.url;
  if (!/^https?:/.test(source.url)) return <span>{words}</span>;
  return (
    <a class="sl-link" href={source.url} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}

function stateWords({ state, exists, isUnsaved }: OwnSaver, now: Date): string {
  if (isUnsaved && state.kind !== 'failed') return i18n.t('own.unsaved');
  switch (state.kind) {
    case 'idle':
      return i18n.t(exists ? 'editor.idle' : 'own.hint');
    case 'saving':
      return i18n.t('editor.saving');
    case 'saved':
      return i18n.t('own.saved', [noteTimeWords(state.at.toISOString(), now)]);
    case 'failed':
      return i18n.t('editor.failed', [state.reason]);
    case 'deleted':
      return i18n.t('own.deleted');
  }
}

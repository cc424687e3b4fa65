/** Makes and edits a card of the reader's own: in the library, and in the frame a page's card gives to the editor. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import type { OwnCard } from '../../lib/notes/model';
import { typeName } from '../card/wording';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';

export interface OwnCardFormProps {
  card: OwnCard;
  /** Whether it exists already. */
  stored: boolean;
  /** Resolves when it is on disk. @throws with the reason where it is not */
  save: (card: OwnCard) => Promise<void>;
  /** Puts it in the bin, and takes it out again. */
  bin: (id: string) => Promise<void>;
  restore: (id: string) => Promise<void>;
  now: () => Date;
  /** It has been saved, deleted or restored. */
  changed?: (card: OwnCard, exists: boolean) => void;
  /** The reader leaves; where there is no such thing to leave there is no button. */
  done?: () => void;
}

type State =
  | { kind: 'idle' | 'unsaved' | 'saving' | 'saved' | 'deleted' | 'nameless' }
  | { kind: 'failed'; reason: string };

export function OwnCardForm({ card: given, stored, save, bin, restore, now, changed, done }: OwnCardFormProps) {
  const [card, setCard] = useState(given);
  const [aliases, setAliases] = useState(given.aliases.join('; '));
  const [exists, setExists] = useState(stored);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const name = useRef<HTMLInputElement>(null);
  const fail = (error: unknown) =>
    setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });

  const change = (part: Partial<OwnCard>) => {
    setCard((before) => ({ ...before, ...part }));
    setState({ kind: 'unsaved' });
  };
  const keep = async (): Promise<boolean> => {
    const whole: OwnCard = {
      ...card,
      name: card.name.replace(/\s+/g, ' ').trim(),
      aliases: [...new Set(aliases.split(/[;\n]/).map((alias) => alias.trim()))].filter(
        (alias) => alias !== '' && alias !== card.name.trim(),
      ),
      modified: now().toISOString(),
    };
    if (whole.name === '') {
      setState({ kind: 'nameless' });
      name.current?.focus();
      return false;
    }
    setState({ kind: 'saving' });
    try {
      await save(whole);
      setCard(whole);
      setExists(true);
      setState({ kind: 'saved' });
      changed?.(whole, true);
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  const turn = (act: (id: string) => Promise<void>, deleted: boolean) =>
    act(card.id).then(() => {
      setExists(!deleted);
      setState({ kind: deleted ? 'deleted' : 'saved' });
      changed?.(card, !deleted);
    }, fail);
  const gone = state.kind === 'deleted';

  return (
    <form
      class="oc-form"
      aria-label={i18n.t('own.form')}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
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
          onInput={(event) => change({ name: event.currentTarget.value })}
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
            setState({ kind: 'unsaved' });
          }}
        />
      </label>
      <label class="oc-field">
        <span>{i18n.t('own.type')}</span>
        <select
          disabled={gone}
          value={card.type}
          onChange={(event) => {
            const type = ENTITY_TYPES.find((known) => known === event.currentTarget.value);
            if (type) change({ type });
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
          onInput={(event) => change({ summary: event.currentTarget.value })}
        />
      </label>
      {card.source && (
        <p class="oc-source oc-wide">
          {i18n.t('own.source')} <OwnSource source={card.source} />
        </p>
      )}
      <div class="oc-foot oc-wide">
        <p
          role="status"
          class={state.kind === 'failed' || state.kind === 'nameless' ? 'oc-state oc-failed' : 'oc-state'}
        >
          {stateWords(state, exists)}
        </p>
        {gone ? (
          <button type="button" class="sl-button" onClick={() => void turn(restore, false)}>
            <Icon name="undo" />
            {i18n.t('editor.undo')}
          </button>
        ) : (
          exists && (
            <button type="button" class="sl-button" onClick={() => void turn(bin, true)}>
              <PageIcon name="bin" />
              {i18n.t('own.delete')}
            </button>
          )
        )}
        {!gone && (
          <button type="submit" class="sl-button">
            <Icon name="check" />
            {i18n.t(exists ? 'own.save' : 'own.make')}
          </button>
        )}
        {done && (
          <button type="button" class="sl-button" onClick={done}>
            {i18n.t(state.kind === 'unsaved' || !exists ? 'own.cancel' : 'editor.done')}
          </button>
        )}
      </div>
    </form>
  );
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

function stateWords(state: State, exists: boolean): string {
  switch (state.kind) {
    case 'idle':
      return exists ? '' : i18n.t('own.hint');
    case 'unsaved':
      return i18n.t('own.unsaved');
    case 'saving':
      return i18n.t('editor.saving');
    case 'saved':
      return i18n.t('own.saved');
    case 'deleted':
      return i18n.t('own.deleted');
    case 'nameless':
      return i18n.t('own.nameless');
    case 'failed':
      return i18n.t('editor.failed', [state.reason]);
  }
}

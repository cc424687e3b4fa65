/**
 * The note editor: a text that is saved as it is typed, and a line that says so only when it is true.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';
import type { NoteSaver } from './note-saver';

export interface NoteEditorProps {
  saver: NoteSaver;
  /** Name of the entity the note is about. */
  label: string;
  now: Date;
  /** Copies the text, for when it cannot be saved. Returns whether it could. */
  copy: (text: string) => void;
  /** The reader is done; the text is safe, or the failure has been shown. */
  done: () => void;
  /** Whether the text takes the focus at once; it does if this is not given. */
  focus?: boolean;
  /** What stands above the text. */
  head?: ComponentChildren;
  /** What stands below the text. */
  below?: ComponentChildren;
  /** Told the height the editor wants, CSS pixels. */
  resized?: (height: number) => void;
}

export function NoteEditor({ saver, label, now, copy, done, focus = true, head, below, resized }: NoteEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { state } = saver;

  useEffect(() => {
    const area = field.current;
    if (!area || !focus) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  // The field is as tall as its text, between its smallest and largest height in the style sheet.
  useLayoutEffect(() => {
    const area = field.current;
    if (area) {
      area.style.height = '0';
      area.style.height = `${area.scrollHeight + 2}px`;
    }
    if (root.current) resized?.(root.current.scrollHeight);
  });

  const finish = async () => {
    await saver.finish();
    if (saver.state.kind !== 'failed') done();
  };

  return (
    // Keys are taken on their way up from the field and the buttons.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing here acts on the element itself
    <div
      ref={root}
      class="sl-editor"
      onKeyDown={(event) => {
        const leave = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!leave || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        void finish();
      }}
    >
      {head}
      <textarea
        ref={field}
        class="sl-editor-field"
        aria-label={i18n.t('editor.label', [label])}
        placeholder={i18n.t('editor.placeholder', [label])}
        dir="auto"
        rows={2}
        spellcheck
        readOnly={state.kind === 'deleted'}
        value={saver.text}
        onInput={(event) => saver.type(event.currentTarget.value)}
        onBlur={() => void saver.flush()}
      />
      {below}
      <div class="sl-editor-foot">
        <p role="status" class={state.kind === 'failed' ? 'sl-editor-state sl-editor-failed' : 'sl-editor-state'}>
          {stateWords(saver, now)}
        </p>
        {state.kind === 'failed' && (
          <>
            <button type="button" class="sl-button" onClick={() => void saver.retry()}>
              <Icon name="retry" />
              {i18n.t('editor.retry')}
            </button>
            <button type="button" class="sl-button" onClick={() => copy(saver.text)}>
              <Icon name="copy" />
              {i18n.t('editor.copy')}
            </button>
          </>
        )}
        {state.kind === 'deleted' && (
          <button type="button" class="sl-button" onClick={() => void saver.undoDelete()}>
            <Icon name="undo" />
            {i18n.t('editor.undo')}
          </button>
        )}
        {saver.exists && state.kind !== 'failed' && (
          <button
            type="button"
            class="sl-icon-button"
            title={i18n.t('editor.delete')}
            aria-label={i18n.t('editor.delete')}
            onClick={() => void saver.delete()}
          >
            <PageIcon name="bin" />
          </button>
        )}
        <button type="button" class="sl-button" onClick={() => void finish()}>
          {i18n.t('editor.done')}
        </button>
      </div>
    </div>
  );
}

function stateWords(saver: NoteSaver, now: Date): string {
  const { state } = saver;
  switch (state.kind) {
    case 'idle':
      return i18n.t('editor.idle');
    case 'saving':
      return i18n.t('editor.saving');
    case 'saved':
      return i18n.t('editor.saved', [noteTimeWords(state.at.toISOString(), now)]);
    case 'failed':
      return i18n.t('editor.failed', [state.reason]);
    case 'deleted':
      return i18n.t('editor.deleted');
  }
}

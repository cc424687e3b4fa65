/** A note while it is written: saved as it is typed, and honest about whether it is. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Note } from '../../lib/notes/model';
import { Icon } from '../icons';
import { Autosave, type SaveState } from './autosave';

export interface NoteFieldProps {
  note: Note;
  /** Resolves when it is on disk. */
  save: (note: Note) => Promise<unknown>;
  /** The reader is done; a note left empty is to be thrown away. */
  done: (note: Note) => void;
  now: () => Date;
  /** Whether to take the focus when it appears. */
  focus?: boolean;
}

export function NoteField({ note, save, done, now, focus = true }: NoteFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(note);
  const [state, setState] = useState<SaveState>('clean');
  const [error, setError] = useState('');
  const saver = useRef<Autosave | null>(null);
  saver.current ??= new Autosave({
    save: async (body) => {
      latest.current = { ...latest.current, body, modified: now().toISOString() };
      if (body.trim() !== '') await save(latest.current);
    },
    changed: (next, reason) => {
      setState(next);
      setError(reason ?? '');
    },
  });

  useEffect(() => {
    const autosave = saver.current;
    // Leaving the page must not lose the last word: handing it over is all one can do here, and it is enough.
    const leave = () => void autosave?.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    if (focus) {
      field.current?.focus();
      field.current?.setSelectionRange(note.body.length, note.body.length);
    }
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  const finish = async () => {
    await saver.current?.flush();
    done(latest.current);
  };

  return (
    <section class="sl-notefield">
      <label class="sl-kicker" for={id}>
        <Icon name="note" />
        {i18n.t('panel.noteOn', [note.label])}
      </label>
      <textarea
        id={id}
        ref={field}
        class="sl-notefield-text"
        rows={4}
        dir="auto"
        defaultValue={note.body}
        placeholder={i18n.t('panel.notePlaceholder')}
        onInput={(event) => saver.current?.typed(event.currentTarget.value)}
        onBlur={() => void saver.current?.flush()}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            event.stopPropagation();
            void finish();
          }
        }}
      />
      <div class="sl-notefield-foot">
        <p role="status" class={state === 'failed' ? 'sl-notefield-state sl-notefield-failed' : 'sl-notefield-state'}>
          {state === 'saved' && i18n.t('panel.saved')}
          {(state === 'saving' || state === 'unsaved') && i18n.t('panel.saving')}
          {state === 'failed' && i18n.t('panel.saveFailed', [error])}
        </p>
        {state === 'failed' && (
          <button type="button" class="sl-button" onClick={() => void saver.current?.flush()}>
            <Icon name="retry" />
            {i18n.t('card.retry')}
          </button>
        )}
        <button type="button" class="sl-button" onClick={() => void finish()}>
          {i18n.t('panel.done')}
        </button>
      </div>
    </section>
  );
}

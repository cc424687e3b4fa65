/** Earlier states of something the reader wrote, each with a way to put it back. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Note, NoteVersion, OwnCard, OwnVersion, VersionReason } from '../../lib/notes/model';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';

/** The latest first. */
export interface EarlierState {
  modified: string;
  why: VersionReason;
  text: string;
  /** Said below the text. */
  more: string;
}

export interface VersionsProps {
  /** Asked again when `of` changes. */
  load: () => Promise<EarlierState[]>;
  /** The state of now: its time. */
  of: string;
  now: Date;
  restore: (modified: string) => Promise<unknown>;
  restored: () => void;
  failed: (error: unknown) => void;
}

export function Versions({ load, of, now, restore, restored, failed }: VersionsProps) {
  const [states, setStates] = useState<EarlierState[] | null>(null);
  useEffect(() => void load().then(setStates, failed), [of]);
  if (!states) return null;
  if (states.length === 0) return <p class="sl-notice">{i18n.t('library.notes.noVersions')}</p>;
  return (
    <ol class="lb-versions">
      {states.map(({ modified, why, text, more }) => (
        <li key={modified}>
          <p class="lb-quiet">
            {noteTimeWords(modified, now)} · {i18n.t(`library.notes.why.${why}`)}
          </p>
          <p class="lb-note-body" dir="auto">
            {text}
          </p>
          {more !== '' && (
            <p class="lb-quiet" dir="auto">
              {more}
            </p>
          )}
          <button type="button" class="sl-button" onClick={() => void restore(modified).then(restored, failed)}>
            <Icon name="undo" />
            {i18n.t('library.notes.restoreVersion')}
          </button>
        </li>
      ))}
    </ol>
  );
}

export function noteStates(versions: readonly NoteVersion[]): EarlierState[] {
  return versions.map(({ note, why }) => stateOf(note, why, note.body, note.tags));
}

/** Of a card of the reader's own. */
export function ownStates(versions: readonly OwnVersion[]): EarlierState[] {
  return versions.flatMap(({ own, why }) =>
    own.kind === 'card' ? [stateOf(own, why, own.summary, [own.name, ...own.aliases])] : [],
  );
}

function stateOf(
  { modified }: Note | OwnCard,
  why: VersionReason,
  text: string,
  more: readonly string[],
): EarlierState {
  return { modified, why, text, more: more.join(' · ') };
}

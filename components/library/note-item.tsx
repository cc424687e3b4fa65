/** A note in a list: what it is about, its text, its tags; edited, given back an earlier state, or deleted where it stands. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PassageState } from '../../lib/messages';
import { isWebAddress, linkOf } from '../../lib/notes/link';
import type { Note } from '../../lib/notes/model';
import type { Range } from '../../lib/search/model';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { PageIcon } from '../page-icons';
import { NoteField } from '../panel/note-field';
import { PassagePlace } from '../panel/passage-place';
import { Matched } from '../popup/pieces';
import { NoteBody } from './note-body';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { noteStates, Versions } from './versions';

export interface NoteItemProps {
  note: Note;
  ranges: readonly Range[];
  labelRanges: readonly Range[];
  /** What the facts say now of the statement it is on, where they have left it. */
  factsNow: string | undefined;
  /** How its passage was found last. */
  seen: PassageState | undefined;
  port: LibraryPort;
  selected: boolean;
  select: (selected: boolean) => void;
  remove: () => void;
  /** The reader asks for all notes with a tag. */
  showTag: (tag: string) => void;
  /** It was changed here. */
  changed: () => void;
  failed: (error: unknown) => void;
}

export function NoteItem(props: NoteItemProps) {
  const { note, port, selected, select, remove, showTag, changed, failed } = props;
  const [mode, setMode] = useState<'read' | 'edit' | 'versions'>('read');
  return (
    <li class="lb-note">
      <div class="lb-note-head">
        <input
          type="checkbox"
          checked={selected}
          aria-label={i18n.t('library.notes.select', [note.label])}
          onChange={(event) => select(event.currentTarget.checked)}
        />
        <h3 class="lb-note-label">
          <NoteLabel {...props} />
        </h3>
      </div>
      {mode === 'edit' ? (
        <NoteField
          note={note}
          stored
          port={port}
          done={() => {
            setMode('read');
            changed();
          }}
        />
      ) : (
        <>
          <NoteBody
            note={note}
            ranges={props.ranges}
            changed={props.factsNow}
            property={port.property}
            showTag={showTag}
          />
          <div class="lb-note-foot">
            <span>{i18n.t('card.noteEdited', [noteTimeWords(note.modified, port.now())])}</span>
            <PageLink note={note} />
            {note.target.kind === 'passage' && (
              <PassagePlace note={note.id} label={note.label} state={props.seen} port={port} failed={failed} />
            )}
            <button type="button" class="sl-quiet" onClick={() => setMode('edit')}>
              <Icon name="note" />
              {i18n.t('card.editNote')}
              <span class="sl-hidden"> {note.label}</span>
            </button>
            <button
              type="button"
              class="sl-quiet"
              aria-expanded={mode === 'versions'}
              onClick={() => setMode(mode === 'versions' ? 'read' : 'versions')}
            >
              <PageIcon name="history" />
              {i18n.t('library.notes.versions')}
              <span class="sl-hidden"> {note.label}</span>
            </button>
            <button type="button" class="sl-quiet" onClick={remove}>
              <PageIcon name="bin" />
              {i18n.t('library.notes.delete')}
              <span class="sl-hidden"> {note.label}</span>
            </button>
          </div>
          {mode === 'versions' && (
            <Versions
              load={async () => noteStates(await port.desk.versions(note.id))}
              of={note.modified}
              now={port.now()}
              restore={(modified) => port.desk.restoreVersion(note.id, modified)}
              failed={failed}
              restored={() => {
                setMode('read');
                changed();
              }}
            />
          )}
        </>
      )}
    </li>
  );
}

function NoteLabel({ note, labelRanges }: NoteItemProps) {
  const label = <Matched text={note.label} ranges={labelRanges} length={200} />;
  if (note.target.entity === undefined) return label;
  return (
    <a class="lb-entry" href={hashOf({ at: 'card', entity: note.target.entity })}>
      {note.target.kind === 'passage' && note.label === '' ? note.target.entity : label}
    </a>
  );
}

/** The page a note was written on, scrolled to its passage; only web addresses become links. */
function PageLink({ note }: { note: Note }) {
  const { page, target } = note;
  const address = linkOf(note);
  const title = page?.title || (target.kind === 'passage' ? note.label : '') || page?.url || '';
  if (address === undefined || !isWebAddress(address)) return title === '' ? null : <span>{title}</span>;
  return (
    <a class="sl-link" href={address} target="_blank" rel="noopener noreferrer">
      {title || address}
      <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
    </a>
  );
}

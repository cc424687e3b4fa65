/** A note in a list: what it is about, its text, its tags; edited, given back an earlier state, or deleted where it stands. */
import { Component } from 'preact';
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
import type { Found } from './note-finder';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { noteStates, Versions } from './versions';

/** What is done with a note in the list. */
export interface NoteActs {
  select(id: string, selected: boolean): void;
  remove(note: Note): void;
  /** The reader asks for all notes with a tag. */
  showTag(tag: string): void;
  /** It is being edited here, or no longer. */
  hold(id: string, editing: boolean): void;
  /** It was changed here. */
  changed(id: string): void;
  failed(error: unknown): void;
}

export interface NoteRowProps {
  note: Note;
  found: Found;
  /** What the facts say now of the statement it is on, where they have left it. */
  factsNow: string | undefined;
  /** How its passage was found last. */
  seen: PassageState | undefined;
  port: LibraryPort;
  selected: boolean;
  acts: { readonly current: NoteActs };
}

/** A note that is drawn again only when something of it has changed: lists are long. */
export class NoteRow extends Component<NoteRowProps> {
  override shouldComponentUpdate(next: NoteRowProps): boolean {
    return (Object.keys(next) as (keyof NoteRowProps)[]).some((name) =>
      name === 'found' ? !sameRanges(next.found, this.props.found, next.note) : next[name] !== this.props[name],
    );
  }

  override render({ found, ...props }: NoteRowProps) {
    const { body, label } = found.ranges(props.note);
    return <NoteItem {...props} ranges={body} labelRanges={label} />;
  }
}

function sameRanges(a: Found, b: Found, note: Note): boolean {
  return a === b || JSON.stringify(a.ranges(note)) === JSON.stringify(b.ranges(note));
}

interface NoteItemProps extends Omit<NoteRowProps, 'found'> {
  ranges: readonly Range[];
  labelRanges: readonly Range[];
}

function NoteItem(props: NoteItemProps) {
  const { note, port, selected } = props;
  const acts = props.acts.current;
  const [mode, setMode] = useState<'read' | 'edit' | 'versions'>('read');
  const edit = (editing: boolean) => {
    acts.hold(note.id, editing);
    setMode(editing ? 'edit' : 'read');
  };
  return (
    <li class="lb-note">
      <div class="lb-note-head">
        <input
          type="checkbox"
          checked={selected}
          aria-label={i18n.t('library.notes.select', [note.label])}
          onChange={(event) => acts.select(note.id, event.currentTarget.checked)}
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
            edit(false);
            acts.changed(note.id);
          }}
        />
      ) : (
        <>
          <NoteBody
            note={note}
            ranges={props.ranges}
            changed={props.factsNow}
            property={port.property}
            showTag={(tag) => acts.showTag(tag)}
          />
          <div class="lb-note-foot">
            <span>{i18n.t('card.noteEdited', [noteTimeWords(note.modified, port.now())])}</span>
            <PageLink note={note} />
            {note.target.kind === 'passage' && (
              <PassagePlace note={note.id} label={note.label} state={props.seen} port={port} failed={acts.failed} />
            )}
            <button type="button" class="sl-quiet" onClick={() => edit(true)}>
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
            <button type="button" class="sl-quiet" onClick={() => acts.remove(note)}>
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
              failed={acts.failed}
              restored={() => {
                setMode('read');
                acts.changed(note.id);
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
  if (address === undefined || !isWebAddress(address)) {
    return title === '' ? null : (
      <span class="lb-page" title={title}>
        {title}
      </span>
    );
  }
  return (
    <a class="sl-link lb-page" href={address} title={title || address} target="_blank" rel="noopener noreferrer">
      {title || address}
      <span class="sl-hidden"> ({i18n.t('card.opensInNewTab')})</span>
    </a>
  );
}

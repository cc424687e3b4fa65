/** The note editor in a page of the extension: the same editor as in the card, saving through the page's port. */
import { useEffect, useState } from 'preact/hooks';
import type { Note, Overlay } from '../../lib/notes/model';
import { ModeChoice } from '../editor/mode-choice';
import { NoteEditor } from '../editor/note-editor';
import { NoteExtras } from '../editor/note-extras';
import { NoteOrCorrection, type WritingPort } from '../editor/note-or-correction';
import { NoteSaver } from '../editor/note-saver';
import { useSaver } from '../editor/use-saver';
import type { CardPort } from './port';

export interface NoteFieldProps {
  note: Note;
  /** Whether the note exists already. */
  stored: boolean;
  /** The reader's correction that is edited, with the note that stands for it. */
  correction?: Overlay | null;
  /** Whether a new note may become a correction of the card it is on. */
  correctable?: boolean;
  port: WritingPort & Pick<CardPort, 'copy'>;
  /** Tags that other notes bear; without it tags are not asked for. */
  tags?: () => Promise<string[]>;
  done: () => void;
}

export function NoteField({ note, stored, correction = null, correctable, port, tags, done }: NoteFieldProps) {
  const [writing] = useState(() => new NoteOrCorrection(note, correction, port));
  const [known, setKnown] = useState<string[] | null>(null);
  useEffect(() => {
    // A note can be tagged though the tags there are cannot be read.
    tags?.().then(setKnown, () => setKnown([]));
  }, []);
  useEffect(() => {
    // The whole of it: browsers bring no more into view than the line that is written on, and tags come a moment later.
    document.activeElement?.closest('.sl-editor')?.scrollIntoView({ block: 'nearest' });
  }, [known]);
  const [redrawn, setRedrawn] = useState(0);
  const saver = useSaver((changed) => new NoteSaver(note, { ...writing.deps, changed }, stored));
  const choose = (correct: boolean) => {
    writing.choose(correct, saver);
    setRedrawn(redrawn + 1);
  };
  return (
    <NoteEditor
      saver={saver}
      label={note.label}
      now={port.now()}
      copy={(text) => void port.copy(text).catch(() => {})}
      done={done}
      head={
        correctable &&
        !stored &&
        !saver.exists && <ModeChoice correcting={writing.correction !== null} choose={choose} />
      }
      below={known && !writing.correction && <NoteExtras saver={saver} known={known} />}
    />
  );
}

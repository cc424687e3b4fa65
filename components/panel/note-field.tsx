/** The note editor in a page of the extension: the same editor as in the card, saving through the page's port. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Note } from '../../lib/notes/model';
import { NoteEditor } from '../editor/note-editor';
import { NoteExtras } from '../editor/note-extras';
import { NoteSaver } from '../editor/note-saver';
import type { CardPort } from './port';

export interface NoteFieldProps {
  note: Note;
  /** Whether the note exists already. */
  stored: boolean;
  port: Pick<CardPort, 'saveNote' | 'deleteNote' | 'restoreNote' | 'copy' | 'now'>;
  /** Tags that other notes bear; without it tags are not asked for. */
  tags?: () => Promise<string[]>;
  done: () => void;
}

export function NoteField({ note, stored, port, tags, done }: NoteFieldProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const saver = useRef<NoteSaver | null>(null);
  const [known, setKnown] = useState<string[] | null>(null);
  useEffect(() => {
    // A note can be tagged though the tags there are cannot be read.
    tags?.().then(setKnown, () => setKnown([]));
  }, []);
  saver.current ??= new NoteSaver(
    note,
    {
      save: async (saved) => void (await port.saveNote(saved)),
      bin: port.deleteNote,
      restore: port.restoreNote,
      now: port.now,
      changed: () => redraw(0),
    },
    stored,
  );

  useEffect(() => {
    // A popup is gone at a click beside it: what is unsaved is handed over at once.
    const leave = () => void saver.current?.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, []);

  return (
    <NoteEditor
      saver={saver.current}
      label={note.label}
      now={port.now()}
      copy={(text) => void port.copy(text).catch(() => {})}
      done={done}
      below={known && <NoteExtras saver={saver.current} known={known} />}
    />
  );
}

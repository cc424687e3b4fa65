/**
 * What is being written on a card: a note, or a correction of it. The editor is the same; where it is saved is not. Which
 * of the two it is may be chosen until something is stored.
 */
import { correctionAsNote, noteAsCorrection } from '../../lib/notes/correction';
import type { Note, Overlay, Own } from '../../lib/notes/model';
import type { NoteSaver, NoteSaverDeps } from './note-saver';

/** Where both are saved. */
export interface WritingPort {
  saveNote(note: Note): Promise<unknown>;
  deleteNote(id: string): Promise<unknown>;
  restoreNote(id: string): Promise<unknown>;
  saveOwn(own: Own): Promise<unknown>;
  deleteOwn(id: string): Promise<unknown>;
  restoreOwn(id: string): Promise<unknown>;
  newId(): string;
  now(): Date;
}

export class NoteOrCorrection {
  /**
   * @param note as the editor begins with it
   * @param correction the reader's, where it is one that is edited
   */
  constructor(
    readonly note: Note,
    public correction: Overlay | null,
    private readonly port: WritingPort,
  ) {}

  /** How a note's saver saves whichever it is. */
  get deps(): Pick<NoteSaverDeps, 'save' | 'bin' | 'restore' | 'now'> {
    const { port } = this;
    return {
      save: async (note) =>
        void (await (this.correction ? port.saveOwn(noteAsCorrection(note, this.correction)) : port.saveNote(note))),
      bin: async (id) => void (await (this.correction ? port.deleteOwn(id) : port.deleteNote(id))),
      restore: async (id) => void (await (this.correction ? port.restoreOwn(id) : port.restoreNote(id))),
      now: () => port.now(),
    };
  }

  /** Before anything is stored: it is a correction, or a note again. What was typed stays. */
  choose(correct: boolean, saver: Pick<NoteSaver, 'become'>): void {
    const { target, label } = this.note;
    const { entity } = target;
    if (correct && entity !== undefined) {
      const at = this.port.now().toISOString();
      this.correction = {
        id: this.port.newId(),
        kind: 'overlay',
        entity,
        ...(target.kind === 'statement' ? { property: target.statement.property } : {}),
        text: '',
        created: at,
        modified: at,
      };
    } else this.correction = null;
    saver.become(this.correction ? correctionAsNote(this.correction, label) : this.note);
  }
}

/**
 * The saver of a note on a passage, which may remind of an entity too.
 */
import { NoteSaver } from './note-saver';

export class PassageSaver extends NoteSaver {
  /** The entity on whose card the note is shown too. */
  get entity(): string | undefined {
    return this.note.target.entity;
  }

  /** Has the note remind of an entity, or of none. */
  async remind(entity: string | undefined): Promise<void> {
    const { target } = this.note;
    if (target.kind !== 'passage') return;
    const { entity: _, ...passage } = target;
    this.note = { ...this.note, target: entity === undefined ? passage : { ...passage, entity } };
    this.dirty = true;
    if (this.wanted) await this.flush();
    else this.deps.changed();
  }
}

/**
 * The saver of a note on a passage, which may remind of an entity too.
 */
import { NoteSaver } from './note-saver';

export class PassageSaver extends NoteSaver {
  /** The entity on whose card the note is shown too. */
  get entity(): string | undefined {
    return this.row.target.entity;
  }

  /** Has the note remind of an entity, or of none. */
  remind(entity: string | undefined): void {
    const { target } = this.row;
    if (target.kind !== 'passage') return;
    const { entity: _, ...passage } = target;
    this.edit({ target: entity === undefined ? passage : { ...passage, entity } });
  }
}

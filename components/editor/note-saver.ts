/** Saves a note as it is typed. */
import type { Note } from '../../lib/notes/model';
import { Saver, type SaverDeps } from './saver';

export { QUIET } from './saver';
export type NoteSaverDeps = SaverDeps<Note>;

export class NoteSaver extends Saver<Note> {
  /** Before anything is stored: what is being written is something else, with the same text. */
  become(note: Note): void {
    this.replace({ ...note, body: this.row.body });
  }

  /** The text as typed. */
  get text(): string {
    return this.row.body;
  }

  /** Takes the text as it is now. */
  type(text: string): void {
    if (text !== this.row.body) this.typed({ body: text });
  }

  get tags(): readonly string[] {
    return this.row.tags;
  }

  get colour(): Note['colour'] {
    return this.row.colour;
  }

  /** Only passages have a colour: nothing else is marked by its note. */
  get isPassage(): boolean {
    return this.row.target.kind === 'passage';
  }

  /** @param tags as `cleanTags` leaves them */
  tag(tags: string[]): void {
    this.edit({ tags });
  }

  paint(colour: Note['colour']): void {
    this.edit({ colour });
  }

  /** Before the editor closes: saves what is unsaved; a stored note left blank goes to the bin. */
  override async finish(): Promise<void> {
    if (this.exists && this.row.body.trim() === '') await this.delete();
    else await super.finish();
  }

  /** Blank text makes no new note. */
  protected get ready(): boolean {
    return this.stored || this.row.body.trim() !== '';
  }
}

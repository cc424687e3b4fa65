/**
 * Saves a card of the reader's own as a note is saved: as it is typed, once it has been made. Until then it marks nothing
 * anywhere and is a draft.
 */
import type { OwnCard } from '../../lib/notes/model';
import { Saver } from '../editor/saver';

export class OwnSaver extends Saver<OwnCard> {
  // Every save has open pages look for the card's names again.
  protected override quiet = 1000;
  #made = false;

  /** The card as it stands in the form. */
  get card(): OwnCard {
    return this.row;
  }

  /** Whether what stands in the form is not being saved, yet. */
  get isUnsaved(): boolean {
    return this.dirty && (!this.stored || this.state.kind === 'idle' || this.state.kind === 'saved');
  }

  /** A card has a name: without one it waits. */
  get isNameless(): boolean {
    return this.row.name.trim() === '';
  }

  type(change: Partial<OwnCard>): void {
    this.typed(change);
  }

  /** Names half typed would be marked: they are saved when the field is left, with the next key elsewhere, or at the end. */
  name(change: Pick<Partial<OwnCard>, 'name' | 'aliases'>): void {
    this.row = { ...this.row, ...change };
    this.dirty = true;
    this.deps.changed();
  }

  /** Makes the card of what stands in the form. */
  async make(): Promise<void> {
    this.#made = true;
    this.dirty = true;
    await this.flush();
  }

  protected override asSaved(card: OwnCard): OwnCard {
    const name = tidy(card.name);
    const aliases = [...new Set(card.aliases.map(tidy))].filter((alias) => alias !== '' && alias !== name);
    return { ...card, name, aliases };
  }

  protected get ready(): boolean {
    return (this.stored || this.#made) && !this.isNameless;
  }
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

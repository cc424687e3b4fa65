/** What the background sees to around every change of notes: pages are told, the rolling copy follows, nothing is thrown away. */

import { MOST_TOLD, type NotesChange } from '../notes/change';
import type { CopyStatus, NotesCopy } from '../notes/copy';
import { discardNotesDatabase } from '../notes/database';
import type { Note, NoteTarget, Own } from '../notes/model';
import { askToPersist } from '../notes/persist';
import type { NotesStore } from '../notes/store';
import type { PageRequestOf } from '../page-messages';
import { broadcast } from './broadcast';
import type { BackgroundPort } from './port';

export interface NoteServices {
  port: BackgroundPort;
  notes: NotesStore;
  copy: NotesCopy;
}

export class NoteKeeping {
  #begun: Promise<CopyStatus> | undefined;

  constructor(private readonly services: NoteServices) {}

  /** A note was changed. Neither pages nor the copy are waited for: it is safe once its transaction has committed. */
  noted<N extends Note | null>(note: N): { note: N } {
    const { copy } = this.services;
    if (note) {
      this.#tell(placeOf(note.target), { notes: [note], own: [], gone: [] });
      copy.follow({ notes: [note] }).catch(report('copying the notes'));
    }
    return { note };
  }

  /** As `noted`, of a card of the reader's own, which changes what is marked everywhere, or of a correction. */
  owned<O extends Own | null>(own: O): { own: O } {
    const { port, copy } = this.services;
    if (own) {
      if (own.kind === 'card') void broadcast(port, 'page.choices', {});
      this.#tell({ entity: own.kind === 'card' ? own.id : own.entity }, { notes: [], own: [own], gone: [] });
      copy.follow({ own: [own] }).catch(report('copying the notes'));
    }
    return { own };
  }

  /**
   * Saves a note. What cannot be saved now is not thrown away: it is saved as soon as it can be.
   * @throws with the reason where it could not be saved
   */
  async save(note: Note): Promise<{ note: Note }> {
    return this.noted(await this.#kept(note, this.services.notes.save(note)));
  }

  /** As `save`, of a card of the reader's own or a correction. */
  async saveOwn(own: Own): Promise<{ own: Own }> {
    return this.owned(await this.#kept(own, this.services.notes.saveOwn(own)));
  }

  async #kept<Row extends Note | Own>(draft: Row, saved: Promise<Row>): Promise<Row> {
    try {
      const row = await saved;
      // From the first on, wherever it was written.
      void askToPersist();
      return row;
    } catch (error) {
      await this.services.copy.keepDraft(draft).catch(report('keeping a draft'));
      throw error;
    }
  }

  /**
   * A page of ours has changed notes itself.
   * @param touched ids of what it has written or taken away; without, anything may have changed
   */
  async written(touched: { notes?: string[]; own?: string[] } = {}): Promise<Record<string, never>> {
    const { port, copy, notes: store } = this.services;
    void askToPersist();
    const isKnown = touched.notes !== undefined || touched.own !== undefined;
    const ids = { notes: touched.notes ?? [], own: touched.own ?? [] };
    // Cards of the reader's own may be among what has changed.
    if (!isKnown || ids.own.length > 0) void broadcast(port, 'page.choices', {});
    if (!isKnown) {
      this.#tell({});
      await copy.catchUp({ always: true });
      return {};
    }
    const [notes, own] = await Promise.all([store.some(ids.notes), store.someOwn(ids.own)]);
    const there = new Set([...notes, ...own].map(({ id }) => id));
    const gone = [...ids.notes, ...ids.own].filter((id) => !there.has(id));
    const isMany = ids.notes.length + ids.own.length > MOST_TOLD;
    this.#tell({}, isMany ? undefined : { notes, own, gone });
    // As after every change: it is safe already, and a copy that is not finished is caught up with later.
    const copied = gone.length > 0 ? copy.catchUp({ always: true }) : copy.follow({ notes, own });
    copied.catch(report('copying the notes'));
    return {};
  }

  /** Pages are told where to look again; pages of ours what there is now. */
  #tell(place: PageRequestOf<'page.notes'>, change?: NotesChange): void {
    const own = change ? { ...place, change: { ...change } as PageRequestOf<'page.notes'>['change'] } : place;
    void broadcast(this.services.port, 'page.notes', place, own);
  }

  /** Once in the life of a background: what was left undone is done, and a loss is noticed. */
  begin(): Promise<CopyStatus> {
    this.#begun ??= this.#begin().catch((error: unknown) => {
      this.#begun = undefined;
      throw error;
    });
    return this.#begun;
  }

  async #begin(): Promise<CopyStatus> {
    const { notes, copy } = this.services;
    const status = await copy.status();
    if (status.kind === 'in-step') {
      // Not waited for: a card is.
      void notes
        .emptyBin()
        .then((gone) => copy.catchUp({ always: gone > 0 }))
        .catch(report('tidying the notes'));
    }
    return status;
  }

  /** The reader has decided what becomes of the copy. */
  async useCopy(what: 'restore' | 'replace' | 'dismiss'): Promise<Record<string, never>> {
    const { notes, copy } = this.services;
    this.#begun = undefined;
    if (what === 'replace') {
      await notes.close();
      await discardNotesDatabase();
    }
    if (what === 'dismiss') await copy.dismiss();
    else await copy.restore();
    return this.written();
  }
}

const report = (what: string) => (error: unknown) => console.error(`Sidelight: ${what} failed`, error);

/** Where a note is seen: on the card of an entity, in a page, or both. */
function placeOf(target: NoteTarget): PageRequestOf<'page.notes'> {
  return {
    ...(target.entity === undefined ? {} : { entity: target.entity }),
    ...(target.kind === 'passage' ? { url: target.url } : {}),
  };
}

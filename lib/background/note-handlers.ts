/**
 * What the background answers about notes and the reader's own cards.
 */
import type { NotesCopy } from '../notes/copy';
import type { NotesStore } from '../notes/store';
import type { BackgroundHandlers } from '../receive';
import type { CardNotes } from './card-notes';
import type { NoteKeeping } from './note-keeping';

/** What these answers are made of. */
export interface NoteServices {
  notes: NotesStore;
  copy: NotesCopy;
  cardNotes: CardNotes;
  keeping: NoteKeeping;
}

type Answered =
  | `notes.${'of' | 'tags' | 'changed' | 'all' | 'written' | 'copy' | 'copyText' | 'copyUse'}`
  | 'card.notes'
  | `note.${'get' | 'save' | 'delete' | 'restore'}`
  | `own.${'list' | 'get' | 'save' | 'delete' | 'restore'}`;

/** The part of the handlers that is about notes. */
export function noteHandlers({ notes, copy, cardNotes, keeping }: NoteServices): Pick<BackgroundHandlers, Answered> {
  return {
    'notes.of': ({ entity }) => notes.ofEntity(entity),
    'card.notes': ({ entity }) => cardNotes.of(entity),
    'notes.tags': async () => {
      const counts = await notes.tags();
      return { tags: [...counts].sort(([, a], [, b]) => b - a).map(([tag]) => tag) };
    },
    'note.get': async ({ id }) => ({ note: (await notes.get(id)) ?? null }),
    'notes.changed': async ({ ids }) => ({ notes: await cardNotes.changed(ids) }),
    'notes.all': () => notes.all(),
    'notes.written': (touched) => keeping.written(touched),
    'notes.copy': () => copy.status(),
    'notes.copyText': async () => ({ text: await copy.asBackup() }),
    'notes.copyUse': ({ what }) => keeping.useCopy(what),
    'note.save': ({ note }) => keeping.save(note),
    'note.delete': async ({ id }) => keeping.noted(await notes.delete(id)),
    'note.restore': async ({ id }) => keeping.noted(await notes.restore(id)),
    'own.list': async () => ({ own: await notes.allOwn() }),
    'own.get': async ({ id }) => ({ own: (await notes.getOwn(id)) ?? null }),
    'own.save': ({ own }) => keeping.saveOwn(own),
    'own.delete': async ({ id }) => keeping.owned(await notes.deleteOwn(id)),
    'own.restore': async ({ id }) => keeping.owned(await notes.restoreOwn(id)),
  };
}

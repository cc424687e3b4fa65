/**
 * What the note editor is told when it hands in its ticket.
 */
import type { Facts } from '../facts/facts';
import type { ReaderLanguage } from '../facts/format';
import type { EditorPurpose, OpenedEditor } from '../messages';
import { canonicalUrl } from '../notes/canonical-url';
import type { Note, PassageTarget } from '../notes/model';
import type { NotesStore } from '../notes/store';

export interface EditorSources {
  notes: Pick<NotesStore, 'get'>;
  facts: Pick<Facts, 'labels'>;
  lang: ReaderLanguage;
}

/** @returns null where there is nothing to edit: neither a note nor anything it could be about */
export async function openEditor(
  purpose: EditorPurpose,
  { notes, facts, lang }: EditorSources,
): Promise<OpenedEditor | null> {
  const note = purpose.note === undefined ? null : ((await notes.get(purpose.note)) ?? null);
  const { page, state, write = true } = purpose;
  const more = page ? { page } : {};
  const passage = passageOf(purpose, note);
  if (passage) {
    const ids = new Set([...(passage.target.entity ? [passage.target.entity] : []), ...(purpose.entities ?? [])]);
    const labels = await facts.labels([...ids], lang);
    const entities = labels.map(({ id, title }) => ({ id, title }));
    const label = note?.label ?? page?.title ?? passage.target.url;
    return { label, note, ...more, passage: { ...passage, ...(state ? { state } : {}), entities }, write };
  }
  const entity = purpose.entity ?? note?.target.entity;
  if (entity === undefined) return null;
  const [label] = await facts.labels([entity], lang);
  // A note outlives its entity: its own label then.
  return { entity, label: label?.title ?? note?.label ?? entity, note, ...more, write };
}

/** The passage of a note, or of one that is to be written. */
function passageOf(
  { note: id, passage, page }: EditorPurpose,
  note: Note | null,
): { id: string; target: PassageTarget } | null {
  if (note) return note.target.kind === 'passage' ? { id: note.id, target: note.target } : null;
  if (!passage || !page || id === undefined) return null;
  const { canonical, quote, position } = passage;
  return { id, target: { kind: 'passage', url: canonicalUrl(page.url, canonical), rawUrl: page.url, quote, position } };
}

/**
 * What the note editor is told when it hands in its ticket.
 */
import type { Facts } from '../facts/facts';
import type { ReaderLanguage } from '../facts/format';
import type { EditorPurpose, OpenedEditor } from '../messages';
import { canonicalUrl } from '../notes/canonical-url';
import type { Note, PassageTarget, StatementTarget } from '../notes/model';
import type { NotesStore } from '../notes/store';

export interface EditorSources {
  notes: Pick<NotesStore, 'get' | 'getOwn'>;
  /** What a note on a fact of a card is about, and that in words; null where there is no such fact. */
  statement(
    entity: string,
    fact: NonNullable<EditorPurpose['fact']>,
  ): Promise<{ target: StatementTarget; on: string } | null>;
  /** What an existing note is on, in words. */
  onWords(statement: StatementTarget): Promise<string>;
  facts: Pick<Facts, 'labels'>;
  lang: ReaderLanguage;
}

/** @returns null where there is nothing to edit: neither a note nor anything it could be about */
export async function openEditor(
  purpose: EditorPurpose,
  { notes, facts, lang, statement, onWords }: EditorSources,
): Promise<OpenedEditor | null> {
  const note = purpose.note === undefined ? null : ((await notes.get(purpose.note)) ?? null);
  const own = note || purpose.note === undefined ? undefined : await notes.getOwn(purpose.note);
  const { page, state, write = true } = purpose;
  if (own?.kind === 'card') return { label: own.name, note: null, own, write };
  const more = { ...(page ? { page } : {}), ...(note || !purpose.sentence ? {} : { sentence: purpose.sentence }) };
  const passage = passageOf(purpose, note);
  if (passage) {
    const ids = new Set([...(passage.target.entity ? [passage.target.entity] : []), ...(purpose.entities ?? [])]);
    const labels = await facts.labels([...ids], lang);
    const entities = labels.map(({ id, title }) => ({ id, title }));
    const label = note?.label ?? page?.title ?? passage.target.url;
    return { label, note, ...more, passage: { ...passage, ...(state ? { state } : {}), entities }, write };
  }
  const entity = purpose.entity ?? note?.target.entity ?? own?.entity;
  if (entity === undefined) return null;
  const [label] = await facts.labels([entity], lang);
  // A note outlives its entity: its own label then.
  const opened: OpenedEditor = { entity, label: label?.title ?? note?.label ?? entity, note, ...more, write };
  if (own) opened.correction = own;
  if (note?.target.kind === 'statement') opened.on = await onWords(note.target);
  const fact = note || own || !purpose.fact ? null : await statement(entity, purpose.fact);
  return fact ? { ...opened, statement: fact.target, on: fact.on } : opened;
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

/** A correction as the note editor sees it: its text is the note's body. Pure. */
import type { Note, Overlay } from './model';

export function correctionAsNote({ id, entity, text, created, modified }: Overlay, label: string): Note {
  return { id, target: { kind: 'entity', entity }, label, body: text, tags: [], created, modified };
}

/** What the editor has made of it. */
export function noteAsCorrection({ body, modified }: Note, before: Overlay): Overlay {
  return { ...before, text: body, modified };
}

/** Notes as search sees them. Pure. */
import { siteOf } from '../notes/group';
import type { Note } from '../notes/model';
import type { SearchNote } from './model';

export function noteDocument(note: Note): SearchNote {
  const { id, target, label, body, modified, tags } = note;
  const quote = target.kind === 'passage' ? target.quote.exact : undefined;
  return { id, label, body, modified, tags, quote, entity: target.entity, host: siteOf(note) };
}

/** Notes as search sees them. Pure. */
import type { Note } from '../notes/model';
import type { SearchNote } from './model';

export function noteDocument({ id, target, label, body, modified, page }: Note): SearchNote {
  const host = page && URL.canParse(page.url) ? new URL(page.url).hostname.replace(/^www\./, '') : '';
  const { entity } = target;
  return {
    id,
    label,
    body,
    modified,
    ...(entity === undefined ? {} : { entity }),
    ...(host === '' ? {} : { host }),
  };
}

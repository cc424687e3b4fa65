/** "Make a card" from the context menu: of whatever is selected, with the page it stands on as its source. */
import { ownDraftHash } from '../notes/own-draft';

/** Name of the entry in the context menu. */
export const MAKE_CARD = 'make-card';

/** The page where the card is made, its fields filled in. */
export function makeCardPath(selected: string, page: { url?: string | undefined; title?: string | undefined }): string {
  const { url, title = '' } = page;
  const name = selected.replace(/\s+/g, ' ').trim();
  return `library.html${ownDraftHash({ name, ...(url === undefined ? {} : { page: { url, title } }) })}`;
}

/** What the popup was opened to look up: words from the menu of selected text, or what is selected on the page. */
import { useEffect, useState } from 'preact/hooks';
import type { SearchResult } from '../../lib/search/model';
import type { LookedUp, PopupPort, PopupSearch } from './port';

export interface LookUpActs {
  /** Whether the reader has not begun to do something else. */
  untouched(): boolean;
  /** Puts the words into the search field, selected: typing takes their place. */
  find(words: string): void;
  open(result: SearchResult): void;
  failed(error: unknown): void;
}

/**
 * Looks up the words once the search is ready. A name that is exactly so opens its card if it was asked for; words that
 * were merely selected and lead nowhere are passed over.
 */
export function useLookUp(port: PopupPort, search: PopupSearch | null, acts: LookUpActs): void {
  const [found, setFound] = useState<LookedUp | null>(null);
  useEffect(() => {
    port.lookUp().then(setFound, acts.failed);
  }, []);
  useEffect(() => {
    if (!found || !search) return;
    setFound(null);
    if (!acts.untouched()) return;
    const { results } = search.find(found.words, {});
    if (results.length === 0 && !found.asked) return;
    acts.find(found.words);
    const [best, second] = results;
    if (found.asked && best && isExact(best) && !(second && isExact(second))) acts.open(best);
  }, [found, search]);
}

function isExact({ kind, tier }: SearchResult): boolean {
  return kind === 'entity' && (tier === 'acronym' || tier === 'name');
}

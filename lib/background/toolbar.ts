/**
 * What the toolbar button says: how many names a page has, or why it has none.
 */
import type { PageState } from '../messages';
import type { Toolbar, ToolbarText } from './port';

/** @param count entities the page mentions; 0 shows no badge */
export function toolbarOf(state: PageState, count: number, text: ToolbarText): Toolbar {
  if (state === 'paused') return { badge: 'II', title: text.paused() };
  if (state === 'site-off') return { badge: 'off', title: text.off() };
  return { badge: count === 0 ? '' : count > 999 ? '999+' : String(count), title: text.on(count) };
}

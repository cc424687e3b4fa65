/**
 * "Add note" from the context menu or the keyboard: on whatever is selected in a tab, with or without a name in it.
 */
import type { WakePort } from './port';

/** Name of the keyboard command and of the entry in the context menu. */
export const ADD_NOTE = 'add-note';

type Port = Pick<WakePort, 'activeTab' | 'sendToPage' | 'injectContent' | 'injectPassages'>;

/**
 * Has a tab note down what is selected in it. A page without our scripts gets them: the menu and the keys give access to
 * the tab they are used in.
 * @param tab the one in front if not given
 */
export async function addNote(port: Port, tab?: number): Promise<void> {
  const id = tab ?? (await port.activeTab());
  if (id === undefined) return;
  await port.sendToPage(id, 'page.list', {}).catch(() => port.injectContent(id));
  await port.injectPassages(id, 0);
  await port.sendToPage(id, 'page.addNote', {});
}

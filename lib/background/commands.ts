/**
 * Keyboard commands go to the page in front.
 */
import type { PageRequestOf } from '../page-messages';
import type { WakePort } from './port';

type Command = PageRequestOf<'page.command'>['command'];
/** Opens the panel beside the page, with the page's card if one is open. */
export const BESIDE = 'beside' satisfies Command;
const COMMANDS: ReadonlySet<string> = new Set<Command>(['next-mark', 'previous-mark', 'open-mark', BESIDE]);

/** A page without our content script has nothing to go to: the command does nothing there. */
export async function sendCommand(
  name: string,
  port: Pick<WakePort, 'activeTab' | 'injectGuide' | 'sendToPage'>,
): Promise<void> {
  if (!COMMANDS.has(name)) return;
  const tab = await port.activeTab();
  if (tab === undefined) return;
  // It says the name to screen readers. Without it the page goes there all the same.
  await port.injectGuide(tab).catch(() => {});
  await port.sendToPage(tab, 'page.command', { command: name as Command }).catch(() => {});
}

/**
 * Answers messages that are for the script for passages, and overhears those that tell of notes.
 */
import type { PageReplies, PageRequestOf, PassageRequest } from '../page-messages';
import type { Envelope } from '../send';
import type { Passages } from './passages';

type Handlers = { [K in PassageRequest]: (request: PageRequestOf<K>) => Promise<PageReplies[K]> };

export function passageListener(
  passages: Pick<Passages, 'add' | 'show' | 'notesChanged'>,
  signal: AbortSignal,
): (message: unknown) => Promise<Envelope<unknown>> | undefined {
  const handlers: Handlers = {
    'page.addNote': async () => ({ added: passages.add() }),
    'page.passage': async ({ note }) => ({ state: await passages.show(note) }),
  };
  return (message) => {
    const { sidelight: name, request } = message as { sidelight?: string; request?: never };
    if (signal.aborted || !name) return undefined;
    // The content script answers this one.
    if (name === 'page.notes') passages.notesChanged((request as PageRequestOf<'page.notes'> | undefined)?.url);
    if (!Object.hasOwn(handlers, name)) return undefined;
    return (handlers[name as PassageRequest](request as never) as Promise<unknown>).then(
      (reply) => ({ ok: true, reply }),
      (error) => ({ ok: false, error: String(error) }),
    );
  };
}

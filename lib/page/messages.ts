/**
 * Answers messages to a page. They come from our own background and popup of the same version, so their shape is trusted;
 * the schemas stay out of the content script.
 */
import type { PageReplies, PageRequest, PageRequestOf, PassageRequest } from '../page-messages';
import type { Envelope } from '../send';
import type { SidelightPage } from './page';

type Handlers = {
  [K in Exclude<PageRequest, PassageRequest>]: (request: PageRequestOf<K>) => Promise<PageReplies[K]>;
};

/** A listener for `runtime.onMessage`; messages that are not for a page are left alone (`undefined`). */
export function pageListener(page: SidelightPage): (message: unknown) => Promise<Envelope<unknown>> | undefined {
  const handlers: Handlers = {
    'page.list': async () => page.list(),
    'page.jump': async ({ entity, occurrence, only }) => ({
      found: (await page.interaction()).jump(entity, occurrence ?? 0, only),
    }),
    'page.command': async ({ command }) => {
      // With something selected, the key that opens notes it down.
      if (command === 'open-mark' && page.passages?.add()) return {};
      if (page.marks.length > 0 || page.passages?.marks.length) (await page.interaction()).command(command);
      return {};
    },
    'page.settings': async () => {
      await page.start();
      return {};
    },
    'page.choices': async () => {
      page.rematch();
      return {};
    },
    'page.notes': async ({ entity }) => {
      if (entity !== undefined && page.marks.length > 0) (await page.interaction()).notesChanged(entity);
      return {};
    },
  };
  return (message) => {
    const { sidelight: name, request } = message as { sidelight?: keyof Handlers; request?: never };
    // An older script of ours that still lives in the page leaves the answer to the newer one.
    if (page.signal.aborted || !name || !Object.hasOwn(handlers, name)) return undefined;
    return (handlers[name](request as never) as Promise<unknown>).then(
      (reply) => ({ ok: true, reply }),
      (error) => ({ ok: false, error: String(error) }),
    );
  };
}

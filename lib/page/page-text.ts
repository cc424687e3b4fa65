/**
 * The text of a whole page, menus, comments and all: passages may be noted anywhere.
 */
import type { Block } from './blocks';
import { SKIP, visit } from './regions/elements';
import { inSlices } from './slices';
import { TextWalk } from './walk';

/** What holds no text that can be selected. */
const NEVER =
  /^(?:head|script|style|noscript|template|textarea|input|select|option|iframe|object|embed|canvas|audio|video)$/;

/** Gathers the text of the page in slices. Keys count from 0. */
export async function pageText(doc: Document, signal: AbortSignal): Promise<Block[]> {
  if (!doc.body) return [];
  let key = 0;
  const context = { element: doc.body, role: 'body', unmarked: 0, links: 0 } as const;
  const walk = new TextWalk(
    doc.body,
    { ...context },
    () => key++,
    false,
    (element) => (NEVER.test(element.localName) ? SKIP : visit(element) & ~SKIP),
  );
  await inSlices((stop) => walk.run(stop), signal);
  return walk.blocks;
}

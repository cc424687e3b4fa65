/**
 * mark.js as a matcher: it wraps what it finds in elements, from whose places the hits are read. In a document of
 * happy-dom, so that it runs in one process with the others; real browsers are in `page-work.ts`.
 */
import { Window } from 'happy-dom';
import Mark from 'mark.js';
import { isHangul, type Peer, select } from './peers';

/** What it reaches for as if it ran in a page. */
const GLOBALS = ['window', 'document', 'NodeFilter', 'NodeList'];

export const MARK_JS: Peer = {
  name: 'mark.js',
  build(forms) {
    const window = new Window();
    // Handed all at once they overflow the stack: it calls itself for each.
    const longestFirst = [...forms].sort((a, b) => b.length - a.length);
    return (text) => {
      const root = window.document.createElement('div');
      root.textContent = text;
      for (const name of GLOBALS) Reflect.set(globalThis, name, Reflect.get(window, name));
      const mark = new Mark(root);
      for (const form of longestFirst) mark.mark(form, optionsFor(form));
      // What is measured after it is not to take this for a page.
      for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
      // A blank in a form stands for a line break too there, which in levelled text is what parts words.
      const hits = hitsIn(root).filter(({ start, end }) => !text.slice(start, end).includes('\n'));
      return select(text, hits);
    };
  },
};

/** Its "exactly" wants a space on either side, which no Korean name before a particle has. */
function optionsFor(form: string): object {
  const accuracy = isHangul(form.charCodeAt(0)) ? 'partially' : 'exactly';
  return { accuracy, separateWordSearch: false, caseSensitive: true, diacritics: false };
}

/** Where elements lie that hold text, from the beginning of the root's; marks may lie in marks. */
function hitsIn(root: { childNodes: ArrayLike<object> }): { start: number; end: number }[] {
  const hits: { start: number; end: number }[] = [];
  let at = 0;
  const read = (node: { childNodes: ArrayLike<object> }): void => {
    for (const child of Array.from(node.childNodes) as {
      nodeType: number;
      data: string;
      childNodes: ArrayLike<object>;
    }[]) {
      const start = at;
      if (child.nodeType === 3) at += child.data.length;
      else {
        read(child);
        hits.push({ start, end: at });
      }
    }
  };
  read(root);
  return hits;
}

/** Formatted text as a tree: what Markdown is read into, and all that can be drawn of it. Nothing here is ever HTML. */

/** Elements there are. `a` has an address, no other has any attribute. */
export type RichTag = 'p' | 'em' | 'strong' | 'code' | 'pre' | 'a' | 'br' | 'ul' | 'ol' | 'li' | 'blockquote';

export interface RichElement {
  tag: RichTag;
  /** Of `a` alone: begins with `http:` or `https:`. */
  href?: string;
  children: Rich[];
}

/** A run of text, shown as it is, or an element. */
export type Rich = string | RichElement;

/** The text alone, blocks on lines of their own. */
export function plainText(tree: readonly Rich[]): string {
  return tree
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.tag === 'br') return '\n';
      const text = plainText(part.children);
      return INLINE.has(part.tag) ? text : `${text.trimEnd()}\n`;
    })
    .join('');
}

const INLINE: ReadonlySet<RichTag> = new Set(['em', 'strong', 'code', 'a']);

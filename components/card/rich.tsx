/**
 * Draws formatted text: elements of the tree and nothing else, each made by name, never parsed.
 */
import { type ComponentChild, h } from 'preact';
import type { Rich } from '../../lib/notes/rich-text';

export function drawRich(tree: readonly Rich[]): ComponentChild[] {
  return tree.map((part) =>
    typeof part === 'string'
      ? part
      : h(
          part.tag,
          part.href ? { class: 'sl-link', href: part.href, target: '_blank', rel: 'noopener noreferrer' } : null,
          ...drawRich(part.children),
        ),
  );
}

/**
 * Gathers text into blocks: whitespace collapsed, soft hyphens and zero-width characters dropped, `\n` at `<br>`, words
 * joined across inline elements. Goes through open shadow roots. Can be stopped between any two nodes and taken up again.
 */
import { type Block, textIn } from './blocks';
import { BLOCK, BREAK, LINK, type Role, roleOf, SKIP, SLOT, UNMARKED, visit } from './regions/elements';

/** What the ancestors of a node make of it. */
export interface Context {
  /** Nearest block-level element at or above it. */
  element: Element;
  role: Role;
  unmarked: number;
  links: number;
}

const NOTHING = /[\u00ad\u200b\u2060\ufeff]/;
/** Runs that do not stand in the text as they are. */
const COLLAPSE = /[\t\n\f\r ]{2,}|[\t\n\f\r]|[\u00ad\u200b\u2060\ufeff]+/g;

/**
 * What lies above a node, or `null` where it is in no article text: inside a menu, a form, a button.
 * Climbs out of shadow roots.
 */
export function contextOf(node: Node): Context | null {
  let element: Element | null = null;
  let role: Role | null = null;
  let unmarked = 0;
  let links = 0;
  for (let up: Node | null = node; up; up = up.parentNode ?? (up as ShadowRoot).host ?? null) {
    if (up.nodeType !== 1) continue;
    const flags = visit(up as Element);
    if (flags & SKIP) return null;
    if (flags & UNMARKED) unmarked++;
    if (flags & LINK) links++;
    if (flags & BLOCK) {
      element ??= up as Element;
      role ??= roleOf(up as Element);
    }
  }
  return element && { element, role: role ?? 'body', unmarked, links };
}

/** Notes to self on the stack: what to undo when everything pushed after them has been walked. */
const LEAVE_UNMARKED = 1;
const LEAVE_LINK = 2;
const LEAVE_BLOCK = 3;

/** One walk over a subtree. `run` as often as needed, then take `blocks`. */
export class TextWalk {
  /** Finished blocks in reading order. */
  readonly blocks: Block[] = [];
  /** Open shadow roots met on the way. */
  readonly shadows: ShadowRoot[] = [];
  #todo: (Node | number)[] = [];
  #outer: Context[] = [];
  #at: Context;
  #text = '';
  /** Elements of blocks that are finished. */
  #seen = new Set<Element>();
  #block: Pick<Block, 'nodes' | 'at' | 'from' | 'markable' | 'linked'> = empty();

  /**
   * @param start where to begin; its ancestors are in `context`.
   * @param shallow only the text that stands directly in `start`, not in block-level elements inside it.
   * @param look what to do at an element
   */
  constructor(
    start: Node,
    context: Context,
    private nextKey: () => number,
    private shallow = false,
    private look = visit,
  ) {
    this.#at = context;
    if (shallow) this.#pushChildren(start);
    else this.#todo.push(start);
  }

  /** Walks until the end (true) or until `stop` says so (false); asked every 8 nodes. */
  run(stop: () => boolean): boolean {
    let count = 0;
    for (let next = this.#todo.pop(); next !== undefined; next = this.#todo.pop()) {
      if (typeof next === 'number') this.#leave(next);
      else if (next.nodeType === 3) this.#read(next as Text);
      else if (next.nodeType === 1) this.#enter(next as Element);
      else if (next.nodeType === 11) this.#pushChildren(next);
      if ((++count & 7) === 0 && stop()) return this.#todo.length === 0 && this.#flush();
    }
    return this.#flush();
  }

  #enter(element: Element): void {
    const flags = this.look(element);
    if (flags & BREAK) {
      this.#break();
      return;
    }
    if (flags & BLOCK) {
      this.#flush();
      if (this.shallow) return;
    }
    if (flags & SKIP) return;
    if (flags & BLOCK) {
      this.#outer.push(this.#at);
      this.#at = { ...this.#at, element, role: roleOf(element) ?? this.#at.role };
      this.#todo.push(LEAVE_BLOCK);
    }
    if (flags & UNMARKED) {
      this.#at.unmarked++;
      this.#todo.push(LEAVE_UNMARKED);
    }
    if (flags & LINK) {
      this.#at.links++;
      this.#todo.push(LEAVE_LINK);
    }
    const shadow = element.shadowRoot;
    if (shadow) this.shadows.push(shadow);
    const assigned = flags & SLOT ? ((element as HTMLSlotElement).assignedNodes?.() ?? []) : [];
    if (assigned.length > 0) this.#todo.push(...assigned.reverse());
    else this.#pushChildren(shadow ?? element);
  }

  #pushChildren(parent: Node): void {
    for (let child = parent.lastChild; child; child = child.previousSibling) this.#todo.push(child);
  }

  #leave(exit: number): void {
    if (exit === LEAVE_UNMARKED) this.#at.unmarked--;
    else if (exit === LEAVE_LINK) this.#at.links--;
    else {
      this.#flush();
      this.#at = this.#outer.pop() as Context;
    }
  }

  #read(node: Text): void {
    const data = node.data;
    if (data === '') return;
    COLLAPSE.lastIndex = 0;
    let from = 0;
    let carried = '';
    let carriedFrom = 0;
    // A lone tab or newline becomes one space: offsets still run in step, so the run goes on through it.
    for (let match = COLLAPSE.exec(data); match; match = COLLAPSE.exec(data)) {
      const found = match[0];
      if (found.length === 1 && !NOTHING.test(found)) {
        carried += `${data.slice(from, match.index)} `;
        from = match.index + 1;
        continue;
      }
      carried += data.slice(from, match.index);
      if (!NOTHING.test(found)) carried += ' ';
      this.#append(node, carried, carriedFrom);
      from = carriedFrom = match.index + found.length;
      carried = '';
    }
    this.#append(node, carried + data.slice(from), carriedFrom);
  }

  #append(node: Text, run: string, from: number): void {
    let piece = run;
    let start = from;
    if (piece.startsWith(' ') && (this.#text === '' || this.#text.endsWith(' ') || this.#text.endsWith('\n'))) {
      piece = piece.slice(1);
      start++;
    }
    if (piece === '') return;
    const block = this.#block;
    block.nodes.push(node);
    block.at.push(this.#text.length);
    block.from.push(start);
    // The lead is read for the names it introduces; they come up again in the text.
    block.markable.push(this.#at.unmarked === 0 && this.#at.role !== 'lead');
    if (this.#at.links > 0) block.linked += piece.length;
    this.#text += piece;
  }

  #break(): void {
    if (this.#text.endsWith('\n')) this.#flush();
    else if (this.#text !== '') this.#text += '\n';
  }

  /** Ends the block in hand. */
  #flush(): true {
    const text = this.#text.trimEnd();
    if (text === '') {
      if (this.#block.at.length > 0) this.#block = empty();
      this.#text = '';
      return true;
    }
    const { element, role } = this.#at;
    const before = this.#seen.has(element) ? (textIn.get(element) ?? 0) : 0;
    this.#seen.add(element);
    textIn.set(element, before + text.length);
    this.blocks.push({ key: this.nextKey(), text, role, element, before, ...this.#block });
    this.#text = '';
    this.#block = empty();
    return true;
  }
}

function empty() {
  return { nodes: [], at: [], from: [], markable: [], linked: 0 } as Pick<
    Block,
    'nodes' | 'at' | 'from' | 'markable' | 'linked'
  >;
}

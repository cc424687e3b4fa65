/**
 * Where the page's prose stands. Frames are often named after what stands beside the article ("sidebar-layout"), so names
 * are not believed of an element that holds most of the page's prose (`elements.ts`).
 */

/** Letters of a text that reads as prose and not as a label. */
const LONG = 50;
/** An element's share of the page's prose from which on it holds "most" of it. */
const MOST = 0.35;
/** Less text (letters) than this is no prose at all. */
const LEAST = 300;

/** Length of the prose of a page. */
const all = new WeakMap<Element, number>();
/** Length of the prose in each element, as long as its page is being read; elements that hold none are not in it. */
let held: Map<Node, number> | undefined;

/**
 * Counts the prose of all elements of a page at one go over its texts. Asked for one element after the other, the same texts
 * would be walked many times over, and a large page's in one piece.
 */
export class ProseCount {
  readonly #texts: TreeWalker;
  readonly #held = new Map<Node, number>();

  constructor(private readonly body: Element) {
    this.#texts = textsOf(body);
  }

  /** Counts until the end (true) or until `stop` says so (false). `holdsProse` knows the counts until `forget`. */
  run(stop: () => boolean): boolean {
    let count = 0;
    for (let text = this.#texts.nextNode(); text; text = this.#texts.nextNode()) {
      const length = proseOf(text as Text);
      if (length > 0) {
        for (let up = text.parentNode; up; up = up === this.body ? null : up.parentNode) {
          this.#held.set(up, (this.#held.get(up) ?? 0) + length);
        }
      }
      if ((++count & 31) === 0 && stop()) return false;
    }
    all.set(this.body, this.#held.get(this.body) ?? 0);
    held = this.#held;
    return true;
  }

  /** The page may change from now on. */
  forget(): void {
    held = undefined;
  }
}

/** Whether most of the page's prose is in there. */
export function holdsProse(element: Element): boolean {
  const { body } = element.ownerDocument;
  let whole = all.get(body);
  if (whole === undefined) {
    whole = proseIn(body);
    all.set(body, whole);
  }
  const least = whole * MOST;
  const known = held?.get(element);
  if (known !== undefined && known <= least) return false;
  // Prose is no longer than all text.
  const { length } = element.textContent as string;
  return length >= LEAST && length > least && (known ?? proseIn(element, least)) > least;
}

/** Length of the prose in there; counted until `enough`. */
function proseIn(element: Element, enough = Number.POSITIVE_INFINITY): number {
  const texts = textsOf(element);
  let length = 0;
  for (let text = texts.nextNode(); text && length <= enough; text = texts.nextNode()) length += proseOf(text as Text);
  return length;
}

/** Length of a longer text that is not in a link, as it stands in the source; 0 of any other. */
function proseOf(text: Text): number {
  if (text.length <= LONG) return 0;
  const parent = text.parentElement?.localName ?? '';
  return /^(?:a|script|style|noscript|textarea|option)$/.test(parent) ? 0 : text.data.trim().length;
}

function textsOf(element: Element): TreeWalker {
  return element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
}

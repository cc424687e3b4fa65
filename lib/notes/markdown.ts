/**
 * Markdown as readers write it in notes, read into a tree of elements (`rich-text.ts`): emphasis, strong, code, links to
 * the web, lists, quotes; headings become strong lines. Everything else, HTML before all, is text and stays as it was
 * typed; so does a line break. Pure, and linear in the text whatever it holds.
 *
 * After CommonMark 0.31 where that is cheap to follow; reference links, tables, images and entities are left as text.
 */
import type { Rich, RichElement, RichTag } from './rich-text';

/** Lists and quotes inside each other; deeper ones are text. */
const DEEPEST = 6;
/** Emphasis, strong and links inside each other. */
const DEEPEST_INLINE = 8;

/** Reads a note's body. */
export function readMarkdown(source: string): Rich[] {
  return blocks(source.replace(/\r\n?/g, '\n').split('\n'), 0);
}

const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.+)$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+(?=\S)|[ \t]*$)/;

function blocks(lines: readonly string[], depth: number): Rich[] {
  const tree: Rich[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) tree.push(element('p', withBreaks(paragraph)));
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as string;
    const fence = FENCE.exec(line)?.[1];
    const heading = HEADING.exec(line)?.[1];
    if (line.trim() === '') {
      endParagraph();
      at++;
    } else if (fence !== undefined) {
      endParagraph();
      const end = closing(lines, at + 1, fence);
      tree.push(element('pre', [element('code', [lines.slice(at + 1, end).join('\n')])]));
      at = end + 1;
    } else if (heading !== undefined) {
      endParagraph();
      tree.push(element('p', [element('strong', inline(heading.replace(/[ \t]#+[ \t]*$/, '').trim()))]));
      at++;
    } else if (depth < DEEPEST && QUOTE.test(line)) {
      endParagraph();
      let end = at;
      while (end < lines.length && QUOTE.test(lines[end] as string)) end++;
      const quoted = lines.slice(at, end).map((each) => each.replace(QUOTE, ''));
      tree.push(element('blockquote', blocks(quoted, depth + 1)));
      at = end;
    } else if (depth < DEEPEST && ITEM.test(line)) {
      endParagraph();
      const { list, end } = listAt(lines, at, depth);
      tree.push(list);
      at = end;
    } else {
      paragraph.push(line);
      at++;
    }
  }
  endParagraph();
  return tree;
}

/** Index of the line that ends a fenced block; of the line after the last where none does. */
function closing(lines: readonly string[], from: number, fence: string): number {
  const marker = fence.charAt(0);
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] as string).trim();
    if (line.length >= fence.length && line === marker.repeat(line.length)) return at;
  }
  return lines.length;
}

/** The list that begins at a line: its items are of one kind, what is indented under one belongs to it. */
function listAt(lines: readonly string[], start: number, depth: number): { list: RichElement; end: number } {
  const isOrdered = (marker: string) => /\d/.test(marker);
  const ordered = isOrdered(ITEM.exec(lines[start] as string)?.[2] ?? '');
  const items: RichElement[] = [];
  let at = start;
  while (at < lines.length) {
    const match = ITEM.exec(lines[at] as string);
    if (!match || isOrdered(match[2] ?? '') !== ordered) break;
    const own = [(lines[at] as string).slice(match[0].length)];
    const indent = Math.max(2, (match[1] ?? '').length + (match[2] ?? '').length);
    at++;
    while (at < lines.length) {
      const line = lines[at] as string;
      const isInside = indentOf(line) >= indent;
      // A blank line is inside where what follows it is.
      if (line.trim() === '' ? indentOf(lines[at + 1] ?? '') < indent || !lines[at + 1]?.trim() : !isInside) break;
      own.push(line.slice(Math.min(indentOf(line), indent + 1)));
      at++;
    }
    items.push(element('li', tight(blocks(own, depth + 1))));
    if (lines[at]?.trim() === '' && ITEM.test(lines[at + 1] ?? '')) at++;
  }
  return { list: element(ordered ? 'ol' : 'ul', items), end: at };
}

function indentOf(line: string): number {
  const rest = line.trimStart();
  return rest === '' ? 0 : line.length - rest.length;
}

/** An item that begins with a paragraph begins with its text. */
function tight(tree: Rich[]): Rich[] {
  const [first, ...rest] = tree;
  return typeof first === 'object' && first.tag === 'p' ? [...first.children, ...rest] : tree;
}

function withBreaks(lines: readonly string[]): Rich[] {
  const tree = inline(lines.map((line) => line.trim()).join('\n'));
  return breaks(tree);
}

function breaks(tree: readonly Rich[]): Rich[] {
  return tree.flatMap((part): Rich[] => {
    if (typeof part !== 'string') return [part.tag === 'code' ? part : { ...part, children: breaks(part.children) }];
    return part
      .split('\n')
      .flatMap((line, index) => [...(index > 0 ? [element('br', [])] : []), ...(line ? [line] : [])]);
  });
}

/** What may begin something: an escape, a code span, a link's brackets, an address, a run of stars or underscores. */
const SPECIAL = /\\|`+|\[|\]|https?:\/\/|\*+|_+/g;
const ESCAPED = /[!-/:-@[-`{-~]/;
const TARGET = /\(\s*(https?:\/\/[^\s()<>[\]"'`\\]*(?:\([^\s()<>[\]"'`\\]*\)[^\s()<>[\]"'`\\]*)*)\s*\)/iy;
const ADDRESS = /https?:\/\/[^\s<>"'`[\]{}|\\^]+/iy;

/** Something begun and not ended yet. */
interface Open {
  mark: '*' | '_' | '**' | '__' | '[';
  children: Rich[];
}

function inline(text: string): Rich[] {
  const root: Rich[] = [];
  const stack: Open[] = [];
  /** Lengths of runs of backticks that nothing ends: looked for once. */
  const endless = new Set<number>();
  const here = () => stack.at(-1)?.children ?? root;
  const say = (words: string) => {
    const list = here();
    const last = list.at(-1);
    if (typeof last === 'string') list[list.length - 1] = last + words;
    else if (words !== '') list.push(words);
  };
  /** What was begun above `to` comes to nothing: its mark is text. */
  const drop = (to: number) => {
    while (stack.length > to) {
      const { mark, children } = stack.pop() as Open;
      say(mark);
      for (const child of children) typeof child === 'string' ? say(child) : here().push(child);
    }
  };
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(text);
    if (!found) break;
    const [mark] = found;
    say(text.slice(at, found.index));
    at = found.index + mark.length;
    if (mark === '\\') {
      const next = text.charAt(at);
      if (ESCAPED.test(next)) at++;
      say(ESCAPED.test(next) ? next : mark);
    } else if (mark.startsWith('`')) {
      const end = endless.has(mark.length) ? -1 : codeEnd(text, at, mark.length);
      if (end < 0) {
        endless.add(mark.length);
        say(mark);
      } else {
        here().push(
          element('code', [
            text
              .slice(at, end)
              .replace(/\n/g, ' ')
              .replace(/^ (.*\S.*) $/, '$1'),
          ]),
        );
        at = end + mark.length;
      }
    } else if (mark === '[') {
      const open = stack.findIndex((each) => each.mark === '[');
      // No link stands inside another: the bracket that comes last is the one that counts.
      if (open >= 0) drop(open);
      if (stack.length < DEEPEST_INLINE) stack.push({ mark, children: [] });
      else say(mark);
    } else if (mark === ']') {
      const open = stack.findIndex((each) => each.mark === '[');
      TARGET.lastIndex = at;
      const target = open < 0 ? null : TARGET.exec(text);
      const href = target?.[1] === undefined ? undefined : webAddress(target[1]);
      if (open >= 0 && href !== undefined && target) {
        drop(open + 1);
        const { children } = stack.pop() as Open;
        here().push({ ...element('a', children.length > 0 ? children : [href]), href });
        at += target[0].length;
      } else {
        if (open >= 0) drop(open);
        say(mark);
      }
    } else if (mark.startsWith('http')) {
      ADDRESS.lastIndex = found.index;
      const written = withoutTail(ADDRESS.exec(text)?.[0] ?? '');
      const href = stack.some((open) => open.mark === '[') ? undefined : webAddress(written);
      if (href === undefined) say(mark);
      else {
        here().push({ ...element('a', [written]), href });
        at = found.index + written.length;
      }
    } else {
      emphasis(mark, text.charAt(found.index - 1), text.charAt(at));
    }
  }
  say(text.slice(at));
  drop(0);
  return root;

  /** A run of stars or underscores ends what it can, then begins what it can; the rest of it is text. */
  function emphasis(run: string, before: string, after: string): void {
    const sign = run.charAt(0) as '*' | '_';
    const inWord = sign === '_' && isWord(before) && isWord(after);
    const canEnd = before.trim() !== '' && !inWord;
    const canBegin = after.trim() !== '' && !inWord;
    let left = run.length;
    while (canEnd && left > 0) {
      const open = stack.findLastIndex(({ mark }) => mark === sign || mark === sign + sign || mark === '[');
      const { mark = '[', children = [] } = stack[open] ?? {};
      if (mark === '[' || mark.length > left || children.length + (stack.length - 1 - open) === 0) break;
      drop(open + 1);
      stack.pop();
      here().push(element(mark.length === 2 ? 'strong' : 'em', children));
      left -= mark.length;
    }
    while (canBegin && left > 0 && left <= 3 && stack.length < DEEPEST_INLINE) {
      const mark = left >= 2 ? (`${sign}${sign}` as Open['mark']) : sign;
      stack.push({ mark, children: [] });
      left -= mark.length;
    }
    say(sign.repeat(left));
  }
}

/** Where a run of exactly `length` backticks stands. */
function codeEnd(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at)) {
    let end = at;
    while (text.charAt(end) === '`') end++;
    if (end - at === length) return at;
    at = end;
  }
  return -1;
}

/** The address as the browser reads it, where it is one of the web and names nobody; undefined for any other. */
function webAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(written);
  const isWeb = (protocol === 'http:' || protocol === 'https:') && hostname !== '';
  // A name before the host makes one address look like another.
  return isWeb && username === '' && password === '' ? href : undefined;
}

/** Punctuation after an address belongs to the sentence, and so does a bracket that was opened before it. */
function withoutTail(address: string): string {
  let end = address.length;
  let open = 0;
  for (const sign of address) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ')' && open < 0) open++;
    else if (!/[.,:;!?*_~)]/.test(last) || last === ')') break;
  }
  return address.slice(0, end);
}

function isWord(sign: string): boolean {
  return /[\p{L}\p{N}_]/u.test(sign);
}

function element(tag: RichTag, children: Rich[]): RichElement {
  return { tag, children };
}

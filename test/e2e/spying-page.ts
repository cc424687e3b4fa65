/** A hostile page: it hears all it can, patches what it can, and polls the rest. */

/** What it leaves in its page for the test. */
export interface Spying {
  /** All it has heard. */
  spied: string[];
  /** From here on `since` tells. */
  mark(): void;
  since(): string[];
  /** Texts of all highlights it can list. */
  highlighted(): string[];
}

/** What the page runs before anything of ours; it travels as source text. */
export function spy(): void {
  const spied: string[] = [];
  let marked = 0;
  const types =
    'keydown keyup keypress beforeinput input textInput change paste copy cut compositionstart compositionupdate compositionend selectionchange selectstart focus blur focusin focusout message messageerror drag dragstart dragenter dragover dragleave dragend drop pointerdown pointerup click toggle beforetoggle load error';
  const told = (event: Event) => {
    const more = event as KeyboardEvent & InputEvent & MessageEvent & ClipboardEvent & DragEvent;
    const path = event.composedPath().map((target) => (target as Element).localName ?? 'window');
    const parts = [
      event.type,
      more.key,
      more.data,
      path.join('>'),
      (more.clipboardData ?? more.dataTransfer)?.getData('text'),
    ];
    spied.push(parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(' '));
  };
  for (const type of types.split(' ')) {
    addEventListener(type, told, true);
    document.addEventListener(type, told, true);
  }
  for (const [prototype, method] of [
    [Element.prototype, 'attachShadow'],
    [Node.prototype, 'appendChild'],
    [Element.prototype, 'append'],
    [Element.prototype, 'setAttribute'],
    [EventTarget.prototype, 'addEventListener'],
    [MessagePort.prototype, 'postMessage'],
    [Window.prototype, 'postMessage'],
    [Storage.prototype, 'setItem'],
    [JSON, 'stringify'],
    [JSON, 'parse'],
  ] as [Record<string, (...args: unknown[]) => unknown>, string][]) {
    const before = prototype[method];
    if (!before) continue;
    prototype[method] = function (this: unknown, ...args: unknown[]) {
      spied.push(`${method} ${args.map(String).join(' ')}`);
      return before.apply(this, args);
    };
  }
  const highlighted = () =>
    [...CSS.highlights.values()].flatMap((ranges) =>
      [...ranges.values()].map((found) => {
        const range = new Range();
        range.setStart(found.startContainer, found.startOffset);
        range.setEnd(found.endContainer, found.endOffset);
        return range.toString();
      }),
    );
  let last = '';
  setInterval(() => {
    const now = [
      document.activeElement?.outerHTML.slice(0, 80),
      String(getSelection()),
      frames.length,
      highlighted().join('|'),
      performance
        .getEntries()
        .map(({ name }) => name)
        .filter((entry) => /extension/.test(entry))
        .join('|'),
      document.getAnimations().length,
    ].join(' · ');
    if (now !== last) spied.push(`poll ${now}`);
    last = now;
  }, 20);
  Object.assign(globalThis, {
    spied,
    highlighted,
    mark: () => {
      marked = spied.length;
    },
    since: () => spied.slice(marked),
  } satisfies Spying);
}

import '../fixtures/gallery/messages';
import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/card/card.css';
import '../../components/card/rest.css';
import '../../components/panel/panel.css';
import '../../components/popup/results.css';
import '../../components/popup/page-list.css';
import '../../components/popup/popup.css';
import '../../components/brief/brief.css';
import '../../components/editor/editor.css';
import '../../components/editor/passage-head.css';
import '../../components/in-page/passages.css';
import '../../components/own-card/own-card.css';
import '../../components/library/styles';
import '../../components/welcome/welcome.css';
import axe from 'axe-core';
import { options, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { type GalleryState, states } from '../fixtures/gallery/states';

/** Every component that a state has drawn. */
const drawn = new Set<unknown>();
const before = options.vnode;
options.vnode = (vnode) => {
  drawn.add(vnode.type);
  before?.(vnode);
};
/** Every module with components. Loaded late: what they say with has to be there first. */
const modules = import.meta.glob<Record<string, unknown>>('../../components/**/*.tsx');

const piece = document.createElement('main');
const page = document.createElement('div');
document.body.append(piece, page);
/** Where a state is drawn: in the main part of a page, unless it is a page itself. */
const rootOf = (state: GalleryState) => (state.whole ? page : piece);
document.title = 'Gallery';
// As in a tab: the popup's own width is not this page's.
document.documentElement.dataset.in = 'tab';
afterEach(() => {
  render(null, piece);
  render(null, page);
  document.body.append(piece);
});

/** Faults that hang on colours: in the dark nothing else is other than in the light. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  it.each(states().map((state) => [state.name, state] as const))('%s has no accessibility fault', async (_, state) => {
    const root = rootOf(state);
    if (state.whole) piece.remove();
    document.documentElement.style.colorScheme = scheme;
    root.style.colorScheme = scheme;
    render(state.draw(), root);
    if (state.waits) await new Promise((resolve) => setTimeout(resolve, 100));
    for (const selector of state.click ?? []) root.querySelector<HTMLElement>(selector)?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { violations } = await axe.run(root, {
      ...(scheme === 'dark' && { runOnly: { type: 'rule', values: BY_COLOUR } }),
      // A card is a piece of a page: the page around it is not ours.
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'heading-order': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});

describe('in a narrow place', () => {
  it.each(
    states()
      .filter((state) => !state.wide)
      .map((state) => [state.name, state] as const),
  )('%s needs no sideways scrolling in 320 pixels', (_, state) => {
    const root = rootOf(state);
    root.style.inlineSize = '320px';
    render(state.draw(), root);
    for (const selector of state.click ?? []) root.querySelector<HTMLElement>(selector)?.click();
    const wide = [...root.querySelectorAll<HTMLElement>('.sl-card, .sl-card *, .pp, .pp *')].filter(
      (element) =>
        element.getBoundingClientRect().right > root.getBoundingClientRect().right + 1 &&
        // A line that is cut to its room goes nowhere.
        !element.closest('.sl-hidden, .sl-why-line > *'),
    );
    root.style.inlineSize = '';
    expect(wide.map((element) => element.outerHTML.slice(0, 80))).toEqual([]);
  });
});

it('has every component in it, but for those that join it to a page', async () => {
  const missing: string[] = [];
  for (const load of Object.values(modules)) {
    for (const [name, exported] of Object.entries(await load())) {
      const component = typeof exported === 'function' && /^[A-Z][a-z]/.test(name) && !name.endsWith('Saver');
      if (component && !drawn.has(exported)) missing.push(name);
    }
  }
  expect(missing.sort()).toEqual(['EditorFrame', 'OpenCard', 'SessionView']);
});

it('tears no name apart in the width of a sidebar', () => {
  piece.style.inlineSize = '230px';
  const torn = ['popup-page', 'popup-results'].flatMap((name) => {
    const state = states().find((one) => one.name === name);
    render(state?.draw(), piece);
    const titles = [...piece.querySelectorAll('.pp-name-title')];
    expect(titles.length).toBeGreaterThan(1);
    return titles.flatMap(wordsOnTwoLines);
  });
  piece.style.inlineSize = '';
  expect(torn).toEqual([]);
});

/** Words of an element that begin on one line and end on another. */
function wordsOnTwoLines(element: Element): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
    }
  }
  return found;
}

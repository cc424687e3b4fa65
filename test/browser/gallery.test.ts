import '../fixtures/gallery/messages';
import '../../components/tokens.css';
import '../../components/pieces.css';
import '../../components/card/card.css';
import '../../components/card/rest.css';
import '../../components/panel/panel.css';
import '../../components/popup/results.css';
import '../../components/popup/popup.css';
import '../../components/brief/brief.css';
import '../../components/editor/editor.css';
import '../../components/editor/passage-head.css';
import '../../components/in-page/passages.css';
import '../../components/own-card/own-card.css';
import '../../components/library/styles';
import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { type GalleryState, states } from '../fixtures/gallery/states';

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
      // A card is a piece of a page: the page around it is not ours.
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'heading-order': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

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
        !element.closest('.sl-hidden'),
    );
    root.style.inlineSize = '';
    expect(wide.map((element) => element.outerHTML.slice(0, 80))).toEqual([]);
  });
});

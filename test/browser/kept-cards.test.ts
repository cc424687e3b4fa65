/** Cards that the reader keeps: side by side, each closed by itself, by pointer and by keyboard. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../fixtures/gallery/messages';
import card from '../../components/card/card.css?inline';
import { Rest } from '../../components/card/rest';
import frame from '../../components/in-page/frame.css?inline';
import { startCard } from '../../components/in-page/in-page-card';
import pieces from '../../components/pieces.css?inline';
import tokens from '../../components/tokens.css?inline';
import type { CardPort, PageHost } from '../../lib/page/card-port';
import { ARTICLE_DAY, msmt, nuclearTest, panel } from '../fixtures/sample-cards';
import { eventually } from './eventually';
import { openRoot } from './open-root';

const views = new Map([msmt, panel, nuclearTest].map((view) => [view.id, view]));

let root: ShadowRoot;
let port: CardPort;
let host: { [K in 'closed' | 'pointerInCard']: ReturnType<typeof vi.fn<PageHost[K]>> };
let loads: number;

beforeEach(() => {
  document.body.innerHTML = `
    <main><p style="margin: 40px 60px 20px"><span id="one">MSMT</span> and <span id="two">the panel</span>,
    <span id="three">a test</span> <button id="button">of the page</button></p><div style="height: 3000px"></div></main>`;
  scrollTo(0, 0);
  // Closed, axe would not look into it.
  root = openRoot();
  host = { closed: vi.fn<PageHost['closed']>(), pointerInCard: vi.fn<PageHost['pointerInCard']>() };
  loads = 0;
  port = startCard(
    root,
    {
      ...host,
      termOff: () => {},
      siteOff: () => {},
      page: () => ({ url: location.href, title: '', date: ARTICLE_DAY }),
      attach: () => {},
      signal: new AbortController().signal,
    },
    {
      getCard: async (entity) => ({ card: views.get(entity)!, notes: [] }),
      notesOf: async () => [],
      readings: async () => [],
      choose: async () => '',
      unchoose: async () => {},
      setTerm: async () => {},
      setSite: async () => {},
      editorAddress: async () => 'about:blank',
      makeCard: async () => {},
      cite: async () => '',
      beside: async () => true,
      copyText: async () => true,
      loadRest: async () => {
        loads++;
        return Rest;
      },
    },
    [tokens, pieces, card, frame].join('\n'),
    { lang: 'en', dir: 'ltr' },
  );
});
afterEach(() => port.destroy());

const open = (id: string, entity: string, by: 'pointer' | 'keyboard' = 'pointer') =>
  port.show({
    entities: [entity],
    surface: '',
    rect: () => document.getElementById(id)!.getBoundingClientRect(),
    asOf: ARTICLE_DAY,
    sentence: '',
    by,
  });
const cards = () => [...root.querySelectorAll<HTMLElement>('[role="dialog"]:popover-open')];
const titles = () => cards().map((shown) => shown.querySelector('.sl-title')?.textContent);
const press = (key: string, at: Element = document.getElementById('button')!) =>
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
const pinOf = (shown: HTMLElement) => shown.querySelector<HTMLElement>('[aria-pressed]')!;
/** Plain numbers: of two rectangles of the browser's own a test sees no difference. */
const boxOf = (shown: Element) => JSON.parse(JSON.stringify(shown.getBoundingClientRect())) as DOMRect;
const overlap = (a: DOMRect, b: DOMRect) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

describe('cards that are kept', () => {
  it('stand side by side with the next one, under names of their own', async () => {
    await open('one', msmt.id);
    const before = boxOf(cards()[0]!);
    pinOf(cards()[0]!).click();
    expect(boxOf(cards()[0]!)).toEqual(before);
    // The page is free for another.
    expect(host.closed).toHaveBeenCalledOnce();
    expect(port.isPinned()).toBe(false);
    await open('two', panel.id);
    pinOf(cards()[1]!).click();
    expect(titles()).toEqual([msmt.title, panel.title]);
    const [first, second] = cards().map(boxOf);
    expect(overlap(first!, second!)).toBe(false);
    expect(second!.right).toBeLessThanOrEqual(innerWidth);
    const names = cards().map((shown) => root.getElementById(shown.getAttribute('aria-labelledby')!)?.textContent);
    expect(names).toEqual(titles());
    expect(loads).toBe(1);
    scrollTo({ top: 1500, behavior: 'instant' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(cards().map(boxOf)).toEqual([first, second]);
  });

  it('close one at a time: by their own button, or by Escape the one with the focus, the passing one, the newest', async () => {
    for (const [id, view] of [
      ['one', msmt],
      ['two', panel],
    ] as const) {
      await open(id, view.id);
      pinOf(cards().at(-1)!).click();
    }
    await open('three', nuclearTest.id);
    press('Escape', pinOf(cards()[0]!));
    pinOf(cards()[0]!).focus();
    press('Escape', pinOf(cards()[0]!));
    await eventually(() => expect(titles()).toHaveLength(1));
    expect(titles()).toEqual([panel.title]);
    await open('three', nuclearTest.id);
    press('Escape');
    expect(titles()).toEqual([panel.title]);
    cards()[0]!.querySelector<HTMLElement>('[title="Close"]')!.click();
    await eventually(() => expect(root.querySelectorAll('[role="dialog"]')).toHaveLength(1));
    expect(cards()).toEqual([]);
    const heard = vi.fn();
    document.addEventListener('keydown', heard, { once: true });
    press('Escape');
    expect(heard).toHaveBeenCalledOnce();
  });

  it('are kept by P, walked by F6, and give the focus back', async () => {
    document.getElementById('button')!.focus();
    await open('one', msmt.id, 'keyboard');
    press('p', root.activeElement!);
    expect(pinOf(cards()[0]!).ariaPressed).toBe('true');
    await open('two', panel.id, 'keyboard');
    expect(root.activeElement).toBe(cards()[1]);
    press('Escape', cards()[1]);
    expect(root.activeElement).toBe(cards()[0]);
    await open('two', panel.id);
    press('F6', cards()[0]);
    expect(root.activeElement).toBe(cards()[1]);
    // From the last the browser's own F6 leads on.
    expect(press('F6', cards()[1])).toBe(true);
    cards()[0]!.focus();
    press('Escape', cards()[0]);
    expect(document.activeElement).toBe(document.getElementById('button'));
  });

  it('go when they are let go of and the pointer leaves', async () => {
    await open('one', msmt.id);
    const [kept] = cards();
    kept!.dispatchEvent(new PointerEvent('pointerenter'));
    pinOf(kept!).click();
    // Said again: to the page, the card it knew has closed.
    expect(host.pointerInCard.mock.calls).toEqual([[true], [true]]);
    kept!.dispatchEvent(new PointerEvent('pointerleave'));
    kept!.dispatchEvent(new PointerEvent('pointerenter'));
    expect(cards()).toEqual([kept]);
    pinOf(kept!).click();
    expect(cards()).toEqual([kept]);
    kept!.dispatchEvent(new PointerEvent('pointerleave'));
    expect(cards()).toEqual([]);
  });

  it('have no fault axe knows, two at once', async () => {
    await open('one', msmt.id);
    pinOf(cards()[0]!).click();
    await open('two', panel.id);
    const { violations } = await axe.run(document, {
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  it('come along into a modal dialog and out again, and still can be closed', async () => {
    await open('one', msmt.id);
    pinOf(cards()[0]!).click();
    await open('three', nuclearTest.id);
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    await eventually(() => expect(root.host.parentNode).toBe(dialog));
    expect(titles()).toEqual([msmt.title, nuclearTest.title]);
    dialog.close();
    await eventually(() => expect(root.host.parentNode).toBe(document.documentElement));
    expect(titles()).toEqual([msmt.title, nuclearTest.title]);
    press('Escape');
    press('Escape');
    expect(cards()).toEqual([]);
  });

  it('grow over nothing: what is unfolded scrolls in a card above its line', async () => {
    document.querySelector('main')!.style.paddingBlockStart = `${innerHeight - 90}px`;
    await open('three', nuclearTest.id);
    const [kept] = cards();
    pinOf(kept!).click();
    const before = boxOf(kept!);
    const line = boxOf(document.getElementById('three')!);
    expect(before.bottom).toBeLessThanOrEqual(line.top);
    kept!.querySelector<HTMLElement>('.sl-more')!.click();
    const unfolded = kept!.querySelector<HTMLElement>('.sl-rest')!;
    await eventually(() => expect(unfolded.offsetHeight).toBeGreaterThan(line.height));
    expect(boxOf(kept!)).toEqual(before);
  });

  it('make place on a screen that has room for one', async () => {
    const width = vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(450);
    const height = vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(480);
    await open('one', msmt.id);
    pinOf(cards()[0]!).click();
    await open('two', panel.id);
    pinOf(cards()[1]!).click();
    expect(titles()).toEqual([panel.title]);
    width.mockRestore();
    height.mockRestore();
  });
});

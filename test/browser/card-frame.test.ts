import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditorFrame } from '../../components/in-page/editor-frame';
import { CardFrame, dressRoot, type FrameEvents } from '../../components/in-page/frame';
import css from '../../components/in-page/frame.css?inline';
import tokens from '../../components/tokens.css?inline';
import { hostRoot } from '../../lib/page/host';
import { eventually } from './eventually';

let frame: CardFrame;
let root: ShadowRoot;
let events: FrameEvents;

beforeEach(() => {
  document.body.innerHTML = `
    <style>
      * { letter-spacing: 3px }
      sidelight-card { display: none !important; transform: scale(2) !important }
      dialog { transform: translateX(10px); inline-size: 80vw; block-size: 80vh }
    </style>
    <div style="height: 300px"></div>
    <p><span id="line">MSMT</span> and more words <button id="button">of the page</button></p>
    <div style="height: 3000px"></div>
    <p><span id="far">KCNA</span></p>
    <dialog id="dialog"><p><span id="inside">MSMT</span></p></dialog>`;
  scrollTo(0, 0);
  events = { escape: vi.fn(), away: vi.fn(), pointer: vi.fn(), key: vi.fn(() => false) };
  root = hostRoot(document);
  dressRoot(root, `${tokens}\n${css}`);
  frame = new CardFrame(root, events, { lang: 'en', dir: 'ltr' });
  fill(200);
});

afterEach(leave);

/** As the card does when the page is left. */
function leave(): void {
  frame.remove();
  root.host.remove();
  globalThis.sidelightRoot = undefined;
}

/** Content as tall as told, that gets the scroll bar when there is too little room. */
function fill(height: number): void {
  frame.panel.innerHTML = `<div class="sl-card" style="overflow: auto"><div class="sl-body" style="height: ${height}px"><button>b</button></div></div>`;
}

const $ = (id: string) => document.getElementById(id) as HTMLElement;
const lineOf = (id: string) => () => ($(id) ? $(id).getBoundingClientRect() : null);
/** Where the card is, in plain numbers: of two rectangles of the browser's own a test sees no difference. */
const place = () => JSON.parse(JSON.stringify(frame.rect())) as DOMRect;
const frames = async () => {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};
const scrolled = async (top: number) => {
  scrollTo({ top, behavior: 'instant' });
  await frames();
};

describe('where the card stands', () => {
  it('is below its line, whatever the page’s styles say', () => {
    frame.show(lineOf('line'), 'pointer');
    const card = frame.rect()!;
    const line = $('line').getBoundingClientRect();
    expect(card.top).toBeGreaterThanOrEqual(line.bottom);
    expect(card.top).toBeLessThan(line.bottom + 12);
    expect(card.left).toBeGreaterThanOrEqual(0);
  });

  it('is above a line at the bottom of the viewport', async () => {
    await scrolled(document.documentElement.scrollHeight);
    frame.show(lineOf('far'), 'pointer');
    const line = $('far').getBoundingClientRect();
    expect(line.bottom).toBeGreaterThan(innerHeight - 200);
    expect(frame.rect()!.bottom).toBeLessThanOrEqual(line.top);
    expect(frame.rect()!.bottom).toBeGreaterThan(line.top - 12);
  });

  it('keeps its side and stays in the viewport when what it shows grows', async () => {
    frame.show(lineOf('line'), 'pointer');
    const before = frame.rect()!;
    fill(4000);
    await frames();
    const after = frame.rect()!;
    expect(after.top).toBe(before.top);
    expect(after.left).toBe(before.left);
    expect(after.bottom).toBeLessThanOrEqual(innerHeight);
  });

  it('follows its line while the page scrolls, and says when the line has gone', async () => {
    frame.show(lineOf('line'), 'pointer');
    const before = frame.rect()!.top;
    await scrolled(40);
    expect(frame.rect()!.top).toBeCloseTo(before - 40, 0);
    expect(events.away).not.toHaveBeenCalled();
    await scrolled(2000);
    expect(events.away).toHaveBeenCalled();
  });

  it('stays where it is when pinned', async () => {
    frame.show(lineOf('line'), 'pointer');
    frame.stay(true);
    const before = place();
    await scrolled(2000);
    expect(place()).toEqual(before);
    expect(events.away).not.toHaveBeenCalled();
  });

  it('grows over nothing once it is kept, its own line below it least of all', async () => {
    await scrolled(document.documentElement.scrollHeight);
    frame.show(lineOf('far'), 'pointer');
    const before = place();
    frame.stay(true);
    frame.fix(before.left, before.top);
    expect(place()).toEqual(before);
    fill(4000);
    await frames();
    expect(frame.panel.querySelector('.sl-card')!.scrollHeight).toBeGreaterThan(4000 - 1);
    expect(place()).toEqual(before);
    expect(frame.rect()!.bottom).toBeLessThanOrEqual($('far').getBoundingClientRect().top);
  });
});

describe('what the card leaves alone', () => {
  it('adds one element to the page', () => {
    const before = document.documentElement.outerHTML;
    frame.show(lineOf('line'), 'pointer');
    expect(document.documentElement.outerHTML).toBe(
      before.replace(/<\/html>$/, '<sidelight-card></sidelight-card></html>'),
    );
    leave();
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('takes Escape from the page, and no other key', () => {
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    const press = (key: string) => $('button').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    frame.show(lineOf('line'), 'pointer');
    press('Escape');
    expect(events.escape).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
    press('j');
    expect(heard).toHaveBeenCalledOnce();
    frame.hide();
    press('Escape');
    expect(events.escape).toHaveBeenCalledOnce();
    expect(heard).toHaveBeenCalledTimes(2);
    document.removeEventListener('keydown', heard);
  });

  it('keeps keys and clicks inside the card from the page', () => {
    const heard = vi.fn();
    for (const type of ['keydown', 'click']) document.addEventListener(type, heard);
    frame.show(lineOf('line'), 'pointer');
    const inside = frame.panel.querySelector('button')!;
    inside.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
    inside.click();
    expect(events.key).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
    for (const type of ['keydown', 'click']) document.removeEventListener(type, heard);
  });

  it('takes no focus from a pointer; takes it from the keyboard and gives it back', () => {
    $('button').focus({ preventScroll: true });
    frame.show(lineOf('line'), 'pointer');
    expect(document.activeElement).toBe($('button'));
    frame.hide();
    frame.show(lineOf('line'), 'keyboard');
    expect(frame.hasFocus).toBe(true);
    frame.hide();
    expect(document.activeElement).toBe($('button'));
  });
});

describe('the note editor', () => {
  it('that opens in a card that is short and scrolled comes into view, at the height it asks for', async () => {
    fill(400);
    frame.show(lineOf('line'), 'pointer');
    const card = frame.panel.querySelector<HTMLElement>('.sl-card')!;
    card.style.height = '150px';
    card.scrollTop = 250;
    const body = card.querySelector<HTMLElement>('.sl-body')!;
    const src = `data:text/html,<script>onmessage=({ports:[port]})=>port.postMessage({height:130})</script>`;
    const props = { src, label: 'Note', done: () => {}, register: () => {} };
    render(h(EditorFrame, props), body);
    const editor = body.querySelector('iframe')!;
    await eventually(() => expect(editor.getBoundingClientRect().height).toBeCloseTo(130, 0));
    await eventually(() => {
      const [seen, box] = [card.getBoundingClientRect(), editor.getBoundingClientRect()];
      expect(box.top).toBeGreaterThanOrEqual(seen.top - 1);
      expect(box.bottom).toBeLessThanOrEqual(seen.bottom + 1);
    });
    expect(scrollY).toBe(0);
  });
});

describe('a page that gets in the way', () => {
  it('by a modal dialog: the card is usable inside it and comes out again', async () => {
    frame.show(lineOf('line'), 'pointer');
    ($('dialog') as HTMLDialogElement).showModal();
    await eventually(() => expect($('dialog').querySelector('sidelight-card')).toBeTruthy());
    frame.show(lineOf('inside'), 'pointer');
    const { left, top } = frame.rect()!;
    expect(top).toBeGreaterThanOrEqual($('inside').getBoundingClientRect().bottom);
    expect(document.elementFromPoint(left + 20, top + 20)?.localName).toBe('sidelight-card');
    ($('dialog') as HTMLDialogElement).close();
    await eventually(() => expect($('dialog').querySelector('sidelight-card')).toBeNull());
    expect(frame.isOpen).toBe(true);
  });

  it('by removing the host: no error, and the next card is there', () => {
    frame.show(lineOf('line'), 'pointer');
    document.querySelector('sidelight-card')?.remove();
    expect(frame.isOpen).toBe(false);
    expect(frame.rect()).toBeNull();
    frame.hide();
    frame.show(lineOf('line'), 'pointer');
    expect(frame.isOpen).toBe(true);
  });
});

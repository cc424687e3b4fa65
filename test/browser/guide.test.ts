/** The map of mentions beside the scroll bar, and what screen readers are told. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import css from '../../components/in-page/guide.css?inline';
import { Guide } from '../../lib/page/guide';
import { hostRoot } from '../../lib/page/host';
import { CURRENT } from '../../lib/page/look';
import { openRoot } from './open-root';
import { articleHtml, until, World } from './page-under-test';

let world: World;
beforeEach(() => {
  world = new World();
  world.settings.map = true;
});
afterEach(() => {
  world.stop();
  for (const attribute of ['style', 'dir']) document.documentElement.removeAttribute(attribute);
});

const GAP = '<p style="height: 3000px">Officials told reporters that the second volume will follow in spring.</p>';
const LONG = articleHtml(`The Alder Agency met.</p>${GAP}<p id="b">The Birch Agency met.`);

/** Starts the page, and the guide as the background does. */
const start = async (html = LONG): Promise<Guide> => {
  await world.start(html);
  document.documentElement.append(hostRoot(document).host);
  await until(() => world.page.marks.length > 0);
  await world.page.interaction();
  return new Guide(
    world.page,
    {
      current: (name, at, of) => `${name}, ${at} of ${of}`,
      marked: (count) => `${count} marked`,
      lang: 'en',
      dir: 'ltr',
    },
    css,
  );
};
const map = () => hostRoot(document).querySelector('.map') as HTMLElement;
const ticks = () => [...map().querySelectorAll('i')];
const said = () => hostRoot(document).querySelector('.voice')?.textContent;
/** Where a tick stands, as a share of the strip. */
const share = (tick: Element | undefined) => {
  const strip = map().getBoundingClientRect();
  const box = (tick as Element).getBoundingClientRect();
  return (box.top + box.height / 2 - strip.top) / strip.height;
};

describe('the map', () => {
  test('has a tick for each marked name, as far down as the name is in the page', async () => {
    await start();
    await until(() => ticks().length === 2);
    for (const [index, tick] of ticks().entries()) {
      const range = world.page.marks[index]?.pieces[0]?.node.parentElement as Element;
      const place = (range.getBoundingClientRect().top + 10 + scrollY) / document.documentElement.scrollHeight;
      expect(share(tick)).toBeCloseTo(place, 1);
    }
    expect(ticks().map(({ title }) => title)).toEqual(['Alder Agency', 'Birch Agency']);
  });

  test.each(['light', 'dark'])('has no fault axe knows, in %s colours', async (scheme) => {
    openRoot();
    document.documentElement.style.colorScheme = scheme;
    const guide = await start();
    await until(() => ticks().length === 2);
    guide.setCurrent(world.page.marks[0] ?? null);
    const { violations } = await axe.run(hostRoot(document).host);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  test('is not there where the reader has not asked for it, and goes when they no longer want it', async () => {
    world.settings.map = false;
    const guide = await start();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(map().hidden).toBe(true);
    world.settings.map = true;
    guide.marksChanged();
    await until(() => ticks().length === 2);
    world.settings.map = false;
    guide.marksChanged();
    await until(() => map().hidden === true);
  });

  test('leads to a name with a click, and shows which is the current one', async () => {
    await start();
    await until(() => ticks().length === 2);
    ticks()[1]?.click();
    await until(() => ticks()[1]?.className === 'current');
    expect(String([...(CSS.highlights.get(CURRENT) ?? [])][0])).toBe('Birch Agency');
    await until(() => {
      const { top } = (document.getElementById('b') as Element).getBoundingClientRect();
      return top > 0 && top < innerHeight;
    });
    world.interaction.command('previous-mark');
    expect(ticks().map(({ className }) => className)).toEqual(['current', '']);
  });

  test('follows the layout and the marks', async () => {
    await start();
    await until(() => ticks().length === 2);
    const before = share(ticks()[1]);
    document.querySelector('article')?.insertAdjacentHTML('beforeend', `${GAP}${GAP}`);
    await until(() => share(ticks()[1]) < before - 0.2);
    document.getElementById('b')?.remove();
    await until(() => ticks().length === 1);
  });

  test('stands on the edge with the scroll bar: left where the page reads from right to left', async () => {
    await start();
    await until(() => ticks().length === 2);
    const { clientLeft, clientWidth } = document.documentElement;
    expect(map().getBoundingClientRect().right).toBeCloseTo(clientLeft + clientWidth, 0);
    document.documentElement.dir = 'rtl';
    dispatchEvent(new Event('resize'));
    const bars = innerWidth > clientWidth;
    // Bars that take room stay where the browser has put them.
    await until(() => bars || map().dataset.side === 'left');
    if (!bars) expect(map().getBoundingClientRect().left).toBe(0);
  });

  test('stands in a box of the page that scrolls in place of it', async () => {
    await start(
      `<div id="box" style="height: 600px; width: 500px; overflow-y: scroll; border: 4px solid">${LONG}</div>`,
    );
    await until(() => ticks().length === 2);
    const box = (document.getElementById('box') as Element).getBoundingClientRect();
    const strip = map().getBoundingClientRect();
    expect(strip.top).toBeCloseTo(box.top + 4, 0);
    expect(strip.height).toBeCloseTo(600, 0);
    expect(strip.right).toBeLessThanOrEqual(box.right);
    expect(strip.right).toBeGreaterThan(box.right - 30);
  });

  test('is not there on a page that hardly scrolls, and nothing is said unasked', async () => {
    await start(articleHtml('The Alder Agency met.', 5));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(map().hidden).toBe(true);
    expect(said()).toBe('');
  });

  test('lets the pointer through between its ticks, takes no focus, and is nothing to a screen reader', async () => {
    await start();
    await until(() => ticks().length === 2);
    const { host } = hostRoot(document);
    const box = (ticks()[0] as Element).getBoundingClientRect();
    expect(document.elementFromPoint(box.left + 5, box.top + box.height / 2)).toBe(host);
    expect(document.elementFromPoint(box.left + 5, box.bottom + 40)).not.toBe(host);
    expect(map().getAttribute('aria-hidden')).toBe('true');
    expect(map().querySelector('button, a, [tabindex]')).toBeNull();
  });

  test('tells the page nothing: no element, no event of ours', async () => {
    const heard: Event[] = [];
    const listen = (event: Event) => heard.push(event);
    await start();
    await until(() => ticks().length === 2);
    for (const type of ['click', 'pointerdown', 'mousedown']) document.addEventListener(type, listen);
    const tick = ticks()[1] as HTMLElement;
    for (const type of ['pointerdown', 'mousedown', 'click'])
      tick.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
    for (const type of ['click', 'pointerdown', 'mousedown']) document.removeEventListener(type, listen);
    expect(heard).toEqual([]);
    expect(document.body.querySelector('.map')).toBeNull();
  });

  test('goes when the page ends', async () => {
    await start();
    await until(() => ticks().length === 2);
    const layer = map();
    world.controller.abort();
    expect(layer.isConnected).toBe(false);
  });
});

describe('what screen readers are told', () => {
  test('the name that a key has gone to, in a polite region, also the same one again', async () => {
    await start();
    world.interaction.command('next-mark');
    await until(() => said() === 'Alder Agency, 1 of 2');
    world.interaction.command('previous-mark');
    await until(() => said() === 'Birch Agency, 2 of 2');
    expect(hostRoot(document).querySelector('.voice')?.getAttribute('role')).toBe('status');
  });

  test('how many names are marked, once an article, where the reader has asked for it', async () => {
    world.settings.announce = true;
    const guide = await start();
    await until(() => said() === '2 marked');
    world.interaction.command('next-mark');
    await until(() => said() === 'Alder Agency, 1 of 2');
    guide.marksChanged();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(said()).toBe('Alder Agency, 1 of 2');
  });
});

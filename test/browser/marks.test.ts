import { afterEach, describe, expect, test } from 'vitest';
import { MarkTable, markAt, rectsOf } from '../../lib/page/hit-test';
import { CURRENT, MARKS } from '../../lib/page/look';
import { articleHtml, moveTo, until, World } from './page-under-test';

let world = new World();
afterEach(() => {
  world.stop();
  world = new World();
  document.documentElement.removeAttribute('style');
});

const hit = (x: number, y: number) =>
  markAt(document, new MarkTable(world.page.marks), x, y, [...world.page.reading.shadows]);

describe('painting', () => {
  test('the first mention of each entity is painted, and the page is told how many there are', async () => {
    await world.start(articleHtml('The Alder Agency met the Birch Agency. The Alder Agency left.'));
    await world.paints('Alder Agency', 'Birch Agency');
    expect(world.counts).toEqual([2]);
    expect(world.page.list().entities).toMatchObject([
      { id: 'alder', count: 2, marked: true },
      { id: 'birch', count: 1, marked: true },
    ]);
  });

  test('the document is the same as before, to the last attribute', async () => {
    document.body.innerHTML = articleHtml('The <b>Alder</b> Agency met.');
    const before = document.documentElement.outerHTML;
    await world.start(articleHtml('The <b>Alder</b> Agency met.'));
    await world.paints('Alder Agency');
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('marks look as the reader wants them', async () => {
    Object.assign(world.settings, { markLook: 'tint', markColour: 'amber' });
    await world.start(articleHtml('<span>The Alder Agency met.</span>'));
    await world.paints('Alder Agency');
    const style = getComputedStyle(document.querySelector('span') as Element, `::highlight(${MARKS})`);
    expect(style.backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
    expect(style.textDecorationLine).toBe('none');
  });

  test.each([
    ['white', []],
    ['black', ['Alder Agency']],
  ])('with dark pages left alone, letters of %s', async (colour, painted) => {
    world.settings.markDark = false;
    document.documentElement.style.color = colour;
    await world.start(articleHtml('The Alder Agency met.'));
    await until(() => world.page.list().entities.length > 0 && !world.page.list().busy);
    await world.paints(...painted);
    expect(world.page.list().entities).toMatchObject([{ id: 'alder', marked: painted.length > 0 }]);
  });

  test('one highlight holds all marks, and its name says nothing', async () => {
    await world.start(articleHtml('The Alder Agency met the Birch Agency.'));
    await world.paints('Alder Agency', 'Birch Agency');
    expect([...CSS.highlights.keys()].sort()).toEqual([MARKS, CURRENT].sort());
  });

  test('when it ends, nothing of it is left', async () => {
    const sheets = document.adoptedStyleSheets.length;
    await world.start(articleHtml('The Alder Agency met.'));
    await world.paints('Alder Agency');
    world.controller.abort();
    expect(CSS.highlights.size).toBe(0);
    expect(document.adoptedStyleSheets.length).toBe(sheets);
    expect(globalThis.sidelightHost).toBeUndefined();
  });

  test('marks far from the viewport are registered when it comes near, and let go when it is gone', async () => {
    const filler =
      '<p style="height: 4000px">Officials told reporters that the second volume will follow in spring.</p>';
    await world.start(
      `<article><h1>Report</h1><p id="a">The Alder Agency met.</p>${filler}${filler}<p id="b">The Birch Agency met.</p>${'<p>Officials who worked on it told reporters that the second volume will follow in spring, once every member has agreed.</p>'.repeat(5)}</article>`,
    );
    await world.paints('Alder Agency');
    expect(world.page.marks).toHaveLength(2);
    document.getElementById('b')?.scrollIntoView({ block: 'center' });
    await world.paints('Birch Agency');
    scrollTo(0, 0);
    await world.paints('Alder Agency');
  });

  test('text that cannot be seen is passed over, and marked once it can', async () => {
    await world.start(
      articleHtml('</p><p id="more" style="display: none">The Alder Agency met.</p><p>Officials said so.'),
    );
    await until(() => world.sent.length > 0);
    await world.paints();
    (document.getElementById('more') as HTMLElement).style.display = 'block';
    await world.paints('Alder Agency');
  });

  test('a page that empties the registry and replaces its style sheets gets the marks painted again', async () => {
    await world.start(articleHtml('The Alder Agency met.'));
    await world.paints('Alder Agency');
    CSS.highlights.clear();
    document.adoptedStyleSheets = [];
    document.querySelector('article')?.insertAdjacentHTML('beforeend', '<p>Then the Birch Agency met.</p>');
    await world.paints('Alder Agency', 'Birch Agency');
    expect(document.adoptedStyleSheets.length).toBeGreaterThan(0);
  });

  test('in an open shadow root, with the rule inside it', async () => {
    await world.start('<x-story></x-story>');
    await world.paints();
    world.stop();
    world = new World();
    const story = document.createElement('x-story');
    story.attachShadow({ mode: 'open' }).innerHTML = articleHtml('The Alder Agency met.');
    document.body.append(story);
    const html = document.body.innerHTML;
    const start = world.start(html);
    document.body.replaceChildren(story);
    await start;
    await world.paints('Alder Agency');
    expect(story.shadowRoot?.adoptedStyleSheets).toHaveLength(1);
    const box = world.boxes()[0] as DOMRect;
    expect(hit(box.left + 5, box.top + 5)?.entities).toEqual(['alder']);
  });
});

describe('the budget of a screenful', () => {
  const gap = '<p style="height: 900px">Officials told reporters that the second volume will follow in spring.</p>';
  const two = `<article><h1>Report</h1><p>The Alder Agency met the Birch Agency.</p>${gap}<p id="b">Then the Alder Agency and the Birch Agency met.</p>${'<p>Officials who worked on it told reporters that the second volume will follow in spring, once every member has agreed on its wording.</p>'.repeat(5)}</article>`;

  test('the least known name is marked where both come first, the other a screen further down', async () => {
    world.settings = { ...world.settings, marksPerScreen: 1 };
    world.ranks = { alder: 1, birch: 2 };
    await world.start(two);
    await until(() => world.page.marks.length === 2);
    expect(world.page.marks.map(({ entities }) => entities[0])).toEqual(['birch', 'alder']);
    expect(world.page.marks[1]?.block.element.id).toBe('b');
    expect(world.page.list().entities).toMatchObject([{ id: 'alder', marked: true }, { id: 'birch' }]);
    // With room for all it is the first mention again that is marked.
    world.settings = { ...world.settings, marksPerScreen: 0 };
    await world.page.start();
    expect(world.page.marks.map(({ block }) => block.element.id)).toEqual(['', '']);
  });

  test('what is over it is listed all the same', async () => {
    world.settings = { ...world.settings, marksPerScreen: 1 };
    world.ranks = { alder: 2, birch: 1 };
    await world.start(articleHtml('The Alder Agency met the Birch Agency.'));
    await world.paints('Alder Agency');
    expect(world.page.list().entities).toMatchObject([
      { id: 'alder', marked: true },
      { id: 'birch', marked: false },
    ]);
  });

  test('marks that are there stay when better known text arrives above them', async () => {
    world.settings = { ...world.settings, marksPerScreen: 1 };
    world.ranks = { alder: 1, birch: 2 };
    await world.start(articleHtml('The Alder Agency met.'));
    await world.paints('Alder Agency');
    document.querySelector('article p')?.insertAdjacentHTML('beforebegin', '<p>The Birch Agency met.</p>');
    await until(() => world.sent.flat().includes('The Birch Agency met.'));
    await world.paints('Alder Agency');
  });

  test('paragraphs broken by <br> in one element each have their own place', async () => {
    world.settings = { ...world.settings, marksPerScreen: 1 };
    const filler = `${'Officials who worked on it told reporters that the second volume will follow in spring. '.repeat(40)}<br><br>`;
    await world.start(
      `<article><h1>Report</h1><div>The Alder Agency met.<br><br>${filler.repeat(3)}The Birch Agency met.</div></article>`,
    );
    await until(() => world.page.marks.length === 2);
  });
});

test('when the reader has chosen what a name means, the text is matched again and the marks follow', async () => {
  await world.start(articleHtml('The Alder Agency met the Birch Agency.'));
  await world.paints('Alder Agency', 'Birch Agency');
  const [first] = world.page.marks;
  world.unmeant = 'Birch Agency';
  world.page.rematch();
  await world.paints('Alder Agency');
  expect(world.page.marks).toEqual([first]);
  expect(world.sent).toHaveLength(2);
  expect(world.sent[1]).toEqual(world.sent[0]);
});

describe('hit test', () => {
  test.each(['1', '0.5', '2'])('finds a mark at every pixel of it and nowhere else, at zoom %s', async (zoom) => {
    document.documentElement.style.zoom = zoom;
    await world.start(articleHtml('Before <b>Alder</b> Agency after.'));
    await world.paints('Alder Agency');
    const [first, last] = [world.boxes()[0], world.boxes().at(-1)] as [DOMRect, DOMRect];
    const y = first.top + first.height / 2;
    for (let x = first.left + 0.5; x < last.right; x += 1) expect(hit(x, y)?.entities, `at ${x}`).toEqual(['alder']);
    for (const x of [first.left - 4, last.right + 4]) expect(hit(x, y)).toBeNull();
    expect(hit(first.left + 5, last.bottom + 8)).toBeNull();
  });

  test.each([320, 1000])('finds both lines of a mark that is broken, at a width of %i', async (width) => {
    // Room for the first word and not for both, in narrow letters and in wide ones.
    await world.start(
      `<div style="width: ${width}px">${articleHtml('<span style="display: inline-block; width: calc(100% - 4em)">x</span> Alder Agency met.')}</div>`,
    );
    await world.paints('Alder Agency');
    const lines = world.boxes().filter((box) => box.width > 2);
    expect(lines.length).toBe(2);
    for (const line of lines) expect(hit(line.left + line.width / 2, line.top + line.height / 2)).not.toBeNull();
    const [upper, lower] = lines as [DOMRect, DOMRect];
    expect(hit(upper.left - 20, upper.top + 5)).toBeNull();
    expect(hit(lower.right + 20, lower.bottom - 5)).toBeNull();
    expect(rectsOf(world.page.marks[0] as (typeof world.page.marks)[0])).toHaveLength(2);
  });

  test('a mark under something else is not hit', async () => {
    await world.start(
      `${articleHtml('The Alder Agency met.')}<div id="over" style="position: fixed; inset: 0; background: white">over</div>`,
    );
    await world.paints('Alder Agency');
    const box = world.boxes()[0] as DOMRect;
    expect(hit(box.left + 5, box.top + 5)).toBeNull();
    document.getElementById('over')?.remove();
    expect(hit(box.left + 5, box.top + 5)).not.toBeNull();
  });

  test('Korean: the mark ends before the particle', async () => {
    await world.start(articleHtml('열한 나라의 감시팀은 보고서를 냈다.'));
    await world.paints('감시팀');
    const box = world.boxes()[0] as DOMRect;
    expect(hit(box.right - 2, box.top + 5)).not.toBeNull();
    expect(hit(box.right + 6, box.top + 5)).toBeNull();
  });
});

describe('opening', () => {
  test('a pointer that rests opens the card at the line it is on', async () => {
    world.settings.dwell = 50;
    await world.start(articleHtml('The Alder Agency met. It was brief.'));
    await world.paints('Alder Agency');
    const box = world.boxes()[0] as DOMRect;
    moveTo(box.left - 3, box.top + 5);
    moveTo(box.left + 5, box.top + 5);
    await until(() => world.shown.length === 1);
    expect(world.shown[0]).toMatchObject({
      entities: ['alder'],
      surface: 'Alder Agency',
      by: 'pointer',
      sentence: 'The Alder Agency met.',
      asOf: null,
    });
    expect(world.shown[0]?.at?.left).toBeCloseTo(box.left, 0);
  });

  test('a jump goes to a mention in a headline too', async () => {
    await world.start(articleHtml('The report is long.').replace('Report published', 'Alder Agency reports'));
    await until(() => world.page.list().entities.length === 1);
    expect(world.page.marks).toEqual([]);
    await world.page.interaction();
    expect(world.interaction.jump('alder', 0)).toBe(true);
    expect(world.shown[0]).toMatchObject({ by: 'list', surface: 'Alder Agency' });
    expect(world.interaction.jump('birch', 0)).toBe(false);
  });

  test('the keyboard goes through the marks in reading order, round and round, and shows where it is', async () => {
    await world.start(articleHtml('The Alder Agency met the Birch Agency.'));
    await world.paints('Alder Agency', 'Birch Agency');
    const current = () => [...(CSS.highlights.get(CURRENT) ?? [])].map((range) => (range as Range).toString());
    const seen: string[][] = [];
    for (const command of ['next-mark', 'next-mark', 'next-mark', 'previous-mark'] as const) {
      world.interaction.command(command);
      seen.push(current());
    }
    expect(seen).toEqual([['Alder Agency'], ['Birch Agency'], ['Alder Agency'], ['Birch Agency']]);
    world.interaction.command('open-mark');
    expect(world.shown[0]).toMatchObject({ by: 'keyboard', surface: 'Birch Agency' });
  });

  test('a term that is switched off loses its marks at once, and gets them back', async () => {
    await world.start(articleHtml('The Alder Agency met the Birch Agency.'));
    await world.paints('Alder Agency', 'Birch Agency');
    globalThis.sidelightHost?.termOff('alder', true);
    await world.paints('Birch Agency');
    globalThis.sidelightHost?.termOff('alder', false);
    await world.paints('Alder Agency', 'Birch Agency');
  });

  test('text is sent to a background that wakes before it has said anything', async () => {
    const { promise, resolve } = Promise.withResolvers();
    world.waking = promise;
    const started = world.start(articleHtml('The Alder Agency met.'));
    await until(() => world.sent.length > 0);
    expect(world.painted()).toEqual([]);
    resolve(undefined);
    await started;
    await world.paints('Alder Agency');
    expect(world.sent).toHaveLength(1);
  });

  test('text that came as the page was switched off is read when it is on again', async () => {
    await world.start(articleHtml('The Alder Agency met.'));
    await world.paints('Alder Agency');
    world.unread = 1;
    const later = document.createElement('p');
    later.textContent = 'The Birch Agency came too, and what it had to say was heard by all who were there.';
    document.querySelector('article')?.append(later);
    await until(() => world.unread < 1);
    await world.page.start();
    await world.paints('Alder Agency', 'Birch Agency');
  });

  test('on a site that is off no text is sent and nothing of it is kept', async () => {
    world.state = 'site-off';
    await world.start(articleHtml('The Alder Agency met.'));
    expect(world.sent).toEqual([]);
    expect(world.page.reading.articles).toEqual([]);
    document.querySelector('p')?.append(' The Birch Agency came too, and what is added later is not looked at either.');
    await new Promise((done) => setTimeout(done, 100));
    expect(world.sent).toEqual([]);
    expect(world.page.list()).toMatchObject({ state: 'site-off', busy: false, entities: [] });
    world.state = 'on';
    await world.page.start();
    await world.paints('Alder Agency', 'Birch Agency');
  });
});

import { afterEach, expect, test } from 'vitest';
import { articleHtml, until, World } from './page-under-test';

let world = new World();
const path = location.href;
afterEach(() => {
  world.stop();
  world = new World();
  history.replaceState(null, '', path);
});

const article = () => document.querySelector('article') as HTMLElement;

test('an appended paragraph is sent alone and marked', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  article().insertAdjacentHTML('beforeend', '<p>Then the Birch Agency met.</p>');
  await world.paints('Alder Agency', 'Birch Agency');
  expect(world.sent.slice(1)).toEqual([['Then the Birch Agency met.']]);
});

test('of a thousand appended paragraphs each is sent once', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  for (let batch = 0; batch < 4; batch++) {
    article().insertAdjacentHTML(
      'beforeend',
      Array.from({ length: 250 }, (_, i) => `<p>Paragraph ${batch * 250 + i} of the report.</p>`).join(''),
    );
    await until(() => world.sent.flat().includes(`Paragraph ${batch * 250 + 249} of the report.`));
  }
  const texts = world.sent.flat();
  expect(new Set(texts).size).toBe(texts.length);
});

test('marks of removed text go away, and its next mention is marked instead', async () => {
  await world.start(articleHtml('The Alder Agency met.</p><p>The Alder Agency left.'));
  await world.paints('Alder Agency');
  const mark = world.page.marks[0];
  document.querySelector('article p')?.remove();
  await until(() => world.page.marks[0] !== mark && world.page.marks.length === 1);
  expect(world.page.marks[0]?.block.text).toBe('The Alder Agency left.');
  await world.paints('Alder Agency');
});

test('changed text is matched again, and the mark moves with it', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  (document.querySelector('article p')?.firstChild as Text).data = 'Yesterday the Birch Agency met.';
  await world.paints('Birch Agency');
});

test('a paragraph that is put back as it was is not sent again', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  const p = document.querySelector('article p') as HTMLElement;
  const html = p.outerHTML;
  const old = world.page.marks[0]?.block;
  p.outerHTML = html;
  await until(() => world.page.marks.length === 1 && world.page.marks[0]?.block !== old);
  await world.paints('Alder Agency');
  expect(world.sent).toHaveLength(1);
});

test('hydration that replaces the whole article with the same text asks nothing again', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  const old = world.page.marks[0]?.block;
  document.body.innerHTML = articleHtml('The Alder Agency met.');
  await until(() => world.page.marks.length === 1 && world.page.marks[0]?.block !== old);
  await world.paints('Alder Agency');
  expect(world.sent).toHaveLength(1);
});

test('text added to a menu or a related list is not read', async () => {
  await world.start(`<nav></nav>${articleHtml('The Alder Agency met.</p><ul class="related"></ul><p>It was brief.')}`);
  await world.paints('Alder Agency');
  document.querySelector('nav')?.insertAdjacentHTML('beforeend', '<p>The Birch Agency</p>');
  document.querySelector('.related')?.insertAdjacentHTML('beforeend', '<li>The Birch Agency</li>');
  article().insertAdjacentHTML('beforeend', '<p>The end.</p>');
  await until(() => world.sent.flat().includes('The end.'));
  expect(world.sent.flat().join()).not.toContain('Birch');
});

test('an article that arrives after an empty page is read', async () => {
  await world.start('<div id="app"></div>');
  expect(world.sent).toEqual([]);
  (document.getElementById('app') as HTMLElement).innerHTML = articleHtml('The Alder Agency met.');
  await world.paints('Alder Agency');
});

test('a new address with a new text is a new article: what was marked before is marked again', async () => {
  await world.start(`<main>${articleHtml('The Alder Agency met.')}</main>`);
  await world.paints('Alder Agency');
  history.pushState(null, '', '/another-story');
  const next = articleHtml('Once more the Alder Agency and the Birch Agency met.').replaceAll('Eleven', 'Twelve');
  (document.querySelector('main') as HTMLElement).innerHTML = next;
  await world.paints('Alder Agency', 'Birch Agency');
});

test('a new address with the same text, as pages give while one scrolls, changes nothing', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  const mark = world.page.marks[0];
  history.pushState(null, '', '/page/2');
  article().insertAdjacentHTML('beforeend', '<p>Then the Birch Agency met.</p>');
  await world.paints('Alder Agency', 'Birch Agency');
  expect(world.page.marks[0]).toBe(mark);
});

test('the next article below is read as one of its own, with first mentions of its own', async () => {
  await world.start(`<main>${articleHtml('The Alder Agency met.')}</main>`);
  await world.paints('Alder Agency');
  document
    .querySelector('main')
    ?.insertAdjacentHTML('beforeend', articleHtml('The Alder Agency in another story.', 10));
  await world.paints('Alder Agency', 'Alder Agency');
});

test('a page that changes a hundred times a second is looked at only now and then', async () => {
  await world.start(`${articleHtml('The Alder Agency met.')}<p id="clock">0</p>`);
  await world.paints('Alder Agency');
  const clock = document.querySelector('article p:last-child')?.firstChild as Text;
  let ticks = 0;
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      clock.data = `Officials said ${++ticks} so far.`;
      if (ticks === 150) {
        clearInterval(timer);
        done();
      }
    }, 10);
  });
  await until(() => world.sent.flat().includes('Officials said 150 so far.'));
  expect(world.sent.length).toBeLessThan(10);
});

test('a background that does not answer at first is asked again', async () => {
  world.failures = 1;
  await world.start(articleHtml('The Alder Agency met.'));
  expect(world.page.marks).toEqual([]);
  await world.paints('Alder Agency');
});

test('nothing is done any more once it has ended', async () => {
  await world.start(articleHtml('The Alder Agency met.'));
  await world.paints('Alder Agency');
  world.controller.abort();
  article().insertAdjacentHTML('beforeend', '<p>Then the Birch Agency met.</p>');
  const other = new World();
  await other.start(articleHtml('The Birch Agency met.'));
  await other.paints('Birch Agency');
  expect(world.sent).toHaveLength(1);
  other.stop();
});

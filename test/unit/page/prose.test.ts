// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { holdsProse, ProseCount } from '../../../lib/page/regions/prose';

const SENTENCE =
  'Eleven governments have published the first report of a joint team that watches sanctions, officials said.';
const paragraphs = (count: number) => `<p>${SENTENCE}</p>`.repeat(count);

let count: ProseCount;
const element = (id: string) => document.getElementById(id) as Element;

/** Counts as slowly as can be, a few texts at a time. */
function counted(): void {
  while (!count.run(() => true));
}

beforeEach(() => {
  document.body.remove();
  document.documentElement.append(document.createElement('body'));
  document.body.innerHTML = `
    <div id="frame"><div id="half">${paragraphs(20)}</div><div id="rest">${paragraphs(12)}</div></div>
    <div id="links">${`<p><a href="/">${SENTENCE}</a></p>`.repeat(20)}</div>
    <div id="labels">${'<p>A short line</p>'.repeat(60)}</div>
    <div id="script"><script type="text/plain">${SENTENCE.repeat(60)}</script></div>`;
  count = new ProseCount(document.body);
});

describe('an element holds most of the prose', () => {
  test.each([
    ['frame', true],
    ['half', true],
    ['rest', true],
    ['links', false],
    ['labels', false],
    ['script', false],
  ])('%s: %s, counted before or looked at alone', (id, holds) => {
    counted();
    expect(holdsProse(element(id))).toBe(holds);
    count.forget();
    expect(holdsProse(element(id))).toBe(holds);
  });

  test('from a third of it on', () => {
    element('rest').innerHTML = paragraphs(10);
    counted();
    expect(holdsProse(element('rest'))).toBe(false);
    count.forget();
    expect(holdsProse(element('rest'))).toBe(false);
  });

  test('that came after the count was forgotten', () => {
    element('rest').innerHTML = paragraphs(2);
    counted();
    count.forget();
    element('rest').innerHTML = paragraphs(40);
    expect(holdsProse(element('rest'))).toBe(true);
  });

  test('unless there is hardly any text', () => {
    document.body.innerHTML = `<p id="all">${SENTENCE}</p>`;
    counted();
    expect(holdsProse(element('all'))).toBe(false);
  });
});

// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { BLOCK, LINK, roleOf, SKIP, UNMARKED, visit } from '../../../lib/page/regions/elements';

function element(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}

const flags = (html: string) => visit(element(html)) & (SKIP | BLOCK | LINK | UNMARKED);

describe('what names say', () => {
  test.each([
    ['of the element itself is believed', '<div class="story related-list">', SKIP | BLOCK],
    ['of its state or layout is not', '<div class="story has-related with-sidebar no-comments">', BLOCK],
    ['of its state does not hide what it says of itself', '<div class="has-related related">', SKIP | BLOCK],
    ['of its state does not make it a body', '<div class="is-article-body related">', SKIP | BLOCK],
    ['may stand on lines of their own', '<div class="story\n\thidden\nwide">', SKIP | BLOCK],
    ['may stand in its id alone', '<div id="relatedStories">', SKIP | BLOCK],
    ['of a caption outweighs what it is named after', '<p class="caption share">', BLOCK],
    ['of a heading is layout', '<h2 class="related">', BLOCK | UNMARKED],
  ])('%s: %s', (_, html, told) => {
    expect(flags(html)).toBe(told);
  });
});

describe('what attributes say', () => {
  test.each([
    ['<div hidden class="story">', SKIP | BLOCK],
    ['<div inert>', SKIP | BLOCK],
    ['<span aria-hidden="true">', SKIP],
    ['<span aria-hidden="false">', 0],
    ['<div contenteditable>', SKIP | BLOCK],
    ['<div contenteditable="false">', BLOCK],
    ['<div role="navigation">', SKIP | BLOCK],
    ['<span role="link">', LINK | UNMARKED],
    ['<a href="/">', LINK | UNMARKED],
    ['<a class="story">', 0],
    ['<span itemprop="author">', SKIP],
    ['<div itemprop="articleBody" class="related">', BLOCK],
  ])('%s', (html, told) => {
    expect(flags(html)).toBe(told);
  });
});

test.each([
  ['<h1>', 'title'],
  ['<h6 class="lead">', 'title'],
  ['<div role="heading">', 'title'],
  ['<pre>', null],
  ['<p class="standfirst">', 'lead'],
  ['<figcaption>', 'caption'],
  ['<div class="pull-quote">', 'quote'],
])('the text in %s is %s', (html, role) => {
  expect(roleOf(element(html))).toBe(role);
});

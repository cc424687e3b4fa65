/**
 * Figures as plain JSON: the background lays them out, the card only turns them into SVG. So a page pays for no layout,
 * and the card's script stays within its budget.
 *
 * Colours are the design tokens, written as presentation attributes: a page's content policy has no say in those, and a
 * figure follows light, dark and forced colours by itself.
 */
import type { EntityRef } from '../card-view';

export type ShapeTag = 'g' | 'line' | 'path' | 'rect' | 'circle' | 'text' | 'tspan' | 'title';
export type Attributes = Record<string, string | number>;

/** A piece of a drawing: text, an SVG element, or a part that leads to another card. */
export type Shape =
  | string
  | [tag: ShapeTag, attributes: Attributes, children?: Shape[]]
  | [tag: 'link', to: EntityRef, children: Shape[]];

/** Which section of the card a figure belongs to. `lead`: worth seeing at the first look; `more`: behind it. */
export type FigurePlace = 'lead' | 'more' | 'timeline' | 'relations';

export interface Figure {
  place: FigurePlace;
  /** A heading; empty where the section's own says it. */
  title: string;
  /** What the figure shows, in words, for those who do not see it. */
  label: string;
  /** Its own units; drawn as wide as the card allows. */
  width: number;
  height: number;
  shapes: Shape[];
}

/** The design tokens a figure may use (`components/tokens.css`). */
export const INK = 'var(--sl-ink)';
export const MUTED = 'var(--sl-muted)';
export const RULE = 'var(--sl-rule)';
export const EDGE = 'var(--sl-control)';
export const PAPER = 'var(--sl-paper)';
export const SUNK = 'var(--sl-sunk)';
export const AMBER = 'var(--sl-amber)';
export const AMBER_INK = 'var(--sl-amber-ink)';

/** Sizes of lettering in a figure, in its units. */
export const SMALL = 10;
export const BODY = 11;

/** Rounds for a path: a tenth of a unit is finer than a screen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A piece of lettering. */
export function lettering(x: number, y: number, text: string, more: Attributes = {}): Shape {
  return ['text', { x: round(x), y: round(y), 'font-size': SMALL, fill: MUTED, ...more }, [text]];
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, more: Attributes = {}): Shape {
  return ['line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), stroke, ...more }];
}

/** About how wide text is in the wider of the systems' sans faces; bold is a tenth more. Layouts leave some air. */
export function widthOf(text: string, size: number, weight: 'plain' | 'bold' = 'plain'): number {
  let ems = 0;
  for (const letter of text) {
    if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(letter)) ems += 1;
    else if (/[ijl.,:;'’|()· ]/.test(letter)) ems += 0.34;
    else if (/[mwMW—]/.test(letter)) ems += 0.9;
    else if (/[A-Z0-9]/.test(letter)) ems += 0.67;
    else ems += 0.59;
  }
  return ems * size * (weight === 'bold' ? 1.1 : 1);
}

/** Text cut to a width, with an ellipsis where something is missing. */
export function fitted(text: string, width: number, size: number, weight: 'plain' | 'bold' = 'plain'): string {
  if (widthOf(text, size, weight) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, weight) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Text in at most `lines` lines of a width, the last one cut if need be. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  lines: number,
  weight: 'plain' | 'bold' = 'plain',
): string[] {
  const out: string[] = [];
  let rest = text.split(' ');
  while (rest.length > 0 && out.length < lines - 1) {
    let count = rest.length;
    while (count > 1 && widthOf(rest.slice(0, count).join(' '), size, weight) > width) count--;
    out.push(fitted(rest.slice(0, count).join(' '), width, size, weight));
    rest = rest.slice(count);
  }
  if (rest.length > 0) out.push(fitted(rest.join(' '), width, size, weight));
  return out;
}

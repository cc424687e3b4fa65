/**
 * How marks are drawn: the rules of the CSS highlights, as the reader wants them.
 */

/** Names in `CSS.highlights`. */
export const MARKS = 'sidelight';
/** The mark the keyboard is on. */
export const CURRENT = 'sidelight-current';

/** Dotted underline, plain underline, tinted ground. */
export const MARK_LOOKS = ['dots', 'line', 'tint'] as const;
export const MARK_COLOURS = ['teal', 'amber', 'ink'] as const;

export interface Look {
  markLook: (typeof MARK_LOOKS)[number];
  markColour: (typeof MARK_COLOURS)[number];
}

const COLOURS = { teal: '#1497a8', amber: '#d98a00', ink: 'currentcolor' };

/** `currentcolor` keeps the line readable on light and dark pages alike; forced colours put their own in its place. */
export function markRules({ markLook, markColour }: Look): string {
  const colour = COLOURS[markColour];
  const line = `color-mix(in oklab, currentcolor 45%, ${colour})`;
  const plain =
    markLook === 'tint'
      ? `background: color-mix(in srgb, ${colour} 18%, transparent)`
      : `text-decoration: underline ${markLook === 'dots' ? 'dotted 0.09em' : '0.07em'} ${line}; text-underline-offset: 0.2em`;
  return `::highlight(${MARKS}) { ${plain} }
::highlight(${CURRENT}) { text-decoration: underline 0.12em ${line}; background: color-mix(in srgb, ${colour} 24%, transparent) }
@media (forced-colors: active) { ::highlight(${MARKS}) { text-decoration: underline dotted } ::highlight(${CURRENT}) { color: HighlightText; background: Highlight } }`;
}

/**
 * Whether letters are lighter than their ground, by their own colour: grounds may be pictures.
 * @param colour as `getComputedStyle` gives it: `rgb(…)`, or another notation, which is then no answer
 */
export function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = /^rgb/.test(colour) ? (colour.match(/[\d.]+/g) ?? []).map(Number) : [];
  // Weights of brightness: ITU-R BT.601.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150;
}

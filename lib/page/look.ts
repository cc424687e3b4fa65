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

/** `currentcolor` keeps the line readable on light and dark pages alike; forced colours put their own in its place
 * (Chromium paints every highlight on the ground of selected text there, whatever the rule says: the line tells them apart). */
export function markRules({ markLook, markColour }: Look): string {
  const colour = COLOURS[markColour];
  const line = `color-mix(in oklab, currentcolor 45%, ${colour})`;
  const ground = (share: number) => `background: color-mix(in srgb, ${colour} ${share}%, transparent)`;
  const plain =
    markLook === 'tint'
      ? ground(18)
      : `text-decoration: underline ${markLook === 'dots' ? 'dotted 0.09em' : '0.07em'} ${line}; text-underline-offset: 0.2em`;
  return `::highlight(${MARKS}) { ${plain} }
::highlight(${CURRENT}) { text-decoration: underline 0.12em ${line}; ${ground(24)} }
@media (forced-colors: active) { ::highlight(${MARKS}) { text-decoration: underline dotted } ::highlight(${CURRENT}) { color: HighlightText; background: Highlight } }`;
}

/**
 * Whether letters are lighter than their ground, by their own colour: grounds may be pictures.
 * @param colour as `getComputedStyle` gives it: `rgb(…)`; in other notations numbers are small, and that is no answer
 */
export function isLight(colour: string): boolean {
  const [red, green, blue] = colour.match(/\d+/g) ?? [];
  return Number(red) + Number(green) + Number(blue) > 450;
}

/**
 * What the card and the editor framed in it say to each other over their message port: never a word of the note.
 */

/** From the editor to the card: its height in CSS pixels; that the reader is done; that all is saved. */
export type EditorSays = { height: number } | { done: true } | { idle: true };

/** From the card to the editor: save now and say `idle` when it is safe. */
export type CardSays = 'flush';

/** The frame grows with the editor up to this height, CSS pixels; beyond it the editor scrolls. */
export const TALLEST_EDITOR = 320;

/** The message that carries the port. */
export const HELLO = 'sidelight-editor';
